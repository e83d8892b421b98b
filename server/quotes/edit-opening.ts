/**
 * The server's own edit of a draft that may have to be opened for it first: what a sent quote needs to become its next
 * revision and the edit itself are one transaction, so that a failure leaves neither.
 */
import type { Transaction } from 'kysely';
import { mayWrite } from '#shared/access/permissions.ts';
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import { type QuoteStatus, statusAfter } from '#shared/quote/lifecycle.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { Actor } from '../accounts/actor.ts';
import { type Alongside, EditOvertaken } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { visibleQuote } from './quote-frame.ts';
import { reopenIn } from './revise-quote.ts';

/** Whether the seller may edit it as it stands. */
export const isOpen = (status: QuoteStatus): boolean => mayWrite('shared', 'components', status, 'seller');

/** The status an edit opens the quote as; `null` where it needs no opening, `undefined` where it cannot be opened. */
export function opensAs(status: QuoteStatus): QuoteStatus | null | undefined {
  return isOpen(status) ? null : (statusAfter('revise', status) ?? undefined);
}

export interface OpeningEdit {
  readonly quoteId: QuoteId;
  /** In whose name the document is changed. */
  readonly by: ParticipantId;
  /** As `opensAs` told of the quote. */
  readonly opens: QuoteStatus | null;
  readonly change: (document: QuoteDocument) => void;
  /** Committed with the change, or neither is; not called where nothing is changed, and nothing is opened then. */
  readonly alongside: Alongside;
}

/** Rejects as `rooms.edit` does. Whoever opens the quote is `actor`, who is known to be allowed to. */
export function editOpening(
  { rooms, now }: QuoteDeps,
  actor: Actor,
  { quoteId, by, opens, change, alongside }: OpeningEdit,
): Promise<void> {
  if (opens === null) return rooms.edit(quoteId, 'shared', by, change, alongside);
  return rooms.editAs(opens, quoteId, by, change, async (trx, seq) => {
    await open(trx, actor, quoteId, now());
    await alongside(trx, seq);
  });
}

async function open(trx: Transaction<Schema>, actor: Actor, quoteId: QuoteId, at: number): Promise<void> {
  const refused = await reopenIn(trx, actor, quoteId, at);
  // Another who opened it at the same moment has done what is needed.
  if (refused && !isOpen((await visibleQuote(trx, actor, quoteId))?.status ?? 'closed')) {
    throw new EditOvertaken(`Quote ${quoteId} can no longer be opened`);
  }
}
