/**
 * Example invoices that standards bodies and tax administrations publish with their totals (UBL examples of EN 16931
 * and Peppol BIS 3, known by their file names), and how one reads as the content of a quote.
 */
import { z } from 'zod';
import {
  type Adjustment,
  type Component,
  type QuoteAdjustment,
  type QuoteContent,
  sectionDefaults,
  termsDefaults,
  VatCategory,
} from '#shared/quote/quote.ts';
import invoices from '../fixtures/published-invoices.json' with { type: 'json' };
import worked from '../fixtures/worked-invoices.json' with { type: 'json' };
import { component, quoteContent } from './quote-content.ts';

/** Either may be stated, or both; where both are, the amount is what was charged. */
const adjustment = {
  kind: z.enum(['discount', 'charge']),
  amount: z.string().optional(),
  percent: z.string().optional(),
  baseAmount: z.string().optional(),
};
const LineAdjustment = z.strictObject(adjustment);
const DocumentAdjustment = z.strictObject({ ...adjustment, category: VatCategory, rate: z.string() });

const PublishedInvoice = z.strictObject({
  name: z.string(),
  currency: z.string(),
  lines: z.array(
    z.strictObject({
      quantity: z.string(),
      price: z.string(),
      base: z.string(),
      category: VatCategory,
      rate: z.string(),
      adjustments: z.array(LineAdjustment),
      net: z.string(),
    }),
  ),
  /** Allowances and charges on the invoice as a whole. */
  document: z.array(DocumentAdjustment),
  vat: z.array(
    z.strictObject({ category: VatCategory, rate: z.string(), taxable: z.string(), tax: z.string() }),
  ),
  totals: z.strictObject({
    net: z.string(),
    allowances: z.string(),
    charges: z.string(),
    taxExclusive: z.string(),
    tax: z.string(),
    taxInclusive: z.string(),
  }),
});
export type PublishedInvoice = z.infer<typeof PublishedInvoice>;

export const publishedInvoices: readonly PublishedInvoice[] = z.array(PublishedInvoice).parse(invoices);

/**
 * Further ones of the same form, made to hold what documents may hold together: worked out apart from the product, in
 * decimals, by the rules of EN 16931 (BR-CO-10 to BR-CO-17, half away from zero).
 */
export const workedInvoices: readonly PublishedInvoice[] = z.array(PublishedInvoice).parse(worked);

/** A VAT field that holds: every category but S says why. */
const vat = (category: VatCategory, rate: string): Component['vat'] =>
  category === 'S' ? { category, rate } : { category, rate, exemptionText: 'As published' };

/** `by`: which of the two is used where amount and percentage are both stated. */
type By = 'amount' | 'percent';

function adjust({ kind, amount, percent, baseAmount }: z.infer<typeof LineAdjustment>, by: By): Adjustment {
  if (amount !== undefined && (percent === undefined || by === 'amount')) return { kind, amount };
  if (percent === undefined) throw new Error('an adjustment states neither an amount nor a percentage');
  return { kind, percent, ...(baseAmount !== undefined && { baseAmount }) };
}

/** Lines become components `line-1` …; what is on the invoice as a whole becomes charges and discounts on the quote. */
export function quoteOf({ currency, lines, document }: PublishedInvoice, by: By = 'amount'): QuoteContent {
  const quoteAdjustments = document.map(
    ({ category, rate, ...stated }): QuoteAdjustment => ({
      ...adjust(stated, by),
      title: 'As published',
      pricePeriod: 'once',
      vat: vat(category, rate),
    }),
  );
  return quoteContent({
    terms: { ...termsDefaults, currency, quoteAdjustments },
    sections: [{ ...sectionDefaults, id: 'start', title: '', rank: 'a0' }],
    components: lines.map(({ quantity, price, base, adjustments, category, rate }, index) =>
      component(`line-${index + 1}`, {
        quantity,
        unitPrice: price,
        baseQuantity: base,
        adjustments: adjustments.map((each) => adjust(each, by)),
        vat: vat(category, rate),
      }),
    ),
  });
}
