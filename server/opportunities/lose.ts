/** Losing: a person decides that there is no deal now, and says why. Silence never does it. */
import type { Selectable, Transaction } from 'kysely';
import type { OpportunityId, OrganisationId, QuoteId } from '#shared/ids.ts';
import type { BuyerAct } from '#shared/opportunity/buyer-acts.ts';
import { asKnown } from '#shared/opportunity/competitors.ts';
import { type Loss, lostRules, wakeUpProblem } from '#shared/opportunity/loss.ts';
import { isOpen } from '#shared/opportunity/stages.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { type QuoteFrame, readFrame, visibleQuote } from '../quotes/quote-frame.ts';
import type { HeldQuote } from '../rooms/rooms.ts';
import type { OpportunityTable, Schema } from '../storage/schema.ts';
import { answerTasks } from './answer-tasks.ts';
import { readCompetitors } from './competitors.ts';
import { lastActs } from './last-acts.ts';
import { changeAllQuotes } from './open-quotes.ts';
import { recordEvent } from './record-event.ts';
import { withdrawOffer } from './withdraw-offers.ts';

export interface LoseDeps extends QuoteDeps {
  /** Ends what the two sides were still proposing, inside the transaction. */
  readonly endProposals: (
    trx: Transaction<Schema>,
    of: { readonly organisationId: OrganisationId; readonly quoteId: QuoteId },
    at: number,
  ) => Promise<void>;
}

export interface Losing {
  readonly quoteId: QuoteId;
  readonly loss: Loss;
  /** What becomes of an offer that lies with the customer; asked, because it may bind until its date. */
  readonly offer: 'withdraw' | 'let-run';
}

/** The figures of the cycle are kept as they were, whatever becomes of the quote. Refused where the deal is not open. */
export async function loseOpportunity(
  deps: LoseDeps,
  actor: UserActor,
  losing: Losing,
): Promise<EndpointAnswer<'loseOpportunity'> | Refusal> {
  const { db, rooms, now } = deps;
  const { quoteId } = losing;
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  const outcome = await rooms.hold(quoteId, (held) =>
    db.transaction().execute((trx) => loseIn(trx, deps, actor, losing, held, now())),
  );
  if (isRefusal(outcome)) return outcome;
  for (const closed of outcome.closed) rooms.announce(closed, ['quote', 'versions', 'proposals']);
  return { cycle: outcome.cycle };
}

/** In a transaction that does more. `held`: what it came to; `null` of what nobody has built anything in. */
export async function loseIn(
  trx: Transaction<Schema>,
  { endProposals }: LoseDeps,
  actor: UserActor,
  { quoteId, loss: said, offer }: Losing,
  held: HeldQuote | null,
  now: number,
): Promise<{ readonly cycle: number; readonly closed: readonly QuoteId[] } | Refusal> {
  const frame = await readFrame(trx, actor, quoteId);
  if (!frame) return refuse('not-found');
  const { opportunity, timeZone } = frame;
  if (!isOpen(opportunity.stage)) return refuse('wrong-status');
  const loss = await inKnownSpelling(trx, actor, said);
  const problem = wakeUpProblem(loss, dayIn(timeZone, now));
  if (problem) return refuse('invalid-request', { detail: wakeUpWords[problem] });

  const { organisationId } = actor;
  const of = { organisationId, opportunityId: opportunity.id };
  // Looked at before anything is taken back: the figures are those of the deal as it was lost.
  const row = lossRow(opportunity, loss, actor, await amountOf(trx, frame, held, now), now);
  const heard = lostRules[loss.variant].keepsLastAct && { lastBuyerAct: await lastHeard(trx, of) };
  const quotes = await changeAllQuotes(trx, of, 'close', now);
  for (const quote of quotes) {
    if (offer === 'withdraw') await withdrawOffer(trx, actor, quote.id, now);
    await endProposals(trx, { organisationId, quoteId: quote.id }, now);
  }
  await trx.insertInto('loss').values(row).execute();
  await answerTasks(trx, of, { answer: 'lost', byName: actor.name, at: now });
  const { cycle } = opportunity;
  const evidence = { cycle, stage: opportunity.stage, offer, ...loss };
  await recordEvent(trx, {
    ...of,
    type: 'lost',
    evidence: { ...evidence, ...heard },
    actorName: actor.name,
    at: now,
  });
  await recordAudit(trx, {
    organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'opportunity_lost',
    detail: { opportunityId: opportunity.id, ...evidence },
    at: now,
  });
  return { cycle, closed: quotes.map(({ id }) => id) };
}

/** Whom it was lost to is spelled as before, so that one is one. */
async function inKnownSpelling(trx: Transaction<Schema>, actor: UserActor, loss: Loss): Promise<Loss> {
  if (loss.variant !== 'competitor') return loss;
  const known = await readCompetitors(trx, actor.organisationId);
  return { ...loss, competitor: asKnown(loss.competitor, known) };
}

export const wakeUpWords = {
  missing: 'loss.wakeUpOn: say on which day to ask again; that is what this variant means.',
  past: 'loss.wakeUpOn: choose a day after today.',
};

export interface Amount {
  readonly amount: number | null;
  readonly currency: string;
}

export function lossRow(
  { id, organisation_id, cycle, stage }: Selectable<OpportunityTable>,
  loss: Loss,
  { name }: UserActor,
  amount: Amount,
  at: number,
) {
  return {
    opportunity_id: id,
    cycle,
    organisation_id,
    variant: loss.variant,
    stage,
    detail: JSON.stringify(loss),
    ...amount,
    come_back: loss.comeBack && !lostRules[loss.variant].isNoLoss ? 1 : 0,
    wake_up_on: loss.wakeUpOn,
    by_name: name,
    at,
  };
}

async function lastHeard(
  trx: Transaction<Schema>,
  { organisationId, opportunityId }: { organisationId: OrganisationId; opportunityId: OpportunityId },
): Promise<BuyerAct | null> {
  const [acts] = (await lastActs(trx, organisationId, [opportunityId])).values();
  return acts?.heard ?? null;
}

/** What was offered, where something was; else what the draft comes to. */
async function amountOf(
  trx: Transaction<Schema>,
  { quote, timeZone }: QuoteFrame,
  held: HeldQuote | null,
  now: number,
): Promise<Amount> {
  if (!held) return { amount: null, currency: quote.draft_currency };
  const standing = await trx
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select('version.priced')
    .where('version.organisation_id', '=', quote.organisation_id)
    .where('version.quote_id', '=', quote.id)
    .where('version_standing.standing', '=', 'outstanding')
    .executeTakeFirst();
  const priced = standing
    ? JSON.parse(standing.priced)
    : priceQuote(held.content, { asOf: dayIn(timeZone, now) });
  return { amount: priced.firstYear.net, currency: priced.currency };
}
