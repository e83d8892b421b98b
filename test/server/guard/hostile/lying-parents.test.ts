import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Attack, ownClient, type Scene, scene } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import { idOf, text, values } from '../../../support/hand-made-update.ts';

const price = ({ room }: Scene) => idOf(room.doc, 'components', 'review', 'unitPrice');
const attacks: Attack[] = [
  {
    name: 'a price overwritten through its own origin',
    code: 'forbidden',
    path: ['components', 'review', 'unitPrice'],
    bytes: (stage) => stage.own(values({ origin: price(stage) }, '1')),
  },
  {
    name: 'a price through a parent named by id',
    code: 'forbidden',
    path: ['components', 'review', 'unitPrice'],
    bytes: (stage) =>
      stage.own(values({ parent: idOf(stage.room.doc, 'components', 'review'), key: 'unitPrice' }, '1')),
  },
  {
    name: 'a price beside a choice of the same message',
    code: 'forbidden',
    bytes: (stage) =>
      stage.own(values({ parent: 'choices', key: 'training' }, true), values({ origin: price(stage) }, '1')),
  },
  {
    name: 'two neighbours that live in different places',
    code: 'forbidden',
    bytes: (stage) =>
      stage.own(
        values({ origin: idOf(stage.room.doc, 'choices', 'training'), rightOrigin: price(stage) }, true),
      ),
  },
  {
    name: 'two neighbours in different places that the buyer may both write',
    code: 'malformed',
    bytes: (stage) =>
      stage.own(
        values(
          {
            origin: idOf(stage.room.doc, 'choices', 'training'),
            rightOrigin: idOf(stage.room.doc, 'quantities', 'seats'),
          },
          true,
        ),
      ),
  },
  {
    name: "the seller's text through a right neighbour alone",
    code: 'forbidden',
    bytes: (stage) =>
      stage.own(text({ rightOrigin: idOf(stage.room.doc, 'texts', 'terms', 0, 0, 0) }, 'Not ')),
  },
  {
    name: 'a parent that is a value',
    code: 'malformed',
    bytes: (stage) =>
      stage.own(
        values({ parent: 'choices', key: 'training' }, true),
        values({ parent: { client: ownClient, clock: 0 }, key: 'x' }, 1),
      ),
  },
  {
    name: "a cut through a character of the seller's text, from garbage beside it",
    code: 'forbidden',
    bytes: ({ room, seller, own }) => {
      const structs = room.doc.store.clients.get(seller.doc.clientID) ?? [];
      const garbage = structs.find((item) => item instanceof Y.GC);
      const target = idOf(room.doc, 'texts', 'intro', 0, 0, 0);
      return own(
        text(
          {
            origin: garbage?.id ?? target,
            rightOrigin: { client: target.client, clock: target.clock + 1 },
          },
          'x',
        ),
      );
    },
  },
];

describeAttacks('lying-parents', attacks);

it('content that lands in garbage passes as garbage, and changes nothing', () => {
  const { room, seller, buyer, own } = scene();
  const garbage = room.doc.store.clients.get(seller.doc.clientID)?.find((item) => item instanceof Y.GC);
  const before = room.snapshot();
  const judgement = room.receive(own(values({ origin: garbage?.id ?? { client: 1, clock: 0 } }, 'x')), buyer);
  expect(judgement).toMatchObject({ verdict: 'accept', writes: [], roots: [] });
  expect(room.snapshot()).toBe(before);
  expect(room.doc.store.clients.get(ownClient)?.[0]).toBeInstanceOf(Y.GC);
});
