import { describe, expect, test } from 'vitest';
import { minorDigits } from '#shared/money/currency.ts';
import { normaliseDecimal, toScaled } from '#shared/money/decimal.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { publishedInvoices, quoteOf } from '../../support/published-invoice.ts';

describe.each(publishedInvoices)('the published invoice $name', (invoice) => {
  const minor = (amount: string) => Number(toScaled(amount, minorDigits(invoice.currency)));
  const priced = priceQuote(quoteOf(invoice));
  const [total, ...others] = priced.periods;

  test('has nothing to complain about', () => {
    expect(priced.issues).toEqual([]);
    expect(others).toEqual([]);
  });

  test('has its stated line nets', () => {
    const nets = invoice.lines.map((_, index) => priced.components[`line-${index + 1}`]?.net);
    expect(nets).toEqual(invoice.lines.map((line) => minor(line.net)));
    expect(nets.reduce<number>((sum, net) => sum + (net ?? 0), 0)).toBe(minor(invoice.totals.net));
  });

  test('has its stated VAT for each category and rate', () => {
    expect(total?.vat.map(({ exemptionText: _, ...line }) => line)).toEqual(
      invoice.vat.map(({ category, rate, taxable, tax }) => ({
        category,
        rate: normaliseDecimal(rate),
        taxable: minor(taxable),
        tax: minor(tax),
      })),
    );
  });

  test('has its stated totals', () => {
    expect(total?.net).toBe(minor(invoice.totals.taxExclusive));
    expect(total?.tax).toBe(minor(invoice.totals.tax));
    expect(total?.gross).toBe(minor(invoice.totals.taxInclusive));
  });
});
