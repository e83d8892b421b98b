import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { QuoteContent, sectionDefaults } from '#shared/quote/quote.ts';
import { emptyRichText } from '#shared/quote/rich-text.ts';
import { encodeNewInternalDocument, encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { component, quoteContent, quoteContents, smallQuote } from '../../support/quote-content.ts';

function open(state: Uint8Array): QuoteDocument {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return new QuoteDocument(doc, 'shared');
}

describe('a new document', () => {
  it('reads as the content it was made from', () => {
    const content = smallQuote();
    expect(open(encodeNewSharedDocument(content)).read()).toEqual({ content, issues: [] });
  });

  it('reads as the content it was made from, whatever the content (I-10)', () => {
    fc.assert(
      fc.property(quoteContents, (content) => {
        expect(QuoteContent.parse(content)).toEqual(content);
        expect(open(encodeNewSharedDocument(content)).read()).toEqual({ content, issues: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('spells every decimal in one way', () => {
    const content = quoteContent({
      sections: [{ ...sectionDefaults, id: 'start', rank: 'a0', discountPercent: '05.50' }],
      components: [
        component('seats', {
          unitPrice: '-0.00',
          quantity: '007.10',
          buyerQuantity: { min: '1.0', max: '10', step: '0.50' },
          vat: { category: 'S', rate: '25.00' },
        }),
      ],
      quantities: { seats: '2.50' },
    });
    const { content: read } = open(encodeNewSharedDocument(content)).read();
    expect(read.sections[0]?.discountPercent).toBe('5.5');
    expect(read.components[0]).toMatchObject({
      unitPrice: '0',
      quantity: '7.1',
      buyerQuantity: { min: '1', max: '10', step: '0.5' },
      vat: { rate: '25' },
    });
    expect(read.quantities['seats']).toBe('2.5');
  });

  it('refuses content that does not fit its schema', () => {
    const content = quoteContent({ components: [component('seats', { unitPrice: '1e9' })] });
    expect(() => encodeNewSharedDocument(content)).toThrow(/unitPrice|Invalid/);
  });

  it('keeps costs in the internal document alone', () => {
    const costs = { seats: { unitCost: '120', floorPrice: null, note: 'Ask Maria' } };
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeNewInternalDocument(costs));
    const internal = new QuoteDocument(doc, 'internal');
    expect(internal.readCosts()).toEqual(costs);
    internal.setCost('seats', 'floorPrice', '99');
    internal.setCost('review', 'unitCost', '10');
    expect(internal.readCosts()).toEqual({
      seats: { unitCost: '120', floorPrice: '99', note: 'Ask Maria' },
      review: { unitCost: '10', floorPrice: null, note: '' },
    });
    expect(doc.share.has('components')).toBe(false);
  });
});

describe('reading', () => {
  it('gives an empty quote for an empty document', () => {
    const { content, issues } = new QuoteDocument(new Y.Doc(), 'shared').read();
    expect(content).toEqual(quoteContent());
    expect(issues).toEqual([]);
    expect(content.texts.intro).toBe(emptyRichText);
  });

  it('gives valid content for any garbage, and names what it could not use', () => {
    const garbage = fc.oneof(
      fc.anything({ withNullPrototype: true, maxDepth: 2 }),
      fc.constantFrom(Number.NaN, '1e9', '__proto__', -1),
    );
    const roots = [
      'terms',
      'sections',
      'choiceGroups',
      'components',
      'texts',
      'choices',
      'picks',
      'sectionChoices',
      'quantities',
    ];
    const keys = [
      'seats',
      'start',
      'platform',
      'title',
      '__proto__',
      'Not An Id',
      'rank',
      'unitPrice',
      'intro',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...roots), fc.constantFrom(...keys), garbage, fc.boolean())),
        (writes) => {
          const doc = new Y.Doc();
          Y.applyUpdate(doc, encodeNewSharedDocument(smallQuote()));
          const document = new QuoteDocument(doc, 'shared');
          document.read();
          for (const [root, key, value, nested] of writes) {
            try {
              const entry = doc.getMap(root).get(key);
              if (nested && entry instanceof Y.Map)
                for (const field of ['title', 'rank']) entry.set(field, value);
              else doc.getMap(root).set(key, value);
            } catch {
              // Yjs itself refuses some values, such as functions.
            }
          }
          const { content } = document.read();
          expect(QuoteContent.parse(content)).toEqual(content);
          expect(new QuoteDocument(doc, 'shared').read()).toEqual(document.read());
          expect(({} as Record<string, unknown>)['title']).toBeUndefined();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads a value that does not fit as its default, and says where', () => {
    const document = open(encodeNewSharedDocument(smallQuote()));
    const entries = document.doc.getMap<Y.Map<unknown>>('components');
    entries.get('review')?.set('unitPrice', 'a lot');
    document.doc.getMap('components').set('junk', 'no map');
    document.doc.getMap('terms').set('termMonths', 1.5);
    document.doc.getMap('choices').set('training', 'yes');
    const { content, issues } = document.read();
    expect(content.components.find(({ id }) => id === 'review')?.unitPrice).toBeNull();
    expect(content.terms.termMonths).toBe(12);
    expect(content.choices).toEqual({});
    expect(issues).toEqual(
      expect.arrayContaining([
        { code: 'unreadable', element: 'review', field: 'unitPrice' },
        { code: 'unreadable', element: 'junk', field: null },
        { code: 'unreadable', element: null, field: 'termMonths' },
        { code: 'unreadable', element: 'training', field: 'choices' },
      ]),
    );
    expect(issues).toHaveLength(4);
  });

  it('gives unchanged parts as the same objects, so that rows stay still', () => {
    const document = open(encodeNewSharedDocument(smallQuote()));
    const before = document.read().content;
    expect(document.read().content).toBe(before);
    document.setComponent('training', 'title', 'Training days');
    const after = document.read().content;
    const changed = after.components.filter((item, index) => item !== before.components[index]);
    expect(changed.map(({ id }) => id)).toEqual(['training']);
    for (const part of [
      'terms',
      'sections',
      'choiceGroups',
      'texts',
      'jointTexts',
      'choices',
      'picks',
    ] as const) {
      expect(after[part]).toBe(before[part]);
    }
  });
});
