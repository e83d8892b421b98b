/**
 * Taking back the acceptance that a deal was won by. The acceptance and its version stay what they are, in history; an
 * event of its own leads the deal back to talking, or to lost, and nobody counts it as won any more.
 */
import type { Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { wakeUpProblem } from '#shared/opportunity/loss.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../../accounts/actor.ts';
import { actedBy, recordAudit } from '../../audit/record-audit.ts';
import { callForEvidence } from '../../evidence/evidence-due.ts';
import { readNewFile } from '../../evidence/kept-files.ts';
import { type LoseDeps, lossRow, wakeUpWords } from '../../opportunities/lose.ts';
import { changeAllQuotes } from '../../opportunities/open-quotes.ts';
import { recordEvent } from '../../opportunities/record-event.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { changeStatus } from '../../quotes/change-status.ts';
import { leftOutOf } from '../../quotes/left-out.ts';
import { type QuoteFrame, readFrame, visibleQuote } from '../../quotes/quote-frame.ts';
import { recipientsOf } from '../../quotes/review.ts';
import type { Schema } from '../../storage/schema.ts';

type Said = EndpointCall<'rescindAcceptance'>['body'];

export interface Rescinding extends Said {
  readonly quoteId: QuoteId;
  readonly number: number;
}

/**
 * Refused with `manager-needed` to anybody else, with `wrong-status` where the deal is not won by that version, and with
 * `file-unfit`.
 */
export async function rescindAcceptance(
  deps: LoseDeps,
  actor: UserActor,
  rescinding: Rescinding,
): Promise<EndpointAnswer<'rescindAcceptance'> | Refusal> {
  const { db, rooms, now } = deps;
  const { quoteId, became } = rescinding;
  if (actor.role === 'seller') return refuse('manager-needed');
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  const outcome = await rooms.hold(quoteId, () =>
    db.transaction().execute((trx) => rescind(trx, deps, actor, rescinding, now())),
  );
  if (isRefusal(outcome)) return outcome;
  for (const changed of outcome) rooms.announce(changed, ['quote', 'versions', 'proposals']);
  return { stage: became.stage };
}

async function rescind(
  trx: Transaction<Schema>,
  deps: LoseDeps,
  actor: UserActor,
  { quoteId, number, reason, toBuyer = '', file: given, became }: Rescinding,
  now: number,
): Promise<readonly QuoteId[] | Refusal> {
  const { organisationId, userId, name } = actor;
  const frame = await readFrame(trx, actor, quoteId);
  if (!frame) return refuse('not-found');
  const { opportunity, quote } = frame;
  const accepted = await acceptanceOf(trx, frame, number);
  if (!accepted || opportunity.stage !== 'won') return refuse('wrong-status');
  const problem = became.stage === 'lost' ? wakeUpProblem(became.loss, dayIn(frame.timeZone, now)) : null;
  if (problem) return refuse('invalid-request', { detail: wakeUpWords[problem] });
  const of = { organisationId, quoteId };
  const file = readNewFile(of, given, now);
  if (isRefusal(file)) return file;
  if (!(await changeStatus(trx, quote, 'rescind', now))) return refuse('wrong-status');

  const { version_id: versionId, hash, totals } = accepted;
  await trx.insertInto('kept_file').values(file).execute();
  await trx
    .insertInto('rescission')
    .values({
      version_id: versionId,
      organisation_id: organisationId,
      quote_id: quoteId,
      opportunity_id: opportunity.id,
      cycle: opportunity.cycle,
      became: became.stage,
      reason,
      to_buyer: toBuyer,
      file_id: file.id,
      by_user: userId,
      by_name: name,
      at: now,
    })
    .execute();
  const deal = { organisationId, opportunityId: opportunity.id };
  const lost = became.stage === 'lost' ? { stage: opportunity.stage, ...became.loss } : {};
  await recordEvent(trx, {
    ...deal,
    type: became.stage === 'lost' ? 'rescinded_as_lost' : 'rescinded',
    evidence: {
      quoteId,
      versionId,
      number,
      hash,
      reason,
      file: file.hash,
      cycle: opportunity.cycle,
      ...lost,
    },
    actorName: name,
    at: now,
  });
  await recordAudit(trx, {
    ...of,
    actor: actedBy(actor),
    action: 'acceptance_rescinded',
    objectHash: hash,
    detail: { versionId, became: became.stage, reason, file: file.hash },
    at: now,
  });
  await callForEvidence(trx, { ...of, versionId }, now);
  // The reason is the seller's own; the customer reads what was written to them.
  const recipients = recipientsOf(frame, await leftOutOf(trx, versionId));
  const payload = { versionId, byName: name, message: toBuyer, recipients };
  await enqueue(trx, { ...of, topic: 'acceptance_rescinded', payload }, now);
  if (became.stage !== 'lost') return [quoteId];
  const { currency, firstYear } = JSON.parse(totals);
  const row = lossRow(opportunity, became.loss, actor, { amount: firstYear.net, currency }, now);
  await trx.insertInto('loss').values(row).execute();
  const closed = await changeAllQuotes(trx, deal, 'close', now);
  for (const { id } of closed) await deps.endProposals(trx, { organisationId, quoteId: id }, now);
  return closed.map(({ id }) => id);
}

/** What the deal was won by, if it was by that version and has not been taken back. */
function acceptanceOf(trx: Transaction<Schema>, { quote, opportunity }: QuoteFrame, number: number) {
  return trx
    .selectFrom('acceptance')
    .innerJoin('version', 'version.id', 'acceptance.version_id')
    .leftJoin('rescission', 'rescission.version_id', 'acceptance.version_id')
    .select(['acceptance.version_id', 'acceptance.totals', 'version.hash'])
    .where('acceptance.organisation_id', '=', quote.organisation_id)
    .where('acceptance.quote_id', '=', quote.id)
    .where('acceptance.cycle', '=', opportunity.cycle)
    .where('version.number', '=', number)
    .where('rescission.version_id', 'is', null)
    .executeTakeFirst();
}
