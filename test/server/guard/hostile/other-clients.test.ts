import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Attack, scene } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import { gone, idOf, update, values } from '../../../support/hand-made-update.ts';

const attacks: Attack[] = [
  {
    name: "the seller's id at its next clock",
    code: 'foreign-client',
    bytes: ({ room, seller }) => {
      const client = seller.doc.clientID;
      const clock = Y.getState(room.doc.store, client);
      return update([{ client, clock, structs: [values({ parent: 'choices', key: 'seats' }, true)] }]);
    },
  },
  {
    name: 'the id that the document began with',
    code: 'foreign-client',
    bytes: ({ room }) => {
      const { client } = idOf(room.doc, 'components', 'review');
      const clock = Y.getState(room.doc.store, client);
      return update([{ client, clock, structs: [values({ parent: 'choices', key: 'seats' }, true)] }]);
    },
  },
];

// I-26.
describeAttacks('other-clients', attacks);

it("the seller's clocks cannot be used up with garbage", () => {
  const { room, seller, buyer } = scene();
  const client = seller.doc.clientID;
  const attack = update([{ client, clock: Y.getState(room.doc.store, client), structs: [gone(1_000)] }]);
  expect(room.receive(attack, buyer)).toMatchObject({ verdict: 'refuse', code: 'foreign-client' });
  const bare = new Y.Doc();
  Y.applyUpdate(bare, Y.encodeStateAsUpdate(room.doc));
  Y.applyUpdate(bare, attack);
  seller.document.setTerm('title', 'Heard');
  Y.applyUpdate(bare, Y.encodeStateAsUpdate(seller.doc));
  expect(room.doc.getMap('terms').get('title')).toBe('Heard');
  expect(bare.getMap('terms').get('title')).not.toBe('Heard');
});
