/** How a version stands for whoever would answer it, and the ways to say no. */
import { versionStandings } from '../quote/lifecycle.ts';

/**
 * open: it can be accepted now. The rest of the standings speak for themselves. expired: its last day is over.
 * outpriced: somebody has signed at a price that no longer holds, so nobody can sign the same any more.
 */
export const answerStates = [
  'open',
  'expired',
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
