/** What one observation shows a component is worth to the customer: between which two prices. */
import type { Bracket } from '#shared/statistics/turnbull.ts';
import type { ChoiceRecord } from './read-choices.ts';

export interface BracketRecord
  extends Pick<ChoiceRecord, 'atSend' | 'atAccept' | 'ratio' | 'dropped_ratio' | 'worth_from' | 'worth_to'> {
  /** The buyer said that it cost too much. */
  readonly isPriceReason: boolean;
  readonly isBuyersChoice: boolean;
}

/** The buyer chose something in the quote before it was sent, or signed that very version. */
export const isBuyersChoice = (of: {
  readonly co_designed: number | null;
  readonly accepted_at: number | null;
}): boolean => of.co_designed === 1 || of.accepted_at !== null;

/** To whole hundredths of the list price: finer is more than buyers tell. */
const rounded = (ratio: number) => Math.round(ratio / 100) * 100;

/**
 * What the buyer said of the price counts before what stands in the quote. What stands there is worth its price to them
 * where they have chosen in it, and not where a seller alone put it together, nor where they left it at the signature.
 */
export function bracketOf(record: BracketRecord): Bracket | null {
  const { atSend, atAccept, ratio, dropped_ratio, worth_from, worth_to } = record;
  if (record.isPriceReason) {
    const refusedAt = atSend ? ratio : (dropped_ratio ?? ratio);
    return refusedAt === null ? null : { low: 0, high: rounded(refusedAt) };
  }
  if (worth_from === null || atAccept === false || !record.isBuyersChoice) return null;
  return {
    low: rounded(worth_from),
    high: worth_to === null ? Number.POSITIVE_INFINITY : rounded(worth_to),
  };
}
