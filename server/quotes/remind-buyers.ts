/**
 * Reminding the customer of what lies with them, by the mail that the seller has been shown. It is an act of the seller,
 * kept on the timeline of the deal: it makes no version younger, is no sign of the buyer, and answers nothing.
 */
import type { Kysely, Transaction } from 'kysely';
import type { OpportunityId, OrganisationId, QuoteId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { ReminderView } from '#shared/protocol/pipeline-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { Schema } from '../storage/schema.ts';
import { leftOutOf } from './left-out.ts';
import { ensureParticipant } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { type QuoteFrame, readFrame } from './quote-frame.ts';
import { recipientsOf } from './review.ts';
import { findVersion, type StandingVersion } from './standing-version.ts';

export interface Reminding {
  readonly quoteId: QuoteId;
  readonly number: number;
  /** The seller's own words; may be empty. */
  readonly message: string;
}

type RemindDeps = Pick<QuoteDeps, 'db' | 'now'>;

/** Refused with `wrong-status` of what does not lie with the customer, can still be undone, or has ended. */
export function remindBuyers(
  { db, now }: RemindDeps,
  actor: UserActor,
  { quoteId, number, message }: Reminding,
): Promise<EndpointAnswer<'remindBuyers'> | Refusal> {
  return db.transaction().execute(async (trx) => {
    const at = now();
    const me = await ensureParticipant(trx, actor, quoteId, at);
    const frame = me && (await readFrame(trx, actor, quoteId));
    const version = frame && (await findVersion(trx, actor, quoteId, number));
    if (!version) return refuse('not-found');
    if (!isRemindable(version, frame, at)) return refuse('wrong-status');
    const recipients = await remindedOf(trx, frame, version);
    if (recipients.length === 0) return refuse('wrong-status', { detail: 'Nobody was told of it.' });
    const { organisationId } = actor;
    const of = { organisationId, quoteId };
    await trx
      .insertInto('reminder')
      .values({
        version_id: version.id,
        ordinal: await nextOrdinal(trx, version),
        organisation_id: organisationId,
        quote_id: quoteId,
        participant_id: me.id,
        message,
        recipients: recipients.length,
        at,
      })
      .execute();
    const payload = { versionId: version.id, byName: me.name, message, recipients };
    await enqueue(trx, { ...of, topic: 'version_reminded', payload }, at);
    await recordAudit(trx, {
      ...of,
      actor: actedBy(actor),
      action: 'version_reminded',
      objectHash: version.hash,
      detail: { versionId: version.id, number, recipients },
      at,
    });
    return { at };
  });
}

export function isRemindable(
  { standing, offered_at, valid_until }: StandingVersion,
  { timeZone }: Pick<QuoteFrame, 'timeZone'>,
  at: number,
): boolean {
  const hasEnded = valid_until !== null && valid_until < dayIn(timeZone, at);
  return standing === 'outstanding' && offered_at <= at && !hasEnded;
}

/** Whoever was told of the version. */
export async function remindedOf(db: Kysely<Schema>, frame: QuoteFrame, { id }: Pick<StandingVersion, 'id'>) {
  return recipientsOf(frame, await leftOutOf(db, id));
}

async function nextOrdinal(trx: Transaction<Schema>, { id }: StandingVersion): Promise<number> {
  const { last } = await trx
    .selectFrom('reminder')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('version_id', '=', id)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** The latest first; of one deal, or of all. */
export async function readReminders(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  only?: OpportunityId,
): Promise<(ReminderView & { readonly quoteId: QuoteId })[]> {
  const rows = await db
    .selectFrom('reminder')
    .innerJoin('version', 'version.id', 'reminder.version_id')
    .innerJoin('participant', 'participant.id', 'reminder.participant_id')
    .innerJoin('quote', 'quote.id', 'reminder.quote_id')
    .select(['reminder.quote_id', 'reminder.message', 'reminder.recipients', 'reminder.at'])
    .select(['version.number', 'participant.name'])
    .where('reminder.organisation_id', '=', organisationId)
    .$if(only !== undefined, (query) => query.where('quote.opportunity_id', '=', only as OpportunityId))
    .orderBy('reminder.at', 'desc')
    .orderBy('reminder.ordinal', 'desc')
    .execute();
  return rows.map(({ quote_id, number, name, message, recipients, at }) => ({
    quoteId: quote_id,
    version: number,
    byName: name,
    message,
    recipients,
    at,
  }));
}
