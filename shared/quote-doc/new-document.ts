/**
 * Content → the first state of a document. Done once in a document's life, on the server: making one twice from
 * the same content and merging the two would double every text.
 */
import * as Y from 'yjs';
import { ElementId } from '../ids.ts';
import {
  choiceGroupFields,
  componentFields,
  type QuoteContent,
  sectionFields,
  termsFields,
} from '../quote/quote.ts';
import type { Costs, Targets } from './costs.ts';
import { CatalogueSource, costFields, targetFields } from './doc-layout.ts';
import { EntityRoot } from './entity-root.ts';
import { newFragment } from './write-rich-text.ts';

/** The Yjs state (v1) of a shared document that reads as `content`. Throws a ZodError when the content does not fit. */
export function encodeNewSharedDocument(content: QuoteContent): Uint8Array {
  return encodeDocument((doc) => {
    const terms = doc.getMap('terms');
    for (const [field, schema] of Object.entries(termsFields)) {
      terms.set(field, schema.parse(content.terms[field as keyof typeof termsFields]));
    }
    addAll(new EntityRoot(doc, 'sections', sectionFields), content.sections);
    addAll(new EntityRoot(doc, 'choiceGroups', choiceGroupFields), content.choiceGroups);
    addAll(new EntityRoot(doc, 'components', componentFields), content.components);
    for (const root of ['texts', 'jointTexts'] as const) {
      for (const [id, text] of Object.entries(content[root])) doc.getMap(root).set(id, newFragment(text));
    }
    for (const root of ['choices', 'sectionChoices', 'picks', 'quantities'] as const) {
      for (const [id, value] of Object.entries(content[root]))
        doc.getMap(root).set(ElementId.parse(id), value);
    }
  });
}

export interface InternalExtras {
  readonly sources?: Readonly<Record<ElementId, CatalogueSource>>;
  readonly targets?: Targets | undefined;
}

/** The Yjs state (v1) of an internal document. */
export function encodeNewInternalDocument(
  costs: Readonly<Record<ElementId, Costs>>,
  { sources = {}, targets }: InternalExtras = {},
): Uint8Array {
  return encodeDocument((doc) => {
    const root = new EntityRoot(doc, 'costs', costFields);
    for (const [id, values] of Object.entries(costs)) root.add(ElementId.parse(id), values);
    for (const [id, source] of Object.entries(sources))
      doc.getMap('sources').set(ElementId.parse(id), CatalogueSource.parse(source));
    for (const [field, schema] of Object.entries(targets ? targetFields : {}))
      doc.getMap('targets').set(field, schema.parse(targets?.[field as keyof Targets]));
  });
}

function encodeDocument(fill: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => fill(doc));
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** `id` is the entry's key, not a field. */
function addAll<V extends { id: ElementId }>(
  root: { add(id: string, values: Omit<V, 'id'>): void },
  elements: readonly V[],
): void {
  for (const { id, ...values } of elements) root.add(ElementId.parse(id), values);
}
