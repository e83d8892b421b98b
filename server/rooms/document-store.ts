/**
 * A document on disk: a garbage-collected snapshot, the append log after it (`append-log.ts`), and whose each Yjs
 * client id is.
 */
import type { Kysely, Transaction } from 'kysely';
import type { BuyerRight } from '#shared/access/permissions.ts';
import type { OrganisationId, ParticipantId, QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import { type DocumentKind, schemaVersion } from '#shared/quote-doc/doc-layout.ts';
import { insertMany } from '../storage/insert-many.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';

/**
 * Who may write is decided by the status and by what each person on the buyer's side was let in to do; the epoch names
 * the decision, and an append states which one it obeyed.
 */
export interface WriteAccess {
  readonly status: QuoteStatus;
  readonly writeEpoch: number;
  /** Of all people at the customer. */
  readonly rights: ReadonlyMap<ParticipantId, BuyerRight>;
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

/** Makes both documents of each new quote, inside the transaction that makes the quotes. States are encoded v1. */
export async function createDocuments(
  trx: Transaction<Schema>,
  quotes: readonly {
    readonly quoteId: QuoteId;
    readonly organisationId: OrganisationId;
    readonly sharedState: Uint8Array;
    readonly internalState: Uint8Array;
  }[],
): Promise<void> {
  const documents = quotes.flatMap(({ quoteId, organisationId, sharedState, internalState }) =>
    (
      [
        ['shared', sharedState],
        ['internal', internalState],
      ] as const
    ).map(([kind, state]) => ({
      key: { quote_id: quoteId, kind, organisation_id: organisationId },
      state,
    })),
  );
  await insertMany(
    trx,
    'document',
    documents.map(({ key }) => ({
      ...key,
      generation: randomId(),
      schema_version: schemaVersion,
      seq: 0,
    })),
  );
  await insertMany(
    trx,
    'document_snapshot',
    documents.map(({ key, state }) => ({ ...key, seq: 0, state })),
  );
}

/**
 * Everything needed to bring the document to life, and whose it is: every later query names that organisation. Who may
 * open it is decided before, at the door (`handshake.ts`) and in the commands; `null` when there is none. Rejects when
 * the log has a hole: a document that has lost something must not be edited on; and when a newer layout was written into
 * it, of which this server would lose what it does not know.
 */
export async function loadDocument(
  db: Kysely<Schema>,
  quoteId: QuoteId,
  kind: DocumentKind,
): Promise<StoredDocument | null> {
  // Without a transaction, which would wait its turn with all who write. Between two reads the log may be folded
  // into a newer snapshot; then there is less of it than the older one needs, and everything is read again.
  for (;;) {
    const stored = await readDocument(db, quoteId, kind);
    if (stored !== 'folded meanwhile') return stored;
  }
}

async function readDocument(
  db: Kysely<Schema>,
  quoteId: QuoteId,
  kind: DocumentKind,
): Promise<StoredDocument | null | 'folded meanwhile'> {
  const row = await headOf(db, quoteId, kind)
    .select([
      'document.organisation_id',
      'document.generation',
      'document.schema_version',
      'document.seq',
      'document_snapshot.state',
      'document_snapshot.seq as snapshot_seq',
      'quote.status',
      'quote.write_epoch',
    ])
    .executeTakeFirst();
  if (!row) return null;
  if (row.schema_version > schemaVersion) {
    throw new Error(
      `The ${kind} document of quote ${quoteId} was written by a newer version of the server (layout ${row.schema_version}, here ${schemaVersion}): start that one`,
    );
  }
  const tail = await db
    .selectFrom('document_update')
    .select(['seq', 'update_bytes'])
    .where('organisation_id', '=', row.organisation_id)
    .where('quote_id', '=', quoteId)
    .where('kind', '=', kind)
    .where('seq', '>', row.snapshot_seq)
    .where('seq', '<=', row.seq)
    .orderBy('seq')
    .execute();
  if (tail.length !== row.seq - row.snapshot_seq) {
    const now = await headOf(db, quoteId, kind).select('document_snapshot.seq').executeTakeFirst();
    if (now && now.seq !== row.snapshot_seq) return 'folded meanwhile';
    throw new Error(
      `The log of ${kind} document ${quoteId} is not whole after ${row.snapshot_seq}: restore it from a backup`,
    );
  }
  const clients = await db
    .selectFrom('document_client')
    .select(['client_id', 'participant_id'])
    .where('organisation_id', '=', row.organisation_id)
    .where('quote_id', '=', quoteId)
    .where('kind', '=', kind)
    .where('first_seq', '<=', row.seq)
    .execute();
  return {
    organisationId: row.organisation_id,
    generation: row.generation,
    schemaVersion: row.schema_version,
    seq: row.seq,
    snapshot: row.state,
    tail: tail.map(({ update_bytes }) => update_bytes),
    clients: new Map(clients.map(({ client_id, participant_id }) => [client_id, participant_id])),
    access: {
      status: row.status,
      writeEpoch: row.write_epoch,
      rights: await rightsIn(db, row.organisation_id, quoteId),
    },
  };
}

/** The document's row with its snapshot and its quote. */
function headOf(db: Kysely<Schema>, quoteId: QuoteId, kind: DocumentKind) {
  return db
    .selectFrom('document')
    .innerJoin('document_snapshot', (join) =>
      join
        .onRef('document_snapshot.organisation_id', '=', 'document.organisation_id')
        .onRef('document_snapshot.quote_id', '=', 'document.quote_id')
        .onRef('document_snapshot.kind', '=', 'document.kind'),
    )
    .innerJoin('quote', (join) =>
      join
        .onRef('quote.id', '=', 'document.quote_id')
        .onRef('quote.organisation_id', '=', 'document.organisation_id'),
    )
    .where('document.quote_id', '=', quoteId)
    .where('document.kind', '=', kind);
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
  if (!row) return null;
  const rights = await rightsIn(db, organisationId, quoteId);
  return { status: row.status, writeEpoch: row.write_epoch, rights };
}

/** Read after the epoch: where a right changes in between, the epoch is an old one already, and nothing is appended. */
async function rightsIn(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  quoteId: QuoteId,
): Promise<ReadonlyMap<ParticipantId, BuyerRight>> {
  const rows = await db
    .selectFrom('participant')
    .select(['id', 'buyer_right'])
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('side', '=', 'buyer')
    .execute();
  return new Map(rows.map(({ id, buyer_right }) => [id, buyer_right]));
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
