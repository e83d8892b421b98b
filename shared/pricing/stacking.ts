/**
 * The order in which prices, discounts, charges and VAT are taken, as data that the screens and the PDF put into
 * words: a discount means something only when it is known what it is taken off.
 *
 * Source: EN 16931, whose sums go from lines to the document's discounts and charges to VAT (BR-CO-10 to BR-CO-17).
 * Worked: 1 000 less 20 % in its section is 800, less 10 % off the quote 720, with freight of 100 820, with VAT of 25 %
 * 1 025.
 */
import type { ElementId } from '../ids.ts';
import type { MinorUnits, Percent } from '../money/amounts.ts';
import { fromScaled } from '../money/decimal.ts';
import {
  type PayableStep,
  type PriceModel,
  priceModels,
  type QuoteContent,
  type QuoteDiscount,
  type VatCategory,
} from '../quote/quote.ts';
import type { IsoDate } from '../time.ts';
import { IssueList } from './issues.ts';
import type { PeriodTotal } from './priced-quote.ts';
import type { AdjustmentEntry } from './quote-adjustments.ts';
import type { QuoteLine } from './quote-lines.ts';
import { numberLimits } from './read-number.ts';
import type { Terms } from './terms.ts';
import { toMinor } from './to-minor.ts';

export const stackingSteps = [
  'line-price',
  'line-adjustments',
  'section-discount',
  'quote-discount',
  'quote-adjustments',
  'vat',
  'payable-rounding',
] as const;

export type StackingStep =
  /** Quantity × price, by the models that occur among the components that count. */
  | { readonly step: 'line-price'; readonly models: readonly PriceModel[] }
  /** Discounts and charges of single lines. Each percentage is of the line's gross, not of what the one before left. */
  | { readonly step: 'line-adjustments'; readonly kinds: readonly ('discount' | 'charge')[] }
  /** A percentage off the sum of each of these sections. */
  | {
      readonly step: 'section-discount';
      readonly sections: readonly { readonly sectionId: ElementId; readonly percent: Percent }[];
    }
  /** Off everything that is left, before VAT. Not there once it has lapsed. */
  | { readonly step: 'quote-discount'; readonly discount: QuoteDiscount; readonly until: IsoDate | null }
  /** Discounts and charges of the quote as a whole, each at its own VAT rate, as stated and untouched by the quote discount. */
  | {
      readonly step: 'quote-adjustments';
      readonly adjustments: readonly {
        readonly kind: 'discount' | 'charge';
        readonly title: string;
        readonly amount: MinorUnits;
      }[];
    }
  /** Once on the sum of each category and rate. */
  | {
      readonly step: 'vat';
      readonly rates: readonly { readonly category: VatCategory; readonly rate: Percent }[];
    }
  /** The amount to pay, to the nearest coin. */
  | { readonly step: 'payable-rounding'; readonly to: PayableStep };

/** The steps that occur among what counts, in their order. */
export function stackingOf(
  { sections, terms: { payableStep, quoteDiscountUntil } }: QuoteContent,
  counted: readonly QuoteLine[],
  { sectionDiscounts, quoteDiscount, payableStep: coin }: Terms,
  periods: readonly PeriodTotal[],
  adjustments: readonly AdjustmentEntry[],
): StackingStep[] {
  const models = new Set<PriceModel>();
  const kinds = new Set<'discount' | 'charge'>();
  const inUse = new Set<ElementId>();
  for (const { component } of counted) {
    models.add(component.priceModel);
    for (const { kind } of component.adjustments) kinds.add(kind);
    inUse.add(component.sectionId);
  }
  const discounted = sections.flatMap(({ id }) => {
    const percent = inUse.has(id) ? (sectionDiscounts.get(id) ?? 0n) : 0n;
    return percent === 0n
      ? []
      : [{ sectionId: id, percent: fromScaled(percent, numberLimits.percent.scale) }];
  });
  const minor = toMinor(new IssueList());
  const charged = adjustments.map(({ adjustment: { kind, title }, amount }) => ({
    kind,
    title,
    amount: minor(amount),
  }));
  const rates = new Map(
    periods.flatMap(({ vat }) =>
      vat.map(({ category, rate }) => [`${category} ${rate}`, { category, rate }]),
    ),
  );
  const until = quoteDiscount === null ? null : quoteDiscountUntil;
  const steps: readonly (StackingStep | false)[] = [
    models.size > 0 && { step: 'line-price', models: priceModels.filter((model) => models.has(model)) },
    kinds.size > 0 && { step: 'line-adjustments', kinds: [...kinds].sort() },
    discounted.length > 0 && { step: 'section-discount', sections: discounted },
    quoteDiscount !== null && { step: 'quote-discount', discount: quoteDiscount, until },
    charged.length > 0 && { step: 'quote-adjustments', adjustments: charged },
    rates.size > 0 && { step: 'vat', rates: [...rates.values()] },
    payableStep !== null && coin !== null && { step: 'payable-rounding', to: payableStep },
  ];
  return steps.filter((step) => step !== false);
}
