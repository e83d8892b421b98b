import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromScaled } from '#shared/money/decimal.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { type QuoteContent, type Section, sectionDefaults, termsDefaults } from '#shared/quote/quote.ts';
import { demoContent } from '../../../server/demo/demo-quote.ts';
import { ublQuotations } from '../../../server/ubl/ubl-quotations.ts';
import { demoDay, frozenDemo, sentDemo } from '../../support/frozen-demo.ts';
import { priceableContents } from '../../support/priceable-content.ts';
import { component, quoteContent } from '../../support/quote-content.ts';
import { allAt, type ReadElement, readXml, textAt } from '../../support/read-xml.ts';
import { faultsOfForm, faultsOfLines, faultsOfSums } from '../../support/ubl-rules.ts';

function documentsOf(content: QuoteContent) {
  const priced = priceQuote(content);
  const { hash, sentAt } = sentDemo();
  const documents = ublQuotations(frozenDemo(content), priced, { hash, sentAt });
  return {
    priced,
    documents: documents.map(({ period, name, xml }) => ({ period, name, xml, root: readXml(xml) })),
  };
}

const section = (id: string, values: Partial<Section> = {}): Section => ({
  ...sectionDefaults,
  id,
  title: `Section ${id}`,
  rank: id,
  ...values,
});

/** Everything that pricing knows, in two price periods and at three rates. */
const rich = quoteContent({
  terms: {
    ...termsDefaults,
    title: 'All <of> it & "more"',
    language: 'sv',
    quoteDiscount: { percent: '7.5' },
    quoteAdjustments: [
      {
        kind: 'charge',
        title: 'Frakt',
        pricePeriod: 'once',
        vat: { category: 'S', rate: '25' },
        amount: '67.75',
      },
      {
        kind: 'discount',
        title: 'Kampanj',
        pricePeriod: 'month',
        vat: { category: 'S', rate: '12' },
        percent: '3',
      },
    ],
    payableStep: '1',
  },
  sections: [
    section('a', { discountPercent: '10' }),
    section('b', { disclosure: 'pricesHidden', discountPercent: '5' }),
  ],
  components: [
    component('line', { sectionId: 'a', unitPrice: '4888.89', quantity: '3' }),
    component('tiers', {
      sectionId: 'a',
      priceModel: 'graduated',
      quantity: '24',
      tiers: [
        { upTo: '10', unitPrice: '18' },
        { upTo: null, unitPrice: '14', flatFee: '5' },
      ],
      adjustments: [{ kind: 'discount', percent: '4', title: 'Volym' }],
    }),
    component('food', {
      sectionId: 'a',
      unitPrice: '99.5',
      pricePeriod: 'month',
      vat: { category: 'S', rate: '12' },
    }),
    component('reverse', {
      sectionId: 'a',
      unitPrice: '500',
      vat: { category: 'AE', rate: '0', exemptionText: 'Omvänd betalningsskyldighet' },
    }),
    component('hidden', { sectionId: 'b', title: 'Secret part', unitPrice: '111' }),
    component('hidden-food', { sectionId: 'b', unitPrice: '222', vat: { category: 'S', rate: '12' } }),
    component('out', {
      sectionId: 'a',
      title: 'Left out',
      unitPrice: '7',
      presence: 'optional',
      preselected: false,
    }),
  ],
});

const faults = (root: ReadElement) => [...faultsOfForm(root), ...faultsOfSums(root)];
const major = (amount: number) => fromScaled(BigInt(amount), 2);
const amountAt = (root: ReadElement, path: string) => textAt(root, path)?.replace(/\.?0+$/, '');

describe.each([
  ['the demo quote', demoContent(demoDay)],
  ['a quote with all kinds of discounts, charges, tiers, bundles and rates', rich],
])('%s as UBL', (_, content) => {
  const { priced, documents } = documentsOf(content);

  test('is one document for each price period, in the form and with the sums that the standards ask for', () => {
    expect(documents.map(({ period }) => period)).toEqual(priced.periods.map(({ period }) => period));
    for (const { root } of documents) {
      expect(faults(root)).toEqual([]);
      expect(faultsOfLines(root, '0.01')).toEqual([]);
    }
  });

  test('states the totals of the pricing module, per rate, to the öre (I-8)', () => {
    priced.periods.forEach((total, index) => {
      const root = documents[index]?.root;
      if (!root) throw new Error('a period has no document');
      expect(amountAt(root, 'cac:QuotedMonetaryTotal/cbc:TaxExclusiveAmount')).toBe(major(total.net));
      expect(amountAt(root, 'cac:QuotedMonetaryTotal/cbc:TaxInclusiveAmount')).toBe(major(total.gross));
      expect(amountAt(root, 'cac:QuotedMonetaryTotal/cbc:PayableAmount')).toBe(major(total.payable));
      expect(
        allAt(root, 'cac:TaxTotal/cac:TaxSubtotal').map((subtotal) => [
          textAt(subtotal, 'cac:TaxCategory/cbc:Percent'),
          amountAt(subtotal, 'cbc:TaxableAmount'),
          amountAt(subtotal, 'cbc:TaxAmount') || '0',
        ]),
      ).toEqual(total.vat.map(({ rate, taxable, tax }) => [rate, major(taxable), major(tax)]));
    });
  });
});

test('a bundle with hidden prices is one line per rate, and what is left out is none', () => {
  const { documents } = documentsOf(rich);
  const names = documents.flatMap(({ root }) =>
    allAt(root, 'cac:QuotationLine/cac:LineItem/cac:Item/cbc:Name').map(({ text }) => text),
  );
  expect(names.filter((name) => name === 'Section b')).toHaveLength(2);
  for (const { xml } of documents) expect(xml).not.toMatch(/Secret part|Left out|>111|>222/);
});

test('what people wrote is text, whatever it is', () => {
  const title = 'a\u0000b </cbc:Name><!-- & "quoted" \ud83d]]>';
  const content = { ...rich, components: rich.components.map((each) => ({ ...each, title })) };
  const [once] = documentsOf(content).documents;
  const [name] = once ? allAt(once.root, 'cac:QuotationLine/cac:LineItem/cac:Item/cbc:Name') : [];
  expect(name?.text).toBe('a b </cbc:Name><!-- & "quoted" \uFFFD]]>');
});

test('the sums hold in whatever can be sold', () => {
  fc.assert(
    fc.property(priceableContents, (content) => {
      for (const { root } of documentsOf(content).documents) {
        expect(faults(root)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('negative control: a changed amount, a missing one and a wrong order are found', () => {
  const [once] = documentsOf(rich).documents;
  const xml = once?.xml ?? '';
  const changed = (from: RegExp, to: string) => faults(readXml(xml.replace(from, to)));
  expect(changed(/(<cbc:TaxableAmount currencyID="SEK">)\d/, '$19')).toContain('BR-S-08 at S 25');
  expect(changed(/<cbc:PayableAmount.*\n/, '')).not.toEqual([]);
  expect(changed(/(\s*<cbc:IssueDate>.*)(\s*<cbc:IssueTime>.*)/, '$2$1')).toHaveLength(1);
});
