/**
 * What `priceQuote` gives: every figure that any screen, PDF, mail or list shows about a quote. Nobody else
 * adds amounts. All sums are whole minor units of `currency`; sums of different price periods never mix,
 * except in the value figures, whose definitions say how.
 */
import type { ElementId } from '../ids.ts';
import type { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import type { Adjustment, PricePeriod, Vat } from '../quote/quote.ts';
import type { IsoDate } from '../time.ts';
import type { UnmetRule } from './choice-rules.ts';
import type { StackingStep } from './stacking.ts';

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

/** An amount without VAT, its VAT by category and rate, and both together. */
export interface ValueTotal {
  readonly net: MinorUnits;
  readonly vat: readonly VatLine[];
  readonly tax: MinorUnits;
  readonly gross: MinorUnits;
}

/** A total that may be invoiced as it stands, and then be rounded to a coin (`terms.payableStep`). */
export interface PayableTotal extends ValueTotal {
  /** `payable − gross`; zero where nothing is rounded. Touches neither VAT nor what it is taken on. */
  readonly rounding: MinorUnits;
  readonly payable: MinorUnits;
}

/** The totals of one price period: what is paid once, or each month, quarter or year. */
export interface PeriodTotal extends PayableTotal {
  readonly period: PricePeriod;
  /** Sum of the selected lines, after section discounts. */
  readonly lines: MinorUnits;
  /** What the quote discount takes off in this period. Negative only where credits make the lines negative. */
  readonly quoteDiscount: MinorUnits;
  /** Of `terms.quoteAdjustments`: what the discounts take off and what the charges add. `net` is `lines − quoteDiscount − allowances + charges`. */
  readonly allowances: MinorUnits;
  readonly charges: MinorUnits;
}

/**
 * What a section comes to in one price period, after its own discount and before the quote discount: the one price
 * of a bundle whose parts are not shown, with the VAT its parts have.
 */
export interface SectionTotal extends ValueTotal {
  readonly period: PricePeriod;
  /** Sum of the lines before the section discount, and what that takes off. */
  readonly lines: MinorUnits;
  readonly discount: MinorUnits;
}

/** A quote discount with a last day, and what the quote comes to without it. */
export interface LapsingDiscount {
  /** The last day it holds. */
  readonly until: IsoDate;
  /** Whether that day was over on the day the quote was priced for; the totals of the quote are then these. */
  readonly hasLapsed: boolean;
  readonly after: {
    readonly periods: readonly PeriodTotal[];
    readonly firstYear: ValueTotal;
    readonly dueAtAcceptance: PayableTotal;
  };
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
  /** A component counts without one it requires, or with one it excludes; `other` names that one. The fix: `ruleFixes`. */
  'rule-unmet',
  /** Rules that nobody can follow: with `other` the component can never be chosen, or requires itself in a circle. */
  'rule-impossible',
  'rule-cycle',
  /** A choice inside a section whose parts the buyer is not shown. */
  'choice-hidden',
  /** The rate is not in force, for what is sold, on the day of delivery. */
  'vat-rate-not-in-force',
  /** The rate ends while something recurring still runs. */
  'vat-rate-ends',
  /** The quote discount had a last day, and that is over. */
  'discount-lapsed',
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
  /** Of rules between components: the second one. */
  readonly other?: ElementId;
}

export interface PricedQuote {
  readonly currency: CurrencyCode;
  readonly minorDigits: number;
  /** By component id, every component. Null prototype. */
  readonly components: Readonly<Record<ElementId, PricedComponent>>;
  /** The day it was priced for; `null` when none was named, and then nothing has lapsed. */
  readonly asOf: IsoDate | null;
  /** By section id: per occurring period what its selected lines come to. Null prototype. */
  readonly sections: Readonly<Record<ElementId, readonly SectionTotal[]>>;
  /** By the id of each optional section: whether it is chosen, and what it comes to or would. Null prototype. */
  readonly optionalSections: Readonly<
    Record<ElementId, { readonly selected: boolean; readonly own: readonly SectionTotal[] }>
  >;
  /** Only the periods that occur among selected components, in the order of `pricePeriods`. */
  readonly periods: readonly PeriodTotal[];
  /** One-off + up to 12 months of recurring (fewer when the term is shorter). The total on the screens. */
  readonly firstYear: ValueTotal;
  /** What is invoiced when accepted: one-off, and the first instalment of what recurs (its billing period, in advance). */
  readonly dueAtAcceptance: PayableTotal;
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
  /**
   * Components that are not in the quote because somebody left them, or their section, out; in reading order.
   * Alternatives that lost to another are not among them.
   */
  readonly leftOut: readonly ElementId[];
  /** Optional sections left out as a whole. What stands in them is in `leftOut`, or in `unpicked`. */
  readonly leftOutSections: readonly ElementId[];
  /** Alternatives of choice groups that are not picked, in reading order. */
  readonly unpicked: readonly ElementId[];
  /** Rules between components that the choices do not follow. */
  readonly unmetRules: readonly UnmetRule[];
  readonly lapsingDiscount: LapsingDiscount | null;
  /** How the amounts come about, step by step in the order they are taken: only the steps that occur in this quote. */
  readonly stacking: readonly StackingStep[];
  /** The day whose VAT rates the quote assumes: the start date, else the day it was priced for. `null`: not checked. */
  readonly vatRatesOn: IsoDate | null;
  /** First-year net if undecided groups were decided the cheapest and the dearest way; `null` when all are decided. */
  readonly range: { readonly from: MinorUnits; readonly to: MinorUnits } | null;
  readonly issues: readonly Issue[];
}
