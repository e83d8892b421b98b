import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { layouts } from '#shared/quote-doc/doc-layout.ts';
import { judgeUpdate } from '../../../server/rooms/guard/guard.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { GuardedRoom } from '../../support/guarded-room.ts';
import { gone, idOf, text, type, update, values } from '../../support/hand-made-update.ts';

const own = 0xffff_ffff;

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
});

describe('keys', () => {
  it('that were ever used are counted, and there are so many for each that may be in use', () => {
    const room = new GuardedRoom();
    const seller = room.join('seller');
    const { maxEntries } = layouts.shared.choiceGroups as { maxEntries: number };
    const groups = (client: number, count: number) => ({
      structs: update([
        {
          client,
          clock: 0,
          structs: Array.from({ length: count }, (_, n) =>
            type({ parent: 'choiceGroups', key: `g${client}x${n}` }, 1),
          ),
        },
      ]),
      removal: update([], [{ client, ranges: [[0, count]] }]),
    });
    // One is there from the start.
    const rounds = limits.document.keysPerEntry;
    for (let client = 1; client <= rounds; client++) {
      const { structs, removal } = groups(client, maxEntries - 1);
      expect(room.receive(structs, seller).verdict).toBe('accept');
      expect(room.receive(removal, seller).verdict).toBe('accept');
    }
    expect(room.receive(groups(10, rounds).structs, seller)).toMatchObject({ code: 'too-large' });
    expect(room.receive(groups(11, rounds - 1).structs, seller).verdict).toBe('accept');
  });
});

describe('what everybody together may leave in a document for good', () => {
  const full = { verdict: 'refuse', code: 'too-large', path: [] };
  /** As a server has it that was filled up without a guard. */
  const filled = (sections: Parameters<typeof update>[0]) => {
    const room = new GuardedRoom();
    // They are here before: to give somebody all of it takes longer than to judge by it.
    const [seller, buyer] = [room.join('seller'), room.join('buyer')];
    Y.applyUpdate(room.doc, update(sections));
    return { room, seller, buyer };
  };
  const oneChoice = (client: number) =>
    update([{ client, clock: 0, structs: [values({ parent: 'choices', key: 'training' }, true)] }]);

  it('so many client ids, and then nobody comes with a new one', () => {
    const { clients } = limits.document;
    const { room, buyer } = filled(
      Array.from({ length: clients - 2 }, (_, client) => ({
        client: client + 1,
        clock: 0,
        structs: [gone(1)],
      })),
    );
    // One is of the document's first content.
    expect(room.receive(oneChoice(own), buyer).verdict).toBe('accept');
    expect(room.receive(oneChoice(own - 1), buyer)).toEqual(full);
  });

  it('so many pieces, tombstones and garbage included, and then nobody writes any more', () => {
    const { room, seller, buyer } = filled([
      {
        client: 1,
        clock: 0,
        // Of two kinds in turn, so that no two become one piece.
        structs: Array.from({ length: limits.document.structs }, (_, n) => {
          const links = n === 0 ? { parent: 'anywhere' } : { origin: { client: 1, clock: n - 1 } };
          return n % 2 === 0 ? text(links, 'x') : values(links, 1);
        }),
      },
    ]);
    expect(room.receive(oneChoice(own), buyer)).toEqual(full);
    const { client, clock } = idOf(room.doc, 'components', 'review');
    const removal = update([], [{ client, ranges: [[clock, 1]] }]);
    expect(room.judge(removal, seller.participant).verdict).toBe('accept');
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
