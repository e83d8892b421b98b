import { Asked, AskedChoices, type ProposalTopic } from '#shared/negotiation/asked.ts';
import type { LostValue } from '../sync/session-state.ts';

/** Fields, by what they lie in, of which each is a topic of its own. */
const topics: Readonly<Record<string, Readonly<Record<string, ProposalTopic>>>> = {
  components: { unitPrice: 'unitPrice', quantity: 'quantity' },
  terms: { quoteDiscount: 'quoteDiscount', startDate: 'startDate', termMonths: 'term' },
};

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
  const figures = lost.flatMap(({ root, field, element, mine }) => {
    const topic = topics[root]?.[field];
    const asked = Asked.safeParse({ topic, ...(element !== null && { element }), value: mine });
    return asked.success ? [asked.data] : [];
  });
  return [
    ...(hasChoices && wanted.success ? [{ topic: 'choices', value: wanted.data } as const] : []),
    ...figures,
  ];
}
