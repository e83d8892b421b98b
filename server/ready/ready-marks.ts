/** How the two sides find one content, from what each said of it last. */
import type { Kysely } from 'kysely';
import type { Side } from '#shared/access/permissions.ts';
import type { ReadyView } from '#shared/protocol/ready-api.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import { participantView } from '../quotes/participants.ts';
import type { QuoteFrame } from '../quotes/quote-frame.ts';
import type { Schema } from '../storage/schema.ts';

export type BasisFrame = Pick<QuoteFrame, 'quote' | 'opportunity' | 'participants'>;

/** By hash, so a change clears every mark and taking the change back brings them back; no clock has a say. */
export async function readyView(
  db: Kysely<Schema>,
  { quote, opportunity, participants }: BasisFrame,
  hash: ContentHash,
): Promise<ReadyView> {
  const rows = await db
    .selectFrom('ready_mark')
    .select(['side', 'participant_id', 'ready', 'at'])
    .where('organisation_id', '=', quote.organisation_id)
    .where('quote_id', '=', quote.id)
    .where('cycle', '=', opportunity.cycle)
    .where('hash', '=', hash)
    .orderBy('ordinal')
    .execute();
  const markOf = (side: Side) => {
    const last = rows.findLast((row) => row.side === side);
    const by = participants.find(({ id }) => id === last?.participant_id);
    return last?.ready === 1 && by ? { by: participantView(by), at: last.at } : null;
  };
  const [seller, buyer] = [markOf('seller'), markOf('buyer')];
  return { hash, seller, buyer, readySince: seller && buyer && Math.max(seller.at, buyer.at) };
}
