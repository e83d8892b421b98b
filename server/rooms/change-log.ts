import type { Transaction } from 'kysely';
import type { Change } from '#shared/protocol/change.ts';
import { inChunks } from '../storage/chunks.ts';
import type { Schema } from '../storage/schema.ts';
import type { CommittedChanges } from './rooms.ts';

/** Writes the rows of the attributed log, in the transaction that appends the updates they describe. */
export async function insertChanges(
  trx: Transaction<Schema>,
  changed: readonly CommittedChanges[],
): Promise<void> {
  const rows = changed.flatMap((committed) => committed.changes.map((change) => rowOf(committed, change)));
  for (const chunk of inChunks(rows)) await trx.insertInto('change').values(chunk).execute();
}

function rowOf({ quoteId, organisationId, participant }: CommittedChanges, change: Change) {
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
