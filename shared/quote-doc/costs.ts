import * as Y from 'yjs';
import { z } from 'zod';
import { ElementId } from '../ids.ts';
import { CatalogueSource, costFields, targetFields } from './doc-layout.ts';
import { readFields } from './read-fields.ts';

/** What only the seller's side knows about a component. */
export const Costs = z.strictObject(costFields);
export type Costs = z.infer<typeof Costs>;

export const costDefaults: Costs = { unitCost: null, floorPrice: null, note: '' };

/** What the seller's side holds itself to in this quote. */
export const Targets = z.strictObject(targetFields);
export type Targets = z.infer<typeof Targets>;

export const targetDefaults: Targets = { minMarginPercent: null, maxDiscountPercent: null };

/** Reads the internal document's targets. Total, as `readCosts`. */
export function readTargets(doc: Y.Doc): Targets {
  return readFields(doc.getMap('targets'), targetFields, targetDefaults, null, []);
}

/** Reads the internal document. Total: what does not fit reads as not stated. Null prototype. */
export function readCosts(doc: Y.Doc): Record<ElementId, Costs> {
  const costs: Record<ElementId, Costs> = Object.create(null);
  for (const [id, entry] of doc.getMap('costs')) {
    if (ElementId.safeParse(id).success && entry instanceof Y.Map) {
      costs[id] = readFields(entry, costFields, costDefaults, null, []);
    }
  }
  return costs;
}

/** Reads where components were taken from. Total, as `readCosts`. Null prototype. */
export function readSources(doc: Y.Doc): Record<ElementId, CatalogueSource> {
  const sources: Record<ElementId, CatalogueSource> = Object.create(null);
  for (const [id, value] of doc.getMap('sources')) {
    const source = CatalogueSource.safeParse(value);
    if (ElementId.safeParse(id).success && source.success) sources[id] = source.data;
  }
  return sources;
}
