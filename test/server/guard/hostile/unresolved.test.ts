import * as Y from 'yjs';
import { type Attack, ownClient } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import { update, values } from '../../../support/hand-made-update.ts';

const attacks: Attack[] = [
  {
    name: 'a struct that waits for what the seller will write',
    code: 'unresolved',
    bytes: ({ room, seller, own }) => {
      const client = seller.doc.clientID;
      return own(values({ origin: { client, clock: Y.getState(room.doc.store, client) + 5 } }, true));
    },
  },
  {
    name: 'structs that wait for each other',
    code: 'malformed',
    bytes: () =>
      update([
        { client: 7, clock: 0, structs: [values({ origin: { client: 8, clock: 0 } }, true)] },
        { client: 8, clock: 0, structs: [values({ origin: { client: 7, clock: 0 } }, true)] },
      ]),
  },
  {
    name: 'a struct that waits for itself',
    code: 'malformed',
    bytes: ({ own }) => own(values({ origin: { client: ownClient, clock: 0 } }, true)),
  },
];

describeAttacks('unresolved', attacks);
