import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import { type Attack, type Scene, scene, unguarded } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import { gone, type Id, idOf, skip, struct, update, values } from '../../../support/hand-made-update.ts';

const price = ({ room }: Scene) => idOf(room.doc, 'components', 'review', 'unitPrice');
const tombstone = (origin: Id) => struct(1, { origin }, (encoder) => encoding.writeVarUint(encoder, 1));

const attacks: Attack[] = [
  {
    name: 'a price behind garbage of the same message',
    code: 'forbidden',
    bytes: (stage) => stage.own(gone(3), values({ origin: price(stage) }, '1')),
  },
  {
    name: 'a tombstone in the place of a price, which is gone then',
    code: 'forbidden',
    path: ['components', 'review', 'unitPrice'],
    bytes: (stage) => stage.own(tombstone(price(stage))),
  },
  {
    name: 'a price that the same message deletes again, as though it had come to nothing',
    code: 'forbidden',
    bytes: (stage) =>
      update(
        [{ client: 7, clock: 0, structs: [values({ origin: price(stage) }, '1')] }],
        [{ client: 7, ranges: [[0, 1]] }],
      ),
  },
  {
    name: 'a price in what a tombstone seems to hold',
    code: 'malformed',
    bytes: (stage) =>
      update([
        {
          client: 7,
          clock: 0,
          structs: [
            values({ parent: 'choices', key: 'training' }, true),
            values({ parent: { client: 7, clock: 0 }, key: 'unitPrice' }, '1'),
            values({ origin: price(stage) }, '1'),
          ],
        },
      ]),
  },
];

describeAttacks('hiding', attacks);

it('content behind a skip is asked for, and not taken', () => {
  const stage = scene();
  const bytes = stage.own(skip(2), values({ origin: price(stage) }, '1'));
  const before = stage.room.snapshot();
  expect(stage.room.receive(bytes, stage.buyer).verdict).not.toBe('accept');
  expect(stage.room.snapshot()).toBe(before);
  expect(unguarded(stage.room, bytes)).toBe('harm');
});
