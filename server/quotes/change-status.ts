/** A quote's status changes here alone: by a command that the lifecycle table allows, and only if nobody was faster. */
import type { Selectable, Transaction } from 'kysely';
import { type QuoteCommand, type QuoteStatus, statusAfter } from '#shared/quote/lifecycle.ts';
import type { QuoteTable, Schema } from '../storage/schema.ts';

/**
 * Moves the quote on from the status and epoch it was read with. `false`: the command is not allowed from there,
 * or the row has moved on meanwhile; nothing was changed then. Raising the epoch makes the database refuse every
 * edit that was judged under the old status. `sentFrom`: as in `statusAfter`.
 */
export async function changeStatus(
  trx: Transaction<Schema>,
  quote: Selectable<QuoteTable>,
  command: QuoteCommand,
  now: number,
  sentFrom?: QuoteStatus,
): Promise<boolean> {
  const status = statusAfter(command, quote.status, sentFrom);
  if (status === null) return false;
  if (status === quote.status) return true;
  const result = await trx
    .updateTable('quote')
    .set({ status, write_epoch: quote.write_epoch + 1, updated_at: now })
    .where('id', '=', quote.id)
    .where('organisation_id', '=', quote.organisation_id)
    .where('status', '=', quote.status)
    .where('write_epoch', '=', quote.write_epoch)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
