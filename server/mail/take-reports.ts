/**
 * The mail service reports of a mail that it had taken: it came back, or its reader called it spam. The delivery is then
 * as one that failed, and whoever it was for is not reached, until the seller tries again.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Kysely } from 'kysely';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Clock } from '../storage/clock.ts';
import type { Schema } from '../storage/schema.ts';

export interface ReportDeps {
  readonly db: Kysely<Schema>;
  readonly now: Clock;
  /** What the mail service shows for itself; `null`: nobody may report. */
  readonly reportToken: string | null;
}

type Report = EndpointCall<'reportMail'>['body']['reports'][number];

/** Each report counts once, however often it comes. Of mails that are not ours nothing is kept. */
export async function takeReports(
  { db, now, reportToken }: ReportDeps,
  headers: IncomingHttpHeaders,
  reports: readonly Report[],
): Promise<EndpointAnswer<'reportMail'> | Refusal> {
  if (reportToken === null) return refuse('not-found');
  if (!isBearer(headers.authorization, reportToken)) return refuse('not-signed-in');
  let taken = 0;
  for (const report of reports) if (await take(db, report, now())) taken += 1;
  return { taken };
}

function take(db: Kysely<Schema>, { id, messageId, kind, detail }: Report, at: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const delivery = await trx
      .selectFrom('delivery')
      .select(['id', 'organisation_id'])
      .where('id', '=', deliveryOf(messageId))
      .where('state', '!=', 'cancelled')
      .executeTakeFirst();
    if (!delivery) return false;
    const { id: delivery_id, organisation_id } = delivery;
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('mail_report')
      .values({ id, delivery_id, organisation_id, kind, detail, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return false;
    await trx
      .updateTable('delivery')
      .set({ state: 'failed', failure: kind, failure_detail: detail || null, settled_at: at })
      .set({ leased_until: 0, lease: null })
      .where('id', '=', delivery_id)
      .execute();
    return true;
  });
}

/** `<id@host>`, as the mail says it, or the id alone. */
const deliveryOf = (messageId: string) => messageId.replace(/^<|>$/g, '').split('@')[0] ?? '';

/** Compared by their hashes, which are of one length, in a time that tells nothing. */
function isBearer(header: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`));
}
