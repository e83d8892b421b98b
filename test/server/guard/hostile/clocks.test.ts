import { describe, expect, it } from 'vitest';
import { ownClient, type Structs, scene, unguarded } from '../../../support/attack.ts';
import { attackClasses } from '../../../support/describe-attacks.ts';
import { skip, update, values } from '../../../support/hand-made-update.ts';

describe(attackClasses.clocks, () => {
  it('a clock that is used already says nothing new', () => {
    const { room, buyer } = scene();
    buyer.document.select('training', true);
    const again = update([
      { client: buyer.doc.clientID, clock: 0, structs: [values({ parent: 'terms', key: 'title' }, 'Mine')] },
    ]);
    expect(room.receive(again, buyer)).toEqual({ verdict: 'nothing' });
  });

  it.each([
    ['a hole in the clocks', (structs: Structs) => update([{ client: ownClient, clock: 5, structs }])],
    [
      'a hole that says it is one',
      (structs: Structs) => update([{ client: ownClient, clock: 0, structs: [skip(5), ...structs] }]),
    ],
  ])('%s lets nothing in', (_name, attack) => {
    const { room, buyer } = scene();
    const bytes = attack([values({ parent: 'choices', key: 'training' }, true)]);
    const before = room.snapshot();
    expect(['gap', 'refuse']).toContain(room.receive(bytes, buyer).verdict);
    expect(room.snapshot()).toBe(before);
    expect(unguarded(room, bytes)).toBe('harm');
  });
});
