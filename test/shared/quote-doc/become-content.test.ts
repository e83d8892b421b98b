/** A document made to say another content, as any seller could have edited it: judged by the guard, and minimal. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { becomeContent, takeBack } from '#shared/quote-doc/become-content.ts';
import { diffContent } from '#shared/quote-doc/diff-content.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { GuardedRoom } from '../../support/guarded-room.ts';
import { paragraphs, quoteContents, smallQuote } from '../../support/quote-content.ts';

/** Without what could not be sent: quantities that may not be chosen, choices of what offers none. */
const sendable = quoteContents.map((content): QuoteContent => {
  const optional = content.components.filter(
    ({ presence, groupId }) => presence === 'optional' && groupId === null,
  );
  const choices = Object.fromEntries(optional.map(({ id }) => [id, content.choices[id] ?? false]));
  return { ...content, choices, quantities: {} };
});

const documentOf = (content: QuoteContent): QuoteDocument => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeNewSharedDocument(content));
  return new QuoteDocument(doc, 'shared');
};

test('any content becomes any other by one accepted edit, and everybody reads the same', () => {
  fc.assert(
    fc.property(sendable, sendable, (before, wanted) => {
      const room = new GuardedRoom(encodeNewSharedDocument(before));
      const [seller, buyer] = [room.join('seller'), room.join('buyer')];
      const edit = seller.record(() => void becomeContent(seller.document, wanted));
      // Of two contents that say the same there is nothing to judge.
      if (edit.length > 2) expect(room.receive(edit, seller).verdict).toBe('accept');
      for (const doc of [room.doc, buyer.doc, room.restarted().doc]) {
        expect(new QuoteDocument(doc, 'shared').read().content).toEqual(wanted);
      }
    }),
    { numRuns: 30 },
  );
});

test('what says the same already is not written again', () => {
  const document = documentOf(smallQuote());
  const before = Y.encodeStateVector(document.doc);
  expect(becomeContent(document, smallQuote())).toEqual([]);
  expect(Y.encodeStateVector(document.doc)).toEqual(before);

  const texts = { ...smallQuote().texts, intro: paragraphs('From one list and one place.') };
  const changed = becomeContent(document, { ...smallQuote(), texts });
  expect(changed.map(({ root, field }) => `${root} ${field}`)).toEqual(['texts intro']);
  const written = Y.encodeStateAsUpdate(document.doc, before);
  expect(new TextDecoder().decode(written)).not.toContain('From one list');
});

test('what comes back has the choice of then, not the one that was left behind', () => {
  const document = documentOf({ ...smallQuote(), choices: { training: true } });
  document.select('training', false);
  document.removeComponent('training');
  becomeContent(document, { ...smallQuote(), choices: { training: true } });
  expect(document.read().content.choices).toEqual({ training: true });
});

describe('taken back', () => {
  const start = { ...smallQuote(), choices: { training: true } };
  const wanted: QuoteContent = {
    ...smallQuote(),
    terms: { ...smallQuote().terms, title: 'As it was', paymentDays: 10 },
    components: smallQuote().components.filter(({ id }) => id !== 'seats'),
    quantities: {},
  };

  test('it is all as it was', () => {
    const document = documentOf(start);
    const before = document.read().content;
    takeBack(document, becomeContent(document, wanted), []);
    expect(document.read().content).toEqual(before);
  });

  test('but for what somebody has changed since', () => {
    const document = documentOf(start);
    const changed = becomeContent(document, wanted);
    document.setTerm('title', 'Mine');
    document.setComponent('review', 'unitPrice', '1');
    takeBack(document, changed, diffContent(wanted, document.read().content));
    const { terms, choices, components } = document.read().content;
    expect(terms).toMatchObject({ title: 'Mine', paymentDays: start.terms.paymentDays });
    expect(choices).toEqual({ training: true });
    expect(components.map(({ id, unitPrice }) => [id, unitPrice])).toContainEqual(['review', '1']);
    expect(components.map(({ id }) => id)).toContain('seats');
  });

  test('and what it brought is not removed with somebody’s work in it', () => {
    const document = documentOf(wanted);
    const changed = becomeContent(document, start);
    document.setComponent('seats', 'title', 'More seats');
    takeBack(document, changed, diffContent(start, document.read().content));
    expect(document.read().content.components.find(({ id }) => id === 'seats')?.title).toBe('More seats');
  });
});

test('the negative control: written whole, a text would lose the place of every caret in it', () => {
  const [patched, replaced] = [documentOf(smallQuote()), documentOf(smallQuote())];
  const place = (document: QuoteDocument) => {
    const text = (document.fragment('intro').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    return Y.createRelativePositionFromTypeIndex(text, 9);
  };
  const stands = (document: QuoteDocument, caret: Y.RelativePosition) =>
    Y.createAbsolutePositionFromRelativePosition(caret, document.doc)?.index;
  const [kept, lost] = [place(patched), place(replaced)];
  const texts = { ...smallQuote().texts, intro: paragraphs('Now from one list.') };
  becomeContent(patched, { ...smallQuote(), texts });
  const fragment = replaced.fragment('intro');
  fragment.delete(0, fragment.length);
  fragment.insert(0, [new Y.XmlElement('paragraph')]);
  expect(stands(patched, kept)).toBeGreaterThan(9);
  expect(stands(replaced, lost)).not.toBe(stands(patched, kept));
});
