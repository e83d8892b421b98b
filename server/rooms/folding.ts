/**
 * Folding a document's log (`append-log.ts`) into its snapshot (`document-store.ts`), in writes that go one by one with
 * everybody's commits.
 */
import type { Kysely } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { type DocumentKind, schemaVersion } from '#shared/quote-doc/doc-layout.ts';
import { type ConditionalWrite, writeConditionally } from '../storage/conditional-writes.ts';
import type { Schema } from '../storage/schema.ts';

/** The state of a document at `seq`, encoded v1. */
export interface Fold {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly kind: DocumentKind;
  readonly seq: number;
  readonly state: Uint8Array;
}

/** How many updates one write takes out of the log: a few milliseconds' work, for which everybody's commit waits. */
export const updatesPerCut = 2_000;

/**
 * Puts the state in place of an older snapshot and of the log up to it: writes to be made in this order, each in a
 * transaction of its own or all in one. `length`: how many updates of the log that are. The first makes the snapshot,
 * and from then on what it holds of the log is not read any more; where the rest is never made, the next fold takes it out.
 */
export function folding(db: Kysely<Schema>, fold: Fold, length: number): ConditionalWrite[] {
  const { seq } = fold;
  const ends: number[] = [];
  for (let end = seq - length + updatesPerCut; end < seq; end += updatesPerCut) ends.push(end);
  ends.push(seq);
  return ends.map((end, index) => {
    const cut = cutLog(db, fold, end);
    return index === 0
      ? { condition: makeSnapshot(db, fold), statements: [raiseVersion(db, fold), cut] }
      : { condition: isFolded(db, fold), statements: [cut] };
  });
}

function makeSnapshot(db: Kysely<Schema>, { organisationId, quoteId, kind, seq, state }: Fold) {
  return db
    .updateTable('document_snapshot')
    .set({ state, seq })
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('kind', '=', kind)
    .where('seq', '<', seq)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('document')
          .select('document.seq')
          .where('document.organisation_id', '=', organisationId)
          .where('document.quote_id', '=', quoteId)
          .where('document.kind', '=', kind)
          .where('document.seq', '>=', seq),
      ),
    )
    .compile();
}

/** What this version wrote into it, an older one may not know how to keep. */
function raiseVersion(db: Kysely<Schema>, { organisationId, quoteId, kind }: Fold) {
  return db
    .updateTable('document')
    .set({ schema_version: schemaVersion })
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('kind', '=', kind)
    .where('schema_version', '<', schemaVersion)
    .compile();
}

/** Changes nothing, in one row where the snapshot holds all that the fold does. Not in the snapshot's, which is large. */
function isFolded(db: Kysely<Schema>, { organisationId, quoteId, kind, seq }: Fold) {
  return db
    .updateTable('document')
    .set(({ ref }) => ({ seq: ref('document.seq') }))
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('kind', '=', kind)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('document_snapshot')
          .select('document_snapshot.seq')
          .where('document_snapshot.organisation_id', '=', organisationId)
          .where('document_snapshot.quote_id', '=', quoteId)
          .where('document_snapshot.kind', '=', kind)
          .where('document_snapshot.seq', '>=', seq),
      ),
    )
    .compile();
}

function cutLog(db: Kysely<Schema>, { organisationId, quoteId, kind }: Fold, end: number) {
  return db
    .deleteFrom('document_update')
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('kind', '=', kind)
    .where('seq', '<=', end)
    .compile();
}

/** One fold on its own, in a transaction of its own. */
export async function compactDocument(db: Kysely<Schema>, fold: Fold): Promise<void> {
  await db.transaction().execute((trx) => writeConditionally(trx, folding(trx, fold, 0)));
}
