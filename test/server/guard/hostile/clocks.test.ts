import { describe, expect, it } from 'vitest';
import { ownClient, type Structs, scene, unguarded } from '../../../support/attack.ts';
import { ignoredByRoom, routes } from '../../../support/attack-routes.ts';
import { attackClasses } from '../../../support/describe-attacks.ts';
import { skip, update, values } from '../../../support/hand-made-update.ts';

const structs: Structs = [values({ parent: 'choices', key: 'training' }, true)];
const holes = [
  { name: 'a hole in the clocks', bytes: update([{ client: ownClient, clock: 5, structs }]) },
  {
    name: 'a hole that says it is one',
    bytes: update([{ client: ownClient, clock: 0, structs: [skip(5), ...structs] }]),
  },
];

describe(attackClasses.clocks, () => {
  it('a clock that is used already says nothing new', () => {
    const { room, buyer } = scene();
    buyer.document.select('training', true);
    const again = update([
      { client: buyer.doc.clientID, clock: 0, structs: [values({ parent: 'terms', key: 'title' }, 'Mine')] },
    ]);
    expect(room.receive(again, buyer)).toEqual({ verdict: 'nothing' });
  });

  it.each(holes)('$name lets nothing in', ({ bytes }) => {
    const { room, buyer } = scene();
    const before = room.snapshot();
    expect(['gap', 'refuse']).toContain(room.receive(bytes, buyer).verdict);
    expect(room.snapshot()).toBe(before);
    expect(unguarded(room, bytes)).toBe('harm');
  });

  it.each(Object.keys(routes))('nor in a room, %s; negative control: honest work passes there', (route) =>
    ignoredByRoom(holes, route),
  );
});
