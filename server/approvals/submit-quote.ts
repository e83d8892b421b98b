/**
 * Beginning the internal step: the customer waits while the seller's side calculates, and somebody else is asked to
 * approve. Asking again, after a no or a change, is the same command.
 */
import type { Transaction } from 'kysely';
import { ApprovalId, type QuoteId } from '#shared/ids.ts';
import { hasStage } from '#shared/opportunity/pipeline.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { ApprovalView } from '#shared/quote/approval.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { pipelineIn, readPipelines } from '../opportunities/pipelines.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { changeStatus } from '../quotes/change-status.ts';
import { type QuoteFrame, readFrame, visibleQuote } from '../quotes/quote-frame.ts';
import type { HeldQuote, InternalReading } from '../rooms/rooms.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import type { ApprovalDeps } from './approval-deps.ts';
import { approversFor } from './colleagues.ts';
import { viewApproval } from './view-approval.ts';
import { weighApproval } from './weigh-approval.ts';

export interface Submission {
  readonly quoteId: QuoteId;
  /** To whoever approves. */
  readonly note: string;
  /** What the costs rest on, where not all are stated. */
  readonly costBasis?: string;
}

/**
 * Refused with `not-sendable` while there is nothing to price, no day to start on, or neither costs nor a word on what they
 * rest on, with `wrong-status` where it cannot begin, and with
 * `no-pricing-step` where neither the pipeline nor the limits ask for it.
 */
export async function submitQuote(
  deps: ApprovalDeps,
  actor: UserActor,
  submission: Submission,
): Promise<ApprovalView | Refusal> {
  const { db, rooms, now, people } = deps;
  const { quoteId } = submission;
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  const recipients = (await people(await approversFor(db, actor))).map(({ name, email }) => ({
    participantId: null,
    name,
    email,
  }));
  const refused = await rooms.hold(quoteId, async (held) => {
    const internal = await rooms.readInternal(quoteId);
    return db
      .transaction()
      .execute((trx) => submit(trx, actor, submission, { held, internal, recipients, now: now() }));
  });
  if (isRefusal(refused)) return refused;
  rooms.announce(quoteId, ['quote']);
  return viewApproval(deps, actor, quoteId);
}

interface Stand {
  readonly held: HeldQuote;
  readonly internal: InternalReading;
  readonly recipients: readonly {
    readonly participantId: null;
    readonly name: string;
    readonly email: string;
  }[];
  readonly now: number;
}

async function submit(
  trx: Transaction<Schema>,
  actor: UserActor,
  { quoteId, note, costBasis = '' }: Submission,
  { held, internal, recipients, now }: Stand,
): Promise<Refusal | undefined> {
  const { organisationId, userId, name } = actor;
  const frame = await readFrame(trx, actor, quoteId);
  if (!frame) return refuse('not-found');
  if (!held.content.components.some(({ unitPrice, tiers }) => unitPrice !== null || tiers.length > 0)) {
    return refuse('not-sendable', { detail: 'Nothing in the quote has a price yet.' });
  }
  // Whether there are people for it by then is half of what the step decides.
  if (held.content.terms.startDate === null) {
    return refuse('not-sendable', { detail: 'Say on which day it is to start.' });
  }
  if (frame.opportunity.expected_close < dayIn(frame.timeZone, now)) return refuse('close-date-passed');
  const { subject } = await weighApproval(trx, actor, frame, held.content, internal, now);
  // Whoever approves would look at a margin that nobody has worked out.
  if (subject.withoutCost.length > 0 && costBasis.trim() === '') {
    return refuse('not-sendable', { detail: 'State what each part costs, or say what the costs rest on.' });
  }
  // A pipeline without the step has it where the limits demand it.
  const isDemanded = subject.reasons.length > 0 || frame.quote.status === 'pricing';
  if (!isDemanded && !(await hasStep(trx, frame.opportunity))) return refuse('no-pricing-step');
  if (!(await changeStatus(trx, frame.quote, 'submit', now))) return refuse('wrong-status');
  const id = ApprovalId.parse(randomId());
  await trx
    .insertInto('approval_request')
    .values({
      id,
      organisation_id: organisationId,
      quote_id: quoteId,
      ordinal: await nextOrdinal(trx, actor, quoteId),
      hash: subject.hash,
      reasons: JSON.stringify(subject.reasons),
      note,
      cost_basis: costBasis,
      requested_by: userId,
      requested_by_name: name,
      requested_at: now,
    })
    .execute();
  if (frame.quote.status !== 'pricing') {
    await recordEvent(trx, {
      organisationId,
      opportunityId: frame.opportunity.id,
      type: 'pricing_submitted',
      evidence: { quoteId, requestId: id, hash: subject.hash },
      actorName: name,
      at: now,
    });
  }
  await recordAudit(trx, {
    organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'approval_requested',
    objectHash: subject.hash,
    detail: { requestId: id, note, costBasis, reasons: subject.reasons },
    at: now,
  });
  const payload = { byName: name, message: note, recipients: [...recipients] };
  await enqueue(trx, { organisationId, quoteId, topic: 'approval_requested', payload }, now);
}

async function hasStep(
  trx: Transaction<Schema>,
  { organisation_id, pipeline_id }: QuoteFrame['opportunity'],
): Promise<boolean> {
  const pipelines = await readPipelines(trx, organisation_id);
  return hasStage(pipelineIn(pipelines, pipeline_id), 'pricing_review');
}

async function nextOrdinal(
  trx: Transaction<Schema>,
  { organisationId }: UserActor,
  quoteId: QuoteId,
): Promise<number> {
  const { last } = await trx
    .selectFrom('approval_request')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
