import type { ElementId } from '../ids.ts';
import type { MinorUnits } from '../money/amounts.ts';
import type { IssueList } from './issues.ts';

const largest = BigInt(Number.MAX_SAFE_INTEGER);

/** Whether an amount can be stated as a number without losing an öre. */
export const isExact = (amount: bigint): boolean => amount <= largest && amount >= -largest;

/** Turns a computed amount into a stated one. */
export type Minor = (amount: bigint) => MinorUnits;

/**
 * Turns computed amounts into stated ones. Beyond the exact range: zero and an `overflow` issue, never a wrong figure.
 *
 * Source: JSON and JavaScript hold whole numbers exactly to 2^53 − 1. Worked: 90 071 992 547 409.91 kr can be stated, an
 * öre more cannot.
 */
export const toMinor =
  (issues: IssueList, element: ElementId | null = null): Minor =>
  (amount) => {
    if (isExact(amount)) return Number(amount) as MinorUnits;
    issues.add('overflow', element, null);
    return 0 as MinorUnits;
  };
