/** What a comparison of two versions says. `O` is who caused a difference, as far as the caller knows. */
import type { ElementId } from '../../ids.ts';
import type { CurrencyCode, MinorUnits } from '../../money/amounts.ts';
import type { ComparedAmounts, ComparedPrices } from '../../pricing/compare-prices.ts';
import type { PricedAdjustment, PricedQuote } from '../../pricing/priced-quote.ts';
import type { JointTextId, PricePeriod, QuoteContent, TextId, termsFields } from '../quote.ts';
import type { RichText } from '../rich-text.ts';
import type { FieldStep } from './field-steps.ts';

export interface ComparedQuote {
  readonly content: QuoteContent;
  readonly priced: PricedQuote;
}

/** One thing that is otherwise by now. */
export interface Cause<O> {
  readonly kind: 'added' | 'removed' | 'selected' | 'deselected' | 'changed';
  /** Of `changed`: as named in `quote.ts`. */
  readonly field: string | null;
  readonly step: Exclude<FieldStep, 'place'>;
  /** Of `changed`: JSON values of the field. */
  readonly before: unknown;
  readonly after: unknown;
  /** Who made it what it is; `null` when that is not known. */
  readonly origin: O | null;
}

/** A component in one of the two versions. */
export interface ComponentSide {
  readonly counts: boolean;
  readonly quantity: string;
  /** What it costs. Absent for the buyer where the parts of a bundle say nothing of their price. */
  readonly price: {
    readonly net: MinorUnits;
    readonly period: PricePeriod;
    /** Of a flat price, in major units. */
    readonly unitPrice: string | null;
    readonly adjustments: readonly PricedAdjustment[];
  } | null;
}

interface Compared<O> {
  /** As it is called by now, or was before it went. */
  readonly title: string;
  /** Empty where nothing but its amount moved, which follows from something else. */
  readonly causes: readonly Cause<O>[];
  /** `null` where it counts in neither, has no amount of its own, or amounts cannot be compared. */
  readonly amounts: ComparedAmounts | null;
}

export type ComparedElement<O> = Compared<O> &
  (
    | {
        readonly kind: 'component';
        readonly id: ElementId;
        /** One of a choice group: it is not left out, another was chosen. */
        readonly isAlternative: boolean;
        readonly before: ComponentSide | null;
        readonly after: ComponentSide | null;
      }
    /** Its amounts are what its discount takes off; of a bundle, to the buyer, all that is in it. */
    | { readonly kind: 'section'; readonly id: ElementId; readonly isBundle: boolean }
    | { readonly kind: 'choiceGroup'; readonly id: ElementId }
    /** What concerns the quote as a whole. */
    | { readonly kind: QuotePart; readonly id: null }
  );

export const quoteParts = ['quoteDiscount', 'allowances', 'charges', 'rounding'] as const;
export type QuotePart = (typeof quoteParts)[number];

export interface TextDifference<O> {
  readonly id: TextId | JointTextId;
  readonly before: RichText;
  readonly after: RichText;
  readonly origin: O | null;
}

export interface QuoteComparison<O> {
  readonly currency: { readonly before: CurrencyCode; readonly after: CurrencyCode };
  /** `null` where the two cannot be compared in money: see `comparePrices`. */
  readonly totals: Omit<ComparedPrices, 'parts'> | null;
  /** In reading order, what is gone after what stood before it, and what concerns the whole quote last. */
  readonly elements: readonly ComparedElement<O>[];
  readonly terms: readonly (Cause<O> & { readonly field: keyof typeof termsFields })[];
  readonly texts: readonly TextDifference<O>[];
  /** The components that count and are as they were. `firstYear` is `null` without `totals`. */
  readonly unchanged: { readonly count: number; readonly firstYear: MinorUnits | null };
}

/** Whether anything about it is otherwise: it, or what it comes to. */
export function isChanged({
  causes,
  amounts,
}: Pick<ComparedElement<unknown>, 'causes' | 'amounts'>): boolean {
  return (
    causes.length > 0 ||
    (amounts !== null &&
      [amounts.firstYear, ...amounts.periods].some(
        ({ difference, scope }) => difference !== 0 || scope !== 0,
      ))
  );
}
