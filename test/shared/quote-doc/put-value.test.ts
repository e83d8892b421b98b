import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RichText } from '#shared/quote/rich-text.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { patchFragment } from '#shared/quote-doc/patch-rich-text.ts';
import { putValue } from '#shared/quote-doc/put-value.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { readRichText } from '#shared/quote-doc/read-rich-text.ts';
import { wholeEntry } from '#shared/quote-doc/value-place.ts';
import { newFragment } from '#shared/quote-doc/write-rich-text.ts';
import { paragraphs, richTexts, smallQuote } from '../../support/quote-content.ts';

describe('a text that is made to say something else', () => {
  const shared = (text: RichText) => {
    const doc = new Y.Doc();
    const fragment = newFragment(text);
    doc.getMap('texts').set('intro', fragment);
    return { doc, fragment };
  };

  it('says it, whatever the two are', () => {
    fc.assert(
      fc.property(richTexts, richTexts, (is, wanted) => {
        const { fragment } = shared(is);
        const usual = readRichText(shared(wanted).fragment);
        patchFragment(fragment, usual);
        expect(readRichText(fragment)).toEqual(usual);
      }),
      { numRuns: 300 },
    );
  });

  it('writes nothing where it says it already', () => {
    fc.assert(
      fc.property(richTexts, (text) => {
        const { doc, fragment } = shared(text);
        const before = Y.encodeStateVector(doc);
        patchFragment(fragment, readRichText(fragment));
        expect(Y.encodeStateVector(doc)).toEqual(before);
      }),
    );
  });

  it('leaves the rest where it is, so that what others write at the same time stays in its place', () => {
    const { doc, fragment } = shared(paragraphs('Ten leads 😀 a week.', 'No spam.'));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    for (const paragraph of (other.getMap('texts').get('intro') as Y.XmlFragment).toArray()) {
      const words = (paragraph as Y.XmlElement).get(0) as Y.XmlText;
      words.insert(words.length, ' Please.');
    }
    patchFragment(fragment, paragraphs('Twenty leads 😃 a week.', 'More.', 'No spam.'));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(readRichText(fragment)).toEqual(
      paragraphs('Twenty leads 😃 a week. Please.', 'More.', 'No spam. Please.'),
    );
  });
});

describe('a value that is put where it lies', () => {
  const open = () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeNewSharedDocument(smallQuote()));
    return new QuoteDocument(doc, 'shared');
  };
  const put = (
    document: QuoteDocument,
    root: string,
    element: string | null,
    field: string,
    value: unknown,
  ) => putValue(document.doc, 'shared', { root, element, field }, value);

  it.each([
    ['terms', null, 'paymentDays', 45],
    ['texts', null, 'intro', paragraphs('Hello.')],
    ['jointTexts', null, 'goals', paragraphs('Twenty leads.')],
    ['choices', 'training', 'choices', true],
    ['picks', 'platform', 'picks', ['premium']],
    ['quantities', 'seats', 'quantities', '8'],
    ['components', 'review', 'unitPrice', '52000'],
  ])('in %s is what is read there', (root, element, field, value) => {
    const document = open();
    put(document, root, element, field, value);
    const content = document.read().content as unknown as Record<string, never>;
    const at = content[root] as unknown;
    const found = Array.isArray(at)
      ? (at.find(({ id }) => id === element) as Record<string, unknown>)[field]
      : (at as Record<string, unknown>)[element ?? field];
    expect(found).toEqual(value);
  });

  it('takes an entry away and brings it back as it was', () => {
    const document = open();
    const { components } = document.read().content;
    const training = components.find(({ id }) => id === 'training');
    put(document, 'components', 'training', wholeEntry, null);
    expect(document.read().content.components.map(({ id }) => id)).not.toContain('training');
    put(document, 'components', 'training', wholeEntry, training);
    expect(document.read().content.components).toEqual(components);
  });

  it('takes a choice away', () => {
    const document = open();
    put(document, 'choices', 'training', 'choices', null);
    expect(document.read().content.choices).toEqual({});
  });

  it('that does not fit throws, and one that has no place changes nothing', () => {
    const document = open();
    const before = document.read().content;
    expect(() => put(document, 'components', 'review', 'unitPrice', 'much')).toThrow();
    put(document, 'nowhere', null, 'x', 1);
    expect(document.read().content).toBe(before);
  });
});
