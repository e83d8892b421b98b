import { describe, expect, it } from 'vitest';
import { frameDigest } from '#shared/protocol/frame-digest.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('what names a frame', () => {
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('is FNV-1a in 32 bits: %j', (text, digest) => {
    expect(frameDigest(bytes(text))).toBe(digest);
  });

  it('differs between any two frames of one length that differ in one byte', () => {
    const digests = Array.from({ length: 256 }, (_, byte) => frameDigest(new Uint8Array([0, 2, byte, 7])));
    expect(new Set(digests).size).toBe(256);
  });
});
