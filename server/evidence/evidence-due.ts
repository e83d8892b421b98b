/**
 * A package takes a PDF, and so more time than a transaction has: what calls for one writes that it is due, in its own
 * transaction, and it is made afterwards, however often the process ends in between.
 */
import type { Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import type { Instant } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';
import type { VersionKey } from './acceptance-of.ts';

const listeners = new Set<() => void>();

/** Calls for the next edition of an accepted version's package. */
export async function callForEvidence(
  trx: Transaction<Schema>,
  { organisationId, quoteId, versionId }: VersionKey & { readonly quoteId: QuoteId },
  now: Instant,
): Promise<void> {
  await trx
    .insertInto('evidence_due')
    .values({ version_id: versionId, organisation_id: organisationId, quote_id: quoteId, since: now })
    .onConflict((conflict) => conflict.column('version_id').doUpdateSet({ since: now }))
    .execute();
  for (const listener of listeners) listener();
}

/**
 * Tells of calls in this process. Told from inside the transaction: whoever then looks through a transaction of their
 * own looks after it. Returns what ends the listening.
 */
export function listenForCalls(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
