import { Asked, AskedChoices } from '#shared/negotiation/asked.ts';
import type { LostValue } from '../sync/session-state.ts';

const choiceRoots = ['choices', 'sectionChoices', 'picks', 'quantities'] as const;

/**
 * What somebody wanted and did not get, as something to ask the other side for; empty where it is nothing that can be
 * proposed, such as a text.
 */
export function askedFromLost(lost: readonly LostValue[]): Asked[] {
  const choices = Object.fromEntries(
    choiceRoots.map((root) => [
      root,
      Object.fromEntries(
        lost
          .filter((value) => value.root === root && value.element !== null && value.mine !== null)
          .map(({ element, mine }) => [element, mine]),
      ),
    ]),
  );
  const hasChoices = choiceRoots.some((root) => Object.keys(choices[root] ?? {}).length > 0);
  const wanted = AskedChoices.safeParse(choices);
  const prices = lost.flatMap(({ root, field, element, mine }) => {
    if (root !== 'components' || (field !== 'unitPrice' && field !== 'quantity')) return [];
    const asked = Asked.safeParse({ topic: field, element, value: mine });
    return asked.success ? [asked.data] : [];
  });
  return [
    ...(hasChoices && wanted.success ? [{ topic: 'choices', value: wanted.data } as const] : []),
    ...prices,
  ];
}
