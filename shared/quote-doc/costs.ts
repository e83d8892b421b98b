import * as Y from 'yjs';
import { z } from 'zod';
import { ElementId } from '../ids.ts';
import { costFields } from './doc-layout.ts';
import { readFields } from './read-fields.ts';

/** What only the seller's side knows about a component. */
export const Costs = z.strictObject(costFields);
export type Costs = z.infer<typeof Costs>;

export const costDefaults: Costs = { unitCost: null, floorPrice: null, note: '' };

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
