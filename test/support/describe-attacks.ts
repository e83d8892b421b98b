import { describe, it } from 'vitest';
import { type Attack, repelled } from './attack.ts';
import { repelledByRoom, routes, type Standing } from './attack-routes.ts';

/** What no client may do, by class. Each has a file of this name beside this table's tests, under `guard/hostile`. */
export const attackClasses = {
  'forbidden-places': 'forbidden roots and nested paths',
  'whole-texts': 'whole texts and roots made, replaced or deleted',
  'lying-parents': "map keys overwritten through a neighbour's origin, and parents that lie",
  deletes: "deletes of others' content",
  'other-clients': "other people's client ids",
  clocks: 'clock gaps and reused clocks',
  unresolved: 'structs and deletes that wait for what is not there',
  hiding: 'garbage and skips that hide content',
  kinds: 'unknown kinds of content, subdocuments, embeds',
  values: 'wrong types, numbers that are none, huge and deep values, __proto__ keys',
  'rich-text': 'unknown nodes, marks and attributes, javascript: links, tables and variables out of shape',
  bytes: 'oversized, truncated, trailing and V2-encoded bytes, and headers that lie about lengths',
  locked: 'writes after the quote was sent',
  'a-right-to-read': 'writes of somebody who was let in to read',
} as const;
export type AttackClass = keyof typeof attackClasses;

/** Each attack before the guard alone, and all of them in a room, on every route by which bytes come in. */
export function describeAttacks(
  kind: AttackClass,
  attacks: readonly Attack[],
  { judge = repelled, ...standing }: { judge?: (attack: Attack) => void } & Partial<Standing> = {},
): void {
  describe(attackClasses[kind], () => {
    it.each(attacks)('$name', judge);

    const inRoom = attacks.filter((attack) => attack.needsMore !== true);
    it.each(Object.keys(routes))('nor in a room, %s; negative control: honest work passes there', (route) =>
      repelledByRoom(inRoom, route, standing),
    );
  });
}
