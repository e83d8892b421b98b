import { expect } from 'vitest';
import { type Attack, buyerDoes, scene, unguarded } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';

const deeds: [string, Attack['bytes']][] = [
  ['a choice', buyerDoes(({ buyer }) => buyer.document.select('training', true))],
  ['a quantity', buyerDoes(({ buyer }) => buyer.document.setQuantity('seats', '4'))],
  ['the joint text', buyerDoes(({ buyer }) => buyer.document.fragment('goals').delete(0, 1))],
];

/** The right is what refuses it: whoever designs along may do the very same. */
function refusedByRight({ code, bytes }: Attack): void {
  const stage = scene();
  const attack = bytes(stage);
  stage.room.right = 'view';
  const before = stage.room.snapshot();
  expect(stage.room.receive(attack, stage.buyer)).toMatchObject({ verdict: 'refuse', code });
  expect(stage.room.snapshot()).toBe(before);
  expect(unguarded(stage.room, attack)).toBe('harm');
  for (const right of ['design', 'sign'] as const) {
    stage.room.right = right;
    expect(stage.room.judge(attack, stage.buyer.participant).verdict).toBe('accept');
  }
}

describeAttacks(
  'a-right-to-read',
  deeds.map(([name, bytes]) => ({ name, code: 'forbidden', bytes })),
  { judge: refusedByRight, right: 'view' },
);
