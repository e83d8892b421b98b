import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { layouts } from '#shared/quote-doc/doc-layout.ts';
import { sizeOf } from '../../../server/rooms/guard/document-size.ts';
import { judgeUpdate } from '../../../server/rooms/guard/guard.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { GuardedRoom, type Peer } from '../../support/guarded-room.ts';
import {
  format,
  gone,
  idOf,
  type Links,
  struct,
  text,
  type,
  update,
  values,
} from '../../support/hand-made-update.ts';

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

describe('marks on a text', () => {
  const url = (n: number) => `https://example.com/${n}/${'x'.repeat(1_900)}`;
  const links = (client: number, count: number, first: Links) =>
    Array.from({ length: count }, (_, n) =>
      format(n === 0 ? first : { origin: { client, clock: n - 1 } }, 'link', { href: url(n) }),
    );
  const inlineOf = (peer: Peer) =>
    (peer.document.fragment('goals').get(0) as Y.XmlElement).get(0) as Y.XmlText;

  it('take room, on text or on none, and give it back when they go', () => {
    const room = new GuardedRoom();
    const buyer = room.join('buyer');
    const at = idOf(room.doc, 'jointTexts', 'goals', 0, 0);
    const tooLarge = { verdict: 'refuse', code: 'too-large', path: ['jointTexts', 'goals'] };
    const some = update([{ client: 5, clock: 0, structs: links(5, 60, { parent: at }) }]);
    const more = update([{ client: 6, clock: 0, structs: links(6, 60, { parent: at }) }]);
    expect(room.receive(some, buyer).verdict).toBe('accept');
    expect(room.receive(more, buyer)).toEqual(tooLarge);
    expect(room.receive(update([], [{ client: 5, ranges: [[0, 60]] }]), buyer).verdict).toBe('accept');
    expect(room.receive(more, buyer).verdict).toBe('accept');
  });

  it('are counted alike while they come and go, and when a document is opened with them', () => {
    const room = new GuardedRoom();
    const inline = inlineOf(room.join('seller'));
    inline.insert(0, 'A text with marks');
    inline.format(2, 4, { bold: {} });
    inline.format(7, 4, { link: { href: url(1) } });
    inline.format(9, 3, { link: null });
    inline.delete(3, 5);
    const opened = new Y.Doc();
    Y.applyUpdate(opened, Y.encodeStateAsUpdate(room.doc));
    const length = sizeOf(room.doc).textLength('jointTexts', 'goals');
    expect(length).toBeGreaterThan(1_900);
    expect(sizeOf(opened).textLength('jointTexts', 'goals')).toBe(length);
  });
});

describe('keys', () => {
  const tombstone = (parent: string, key: string) =>
    struct(1, { parent, key }, (encoder) => encoding.writeVarUint(encoder, 1));

  it.each(['choices', 'sectionChoices', 'picks', 'quantities'])(
    'of %s are about what is or was there, also where what they hold is gone when it arrives',
    (root) => {
      const room = new GuardedRoom();
      const buyer = room.join('buyer');
      const never = update([{ client: own, clock: 0, structs: [tombstone(root, 'never-there')] }]);
      expect(room.receive(never, buyer)).toEqual({
        verdict: 'refuse',
        code: 'invalid-value',
        path: [root, 'never-there'],
      });
    },
  );

  it('may be of what a seller made and took away again while offline, with what was chosen of it', () => {
    const room = new GuardedRoom();
    const seller = room.join('seller');
    const structs = [
      type({ parent: 'components', key: 'short-lived' }, 1),
      values({ parent: 'choices', key: 'short-lived' }, true),
    ];
    const both = update([{ client: own, clock: 0, structs }], [{ client: own, ranges: [[0, 2]] }]);
    expect(room.receive(both, seller).verdict).toBe('accept');
  });

  it('that are gone when they arrive are counted among those that were ever used', () => {
    const room = new GuardedRoom();
    const seller = room.join('seller');
    const { maxEntries } = layouts.shared.choiceGroups as { maxEntries: number };
    const tombstones = (client: number, count: number) => {
      const structs = Array.from({ length: count }, (_, n) => tombstone('choiceGroups', `g${client}x${n}`));
      return update([{ client, clock: 0, structs }]);
    };
    // One is there from the start.
    const left = maxEntries * limits.document.keysPerEntry - 1;
    expect(room.receive(tombstones(1, left), seller).verdict).toBe('accept');
    expect(room.receive(tombstones(2, 1), seller)).toMatchObject({ code: 'too-large' });
    // A key that was used before is none more.
    const again = update([
      { client: 3, clock: 0, structs: [type({ parent: 'choiceGroups', key: 'g1x0' }, 1)] },
    ]);
    expect(room.receive(again, seller).verdict).toBe('accept');
  });

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
