/** What the two documents of a quote hold, as the live document needs to know it. */
import * as Y from 'yjs';
import type { ElementId } from '#shared/ids.ts';
import { type Costs, type Targets, targetDefaults } from '#shared/quote-doc/costs.ts';
import { diffContent, diffEntities, diffNamed, diffValues } from '#shared/quote-doc/diff-content.ts';
import type { CatalogueSource } from '#shared/quote-doc/doc-layout.ts';
import type { ContentReading } from '#shared/quote-doc/document-reader.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { DocumentModel } from './live-document.ts';

export const sharedModel: DocumentModel<ContentReading> = {
  kind: 'shared',
  empty: new QuoteDocument(new Y.Doc(), 'shared').read(),
  open: (doc) => new QuoteDocument(doc, 'shared'),
  read: (document) => document.read(),
  diff: (before, after) => diffContent(before.content, after.content),
};

export type AllCosts = Readonly<Record<ElementId, Costs>>;

export interface InternalReading {
  readonly costs: AllCosts;
  readonly targets: Targets;
  readonly sources: Readonly<Record<ElementId, CatalogueSource>>;
}

export const internalModel: DocumentModel<InternalReading> = {
  kind: 'internal',
  empty: { costs: {}, targets: targetDefaults, sources: {} },
  open: (doc) => new QuoteDocument(doc, 'internal'),
  read: (document) => ({
    costs: document.readCosts(),
    targets: document.readTargets(),
    sources: document.readSources(),
  }),
  diff: (before, after) => [
    ...diffNamed('targets', { ...before.targets }, { ...after.targets }),
    // Titles are in the other document; the id leads there.
    ...diffEntities('costs', entries(before.costs), entries(after.costs), (element) => element),
    ...diffValues('sources', before.sources, after.sources, (element) => element),
  ],
};

const entries = (costs: AllCosts) => Object.entries(costs).map(([id, values]) => ({ id, ...values }));
