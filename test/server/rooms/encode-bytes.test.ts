import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { encodeBytes } from '../../../server/rooms/encode-bytes.ts';

const numbered = (n: number) => encodeBytes((encoder) => writeVarUint(encoder, n));
const saying = (text: string) => encodeBytes((encoder) => writeVarString(encoder, text));
const said = (bytes: Uint8Array) => readVarString(createDecoder(bytes));

describe('bytes that are written in shared room', () => {
  it('are of their own: what is written next changes nothing in them', () => {
    const [first, second] = [saying('first'), saying('second')];
    expect([said(first), said(second)]).toEqual(['first', 'second']);
    expect(first.buffer).not.toBe(second.buffer);
    expect(first.buffer.byteLength).toBe(first.byteLength);
  });

  it('may be longer than the room, and those after them are whole again', () => {
    const long = 'x'.repeat(100_000);
    expect(said(saying(long))).toBe(long);
    expect(said(saying('short'))).toBe('short');
  });

  it('may be written in the middle of others', () => {
    const outer = encodeBytes((encoder) => {
      writeVarUint(encoder, 1);
      writeVarUint8Array(encoder, numbered(2));
      writeVarUint(encoder, 3);
    });
    const decoder = createDecoder(outer);
    expect([1, 2, 3, 4].map(() => readVarUint(decoder))).toEqual([1, 1, 2, 3]);
  });

  it('leave nothing behind where writing them threw', () => {
    const fault = new Error('not today');
    const write = () =>
      encodeBytes((encoder) => {
        writeVarUint(encoder, 7);
        throw fault;
      });
    expect(write).toThrow(fault);
    expect([...numbered(5)]).toEqual([5]);
  });
});
