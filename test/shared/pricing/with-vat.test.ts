import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { lineAmount, totalAmount, withOwnVat } from '#shared/pricing/with-vat.ts';
import { periodOf, priceLines, standard } from '../../support/price-lines.ts';
import { priceableContents } from '../../support/priceable-content.ts';

describe('amounts as those read them who count with VAT', () => {
  const priced = priceLines([
    { unitPrice: '10.1', vat: standard('25') },
    { unitPrice: '10.1', vat: standard('25') },
  ]);

  test('10.10 at 25 % is 12.63, and two of them are 25.25 in total', () => {
    const line = priced.components['c1'];
    if (!line) throw new Error('there is no line');
    expect(withOwnVat(line)).toBe(1263);
    expect(lineAmount(line, 'inclVat')).toBe(1263);
    expect(lineAmount(line, 'exclVat')).toBe(1010);
    expect(totalAmount(periodOf(priced, 'once'), 'inclVat')).toBe(2525);
    expect(totalAmount(periodOf(priced, 'once'), 'exclVat')).toBe(2020);
  });

  test('are the same where there is no VAT', () => {
    fc.assert(
      fc.property(priceableContents, (content) => {
        for (const line of Object.values(priceQuote(content).components)) {
          if (line.vat.rate === '0') expect(withOwnVat(line)).toBe(line.net);
          expect(withOwnVat(line)).toBe(line.net + line.ownVat);
        }
      }),
    );
  });
});
