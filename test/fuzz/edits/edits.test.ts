/** What random people do is worth as much as the part of a quote that they touch, so it is counted here. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { richTextMarks, richTextNodes } from '#shared/quote/rich-text.ts';
import { internalLayout, type RootLayout, sharedLayout } from '#shared/quote-doc/doc-layout.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { smallQuote } from '../../support/quote-content.ts';
import { Random } from '../random.ts';
import { editsBySide } from './by-side.ts';
import { costing } from './costing.ts';

const edits = 6_000;

/** Every field and value that a document's layout has: "components.title", "choices". */
function placesOf(layout: Readonly<Record<string, RootLayout>>): string[] {
  return Object.entries(layout).flatMap(([root, rule]) =>
    'fields' in rule ? Object.keys(rule.fields).map((field) => `${root}.${field}`) : [root],
  );
}

/** Notes what is changed in a document; what something new starts with is no change. */
function watch(doc: Y.Doc, layout: Readonly<Record<string, RootLayout>>): Set<string> {
  const changed = new Set<string>();
  for (const [root, rule] of Object.entries(layout)) {
    doc.getMap(root).observeDeep((events) => {
      for (const { path, keys } of events) {
        const isInEntry = rule.kind === 'entities' && path.length === 1;
        for (const [key, { action }] of keys) {
          if (rule.kind === 'fields') changed.add(`${root}.${key}`);
          else if (isInEntry && action === 'update') changed.add(`${root}.${key}`);
        }
        if (rule.kind === 'values' || rule.kind === 'richTexts') changed.add(root);
      }
    });
  }
  return changed;
}

/** Nodes, marks and their attributes: "heading.level", "link.href". */
function stylesIn(node: unknown, found: Set<string>): void {
  if (node instanceof Y.XmlElement) {
    found.add(node.nodeName);
    for (const name of Object.keys(node.getAttributes())) found.add(`${node.nodeName}.${name}`);
  }
  if (node instanceof Y.XmlFragment) for (const child of node.toArray()) stylesIn(child, found);
  if (!(node instanceof Y.XmlText)) return;
  for (const { attributes = {} } of node.toDelta() as { attributes?: Record<string, object> }[]) {
    for (const [mark, values] of Object.entries(attributes)) {
      found.add(mark);
      for (const name of Object.keys(values)) found.add(`${mark}.${name}`);
    }
  }
}

const allStyles = [
  ...Object.entries(richTextNodes).map(([name, { attributes }]) => ({ name, attributes })),
  ...Object.entries(richTextMarks).map(([name, attributes]) => ({ name, attributes })),
]
  .filter(({ name }) => name !== 'doc' && name !== 'text')
  .flatMap(({ name, attributes }) => [name, ...Object.keys(attributes).map((each) => `${name}.${each}`)]);

describe('random people', () => {
  it('change everything that a shared document can hold', () => {
    const random = new Random(1);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeNewSharedDocument(smallQuote()));
    const author = { doc, document: new QuoteDocument(doc, 'shared') };
    const changed = watch(doc, sharedLayout);
    const styles = new Set<string>();
    for (let nth = 0; nth < edits; nth += 1) {
      random.one(Object.values(editsBySide.seller))(author, random.below(100_000) >> 3, random.word());
      if (nth % 20 === 0)
        for (const id of ['intro', 'terms', 'goals'] as const) stylesIn(author.document.fragment(id), styles);
    }
    expect([...changed].sort()).toEqual(placesOf(sharedLayout).sort());
    expect([...styles].sort()).toEqual(allStyles.sort());
  });

  it("change everything that the sellers' own document can hold", () => {
    const random = new Random(1);
    const doc = new Y.Doc();
    const author = { doc, document: new QuoteDocument(doc, 'internal') };
    const changed = watch(doc, internalLayout);
    for (let nth = 0; nth < edits / 10; nth += 1) {
      random.one(Object.values(costing))(author, random.below(100_000) >> 3, random.word());
    }
    expect([...changed].sort()).toEqual(placesOf(internalLayout).sort());
  });
});
