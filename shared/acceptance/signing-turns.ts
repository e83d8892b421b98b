/** Whose signature is wanted: the rule that was frozen with the offer, over who has signed so far. */
import type { OfferTerms } from '../quote/frozen-quote.ts';

type Rule = OfferTerms['signing'];

/** Those who may sign now, by id. `signatories`: everybody who must or may, in order; `signed`: who has. */
export function turnsOf<Id extends string>(
  rule: Rule,
  signatories: readonly Id[],
  signed: readonly Id[],
): readonly Id[] {
  if (isComplete(rule, signatories, signed)) return [];
  const waiting = signatories.filter((id) => !signed.includes(id));
  return rule === 'in-order' ? waiting.slice(0, 1) : waiting;
}

/** Whether the offer is accepted by these signatures. Without signatories nobody can accept. */
export function isComplete<Id extends string>(
  rule: Rule,
  signatories: readonly Id[],
  signed: readonly Id[],
): boolean {
  const counted = signatories.filter((id) => signed.includes(id)).length;
  return rule === 'one' ? counted > 0 : counted > 0 && counted === signatories.length;
}
