import { expect, it } from 'vitest';
import type { Side } from '#shared/access/permissions.ts';
import type { RefusalCode } from '#shared/protocol/room-messages.ts';
import { type Attack, buyerDoes, type Scene, scene, sellerDoes, unguarded } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';

const locked: [string, Side, (stage: Scene) => Uint8Array, RefusalCode][] = [
  [
    'the seller a price',
    'seller',
    sellerDoes(({ seller }) => seller.document.setComponent('review', 'unitPrice', '1')),
    'locked',
  ],
  [
    'the seller a removal',
    'seller',
    sellerDoes(({ seller }) => seller.document.removeComponent('review')),
    'locked',
  ],
  [
    'the buyer a choice',
    'buyer',
    buyerDoes(({ buyer }) => buyer.document.select('training', true)),
    'locked',
  ],
  [
    'the buyer the joint text',
    'buyer',
    buyerDoes(({ buyer }) => buyer.document.fragment('goals').delete(0, 1)),
    'locked',
  ],
  [
    'the buyer a title',
    'buyer',
    buyerDoes(({ buyer }) => buyer.document.setTerm('title', 'Mine')),
    'forbidden',
  ],
];

/** The status is what refuses it. */
function refusedByStatus({ by = 'buyer', code, bytes }: Attack): void {
  const stage = scene();
  const attack = bytes(stage);
  stage.room.status = 'sent';
  const before = stage.room.snapshot();
  expect(stage.room.receive(attack, stage[by])).toMatchObject({ verdict: 'refuse', code });
  expect(stage.room.snapshot()).toBe(before);
  expect(unguarded(stage.room, attack)).toBe('harm');
  stage.room.status = 'co_design';
  const { verdict } = stage.room.judge(attack, stage[by].participant);
  expect(verdict).toBe(code === 'locked' ? 'accept' : 'refuse');
}

describeAttacks(
  'locked',
  locked.map(([name, by, bytes, code]) => ({ name, by, bytes, code })),
  { judge: refusedByStatus, status: 'sent' },
);

it('a buyer writes nothing in a draft', () => {
  const stage = scene();
  stage.room.status = 'draft';
  const attack = stage.buyer.record(() => stage.buyer.document.select('training', true));
  expect(stage.room.receive(attack, stage.buyer)).toMatchObject({ verdict: 'refuse', code: 'locked' });
});
