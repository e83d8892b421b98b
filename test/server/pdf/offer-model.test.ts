import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { type Section, sectionDefaults, termsDefaults } from '#shared/quote/quote.ts';
import type { PdfDocument } from '../../../server/pdf/pdf-document.ts';
import { versionDocument } from '../../../server/pdf/quote-document.ts';
import { renderVersionPdf } from '../../../server/pdf/quote-pdf.ts';
import { quotePrint } from '../../../server/pdf/quote-print.ts';
import { unsigned } from '../../../server/pdf/signed.ts';
import { frozenDemo, sentDemo } from '../../support/frozen-demo.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

type Content = ReturnType<typeof quoteContent>;

const section = (id: string, values: Partial<Section> = {}): Section => ({
  ...sectionDefaults,
  id,
  title: `Section ${id}`,
  rank: id,
  ...values,
});

/** What is printed of this content, priced for that day. */
function printed(content: Content, asOf: string | null = null): PdfDocument {
  const facts = {
    ...sentDemo(),
    signed: unsigned,
    attached: { json: 'quote.json', ubl: [], evidence: null },
  };
  return versionDocument(quotePrint(frozenDemo(content), priceQuote(content, { asOf })), facts);
}

const plain = (document: unknown) => JSON.stringify(document).replaceAll('\u00A0', ' ');

describe('a quote that is read with VAT first', () => {
  const content = (displayBasis: Content['terms']['displayBasis']): Content =>
    quoteContent({
      terms: { ...termsDefaults, displayBasis },
      sections: [section('a')],
      components: [component('food', { title: 'Lunch', unitPrice: '111', quantity: '2', sectionId: 'a' })],
    });

  test('prints its lines and sums so, and says that the prices of one are without', () => {
    const rows = plain(printed(content('inclVat')).components);
    expect(rows).toContain('"Price, excl. VAT","Amount, incl. VAT"');
    expect(rows).toContain('111 kr');
    expect(rows).toContain('277,50 kr');
    expect(rows).not.toContain('222 kr');
  });

  test('the negative control: one that is read without does not', () => {
    const rows = plain(printed(content('exclVat')).components);
    expect(rows).toContain('"Price","Amount"');
    expect(rows).toContain('222 kr');
    expect(rows).not.toContain('277,50 kr');
  });
});

describe('a bundle', () => {
  const bundle = (disclosure: Section['disclosure'], preselected = true): Content =>
    quoteContent({
      sections: [section('a', { disclosure, presence: 'optional', preselected })],
      components: [
        component('food', {
          sectionId: 'a',
          title: 'Lunch',
          unitPrice: '111',
          vat: { category: 'S', rate: '12' },
        }),
        component('room', {
          sectionId: 'a',
          title: 'Room',
          unitPrice: '222',
          adjustments: [{ kind: 'discount', amount: '22' }],
        }),
      ],
    });

  test('shows its parts and one price where prices are hidden', () => {
    const rows = plain(printed(bundle('pricesHidden')).components);
    expect(rows).toContain('311 kr');
    expect(rows).toContain('Lunch');
    for (const hidden of ['111', '222', '200', '22 kr']) expect(rows).not.toContain(hidden);
  });

  test('shows one price alone where its composition is hidden', () => {
    const rows = plain(printed(bundle('compositionHidden')).components);
    expect(rows).toContain('311 kr');
    expect(rows).not.toMatch(/Lunch|Room|111|222/);
  });

  test('negative control: an open section shows all of it', () => {
    const rows = plain(printed(bundle('open')).components);
    for (const shown of ['Lunch', '111 kr', '222 kr', '311 kr']) expect(rows).toContain(shown);
  });

  test('keeps the VAT of its parts, whether they are shown or not', () => {
    const open = printed(bundle('open')).totals;
    expect(printed(bundle('compositionHidden')).totals).toEqual(open);
    expect(plain(open)).toContain('VAT 12 %');
  });

  test('is told as one where it was left out', () => {
    const { leftOut, components } = printed(bundle('compositionHidden', false));
    expect(leftOut?.rows).toHaveLength(1);
    expect(plain(leftOut)).toMatch(/Section a.*311,00 kr|Section a.*311 kr/);
    expect(plain(components)).not.toMatch(/Lunch|Room/);
  });
});

test('the parts of a section that was left out name it', () => {
  const content = quoteContent({
    sections: [section('a', { presence: 'optional', preselected: false })],
    components: [component('c', { sectionId: 'a', unitPrice: '10' })],
  });
  expect(printed(content).leftOut?.rows).toMatchObject([
    { title: 'Title of c', detail: 'Left out with Section a' },
  ]);
});

describe('the totals', () => {
  const content = quoteContent({
    terms: {
      ...termsDefaults,
      quoteDiscount: { percent: '10' },
      quoteDiscountUntil: '2026-04-30',
      quoteAdjustments: [
        {
          kind: 'charge',
          title: 'Freight',
          pricePeriod: 'once',
          vat: { category: 'S', rate: '25' },
          amount: '67.75',
        },
      ],
      payableStep: '1',
      vatCountry: 'SE',
      startDate: '2026-05-04',
    },
    sections: [section('a')],
    components: [
      component('c', { sectionId: 'a', unitPrice: '4888.89' }),
      component('d', {
        sectionId: 'a',
        unitPrice: '0',
        vat: { category: 'AE', rate: '0', exemptionText: 'Reverse charge' },
      }),
    ],
  });

  test('tell of charges, the discount’s last day, rounding, rates and exemptions', () => {
    const totals = plain(printed(content, '2026-04-30').totals);
    for (const part of [
      'Charges on the quote',
      '67,75 kr',
      'Rounding',
      '0,31 kr',
      'To pay',
      '5 585 kr',
      'The discount on the quote holds through 30 April 2026. After that day: First 12 months 4 956,64 kr',
      'VAT is counted at the rates in force on 4 May 2026.',
      'No VAT: Reverse charge',
      'the discount on the quote, 10 % of what is left; Freight; VAT, once on the sum of each rate; the amount to pay, rounded to the nearest 1 kr.',
    ]) {
      expect(totals).toContain(part);
    }
  });

  test('say that the discount is over on the day after', () => {
    const totals = plain(printed(content, '2026-05-01').totals);
    expect(totals).toContain('The discount on the quote held through 30 April 2026');
    expect(totals).not.toContain('10 % of what is left');
  });

  test('are set by the template', async () => {
    const input = { ...sentDemo(content), priced: priceQuote(content, { asOf: '2026-04-30' }) };
    const text = (await pdfPages(await renderVersionPdf(input))).join('\n').replace(/[\s\u00A0]+/g, ' ');
    expect(text).toContain('To pay 5 585 kr');
  });
});
