/** Whether what would be sent now needs an approval, and has it. Review shows this and send repeats it. */
import type { Kysely, Selectable } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { dayIn, type Instant } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { InternalReading } from '../rooms/rooms.ts';
import type { QuoteTable, Schema } from '../storage/schema.ts';
import { readApprovalLimits } from './approval-limits.ts';
import { type ApprovalSubject, approvalSubject } from './approval-subject.ts';
import { cataloguePrices } from './catalogue-prices.ts';
import { roleOf } from './colleagues.ts';
import { type Approval, approvalFor, approvalView, readApproval } from './read-approval.ts';

export interface WeighedApproval {
  readonly subject: ApprovalSubject;
  readonly approval: Approval;
  readonly view: ReturnType<typeof approvalView>;
  /** The approval that a send by this actor rests on; `null` where there is none. */
  readonly given: ReturnType<typeof approvalFor>;
}

interface Frame {
  readonly quote: Selectable<QuoteTable>;
  readonly timeZone: string;
}

export async function weighApproval(
  db: Kysely<Schema>,
  actor: UserActor,
  { quote, timeZone }: Frame,
  content: QuoteContent,
  { costs, sources }: InternalReading,
  now: Instant,
): Promise<WeighedApproval> {
  const limits = await readApprovalLimits(db, quote.organisation_id);
  const subject = approvalSubject({
    ...{ content, costs, limits },
    cataloguePrices: await cataloguePrices(db, quote.organisation_id, sources, limits),
    today: dayIn(timeZone, now),
  });
  const approval = await readApproval(db, quote);
  const requester = approval.request && (await roleOf(db, actor, approval.request.requested_by));
  return {
    subject,
    approval,
    view: approvalView(approval, subject, actor, requester),
    given: approvalFor(approval, subject, actor),
  };
}

/**
 * Whether the costs are still those of the reading. The shared document is held while a command runs; of the sellers'
 * own one this is asked in the command's transaction.
 */
export async function costsStand(
  db: Kysely<Schema>,
  quoteId: QuoteId,
  { seq }: InternalReading,
): Promise<boolean> {
  const row = await db
    .selectFrom('document')
    .select('seq')
    .where('quote_id', '=', quoteId)
    .where('kind', '=', 'internal')
    .executeTakeFirst();
  return row?.seq === seq;
}
