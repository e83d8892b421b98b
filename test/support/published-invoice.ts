/**
 * Example invoices that standards bodies and tax administrations publish with their totals (UBL examples of EN 16931
 * and Peppol BIS 3, known by their file names), and how one reads as the content of a quote.
 */
import { z } from 'zod';
import {
  type Component,
  type QuoteContent,
  sectionDefaults,
  termsDefaults,
  VatCategory,
} from '#shared/quote/quote.ts';
import invoices from '../fixtures/published-invoices.json' with { type: 'json' };
import { component, quoteContent } from './quote-content.ts';

const kind = z.enum(['discount', 'charge']);
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
      adjustments: z.array(z.strictObject({ kind, amount: z.string() })),
      net: z.string(),
    }),
  ),
  /** Allowances and charges on the invoice as a whole. */
  document: z.array(z.strictObject({ kind, amount: z.string(), category: VatCategory, rate: z.string() })),
  vat: z.array(
    z.strictObject({ category: VatCategory, rate: z.string(), taxable: z.string(), tax: z.string() }),
  ),
  totals: z.strictObject({
    net: z.string(),
    taxExclusive: z.string(),
    tax: z.string(),
    taxInclusive: z.string(),
  }),
});
export type PublishedInvoice = z.infer<typeof PublishedInvoice>;

export const publishedInvoices: readonly PublishedInvoice[] = z.array(PublishedInvoice).parse(invoices);

/** A VAT field that holds: every category but S says why. */
const vat = (category: VatCategory, rate: string): Component['vat'] =>
  category === 'S' ? { category, rate } : { category, rate, exemptionText: 'As published' };

/** Lines become components `line-1` …; what is on the invoice as a whole becomes components `document-1` … of its VAT rate. */
export function quoteOf({ currency, lines, document }: PublishedInvoice): QuoteContent {
  return quoteContent({
    terms: { ...termsDefaults, currency },
    sections: [{ ...sectionDefaults, id: 'start', title: '', rank: 'a0' }],
    components: [
      ...lines.map((line, index) =>
        component(`line-${index + 1}`, {
          quantity: line.quantity,
          unitPrice: line.price,
          baseQuantity: line.base,
          adjustments: line.adjustments,
          vat: vat(line.category, line.rate),
        }),
      ),
      ...document.map(({ kind, amount, category, rate }, index) =>
        component(`document-${index + 1}`, {
          quantity: kind === 'charge' ? '1' : '-1',
          unitPrice: amount,
          vat: vat(category, rate),
        }),
      ),
    ],
  });
}
