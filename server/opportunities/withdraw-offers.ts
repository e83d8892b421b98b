/** Taking back what lies with the customer because the deal it belongs to is over, or begins anew. */
import type { Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { leftOutOf } from '../quotes/left-out.ts';
import { readFrame } from '../quotes/quote-frame.ts';
import { recipientsOf } from '../quotes/review.ts';
import type { Schema } from '../storage/schema.ts';

/** The buyers are told, without a word of why: that is the seller's own. Does nothing where no version stands. */
export async function withdrawOffer(
  trx: Transaction<Schema>,
  actor: Actor,
  quoteId: QuoteId,
  at: number,
): Promise<void> {
  const frame = await readFrame(trx, actor, quoteId);
  if (!frame) return;
  const { organisationId } = actor;
  const standing = await trx
    .updateTable('version_standing')
    .set({ standing: 'withdrawn', since: at })
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('standing', '=', 'outstanding')
    .returning('version_id')
    .execute();
  for (const { version_id: versionId } of standing) {
    const { hash, number } = await trx
      .selectFrom('version')
      .select(['hash', 'number'])
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow();
    await recordAudit(trx, {
      organisationId,
      quoteId,
      actor: actedBy(actor),
      action: 'version_withdrawn',
      objectHash: hash,
      detail: { versionId, number },
      at,
    });
    const recipients = recipientsOf(frame, await leftOutOf(trx, versionId));
    const payload = { versionId, message: '', recipients };
    await enqueue(trx, { organisationId, quoteId, topic: 'version_withdrawn', payload }, at);
  }
}
