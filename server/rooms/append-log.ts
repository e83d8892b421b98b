/**
 * Appending to a document's log. Check and act are one step in the database, so an append is right even where another
 * process has written meanwhile.
 */
import type { Kysely, Transaction } from 'kysely';
import type { OrganisationId, ParticipantId, QuoteId } from '#shared/ids.ts';
import type { Change } from '#shared/protocol/change.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { ValueChange } from '#shared/replay/value-change.ts';
import { BulkInsert } from '../storage/bulk-insert.ts';
import { type ConditionalWrite, writeConditionally } from '../storage/conditional-writes.ts';
import type { Schema } from '../storage/schema.ts';
import type { CommittedChanges } from './rooms.ts';

export interface NewUpdate {
  readonly participantId: ParticipantId;
  readonly bytes: Uint8Array;
  /** Yjs client ids that wrote here for the first time. */
  readonly newClients: readonly number[];
  readonly at: number;
  /** All it changed in values, where its rows in the log of changes do not say as much: for a replay. */
  readonly exact?: readonly ValueChange[] | null;
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

/** What appends to the logs of one database. The texts of its statements are made once. */
export class AppendLog {
  readonly #moveOn: string;
  readonly #updates: BulkInsert<'document_update'>;
  readonly #clients: BulkInsert<'document_client'>;
  readonly #changes: BulkInsert<'change'>;
  readonly #exact: BulkInsert<'exact_change'>;

  constructor(db: Kysely<Schema>) {
    this.#moveOn = moveOn(db).sql;
    const key = ['quote_id', 'kind', 'organisation_id'] as const;
    this.#updates = new BulkInsert(db, 'document_update', [
      ...key,
      'seq',
      'participant_id',
      'update_bytes',
      'at',
    ]);
    this.#clients = new BulkInsert(db, 'document_client', [
      ...key,
      'client_id',
      'participant_id',
      'first_seq',
    ]);
    this.#changes = new BulkInsert(db, 'change', changeColumns);
    this.#exact = new BulkInsert(db, 'exact_change', ['quote_id', 'seq', 'organisation_id', 'changed']);
  }

  /**
   * Appends the updates, and the rows of what they changed, if the document still stands where they were judged and
   * the quote's status has not changed since.
   */
  append(append: Append, changed: readonly CommittedChanges[] = []): ConditionalWrite {
    const { quoteId, kind, organisationId, afterSeq, writeEpoch } = append;
    const key = { quote_id: quoteId, kind, organisation_id: organisationId };
    const updates = append.updates.map((update, index) => ({ ...update, seq: afterSeq + 1 + index }));
    const newClients = updates.flatMap(({ newClients, participantId, seq }) =>
      newClients.map((client_id) => ({ ...key, client_id, participant_id: participantId, first_seq: seq })),
    );
    const log = updates.map(({ seq, participantId: participant_id, bytes: update_bytes, at }) => ({
      ...key,
      seq,
      participant_id,
      update_bytes,
      at,
    }));
    const changes = changed.flatMap((committed) =>
      committed.changes.map((change) => changeRow(committed, change)),
    );
    const exact = updates.flatMap(({ seq, exact }) =>
      exact
        ? { quote_id: quoteId, seq, organisation_id: organisationId, changed: JSON.stringify(exact) }
        : [],
    );
    return {
      condition: {
        sql: this.#moveOn,
        parameters: [
          afterSeq + updates.length,
          organisationId,
          quoteId,
          kind,
          afterSeq,
          organisationId,
          writeEpoch,
        ],
      },
      statements: [
        ...this.#clients.statements(newClients),
        ...this.#updates.statements(log),
        ...this.#changes.statements(changes),
        ...this.#exact.statements(exact),
      ],
    };
  }
}

/** Its parameters, in order: the new `seq`, organisation, quote, kind, the old `seq`, organisation, write epoch. */
function moveOn(db: Kysely<Schema>) {
  return db
    .updateTable('document')
    .set({ seq: 0 })
    .where('organisation_id', '=', '' as OrganisationId)
    .where('quote_id', '=', '' as QuoteId)
    .where('kind', '=', 'shared')
    .where('seq', '=', 0)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('quote')
          .select('quote.id')
          .whereRef('quote.id', '=', 'document.quote_id')
          .where('quote.organisation_id', '=', '' as OrganisationId)
          .where('quote.write_epoch', '=', 0),
      ),
    )
    .compile();
}

/** One append on its own. Resolves to `false`, having written nothing, when the document or the status moved on. */
export async function appendUpdates(trx: Transaction<Schema>, append: Append): Promise<boolean> {
  const [held] = await writeConditionally(trx, [new AppendLog(trx).append(append)]);
  return held === true;
}

const changeColumns = [
  'quote_id',
  'seq',
  'ordinal',
  'organisation_id',
  'participant_id',
  'kind',
  'element_id',
  'element_title',
  'field',
  'before_value',
  'after_value',
  'amount',
  'currency',
  'period',
  'difference',
  'at',
] as const;

/** A row of the attributed log, in the transaction that appends the update it describes. */
function changeRow({ quoteId, organisationId, participant }: CommittedChanges, change: Change) {
  return {
    quote_id: quoteId,
    seq: change.seq,
    ordinal: change.ordinal,
    organisation_id: organisationId,
    participant_id: participant.id,
    kind: change.kind,
    element_id: change.element?.id ?? null,
    element_title: change.element?.title ?? '',
    field: change.field,
    before_value: JSON.stringify(change.before),
    after_value: JSON.stringify(change.after),
    amount: change.price?.amount ?? null,
    currency: change.price?.currency ?? null,
    period: change.price?.period ?? null,
    difference: change.difference,
    at: change.at,
  };
}
