/**
 * Example invoices that standards bodies and tax administrations publish with their totals (examples of EN 16931 and
 * Peppol BIS 3, known by their file names), and how one reads as the content of a quote. Their form is the one such
 * examples are handed around in, with all that it leaves open: a further one is a further entry of the fixture.
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

const stated = z.string().nullish();
/** What is outside the scope of VAT (category O) has no rate. */
const taxed = { cat: VatCategory, vat: z.string().nullable() };

/** `charge`: added, else taken off. Amount and percentage may both be stated; the amount is then what was charged. */
const adjustment = { charge: z.boolean(), amount: stated, percent: stated, base: stated };
const LineAdjustment = z.object(adjustment);
const DocumentAdjustment = z.object({ ...adjustment, ...taxed });

const PublishedInvoice = z.object({
  source: z.string(),
  currency: z.string(),
  /** quantity × price ÷ base, with the line's own adjustments. */
  lines: z.array(
    z.object({
      quantity: z.string(),
      price: z.string(),
      base: stated,
      net: z.string(),
      adj: z.array(LineAdjustment),
      ...taxed,
    }),
  ),
  /** Allowances and charges on the invoice as a whole. */
  adj: z.array(DocumentAdjustment),
  vat: z.array(z.object({ taxable: z.string(), tax: z.string(), ...taxed })),
  totals: z.object({
    net: z.string(),
    allowances: stated,
    charges: stated,
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
function vatOf({ cat, vat }: Pick<PublishedInvoice['vat'][number], 'cat' | 'vat'>): Component['vat'] {
  const rate = vat ?? '0';
  return cat === 'S' ? { category: cat, rate } : { category: cat, rate, exemptionText: 'As published' };
}

/** `by`: which of the two is used where amount and percentage are both stated. */
type By = 'amount' | 'percent';

function adjust({ charge, amount, percent, base }: z.infer<typeof LineAdjustment>, by: By): Adjustment {
  const kind = charge ? 'charge' : 'discount';
  if (amount != null && (percent == null || by === 'amount')) return { kind, amount };
  if (percent == null) throw new Error('an adjustment states neither an amount nor a percentage');
  return { kind, percent, ...(base != null && { baseAmount: base }) };
}

/** Lines become components `line-1` …; what is on the invoice as a whole becomes charges and discounts on the quote. */
export function quoteOf({ currency, lines, adj }: PublishedInvoice, by: By = 'amount'): QuoteContent {
  const quoteAdjustments = adj.map(
    (each): QuoteAdjustment => ({
      ...adjust(each, by),
      title: 'As published',
      pricePeriod: 'once',
      vat: vatOf(each),
    }),
  );
  return quoteContent({
    terms: { ...termsDefaults, currency, quoteAdjustments },
    sections: [{ ...sectionDefaults, id: 'start', title: '', rank: 'a0' }],
    components: lines.map((line, index) =>
      component(`line-${index + 1}`, {
        quantity: line.quantity,
        unitPrice: line.price,
        baseQuantity: line.base ?? '1',
        adjustments: line.adj.map((each) => adjust(each, by)),
        vat: vatOf(line),
      }),
    ),
  });
}
