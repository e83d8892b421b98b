/** Putting a proposal, alone or as the counter to another. Put to an offer that stands it is a counter-offer, and says so. */
import type { Selectable, Transaction } from 'kysely';
import { ProposalId, type QuoteId } from '#shared/ids.ts';
import { fitOf, type ProposalFit, standingValue } from '#shared/negotiation/apply.ts';
import { elementOf } from '#shared/negotiation/asked.ts';
import { counterWords } from '#shared/negotiation/counter-words.ts';
import { mayAnswer, mayPropose } from '#shared/negotiation/proposal-states.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { NewProposal, ProposalView } from '#shared/protocol/negotiation-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { dayIn, endOfDay, type IsoDate } from '#shared/time.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { leftOutOf } from '../quotes/left-out.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { type QuoteFrame, readFrame } from '../quotes/quote-frame.ts';
import { randomId } from '../storage/random-id.ts';
import type { ProposalTable, Schema } from '../storage/schema.ts';
import { type OutstandingOffer, outstandingOffer } from './outstanding-offer.ts';
import { type ProposalRow, readView, selectProposals, termsOf } from './proposal-rows.ts';
import { settle } from './settle.ts';
import { buyersOf, otherSideOf, speakerOf } from './speaker.ts';

export interface Proposing {
  readonly quoteId: QuoteId;
  /** The proposal that this one counters. */
  readonly counters?: ProposalId | undefined;
  readonly said: NewProposal;
  /** What is proposed on: the draft, unless it is put to what was sent. */
  readonly content?: QuoteContent;
  /** It is put to this version, also while the next one is being built. */
  readonly toVersion?: number;
  /** Somebody of the seller's side writes down what this buyer said by phone. */
  readonly recorded?: { readonly saidBy: ParticipantView; readonly saidOn: IsoDate };
}

/**
 * Refused with `proposal-moot` when what it is about is gone or is so already, with `already-answered` when the one it
 * counters is no longer open, and with `effect-differs` when its maker was shown another effect on the standing offer
 * than it has.
 */
export async function propose(
  deps: QuoteDeps,
  actor: Actor,
  proposing: Proposing,
): Promise<ProposalView | Refusal> {
  const { db, rooms, now } = deps;
  const { quoteId, said } = proposing;
  const me = await speakerOf(deps, actor, quoteId);
  if (isRefusal(me)) return me;
  const content = proposing.content ?? (await rooms.read(quoteId)).content;
  const fit = fitOf(content, said);
  if (fit !== 'open') return moot(fit);

  const speaker = proposing.recorded?.saidBy ?? me;
  const made = await db.transaction().execute((trx) => put(trx, actor, speaker, proposing, content, now()));
  if (isRefusal(made)) return made;
  rooms.announce(quoteId, ['proposals', 'quote']);
  return readView(db, actor.organisationId, quoteId, made);
}

export const moot = (fit: Exclude<ProposalFit, 'open'>): Refusal =>
  refuse('proposal-moot', {
    detail:
      fit === 'gone'
        ? 'What this is about is no longer in the quote.'
        : 'The quote says this already; there is nothing left to propose.',
    details: { fit },
  });

async function put(
  trx: Transaction<Schema>,
  actor: Actor,
  me: ParticipantView,
  { quoteId, said, counters, toVersion, recorded }: Proposing,
  content: QuoteContent,
  now: number,
): Promise<ProposalId | Refusal> {
  const frame = await readFrame(trx, actor, quoteId);
  if (!frame) return refuse('not-found');
  if (!mayPropose(frame.quote.status)) return refuse('wrong-status');
  const today = dayIn(frame.timeZone, now);
  if (said.expiresOn !== null && said.expiresOn < today) return past('expiresOn', today);

  const offer = await outstandingOffer(trx, frame.quote);
  const isPutToOffer = toVersion !== undefined || frame.quote.status === 'sent';
  if (isPutToOffer && (offer === null || (toVersion !== undefined && offer.number !== toVersion))) {
    return refuse('wrong-status', { detail: 'This version no longer stands. Propose on the one that does.' });
  }
  const put = isPutToOffer ? offer : null;
  if (put && me.side === 'buyer') {
    // It does not lie with them, or not yet.
    const isTheirs = now >= put.offeredAt && !(await leftOutOf(trx, put.id)).has(me.id);
    if (!isTheirs) return refuse('wrong-status');
  }
  const counter = put && me.side === 'buyer' ? put : null;
  const noted = recorded ? { byName: actor.name, saidOn: recorded.saidOn } : null;
  if (recorded && put) {
    const first = dayIn(frame.timeZone, put.offeredAt);
    if (recorded.saidOn < first || recorded.saidOn > today) {
      return refuse('invalid-request', { detail: `saidOn: a day from ${first} to ${today}.` });
    }
  }
  if ((said.shown?.effect ?? null) !== (counter?.counters ?? null)) {
    return refuse('effect-differs', { details: { effect: counter?.counters ?? null } });
  }

  // The first write. Up to here a refusal has changed nothing.
  const countered = counters && (await counterOpen(trx, actor, me, frame, counters, said, now));
  if (isRefusal(countered)) return countered;
  const row = rowOf(frame, me, said, { offer: put, counter, content, counters, recorded: noted, now });
  await trx.insertInto('proposal').values(row).execute();
  await tell(trx, actor, me, frame, row, { counter, recorded: noted }, now);
  return row.id;
}

function past(field: string, today: string): Refusal {
  return refuse('invalid-request', { detail: `${field}: that day is over; it is ${today}.` });
}

/** Answers the other one with this; it must be about the same thing. */
async function counterOpen(
  trx: Transaction<Schema>,
  actor: Actor,
  me: ParticipantView,
  { quote }: QuoteFrame,
  id: ProposalId,
  { asked }: NewProposal,
  at: number,
): Promise<Refusal | undefined> {
  const other = await selectProposals(trx, actor.organisationId, quote.id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!other) return refuse('not-found');
  if (other.state !== 'open') return answered(await readView(trx, actor.organisationId, quote.id, id));
  if (!mayAnswer('counter', other, me.side, quote.status)) return refuse('not-allowed');
  const before = termsOf(other).asked;
  if (before.topic !== asked.topic || elementOf(before) !== elementOf(asked)) {
    return refuse('invalid-request', { detail: 'A counter is about the same thing as what it counters.' });
  }
  const settlement = { command: 'counter', note: '', seq: null, recipients: [] } as const;
  const isMine = await settle(trx, other, { ...settlement, actor: actedBy(actor), by: me, at });
  return isMine ? undefined : answered(await readView(trx, actor.organisationId, quote.id, id));
}

export const answered = (proposal: ProposalView): Refusal =>
  refuse('already-answered', { details: { proposal } });

interface Put {
  readonly offer: OutstandingOffer | null;
  readonly counter: OutstandingOffer | null;
  readonly content: QuoteContent;
  readonly counters: ProposalId | undefined;
  readonly recorded: ProposalView['recorded'];
  readonly now: number;
}

function rowOf(
  { quote, timeZone, seller }: QuoteFrame,
  me: ParticipantView,
  { asked, given, note, expiresOn, shown }: NewProposal,
  { offer, counter, content, counters, recorded, now }: Put,
): Selectable<ProposalTable> {
  const element = elementOf(asked);
  const component = content.components.find(({ id }) => id === element);
  return {
    id: ProposalId.parse(randomId()),
    organisation_id: quote.organisation_id,
    quote_id: quote.id,
    version_id: offer?.id ?? null,
    answers_id: counters ?? null,
    participant_id: me.id,
    side: me.side,
    asked: JSON.stringify(asked),
    given: JSON.stringify(given),
    note,
    element_title: component?.title ?? '',
    before_value: JSON.stringify(standingValue(content, asked)),
    currency: content.terms.currency,
    effect_words:
      counter && shown ? counterWords({ ...counter, sellerName: seller.name }, shown.language) : null,
    state: 'open',
    made_at: now,
    expires_at: expiresOn === null ? null : endOfDay(timeZone, expiresOn),
    expires_on: expiresOn,
    answered_at: null,
    answered_by: null,
    answer_note: '',
    answer_seq: null,
    recorded_by_name: recorded?.byName ?? null,
    said_on: recorded?.saidOn ?? null,
  };
}

async function tell(
  trx: Transaction<Schema>,
  actor: Actor,
  me: ParticipantView,
  frame: QuoteFrame,
  row: ProposalRow,
  { counter, recorded }: Pick<Put, 'counter' | 'recorded'>,
  at: number,
): Promise<void> {
  const of = { organisationId: row.organisation_id, quoteId: row.quote_id };
  if (counter) {
    await recordEvent(trx, {
      organisationId: of.organisationId,
      opportunityId: frame.opportunity.id,
      type: recorded ? 'counter_recorded' : 'buyer_countered',
      evidence: {
        quoteId: of.quoteId,
        versionId: counter.id,
        number: counter.number,
        proposalId: row.id,
        ...(recorded && { ...recorded, saidBy: me.name, asked: JSON.parse(row.asked) }),
      },
      actorName: recorded?.byName ?? me.name,
      at,
    });
  }
  const detail = {
    proposalId: row.id,
    answersId: row.answers_id,
    versionId: row.version_id,
    asked: JSON.parse(row.asked),
    given: JSON.parse(row.given),
    effect: counter?.counters ?? null,
    effectWords: row.effect_words,
    ...(recorded && { participantId: me.id, saidOn: recorded.saidOn }),
  };
  const objectHash = counter?.hash;
  const action = recorded ? 'counter_recorded' : 'proposal_made';
  await recordAudit(trx, { ...of, actor: actedBy(actor), action, objectHash, detail, at });
  if (recorded && counter) {
    const payload = {
      versionId: counter.id,
      byName: recorded.byName,
      saidBy: me.name,
      message: row.note,
      recipients: buyersOf(frame),
    };
    await enqueue(trx, { ...of, topic: 'counter_recorded', payload }, at);
    return;
  }
  const payload = {
    versionId: row.version_id,
    byName: me.name,
    message: row.note,
    recipients: otherSideOf(frame, me),
  };
  await enqueue(trx, { ...of, topic: 'proposal_made', payload }, at);
}
