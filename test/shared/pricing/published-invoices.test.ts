import { describe, expect, test } from 'vitest';
import { minorDigits } from '#shared/money/currency.ts';
import { normaliseDecimal, toScaled } from '#shared/money/decimal.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { publishedInvoices, quoteOf, workedInvoices } from '../../support/published-invoice.ts';

const cases = [...publishedInvoices, ...workedInvoices].flatMap((invoice) =>
  (['amount', 'percent'] as const).map((by) => ({ name: invoice.source, by, invoice })),
);

describe.each(cases)('the invoice $name, by $by where both are stated', ({ invoice, by }) => {
  const minor = (amount: string) => Number(toScaled(amount, minorDigits(invoice.currency)));
  const priced = priceQuote(quoteOf(invoice, by));
  const [total, ...others] = priced.periods;

  test('has nothing to complain about', () => {
    expect(priced.issues).toEqual([]);
    expect(others).toEqual([]);
  });

  test('has its stated line nets', () => {
    const nets = invoice.lines.map((_, index) => priced.components[`line-${index + 1}`]?.net);
    expect(nets).toEqual(invoice.lines.map((line) => minor(line.net)));
    expect(total?.lines).toBe(minor(invoice.totals.net));
  });

  test('has its stated VAT for each category and rate', () => {
    // Publishers order them as they like.
    const vat = Object.fromEntries(
      (total?.vat ?? []).map(({ category, rate, taxable, tax }) => [`${category} ${rate}`, { taxable, tax }]),
    );
    expect(vat).toEqual(
      Object.fromEntries(
        invoice.vat.map(({ cat, vat: rate, taxable, tax }) => [
          `${cat} ${normaliseDecimal(rate ?? '0')}`,
          { taxable: minor(taxable), tax: minor(tax) },
        ]),
      ),
    );
  });

  test('has its stated totals', () => {
    const { allowances, charges, taxExclusive, tax, taxInclusive } = invoice.totals;
    expect(total).toMatchObject({
      allowances: minor(allowances ?? '0'),
      charges: minor(charges ?? '0'),
      net: minor(taxExclusive),
      tax: minor(tax),
      gross: minor(taxInclusive),
    });
    expect(priced.dueAtAcceptance.gross).toBe(minor(taxInclusive));
  });
});
