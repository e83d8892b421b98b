import type { Transaction } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { CommittedChanges } from './rooms.ts';

/** Writes the rows of the attributed log, in the transaction that appends the update they describe. */
export async function insertChanges(trx: Transaction<Schema>, committed: CommittedChanges): Promise<void> {
  for (const change of committed.changes) {
    await trx
      .insertInto('change')
      .values({
        quote_id: committed.quoteId,
        seq: change.seq,
        ordinal: change.ordinal,
        organisation_id: committed.organisationId,
        participant_id: committed.participant.id,
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
      })
      .execute();
  }
}
