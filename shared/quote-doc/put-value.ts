/** Sets any one value of a document by where it lies, as the layout has it: for making a change again elsewhere. */
import * as Y from 'yjs';
import type { z } from 'zod';
import { RichText } from '../quote/rich-text.ts';
import { type DocumentKind, layouts, type RootLayout } from './doc-layout.ts';
import { EntityRoot, setIfNew } from './entity-root.ts';
import { patchFragment } from './patch-rich-text.ts';
import { localOrigin } from './quote-document.ts';
import { type ValuePlace, wholeEntry } from './value-place.ts';

/**
 * One transaction, as by any method of `QuoteDocument`. `null` takes away what can be absent; a place that is not
 * in the layout stays as it is. Throws a ZodError for a value that does not fit.
 */
export function putValue(doc: Y.Doc, kind: DocumentKind, place: ValuePlace, value: unknown): void {
  const layout = layouts[kind][place.root];
  if (layout !== undefined) doc.transact(() => put(doc, layout, place, value), localOrigin);
}

function put(doc: Y.Doc, layout: RootLayout, place: ValuePlace, value: unknown): void {
  const root = doc.getMap<unknown>(place.root);
  const { element, field } = place;
  switch (layout.kind) {
    case 'fields':
      setIfNew(root, field, layout.fields[field]?.parse(value));
      break;
    case 'richTexts': {
      const text = root.get(field);
      if (text instanceof Y.XmlFragment) patchFragment(text, RichText.parse(value));
      break;
    }
    case 'values':
      if (element === null) break;
      if (value === null) root.delete(element);
      else setIfNew(root, element, layout.value.parse(value));
      break;
    case 'entities':
      if (element !== null) putInEntry(new EntityRoot(doc, place.root, layout.fields), element, field, value);
  }
}

function putInEntry(
  entries: EntityRoot<Readonly<Record<string, z.ZodType>>>,
  element: string,
  field: string,
  value: unknown,
): void {
  if (field !== wholeEntry) entries.set(element, field, value);
  else if (value === null) entries.remove(element);
  else entries.add(element, value as Record<string, unknown>);
}
