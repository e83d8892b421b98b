import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { limits } from '../../../server/rooms/limits.ts';
import { GuardedRoom } from '../../support/guarded-room.ts';
import { bytes, gone, struct, text, update, values } from '../../support/hand-made-update.ts';

const own = 0xffff_ffff;
const choice = values({ parent: 'choices', key: 'training' }, true);
const malformed = { verdict: 'refuse', code: 'malformed', path: [] };

function attack(update: Uint8Array) {
  const room = new GuardedRoom();
  const buyer = room.join('buyer');
  const before = room.snapshot();
  const judgement = room.receive(update, buyer);
  expect(room.snapshot()).toBe(before);
  return judgement;
}

describe('bytes are read strictly', () => {
  const good = update([{ client: own, clock: 0, structs: [choice] }]);

  it('takes the update that the cases below are made from', () => {
    const room = new GuardedRoom();
    expect(room.receive(good, room.join('buyer')).verdict).toBe('accept');
  });

  it('refuses every beginning of an update', () => {
    for (let length = 0; length < good.length; length++) {
      expect(attack(good.subarray(0, length))).toEqual(malformed);
    }
  });

  it('reads an update that lies inside a larger buffer to its end and no further', () => {
    const buffer = new Uint8Array([...good, ...good]);
    expect(attack(buffer.subarray(0, good.length - 1))).toEqual(malformed);
  });

  it.each([
    ['something after the end', new Uint8Array([...good, 0])],
    ['nothing at all', new Uint8Array()],
    ['too many bytes', new Uint8Array(limits.update.bytes + 1)],
    [
      'a client twice',
      update([
        { client: own, clock: 0, structs: [choice] },
        { client: own, clock: 1, structs: [choice] },
      ]),
    ],
    [
      'a client twice among the deletes',
      update(
        [],
        [
          { client: 5, ranges: [[0, 1]] },
          { client: 5, ranges: [] },
        ],
      ),
    ],
    ['garbage of no length', update([{ client: own, clock: 0, structs: [gone(0)] }])],
    ['garbage without end', update([{ client: own, clock: 0, structs: [gone(Number.MAX_SAFE_INTEGER)] }])],
    ['a clock beyond all clocks', update([{ client: own, clock: limits.update.clock, structs: [choice] }])],
    ['a client id of more than 32 bits', update([{ client: 2 ** 33, clock: 0, structs: [choice] }])],
    [
      'an empty text',
      update([{ client: own, clock: 0, structs: [text({ parent: 'choices', key: 'a' }, '')] }]),
    ],
    ['no values', update([{ client: own, clock: 0, structs: [values({ parent: 'choices', key: 'a' })] }])],
    [
      'text that is not UTF-8',
      update([
        {
          client: own,
          clock: 0,
          structs: [
            struct(4, { parent: 'choices', key: 'a' }, (encoder) =>
              encoding.writeVarUint8Array(encoder, new Uint8Array([0xff, 0xfe])),
            ),
          ],
        },
      ]),
    ],
  ])('refuses %s', (_name, update) => {
    expect(attack(update)).toEqual(malformed);
  });

  it('refuses the other update format', () => {
    const doc = new Y.Doc();
    doc.getMap('choices').set('training', true);
    expect(attack(Y.encodeStateAsUpdateV2(doc))).toMatchObject({ verdict: 'refuse' });
  });

  it.each([
    ['client sections', [2 ** 40]],
    ['structs', [1, 2 ** 40, own, 0]],
    ['delete sections', [0, 2 ** 40]],
    ['delete ranges', [0, 1, own, 2 ** 40]],
  ])('believes no header that promises very many %s', (_name, numbers) => {
    const lie = bytes((encoder) => {
      for (const number of numbers) encoding.writeVarUint(encoder, number);
    });
    expect(attack(lie)).toEqual(malformed);
  });

  it.each([
    ['values', 8],
    ['text', 4],
  ])('believes no %s that promise very much', (_name, kind) => {
    const lie = struct(kind, { parent: 'choices', key: 'training' }, (encoder) =>
      encoding.writeVarUint(encoder, 2 ** 40),
    );
    expect(attack(update([{ client: own, clock: 0, structs: [lie] }]))).toEqual(malformed);
  });

  it('refuses an array and an object that promise very many members', () => {
    for (const tag of [117, 118]) {
      const lie = struct(8, { parent: 'choices', key: 'training' }, (encoder) => {
        for (const number of [1, tag, 2 ** 40]) encoding.writeVarUint(encoder, number);
      });
      expect(attack(update([{ client: own, clock: 0, structs: [lie] }]))).toEqual(malformed);
    }
  });
});
