/** The documents that are measured: one to work in, with a place of their own for everybody, and one that has a past. */
import * as Y from 'yjs';
import { type QuoteContent, sectionDefaults } from '#shared/quote/quote.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { firstRanks } from '#shared/quote-doc/ranks.ts';
import { component, paragraphs, quoteContent } from '../../support/quote-content.ts';

export interface QuoteSize {
  /** Each has a paragraph of the joint text and a component of their own to work on. */
  readonly people: number;
  readonly components: number;
  /** In all descriptions together. */
  readonly words: number;
}

export const smallSize: Omit<QuoteSize, 'people'> = { components: 12, words: 200 };
export const largeSize: Omit<QuoteSize, 'people'> = { components: 300, words: 10_000 };

/** How often it was worked in before, where it has a past. */
const pastEdits = 5_000;

/** What people work in: one begun this morning, and one that is full and has been worked in for weeks. */
export const quotes = {
  new: (people: number): Uint8Array => newQuote({ people, ...smallSize }),
  full: (people: number): Uint8Array => quoteWithPast({ people, ...largeSize }, pastEdits),
} as const;

export type QuoteName = keyof typeof quotes;

export const componentOf = (person: number): string => `c${person}`;

function contentOf({ people, components: least, words }: QuoteSize): QuoteContent {
  const components = Math.max(people, least);
  const ranks = firstRanks(components);
  const description = 'words '.repeat(Math.round(words / components)).trim();
  const ids = ranks.map((_, index) => componentOf(index));
  return quoteContent({
    sections: [{ id: 'start', ...sectionDefaults, title: 'Start', rank: 'a0' }],
    components: ranks.map((rank, index) =>
      component(componentOf(index), {
        rank,
        description,
        unitPrice: String(1_000 + index),
        presence: 'optional',
        quantity: '4',
        buyerQuantity: { min: '1', max: '1000', step: '1' },
      }),
    ),
    jointTexts: { goals: paragraphs(...ids.slice(0, people).map((id) => `What ${id} is for.`)) },
    choices: Object.fromEntries(ids.map((id) => [id, true])),
    quantities: Object.fromEntries(ids.map((id) => [id, '4'])),
  });
}

/** A new document, as an update. */
export const newQuote = (size: QuoteSize): Uint8Array => encodeNewSharedDocument(contentOf(size));

/** How many words somebody writes in one place before another one does. */
const editsPerTurn = 12;

/**
 * The document after that many edits by several people in turn, at places all over it: text typed and deleted,
 * prices, quantities and choices.
 */
export function quoteWithPast(size: QuoteSize, edits: number): Uint8Array {
  const base = newQuote(size);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, base);
  const quote = new QuoteDocument(doc, 'shared');
  const components = Math.max(size.people, size.components);
  const random = pseudoRandom(7);
  const goals = quote.fragment('goals');
  let text = goals.get(0);
  for (let edit = 0; edit < edits; edit += 1) {
    if (edit % editsPerTurn === 0) {
      // Another session, as a colleague or the same person the next day.
      doc.clientID = 1_000 + Math.floor(random() * 40);
      text = (goals.get(Math.floor(random() * size.people)) as Y.XmlElement).get(0) as Y.XmlText;
    }
    const id = componentOf(Math.floor(random() * components));
    const kind = edit % 10;
    if (kind === 9) quote.setComponent(id, 'unitPrice', String(1_000 + edit));
    else if (kind === 8) quote.select(id, random() < 0.5);
    // Not by `setQuantity`, which reads the whole quote first: there are a hundred thousand of these.
    else if (kind === 7) doc.getMap('quantities').set(id, String(1 + (edit % 900)));
    else if (text instanceof Y.XmlText) typeOrDelete(text, random);
  }
  // As in a new quote, so that the same work can be done in both.
  for (let person = 0; person < size.people; person += 1) quote.select(componentOf(person), true);
  return Y.encodeStateAsUpdate(doc);
}

/** As people write: half of what they type does not stay. */
function typeOrDelete(text: Y.XmlText, random: () => number): void {
  const at = Math.floor(random() * text.length);
  if (text.length > 400 && random() < 0.6) text.delete(Math.min(at, text.length - 3), 3);
  else text.insert(at, 'ab ');
}

/** Numbers in [0, 1) that are the same in every run. */
export function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
