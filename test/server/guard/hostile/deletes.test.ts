import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Attack, scene, unguarded } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import { idOf, update } from '../../../support/hand-made-update.ts';

const attacks: Attack[] = [
  {
    name: 'a delete range over a price',
    code: 'forbidden',
    path: ['components', 'review', 'unitPrice'],
    bytes: ({ room }) => {
      const { client, clock } = idOf(room.doc, 'components', 'review', 'unitPrice');
      return update([], [{ client, ranges: [[clock, 1]] }]);
    },
  },
  {
    name: 'a delete range over everything the document began with',
    code: 'forbidden',
    bytes: ({ room }) => {
      const { client } = idOf(room.doc, 'components', 'review');
      return update([], [{ client, ranges: [[0, Y.getState(room.doc.store, client)]] }]);
    },
  },
  {
    name: 'a delete hidden among repeated and overlapping ranges',
    code: 'forbidden',
    bytes: ({ room }) => {
      const { client, clock } = idOf(room.doc, 'components', 'review', 'unitPrice');
      return update(
        [],
        [
          {
            client,
            ranges: [
              [clock, 0],
              [clock, 1],
              [clock, 1],
              [0, 0],
            ],
          },
        ],
      );
    },
  },
  {
    name: 'a delete of what the seller will write next',
    code: 'unresolved',
    bytes: ({ room, seller }) => {
      const client = seller.doc.clientID;
      return update([], [{ client, ranges: [[Y.getState(room.doc.store, client), 1_000]] }]);
    },
  },
];

describeAttacks('deletes', attacks);

it('a delete of what the seller will write next would have killed it', () => {
  const { room, seller } = scene();
  const client = seller.doc.clientID;
  const attack = update([], [{ client, ranges: [[Y.getState(room.doc.store, client), 1_000]] }]);
  const bare = new Y.Doc();
  Y.applyUpdate(bare, Y.encodeStateAsUpdate(room.doc));
  Y.applyUpdate(bare, attack);
  seller.document.setTerm('title', 'Next');
  Y.applyUpdate(bare, Y.encodeStateAsUpdate(seller.doc));
  expect(bare.getMap('terms').get('title')).toBeUndefined();
  expect(room.doc.getMap('terms').get('title')).toBe('Next');
});

it('an empty range inside a character is left out: it would split the text on the server alone', () => {
  const { room, buyer } = scene();
  const { client, clock } = idOf(room.doc, 'texts', 'intro', 0, 0, 0);
  const attack = update([], [{ client, ranges: [[clock + 1, 0]] }]);
  const before = room.snapshot();
  expect(room.receive(attack, buyer)).toEqual({ verdict: 'nothing' });
  expect(room.snapshot()).toBe(before);
  expect(unguarded(room, attack)).toBe('harm');
});
