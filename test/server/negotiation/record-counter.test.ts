/** What a buyer said by phone, written down by the seller: their counter-offer, and nobody mistakes it for written by them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stageOf } from '#shared/opportunity/stages.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import { answerProposal } from '../../../server/negotiation/answer-proposal.ts';
import { propose } from '../../../server/negotiation/propose.ts';
import { type RecordingCounter, recordCounter } from '../../../server/negotiation/record-counter.ts';
import { lastActs } from '../../../server/opportunities/last-acts.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { withdrawVersion } from '../../../server/quotes/withdraw-version.ts';
import { answerTo, type Lying, lieWithCustomer, press } from '../../support/answering.ts';
import { aDay } from '../../support/selling-organisation.ts';
import { accepted, openWorkshop, type Workshop } from '../../support/workshop.ts';

let world: Workshop;
let lying: Lying;
beforeAll(async () => {
  world = await openWorkshop();
});
beforeEach(async () => {
  world.clock.now = aDay;
  lying = await lieWithCustomer(world);
});
afterAll(() => world.close());

const record = (said: Partial<RecordingCounter> = {}) =>
  recordCounter(world, world.erik, {
    quoteId: lying.quoteId,
    number: 1,
    asked: { topic: 'quoteDiscount', value: { percent: '7' } },
    note: 'Seven per cent and we sign this week.',
    saidBy: lying.anna.participantId,
    saidOn: '2026-11-24',
    shown: { effect: 'stand', language: 'sv' },
    ...said,
  });
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? (outcome as Refusal).refused : 'done');

async function deal() {
  const { stage, id } = await world.db
    .selectFrom('opportunity')
    .innerJoin('quote', 'quote.opportunity_id', 'opportunity.id')
    .select(['opportunity.stage', 'opportunity.id'])
    .where('quote.id', '=', lying.quoteId)
    .executeTakeFirstOrThrow();
  const events = await world.db
    .selectFrom('opportunity_event')
    .select(['type', 'actor_name', 'evidence'])
    .where('opportunity_id', '=', id)
    .orderBy('seq')
    .execute();
  expect(stageOf(events.map(({ type }) => type))).toBe(stage);
  return { stage, id, last: events.at(-1) };
}

test('moves the deal to negotiation by its own event, and says who wrote it down (I-33)', async () => {
  const made = accepted(await record());
  expect(made).toMatchObject({
    version: 1,
    by: { name: 'Anna Bergman', side: 'buyer' },
    recorded: { byName: world.erik.name, saidOn: '2026-11-24' },
  });
  const { stage, last } = await deal();
  expect(stage).toBe('negotiating');
  expect(last).toMatchObject({ type: 'counter_recorded', actor_name: world.erik.name });
  expect(JSON.parse(last?.evidence ?? '')).toMatchObject({
    proposalId: made.id,
    saidBy: 'Anna Bergman',
    saidOn: '2026-11-24',
    asked: { topic: 'quoteDiscount', value: { percent: '7' } },
  });
  const told = await world.db
    .selectFrom('outbox')
    .select('payload')
    .where('quote_id', '=', lying.quoteId)
    .where('topic', '=', 'counter_recorded')
    .executeTakeFirstOrThrow();
  expect(JSON.parse(told.payload)).toMatchObject({
    saidBy: 'Anna Bergman',
    recipients: [{ name: 'Anna Bergman' }, { name: 'Johan Lindqvist' }],
  });
});

describe('has the effect of one that was written', () => {
  const effectOn = async (counters: 'stand' | 'lapse', how: 'phone' | 'written') => {
    lying = await lieWithCustomer(world, { offer: { counters } });
    const shown = { effect: counters, language: 'sv' } as const;
    const asked = { topic: 'term', value: 24 } as const;
    const said = { asked, given: [], note: '', expiresOn: null, shown };
    const made =
      how === 'phone'
        ? accepted(await record({ asked, shown }))
        : accepted(await propose(world, lying.anna, { quoteId: lying.quoteId, said }));
    const { state } = await answerTo(world, lying.anna, lying.quoteId);
    return { words: made.effectWords, state, pressed: codeOf(await press(world, lying.johan)) };
  };

  test.each(['stand', 'lapse'] as const)('on an offer that says it would %s', async (counters) => {
    const phone = await effectOn(counters, 'phone');
    expect(phone).toEqual(await effectOn(counters, 'written'));
    expect(phone.pressed).toBe(counters === 'stand' ? 'done' : 'offer-on-request');
  });

  test('and is answered by the seller, or taken back by the buyer who is said to have said it', async () => {
    const { quoteId } = lying;
    const answer = { quoteId, note: '' };
    const { id } = accepted(await record());
    accepted(await answerProposal(world, lying.anna, { ...answer, proposalId: id, command: 'withdraw' }));
    accepted(await reviseQuote(world, world.erik, quoteId));
    const again = accepted(await record());
    accepted(await answerProposal(world, world.erik, { ...answer, proposalId: again.id, command: 'accept' }));
    const { content } = await world.rooms.read(quoteId);
    expect(content.terms.quoteDiscount).toMatchObject({ percent: '7' });
  });
});

test('is no sign from the buyer: nobody’s silence ends with what the seller writes (I-39)', async () => {
  const { id } = await deal();
  const heard = async () =>
    (await lastActs(world.db, world.erik.organisationId, [id])).get(lying.quoteId)?.buyer ?? null;
  accepted(await record());
  expect(await heard()).toBeNull();
  // Negative control: the same, put by herself, is one.
  const shown = { effect: 'stand', language: 'sv' } as const;
  const said = { asked: { topic: 'term', value: 24 }, given: [], note: '', expiresOn: null, shown } as const;
  accepted(await propose(world, lying.anna, { quoteId: lying.quoteId, said: { ...said, given: [] } }));
  expect(await heard()).toMatchObject({ kind: 'proposed', name: 'Anna Bergman' });
});

test('is refused on a day ahead or before the offer, for a stranger, and on what no longer stands', async () => {
  expect(codeOf(await record({ saidOn: '2026-11-25' }))).toBe('invalid-request');
  expect(codeOf(await record({ saidOn: '2026-11-23' }))).toBe('invalid-request');
  const stranger = (await lieWithCustomer(world)).anna.participantId;
  expect(codeOf(await record({ saidBy: stranger }))).toBe('invalid-request');
  expect(codeOf(await record({ shown: { effect: 'lapse', language: 'sv' } }))).toBe('effect-differs');
  accepted(await withdrawVersion(world, world.erik, { quoteId: lying.quoteId, number: 1, reason: 'No' }));
  expect(codeOf(await record())).toBe('wrong-status');
});
