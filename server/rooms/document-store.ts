/**
 * A document on disk: a garbage-collected snapshot, the append log after it, and whose each Yjs client id is.
 * Check and act are one SQL statement, so an append is right even where another process has written meanwhile.
 */
import type { Kysely, Transaction } from 'kysely';
import type { OrganisationId, ParticipantId, QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import { type DocumentKind, schemaVersion } from '#shared/quote-doc/doc-layout.ts';
import { inChunks } from '../storage/chunks.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';

/** Who may write is decided by the status; the epoch names the decision, and an append states which one it obeyed. */
export interface WriteAccess {
  readonly status: QuoteStatus;
  readonly writeEpoch: number;
}

export interface StoredDocument {
  readonly organisationId: OrganisationId;
  readonly generation: string;
  readonly schemaVersion: number;
  readonly seq: number;
  readonly snapshot: Uint8Array;
  /** The updates after the snapshot, in order, without a hole. */
  readonly tail: readonly Uint8Array[];
  readonly clients: ReadonlyMap<number, ParticipantId>;
  readonly access: WriteAccess;
}

export interface NewUpdate {
  readonly participantId: ParticipantId;
  readonly bytes: Uint8Array;
  /** Yjs client ids that wrote here for the first time. */
  readonly newClients: readonly number[];
  readonly at: number;
}

/** Updates of one document that were judged in a row: they are appended all or none. */
export interface Append {
  readonly quoteId: QuoteId;
  readonly kind: DocumentKind;
  readonly organisationId: OrganisationId;
  /** The document's sequence number they were judged on top of. */
  readonly afterSeq: number;
  readonly writeEpoch: number;
  readonly updates: readonly NewUpdate[];
}

/** Makes both documents of a new quote, inside the transaction that makes the quote. States are encoded v1. */
export async function createDocuments(
  trx: Transaction<Schema>,
  made: {
    readonly quoteId: QuoteId;
    readonly organisationId: OrganisationId;
    readonly sharedState: Uint8Array;
    readonly internalState: Uint8Array;
  },
): Promise<void> {
  const states = { shared: made.sharedState, internal: made.internalState } as const;
  for (const kind of ['shared', 'internal'] as const) {
    await trx
      .insertInto('document')
      .values({
        quote_id: made.quoteId,
        kind,
        organisation_id: made.organisationId,
        generation: randomId(),
        schema_version: schemaVersion,
        seq: 0,
        snapshot: states[kind],
        snapshot_seq: 0,
      })
      .execute();
  }
}

/**
 * Everything needed to bring the document to life, and whose it is: every later query names that organisation. Who may
 * open it is decided before, at the door (`handshake.ts`) and in the commands; `null` when there is none. Read in one transaction, so that
 * no append or compaction falls between the snapshot and its tail. Throws when the log has a hole: a document
 * that has lost something must not be edited on.
 */
export function loadDocument(
  db: Kysely<Schema>,
  quoteId: QuoteId,
  kind: DocumentKind,
): Promise<StoredDocument | null> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('document')
      .innerJoin('quote', (join) =>
        join
          .onRef('quote.id', '=', 'document.quote_id')
          .onRef('quote.organisation_id', '=', 'document.organisation_id'),
      )
      .select([
        'document.organisation_id',
        'document.generation',
        'document.schema_version',
        'document.seq',
        'document.snapshot',
        'document.snapshot_seq',
        'quote.status',
        'quote.write_epoch',
      ])
      .where('document.quote_id', '=', quoteId)
      .where('document.kind', '=', kind)
      .executeTakeFirst();
    if (!row) return null;
    const tail = await trx
      .selectFrom('document_update')
      .select(['seq', 'update_bytes'])
      .where('organisation_id', '=', row.organisation_id)
      .where('quote_id', '=', quoteId)
      .where('kind', '=', kind)
      .where('seq', '>', row.snapshot_seq)
      .orderBy('seq')
      .execute();
    const hole = tail.findIndex(({ seq }, index) => seq !== row.snapshot_seq + 1 + index);
    if (hole !== -1 || tail.length !== row.seq - row.snapshot_seq) {
      throw new Error(
        `The log of ${kind} document ${quoteId} is not whole after ${row.snapshot_seq}: restore it from a backup`,
      );
    }
    const clients = await trx
      .selectFrom('document_client')
      .select(['client_id', 'participant_id'])
      .where('organisation_id', '=', row.organisation_id)
      .where('quote_id', '=', quoteId)
      .where('kind', '=', kind)
      .execute();
    return {
      organisationId: row.organisation_id,
      generation: row.generation,
      schemaVersion: row.schema_version,
      seq: row.seq,
      snapshot: row.snapshot,
      tail: tail.map(({ update_bytes }) => update_bytes),
      clients: new Map(clients.map(({ client_id, participant_id }) => [client_id, participant_id])),
      access: { status: row.status, writeEpoch: row.write_epoch },
    };
  });
}

/** How the quote may be written now; `null` when it is gone. */
export async function readAccess(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  quoteId: QuoteId,
): Promise<WriteAccess | null> {
  const row = await db
    .selectFrom('quote')
    .select(['status', 'write_epoch'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', quoteId)
    .executeTakeFirst();
  return row ? { status: row.status, writeEpoch: row.write_epoch } : null;
}

/** Somebody in the quote, by id; `null` when there is no such person in it. */
export async function readParticipant(
  db: Kysely<Schema>,
  quoteId: QuoteId,
  id: ParticipantId,
): Promise<ParticipantView | null> {
  const row = await db
    .selectFrom('participant')
    .select(['id', 'side', 'name', 'title', 'colour'])
    .where('quote_id', '=', quoteId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Appends the updates if the document still stands where they were judged and the quote's status has not
 * changed since. Resolves to `false`, having written nothing, when it does not.
 */
export async function appendUpdates(trx: Transaction<Schema>, append: Append): Promise<boolean> {
  const key = { quote_id: append.quoteId, kind: append.kind, organisation_id: append.organisationId };
  const moved = await trx
    .updateTable('document')
    .set({ seq: append.afterSeq + append.updates.length })
    .where('organisation_id', '=', append.organisationId)
    .where('quote_id', '=', append.quoteId)
    .where('kind', '=', append.kind)
    .where('seq', '=', append.afterSeq)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('quote')
          .select('quote.id')
          .whereRef('quote.id', '=', 'document.quote_id')
          .where('quote.organisation_id', '=', append.organisationId)
          .where('quote.write_epoch', '=', append.writeEpoch),
      ),
    )
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) return false;

  const updates = append.updates.map((update, index) => ({ ...update, seq: append.afterSeq + 1 + index }));
  const newClients = updates.flatMap(({ newClients, participantId, seq }) =>
    newClients.map((client_id) => ({ ...key, client_id, participant_id: participantId, first_seq: seq })),
  );
  for (const rows of inChunks(newClients)) await trx.insertInto('document_client').values(rows).execute();
  const log = updates.map(({ seq, participantId: participant_id, bytes: update_bytes, at }) => ({
    ...key,
    seq,
    participant_id,
    update_bytes,
    at,
  }));
  for (const rows of inChunks(log)) await trx.insertInto('document_update').values(rows).execute();
  return true;
}

/** Puts the state at `seq` in place of the older snapshot and the log up to it, in one transaction. */
export async function compactDocument(
  db: Kysely<Schema>,
  document: {
    readonly organisationId: OrganisationId;
    readonly quoteId: QuoteId;
    readonly kind: DocumentKind;
    readonly seq: number;
    readonly state: Uint8Array;
  },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const replaced = await trx
      .updateTable('document')
      .set({ snapshot: document.state, snapshot_seq: document.seq })
      .where('organisation_id', '=', document.organisationId)
      .where('quote_id', '=', document.quoteId)
      .where('kind', '=', document.kind)
      .where('snapshot_seq', '<', document.seq)
      .where('seq', '>=', document.seq)
      .executeTakeFirst();
    if (replaced.numUpdatedRows !== 1n) return;
    await trx
      .deleteFrom('document_update')
      .where('organisation_id', '=', document.organisationId)
      .where('quote_id', '=', document.quoteId)
      .where('kind', '=', document.kind)
      .where('seq', '<=', document.seq)
      .execute();
  });
}
