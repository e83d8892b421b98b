/** What a quote that lies with a customer needs next, in the order in which to see to it. */
import { z } from 'zod';

export const nextSteps = [
  'waiting-for-us',
  'expires-soon',
  'expired',
  'waiting-for-customer',
  'let-go',
] as const;
export const NextStep = z.enum(nextSteps);
export type NextStep = z.infer<typeof NextStep>;

/** The last days in which a reminder or another date still helps. */
const expiresSoonDays = 7;

interface Need {
  /** The customer acted last, or has asked something that nobody has answered. */
  readonly waitsForUs: boolean;
  /** Whole days until it ends, negative when it has; `null`: it has no end. */
  readonly daysToExpiry: number | null;
  /** Its deal is to be let go. */
  readonly isOld: boolean;
}

/** Whoever waits for us goes before everything else; a deal to be let go is not to be extended. */
export function nextStepOf({ waitsForUs, daysToExpiry, isOld }: Need): NextStep {
  if (waitsForUs) return 'waiting-for-us';
  if (isOld) return 'let-go';
  if (daysToExpiry !== null && daysToExpiry < 0) return 'expired';
  return daysToExpiry !== null && daysToExpiry <= expiresSoonDays ? 'expires-soon' : 'waiting-for-customer';
}

/** Older than four of five won quotes of its size were when they were accepted. */
export function isLate(quote: {
  readonly ageDays: number;
  readonly usualAge: { readonly days: number } | null;
}): boolean {
  return quote.usualAge !== null && quote.ageDays > quote.usualAge.days;
}
