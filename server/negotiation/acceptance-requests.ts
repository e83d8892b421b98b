/**
 * What can no longer be accepted as it stands can be asked for. The wish is no acceptance: the seller confirms it, and
 * what comes of that is signed in its turn (promise I-12).
 */
import type { Kysely, Selectable } from 'kysely';
import { AcceptanceRequestId, type OrganisationId, type QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { AcceptanceRequestView } from '#shared/protocol/negotiation-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { participantView } from '../quotes/participants.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { readFrame } from '../quotes/quote-frame.ts';
import { readVersion } from '../quotes/versions.ts';
import { randomId } from '../storage/random-id.ts';
import type { AcceptanceRequestTable, Schema } from '../storage/schema.ts';
import { offerStandingFor } from './offer-standing.ts';
import { maySign, otherSideOf, speakerOf } from './speaker.ts';

export interface Wish extends Pick<AcceptanceRequestView, 'wish' | 'message'> {
  readonly quoteId: QuoteId;
  readonly number: number;
}

/**
 * Refused with `wrong-status` where the version can be accepted as it stands, or by nobody any more; with
 * `already-exists` where the same person waits for an answer.
 */
export async function requestAcceptance(
  deps: QuoteDeps,
  actor: Actor,
  { quoteId, number, wish, message }: Wish,
): Promise<AcceptanceRequestView | Refusal> {
  const { db, rooms, now } = deps;
  const me = await speakerOf(deps, actor, quoteId);
  if (isRefusal(me)) return me;
  const sent = await readVersion(deps, actor, quoteId, number);
  if (isRefusal(sent)) return sent;
  if (!(await maySign(db, me))) return refuse('not-allowed');
  const made = await db.transaction().execute(async (trx) => {
    const frame = await readFrame(trx, actor, quoteId);
    if (!frame) return refuse('not-found');
    const at = now();
    const of = { organisation_id: actor.organisationId, quote_id: quoteId };
    const standing = await offerStandingFor(trx, { ...of, id: sent.version.id }, at);
    if (standing.accept !== 'on-request') return refuse('wrong-status', { details: { standing } });
    const earlier = await selectRequests(trx, actor.organisationId, quoteId)
      .where('acceptance_request.version_id', '=', sent.version.id)
      .where('acceptance_request.participant_id', '=', me.id)
      .where('acceptance_request.state', '=', 'open')
      .executeTakeFirst();
    if (earlier) return refuse('already-exists', { details: { requestId: earlier.id } });

    const { reason } = standing;
    const row: Selectable<AcceptanceRequestTable> = {
      ...of,
      id: AcceptanceRequestId.parse(randomId()),
      version_id: sent.version.id,
      participant_id: me.id,
      wish,
      reason,
      message,
      state: 'open',
      made_at: at,
      answered_at: null,
      answered_by: null,
      answer_note: '',
    };
    await trx.insertInto('acceptance_request').values(row).execute();
    const about = { organisationId: actor.organisationId, quoteId };
    await recordAudit(trx, {
      ...about,
      actor: actedBy(actor),
      action: 'acceptance_requested',
      objectHash: sent.version.hash,
      detail: { requestId: row.id, versionId: row.version_id, wish, reason },
      at,
    });
    const recipients = otherSideOf(frame, me);
    const payload = { versionId: row.version_id, byName: me.name, message, recipients };
    const asked = wish === 'accept' ? 'accept-late' : 'new-date';
    await enqueue(
      trx,
      { ...about, topic: 'renewal_requested', payload: { ...payload, wish: asked, reason } },
      at,
    );
    return requestView(row, number, me);
  });
  if (!isRefusal(made)) rooms.announce(quoteId, ['proposals']);
  return made;
}

export async function listRequests(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  quoteId: QuoteId,
): Promise<AcceptanceRequestView[]> {
  const rows = await selectRequests(db, organisationId, quoteId).execute();
  return rows.map((row) => requestView(row, row.number, participantView({ ...row, id: row.participant_id })));
}

/** Newest first, with who asks and of which version. */
export function selectRequests(db: Kysely<Schema>, organisationId: OrganisationId, quoteId: QuoteId) {
  return db
    .selectFrom('acceptance_request')
    .innerJoin('version', 'version.id', 'acceptance_request.version_id')
    .innerJoin('participant', 'participant.id', 'acceptance_request.participant_id')
    .selectAll('acceptance_request')
    .select(['version.number', 'version.hash'])
    .select(['participant.side', 'participant.name', 'participant.title', 'participant.colour'])
    .where('acceptance_request.organisation_id', '=', organisationId)
    .where('acceptance_request.quote_id', '=', quoteId)
    .orderBy('acceptance_request.made_at', 'desc')
    .orderBy('acceptance_request.id');
}

export function requestView(
  row: Selectable<AcceptanceRequestTable>,
  version: number,
  by: ParticipantView,
): AcceptanceRequestView {
  return {
    id: row.id,
    version,
    by,
    wish: row.wish,
    reason: row.reason,
    message: row.message,
    state: row.state,
    madeAt: row.made_at,
    answeredAt: row.answered_at,
    answerNote: row.answer_note,
  };
}
