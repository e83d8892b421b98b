/** The one line that matters most about an open deal, and with it which deal needs somebody most. */
import type { TimeRuleId } from './time-rules.ts';

interface Watched {
  /** Somebody of the customer is in the quote at this moment. */
  readonly isLive: boolean;
  readonly waitsForUs: boolean;
  readonly flags: readonly { readonly rule: TimeRuleId }[];
}

export const hasFlag = ({ flags }: Pick<Watched, 'flags'>, rule: TimeRuleId): boolean =>
  flags.some((flag) => flag.rule === rule);

/** In the order in which they matter; the first that is so is the card's line. */
const lines = {
  live: (deal) => deal.isLive,
  'waiting-for-us': (deal) => deal.waitsForUs,
  'expires-soon': (deal) => hasFlag(deal, 'expires-soon'),
  expired: (deal) => hasFlag(deal, 'expired'),
  'let-go': (deal) => hasFlag(deal, 'let-go'),
  overdue: (deal) => hasFlag(deal, 'overdue'),
  'review-waits': (deal) => hasFlag(deal, 'review-waits'),
  silent: (deal) => hasFlag(deal, 'silent'),
  slipping: (deal) => hasFlag(deal, 'slipping'),
  last: () => true,
} as const satisfies Readonly<Record<string, (deal: Watched) => boolean>>;
export type CardLine = keyof typeof lines;
export const cardLines = Object.keys(lines) as CardLine[];

export function lineOf(deal: Watched): CardLine {
  return cardLines.find((line) => lines[line](deal)) ?? 'last';
}

/** Amber is for time and for what waits. */
export const isUrgent = (line: CardLine): boolean => line !== 'live' && line !== 'last';
