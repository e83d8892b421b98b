/**
 * The seller's answer to a wish to accept. What was only countered stands again once they confirm it; what ran out is
 * written into the draft with another last day, to be reviewed and sent as the next version.
 */
import type { Transaction } from 'kysely';
import type { AcceptanceRequestId, QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { AcceptanceRequestView } from '#shared/protocol/negotiation-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { participantView } from '../quotes/participants.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { type QuoteFrame, readFrame } from '../quotes/quote-frame.ts';
import { renewDraft } from '../quotes/renew-draft.ts';
import type { Schema } from '../storage/schema.ts';
import { requestView, selectRequests } from './acceptance-requests.ts';
import { personOf, speakerOf } from './speaker.ts';

export interface RequestAnswer {
  readonly quoteId: QuoteId;
  readonly requestId: AcceptanceRequestId;
  readonly answer: 'confirm' | 'decline';
  /** The new last day; needed to confirm what ran out. */
  readonly validUntil: IsoDate | null;
  readonly note: string;
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRequests>['execute']>>[number];

export async function answerRequest(
  deps: QuoteDeps,
  actor: UserActor,
  answer: RequestAnswer,
): Promise<AcceptanceRequestView | Refusal> {
  const { db, rooms } = deps;
  const { quoteId } = answer;
  const me = await speakerOf(deps, actor, quoteId);
  if (isRefusal(me)) return me;
  const frame = await readFrame(db, actor, quoteId);
  const row = frame && (await find(deps, actor, answer));
  if (!row) return refuse('not-found');
  const write = (trx: Transaction<Schema>) => settle(trx, deps, actor, me, frame, row, answer);
  const isRenewal = answer.answer === 'confirm' && row.reason !== 'countered';
  const isMine = isRenewal
    ? await renewDraft(deps, actor, { frame, me, validUntil: answer.validUntil, write })
    : await db.transaction().execute(write);
  if (isRefusal(isMine)) return isMine;
  rooms.announce(quoteId, ['proposals', 'quote', 'versions']);
  const now = await find(deps, actor, answer);
  if (!now) return refuse('not-found');
  const view = requestView(now, now.number, participantView({ ...now, id: now.participant_id }));
  return isMine ? view : refuse('already-answered', { details: { request: view } });
}

function find({ db }: QuoteDeps, actor: UserActor, { quoteId, requestId }: RequestAnswer) {
  return selectRequests(db, actor.organisationId, quoteId)
    .where('acceptance_request.id', '=', requestId)
    .executeTakeFirst();
}

async function settle(
  trx: Transaction<Schema>,
  { now }: QuoteDeps,
  actor: UserActor,
  me: ParticipantView,
  frame: QuoteFrame,
  row: Row,
  { answer, validUntil, note }: RequestAnswer,
): Promise<boolean> {
  const at = now();
  const state = answer === 'confirm' ? 'confirmed' : 'declined';
  const { numUpdatedRows } = await trx
    .updateTable('acceptance_request')
    .set({ state, answered_at: at, answered_by: me.id, answer_note: note })
    .where('id', '=', row.id)
    .where('organisation_id', '=', row.organisation_id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  const of = { organisationId: row.organisation_id, quoteId: row.quote_id };
  await recordAudit(trx, {
    ...of,
    actor: actedBy(actor),
    action: 'late_acceptance_answered',
    objectHash: row.hash,
    detail: { requestId: row.id, versionId: row.version_id, state, validUntil },
    at,
  });
  const payload = {
    versionId: row.version_id,
    answer: state === 'confirmed' ? ('accepted' as const) : ('declined' as const),
    byName: me.name,
    message: note,
    recipients: personOf(frame, row.participant_id),
  };
  await enqueue(trx, { ...of, topic: 'proposal_answered', payload }, at);
  return true;
}
