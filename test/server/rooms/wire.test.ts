import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { frameDigest } from '#shared/protocol/frame-digest.ts';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import { limits } from '../../../server/rooms/limits.ts';
import {
  awarenessFrame,
  keepAliveFrame,
  readClientFrame,
  step1Frame,
  step2Frame,
} from '../../../server/rooms/wire.ts';

const sync = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    write(encoder);
  });

describe('frames', () => {
  it('reads what a stock provider sends', () => {
    const doc = new Y.Doc();
    doc.getMap('terms').set('title', 'x');
    const update = Y.encodeStateAsUpdate(doc);
    expect(readClientFrame(sync((encoder) => syncProtocol.writeSyncStep1(encoder, doc)))).toEqual({
      type: 'step1',
      stateVector: Y.encodeStateVector(doc),
    });
    const [answer, edit] = [
      sync((encoder) => syncProtocol.writeSyncStep2(encoder, doc)),
      sync((encoder) => syncProtocol.writeUpdate(encoder, update)),
    ];
    expect(readClientFrame(answer)).toEqual({
      type: 'update',
      answersStep1: true,
      update,
      digest: frameDigest(answer),
    });
    expect(readClientFrame(edit)).toEqual({
      type: 'update',
      answersStep1: false,
      update,
      digest: frameDigest(edit),
    });
    expect(readClientFrame(new Uint8Array([3]))).toEqual({ type: 'queryAwareness' });
    expect(readClientFrame(new Uint8Array([messageTypes.ping]))).toEqual({ type: 'ping' });
  });

  it('leaves unread what says that it holds more than there can be', () => {
    const holds = (bytes: number) =>
      readClientFrame(
        sync((encoder) => {
          encoding.writeVarUint(encoder, syncProtocol.messageYjsSyncStep1);
          // No client at all, and whatever comes after that.
          encoding.writeVarUint8Array(encoder, new Uint8Array(bytes));
        }),
      ).type;
    expect(holds(limits.traffic.stateVectorBytes + 1)).toBe('unknown');
    // Negative control: up to it, it is read.
    expect(holds(limits.traffic.stateVectorBytes)).toBe('step1');
  });

  it('is total: any bytes are some frame, and what was meant as an update is acknowledged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(readClientFrame(bytes).type).toEqual(expect.any(String));
      }),
    );
    const cutShort = sync((encoder) => syncProtocol.writeUpdate(encoder, new Uint8Array(9))).subarray(0, 6);
    expect(readClientFrame(cutShort)).toEqual({ type: 'brokenUpdate', digest: frameDigest(cutShort) });
    const tooLong = new Uint8Array([
      ...sync((encoder) => syncProtocol.writeUpdate(encoder, new Uint8Array(2))),
      0,
    ]);
    expect(readClientFrame(tooLong)).toEqual({ type: 'brokenUpdate', digest: frameDigest(tooLong) });
  });

  it('ignores a state vector that is none, so that nobody further in meets it', () => {
    const claimsTooMuch = new Uint8Array([0, 0, 2, 255, 127]);
    expect(readClientFrame(claimsTooMuch)).toEqual({ type: 'unknown' });
  });

  it('a stock client understands every frame of types 0 and 1', () => {
    const here = new Y.Doc();
    here.getMap('terms').set('title', 'x');
    const there = new Y.Doc();
    for (const frame of [step1Frame(Y.encodeStateVector(here)), step2Frame(Y.encodeStateAsUpdate(here))]) {
      const answer = encoding.createEncoder();
      const decoder = { arr: frame.subarray(1), pos: 0 };
      syncProtocol.readSyncMessage(decoder, answer, there, null);
    }
    expect(there.getMap('terms').get('title')).toBe('x');

    const awareness = new awarenessProtocol.Awareness(new Y.Doc());
    const entries = [{ clientId: 7, clock: 3, state: { user: { name: 'Anna' } } }];
    awarenessProtocol.applyAwarenessUpdate(awareness, awarenessFrame(entries).subarray(2), null);
    expect(awareness.getStates().get(7)).toEqual({ user: { name: 'Anna' } });
    expect([...keepAliveFrame]).toEqual([1, 1, 0]);
    awareness.destroy();
  });
});
