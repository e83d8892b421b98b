/**
 * What `priceQuote` gives: every figure that any screen, PDF, mail or list shows about a quote. Nobody else
 * adds amounts. All sums are whole minor units of `currency`; sums of different price periods never mix,
 * except in the value figures, whose definitions say how.
 */
import type { ElementId } from '../ids.ts';
import type { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import type { Adjustment, PricePeriod, Vat } from '../quote/quote.ts';

/** VAT on one (category, rate), taken once on the sum and never per line. */
export interface VatLine {
  readonly category: Vat['category'];
  /** Normalised percentage, "25". */
  readonly rate: string;
  readonly exemptionText: string | null;
  readonly taxable: MinorUnits;
  readonly tax: MinorUnits;
}

export interface PricedAdjustment {
  readonly adjustment: Adjustment;
  /** A discount is taken off and a charge added. Positive, but for a percentage of a credit line. */
  readonly amount: MinorUnits;
}

export interface PricedComponent {
  readonly id: ElementId;
  /** Counts in the totals. */
  readonly selected: boolean;
  /** The quantity that was priced: inside the allowed bounds, normalised. */
  readonly quantity: string;
  readonly period: PricePeriod;
  /** quantity × price, rounded for display. */
  readonly gross: MinorUnits;
  readonly adjustments: readonly PricedAdjustment[];
  /** The line's own amount, whether it counts or not: what it costs, or would cost. Before section and quote discount. */
  readonly net: MinorUnits;
  readonly vat: Vat;
  /** VAT on `net` alone, for display beside a line that is left out. Not a part of any total. */
  readonly ownVat: MinorUnits;
  /** Index of the tier that the last unit reaches; `null` for a flat price. */
  readonly tierIndex: number | null;
  /** Volume pricing only: a larger quantity that would cost less in total. */
  readonly cheaperAbove: string | null;
  /** In a choice group: this member's net less the net of the picked one; `null` where nothing or several are picked, or in another period. */
  readonly differenceToPicked: MinorUnits | null;
}

/** The totals of one price period: what is paid once, or each month, quarter or year. */
export interface PeriodTotal {
  readonly period: PricePeriod;
  /** Sum of the selected lines, after section discounts. */
  readonly lines: MinorUnits;
  /** What the quote discount takes off in this period. Negative only where credits make the lines negative. */
  readonly quoteDiscount: MinorUnits;
  /** `lines − quoteDiscount`: the total without VAT. */
  readonly net: MinorUnits;
  readonly vat: readonly VatLine[];
  readonly tax: MinorUnits;
  readonly gross: MinorUnits;
}

/** A sum over time with its VAT: first year, or due at acceptance. */
export interface ValueTotal {
  readonly net: MinorUnits;
  readonly vat: readonly VatLine[];
  readonly tax: MinorUnits;
  readonly gross: MinorUnits;
}

export const issueCodes = [
  /** No unit price yet. */
  'price-missing',
  /** A number that is not one, or outside what can be priced. */
  'number-invalid',
  /** The quantity is outside what may be chosen; the nearest allowed one was priced. */
  'quantity-out-of-bounds',
  /** Tiers do not rise, or the last one is not open-ended. */
  'tiers-invalid',
  /** A discount larger than the line, which would turn it negative. */
  'discount-exceeds-line',
  /** The quote discount is larger than the quote. */
  'discount-exceeds-quote',
  /** A choice group with too few or too many picks. */
  'group-undecided',
  /** A choice group without enough components to choose from. */
  'group-impossible',
  /** A VAT category other than S needs its exemption text; a non-zero rate needs category S. */
  'vat-invalid',
  /** A component or group that points to a section or group that is not there. */
  'orphan',
  /** An amount beyond what can be stated exactly. */
  'overflow',
  /** Something the reader found in the document and could not use; a default stands in its place. */
  'unreadable',
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** Something wrong with the content, named so that a screen can lead to the place. */
export interface Issue {
  readonly code: IssueCode;
  /** Component, group or section id; `null` when it concerns the quote as a whole. */
  readonly element: ElementId | null;
  /** The field it is about, as named in `quote.ts`. */
  readonly field: string | null;
}

export interface PricedQuote {
  readonly currency: CurrencyCode;
  readonly minorDigits: number;
  /** By component id, every component. Null prototype. */
  readonly components: Readonly<Record<ElementId, PricedComponent>>;
  /** By section id: per occurring period the sum of its selected lines, after the section discount. Null prototype. */
  readonly sections: Readonly<
    Record<ElementId, readonly { readonly period: PricePeriod; readonly net: MinorUnits }[]>
  >;
  /** Only the periods that occur among selected components, in the order of `pricePeriods`. */
  readonly periods: readonly PeriodTotal[];
  /** One-off + up to 12 months of recurring (fewer when the term is shorter). The total on the screens. */
  readonly firstYear: ValueTotal;
  /** What is invoiced when accepted: one-off, and the first instalment of what recurs (its billing period, in advance). */
  readonly dueAtAcceptance: ValueTotal;
  /** Recurring nets brought to a month, ×12, over the term, and the recurring part of that per year of term. */
  readonly mrr: MinorUnits;
  readonly arr: MinorUnits;
  readonly tcv: MinorUnits;
  readonly acv: MinorUnits;
  /** The parts of `firstYear.net` for the bar in the totals panel, before the quote discount. */
  readonly firstYearParts: {
    readonly required: MinorUnits;
    readonly chosen: MinorUnits;
    readonly leftOut: MinorUnits;
  };
  /** Optional components that are not selected (alternatives of a choice group are not "left out"), in reading order. */
  readonly leftOut: readonly ElementId[];
  /** First-year net if undecided groups were decided the cheapest and the dearest way; `null` when all are decided. */
  readonly range: { readonly from: MinorUnits; readonly to: MinorUnits } | null;
  readonly issues: readonly Issue[];
}
