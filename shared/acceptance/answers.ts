/** How a version stands for whoever would answer it, and the ways to say no. */
import { requestReasons } from '../negotiation/standing-offer.ts';
import { versionStandings } from '../quote/lifecycle.ts';

/**
 * open: it can be signed now. Then the reasons for which it can only be asked for. outpriced: somebody has signed at
 * a price that no longer holds, so nobody can sign the same any more. The standings speak for themselves.
 */
export const answerStates = [
  'open',
  ...requestReasons,
  'outpriced',
  ...versionStandings.filter((standing) => standing !== 'outstanding'),
] as const;
export type AnswerState = (typeof answerStates)[number];

/** What a buyer may press. A time to come back belongs to the first, words to the last. */
export const declineReasons = ['not-now', 'not-for-us', 'price', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What was compared before a signature counts, and differed. */
export const boundThings = ['version', 'hash', 'signer', 'choices', 'totals', 'statement'] as const;
export type BoundThing = (typeof boundThings)[number];
