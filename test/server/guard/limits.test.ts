import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { judgeUpdate } from '../../../server/rooms/guard/guard.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { GuardedRoom } from '../../support/guarded-room.ts';
import { bytes, gone, struct, text, type, update, values } from '../../support/hand-made-update.ts';

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

describe('a document has an end', () => {
  it('refuses more entries than the root may have, and takes as many as it may', () => {
    const room = new GuardedRoom();
    const seller = room.join('seller');
    const groups = (count: number, prefix: string) =>
      Array.from({ length: count }, (_, index) =>
        type({ parent: 'choiceGroups', key: `${prefix}${index}` }, 1),
      );
    const fits = update([{ client: 5, clock: 0, structs: groups(499, 'g') }]);
    const tooMany = update([{ client: 6, clock: 0, structs: groups(1, 'h') }]);
    expect(room.receive(fits, seller).verdict).toBe('accept');
    expect(room.receive(tooMany, seller)).toEqual({
      verdict: 'refuse',
      code: 'too-large',
      path: ['choiceGroups'],
    });
    seller.document.removeChoiceGroup('platform');
    expect(room.receive(tooMany, seller).verdict).toBe('accept');
  });

  it('refuses text beyond its length, also in many messages, and takes it again when there is room', () => {
    const room = new GuardedRoom();
    const buyer = room.join('buyer');
    const inline = (buyer.document.fragment('goals').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (let part = 0; part < 3; part++) inline.insert(0, 'x'.repeat(60_000));
    expect(buyer.judgements.at(-1)?.verdict).toBe('accept');
    const more = buyer.record(() => inline.insert(0, 'y'.repeat(30_000)));
    expect(room.judge(more, buyer.participant)).toEqual({
      verdict: 'refuse',
      code: 'too-large',
      path: ['jointTexts', 'goals'],
    });
    const seller = room.join('seller');
    const theirs = (seller.document.fragment('goals').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    theirs.delete(0, 100_000);
    expect(room.judge(more, buyer.participant).verdict).toBe('accept');
  });

  it('refuses more sessions at once than a device could have been offline for', () => {
    const room = new GuardedRoom();
    const sections = Array.from({ length: limits.update.newClients + 1 }, (_, client) => ({
      client: client + 1,
      clock: 0,
      structs: [gone(1)],
    }));
    expect(room.receive(update(sections), room.join('buyer'))).toMatchObject({ code: 'too-large' });
  });
});

describe('what one person may leave in a document for good', () => {
  const write = (client: number, count: number) =>
    update([
      {
        client,
        clock: 0,
        // Each under a key of its own, so that no two become one piece.
        structs: Array.from({ length: count }, (_, n) =>
          n % 2 === 0
            ? values({ parent: 'choices', key: 'training' }, true)
            : values({ parent: 'quantities', key: 'seats' }, '4'),
        ),
      },
    ]);
  const usedUp = { verdict: 'refuse', code: 'share-used-up', path: [] };

  it('so many client ids, and then only what they have already', () => {
    const room = new GuardedRoom();
    const [buyer, other] = [room.join('buyer'), room.join('buyer')];
    for (let client = 1; client <= limits.person.clients; client++) {
      room.writers.bind(client, buyer.participant.id);
    }
    expect(room.receive(write(own, 1), buyer)).toEqual(usedUp);
    expect(room.receive(write(limits.person.clients, 1), buyer).verdict).toBe('accept');
    // Somebody else's share is their own.
    expect(room.receive(write(own, 1), other).verdict).toBe('accept');
  });

  it('so many pieces, counted as the document holds them; deleting stays possible', () => {
    const room = new GuardedRoom();
    const [buyer, other] = [room.join('buyer'), room.join('buyer')];
    const { structs } = limits.person;
    const used = (count: number) => ({
      ...room.context(buyer.participant),
      shareOf: () => ({ clients: 1, structs: count }),
    });
    expect(judgeUpdate(write(own, 2), used(structs - 2)).verdict).toBe('accept');
    expect(judgeUpdate(write(own, 2), used(structs - 1))).toEqual(usedUp);
    room.receive(write(own, 4), other);
    expect(room.writers.shareOf(other.participant.id, room.doc)).toEqual({ clients: 1, structs: 4 });
    const deleting = update([], [{ client: own, ranges: [[0, 2]] }]);
    expect(judgeUpdate(deleting, used(structs)).verdict).toBe('accept');
  });

  it('negative control: typing on, and deleting it again, leaves no more than a piece', () => {
    const room = new GuardedRoom();
    const buyer = room.join('buyer');
    const inline = (buyer.document.fragment('goals').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (let n = 0; n < 500; n++) inline.insert(n, 'x');
    inline.delete(0, 500);
    expect(room.writers.shareOf(buyer.participant.id, room.doc).structs).toBe(1);
  });
});
