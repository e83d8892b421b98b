import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { frameDigest } from '#shared/protocol/frame-digest.ts';
import { sentUpdateIn } from '../../../client/sync/counting-socket.ts';

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

describe('which frames the server acknowledges', () => {
  const doc = new Y.Doc();
  doc.getMap('terms').set('title', 'A quote');

  it('names the answer to its step 1, and updates', () => {
    const [step2, update] = [
      frame(0, (e) => sync.writeSyncStep2(e, doc)),
      frame(0, (e) => sync.writeUpdate(e, Y.encodeStateAsUpdate(doc))),
    ];
    expect(sentUpdateIn(step2)).toEqual({ answersStep1: true, digest: frameDigest(step2) });
    expect(sentUpdateIn(update)).toEqual({ answersStep1: false, digest: frameDigest(update) });
  });

  it('passes over a step 1 of ours, presence, or an empty frame', () => {
    expect(sentUpdateIn(frame(0, (e) => sync.writeSyncStep1(e, doc)))).toBeNull();
    expect(sentUpdateIn(frame(1, (e) => encoding.writeVarUint(e, 2)))).toBeNull();
    expect(sentUpdateIn(new Uint8Array())).toBeNull();
  });
});
