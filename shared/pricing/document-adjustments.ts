/**
 * A quote as documents of one price period each state it: what the lines come to, and every discount and charge on
 * them as an allowance or charge at one VAT category and rate (EN 16931 BG-20 and BG-21). Section and quote discounts
 * are taken per category and rate, so one of them is as many allowances as there are rates.
 *
 * Worked: 10 % off a quote of 1 000 at 25 % and 500 at 12 % is an allowance of 100 at 25 % and one of 50 at 12 %.
 */
import { changeOf, type MinorUnits } from '../money/amounts.ts';
import type { PricePeriod, QuoteContent, Section, Vat } from '../quote/quote.ts';
import type { PeriodTotal, PricedQuote, SectionTotal } from './priced-quote.ts';

type Rate = Pick<Vat, 'category' | 'rate'>;

export interface DocumentAdjustment {
  /** What it is called: a section's title, the quote discount (`null`), or an adjustment's own title. */
  readonly title: string | null;
  readonly kind: 'discount' | 'charge';
  readonly vat: Rate;
  /** To be taken off or added by its kind. Negative where it is a discount on a credit. */
  readonly amount: MinorUnits;
}

/** The discounts and charges of one price period, such that its lines less and plus them are what VAT is taken on. */
export function documentAdjustments(
  content: QuoteContent,
  priced: PricedQuote,
  total: PeriodTotal,
): DocumentAdjustment[] {
  const { period } = total;
  const own = statedAdjustments(content, priced, period);
  return [
    ...content.sections.flatMap((section) => sectionDiscounts(content, priced, section, period)),
    ...total.vat.flatMap((vat) => {
      const taxable = content.sections
        .flatMap(({ id }) => sectionTotalOf(priced, id, period)?.vat ?? [])
        .filter((each) => isSameRate(each, vat));
      const [charges, discounts] = (['charge', 'discount'] as const).map((kind) =>
        own.filter((each) => each.kind === kind && isSameRate(each.vat, vat)).map(({ amount }) => amount),
      );
      const before = [...taxable.map((each) => each.taxable), ...(charges ?? [])];
      return discount(null, vat, before, [vat.taxable, ...(discounts ?? [])]);
    }),
    ...own,
  ];
}

/** The section's totals in that period; `undefined` where nothing in it counts then. */
export function sectionTotalOf(
  { sections }: PricedQuote,
  sectionId: string,
  period: PricePeriod,
): SectionTotal | undefined {
  return sections[sectionId]?.find((total) => total.period === period);
}

/** A section's percentage, by rate. The one price of a bundle is stated after its discount, and has none left. */
function sectionDiscounts(
  { components }: QuoteContent,
  priced: PricedQuote,
  { id, title, disclosure }: Section,
  period: PricePeriod,
): DocumentAdjustment[] {
  if (disclosure !== 'open') return [];
  const lines = components
    .filter(({ sectionId }) => sectionId === id)
    .flatMap((component) => priced.components[component.id] ?? [])
    .filter((line) => line.selected && line.period === period);
  return (sectionTotalOf(priced, id, period)?.vat ?? []).flatMap((vat) => {
    const nets = lines.filter((line) => isSameRate(line.vat, vat)).map(({ net }) => net);
    return discount(title, vat, nets, [vat.taxable]);
  });
}

/** The quote's own discounts and charges of that period. Pricing states their amounts in the order of the terms. */
function statedAdjustments({ terms }: QuoteContent, { stacking }: PricedQuote, period: PricePeriod) {
  const amounts = stacking.find((step) => step.step === 'quote-adjustments')?.adjustments ?? [];
  return terms.quoteAdjustments.flatMap(({ title, kind, vat, pricePeriod }, index): DocumentAdjustment[] => {
    const amount = amounts[index]?.amount ?? 0;
    return amount === 0 || pricePeriod !== period ? [] : [{ title, kind, vat, amount }];
  });
}

const isSameRate = (a: Rate, b: Rate): boolean => a.category === b.category && a.rate === b.rate;

/** What was taken off between `before` and `after`; none where that is nothing. */
function discount(
  title: string | null,
  { category, rate }: Rate,
  before: readonly MinorUnits[],
  after: readonly MinorUnits[],
): DocumentAdjustment[] {
  const amount = changeOf(after, before);
  return amount === null || amount === 0
    ? []
    : [{ title, kind: 'discount', vat: { category, rate }, amount }];
}
