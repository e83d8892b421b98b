import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpportunityId } from '#shared/ids.ts';
import { stageOf } from '#shared/opportunity/stages.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import { type Rescinding, rescindAcceptance } from '../../../server/acceptance/rescinding/rescind.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { readCycles } from '../../../server/insight/cycles/read-cycles.ts';
import { observeOffers } from '../../../server/insight/observing/observe-offers.ts';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import { endedDeals } from '../../../server/opportunities/ended-deals.ts';
import { wonStays } from '../../../server/opportunities/learn-silence.ts';
import { reviveOpportunity } from '../../../server/opportunities/revive.ts';
import { answerTo, type Lying, lieWithCustomer, press } from '../../support/answering.ts';
import { signedPaper } from '../../support/papers.ts';
import { aDay, addUser } from '../../support/selling-organisation.ts';
import { accepted, openWorkshop, reviewAndSend, type Workshop } from '../../support/workshop.ts';

let world: Workshop;
let maria: UserActor;
let lying: Lying;
beforeAll(async () => {
  world = await openWorkshop();
  maria = await addUser(world.db, world.erik.organisationId, 'Maria Holm', 'manager');
});
beforeEach(async () => {
  world.clock.now = aDay;
  lying = await lieWithCustomer(world);
  accepted(await press(world, lying.anna));
  world.clock.now += 60_000;
});
afterAll(() => world.close());

const loss = { variant: 'no_decision', note: '', comeBack: true, wakeUpOn: '2027-05-24' } as const;
const rescind = (said: Partial<Rescinding> = {}, who = maria) =>
  rescindAcceptance({ ...world, endProposals: expireAllOf }, who, {
    quoteId: lying.quoteId,
    number: 1,
    reason: 'Their board had not decided',
    file: signedPaper,
    became: { stage: 'negotiating' },
    ...said,
  });
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? (outcome as Refusal).refused : 'done');

async function deal() {
  const row = await world.db
    .selectFrom('opportunity')
    .innerJoin('quote', 'quote.opportunity_id', 'opportunity.id')
    .select(['opportunity.id', 'opportunity.stage', 'quote.status'])
    .where('quote.id', '=', lying.quoteId)
    .executeTakeFirstOrThrow();
  const events = await world.db
    .selectFrom('opportunity_event')
    .select(['type', 'at', 'actor_name as actorName', 'evidence'])
    .where('opportunity_id', '=', row.id)
    .orderBy('seq')
    .execute();
  expect(stageOf(events.map(({ type }) => type))).toBe(row.stage);
  const standings = await world.db
    .selectFrom('version_standing')
    .innerJoin('version', 'version.id', 'version_standing.version_id')
    .select(['version.number', 'version_standing.standing'])
    .where('version.quote_id', '=', lying.quoteId)
    .orderBy('version.number')
    .execute();
  return { ...row, events, standings: standings.map(({ number, standing }) => `${number} ${standing}`) };
}

const cycleOf = async (id: OpportunityId) => {
  await observeOffers(world.db, world.erik.organisationId, world.now());
  const cycles = await readCycles(world.db, world.erik.organisationId);
  return cycles.find(({ opportunityId }) => opportunityId === id);
};

describe('an acceptance that is taken back', () => {
  test('leads to talking again, while the version stays accepted in history (I-33)', async () => {
    expect(accepted(await rescind())).toEqual({ stage: 'negotiating' });
    const { stage, status, standings, events } = await deal();
    expect({ stage, status, standings }).toEqual({
      stage: 'negotiating',
      status: 'co_design',
      standings: ['1 accepted'],
    });
    expect(JSON.parse(events.at(-1)?.evidence ?? '')).toMatchObject({
      number: 1,
      reason: 'Their board had not decided',
    });
    const seen = await answerTo(world, lying.anna, lying.quoteId);
    expect(seen.accepted).toMatchObject({ rescinded: { byName: 'Maria Holm', reason: null, fileId: null } });
    expect((await answerTo(world, world.erik, lying.quoteId)).accepted?.rescinded).toMatchObject({
      reason: 'Their board had not decided',
      fileId: expect.any(String),
    });
  });

  test('is told to the customer by mail and on their page, in the words written to them and never with the seller’s reason', async () => {
    const told = async () => {
      const rows = await world.db
        .selectFrom('delivery')
        .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
        .select(['delivery.email', 'outbox.payload'])
        .where('outbox.quote_id', '=', lying.quoteId)
        .where('outbox.topic', '=', 'acceptance_rescinded')
        .orderBy('delivery.email')
        .execute();
      return rows.map(({ email, payload }) => ({ email, ...JSON.parse(payload) }));
    };
    expect(codeOf(await rescind({}, world.erik))).toBe('manager-needed');
    expect(await told()).toEqual([]);
    accepted(await rescind({ toBuyer: 'As we said on the phone' }));
    for (const who of [lying.anna, world.erik])
      expect((await answerTo(world, who, lying.quoteId)).accepted?.rescinded?.toBuyer).toBe(
        'As we said on the phone',
      );
    const mails = await told();
    expect(mails).toMatchObject([
      { email: 'Anna@lindqvist.example', byName: 'Maria Holm', message: 'As we said on the phone' },
      { email: 'Johan@lindqvist.example' },
    ]);
    expect(JSON.stringify(mails)).not.toContain('Their board had not decided');
  });

  test('or to lost, from where it comes back as any lost deal', async () => {
    accepted(await rescind({ became: { stage: 'lost', loss } }));
    const { id, stage, status } = await deal();
    expect({ stage, status }).toEqual({ stage: 'lost', status: 'closed' });
    const row = await world.db
      .selectFrom('loss')
      .selectAll()
      .where('opportunity_id', '=', id)
      .executeTakeFirst();
    expect(row).toMatchObject({ variant: 'no_decision', stage: 'won', cycle: 1, wake_up_on: '2027-05-24' });
    const gate = {
      value: '1',
      expectedClose: '2027-01-10',
      needWithinHalfYear: true,
      needNote: 'They asked again',
    } as const;
    accepted(await reviveOpportunity(world, world.erik, { quoteId: lying.quoteId, ...gate }));
    expect(await deal()).toMatchObject({ stage: 'identified', standings: ['1 accepted'] });
  });

  test('is not counted as won, and what is accepted afterwards is (I-35)', async () => {
    const { id } = await deal();
    expect(await cycleOf(id)).toMatchObject({ outcome: 'won', offers: [{ isAccepted: true }] });
    accepted(await rescind());
    const after = await cycleOf(id);
    expect(after).toMatchObject({ outcome: null, offers: [{ isAccepted: false }] });
    expect(after?.path.map(({ stage }) => stage)).toEqual(['identified', 'quote_sent', 'negotiating']);
    const observed = () =>
      world.db.selectFrom('observation').select('at_accept').where('opportunity_id', '=', id).execute();
    expect((await observed()).every(({ at_accept }) => at_accept === null)).toBe(true);

    world.clock.now += 60_000;
    await reviewAndSend(world, world.erik, lying.quoteId);
    accepted(await press(world, lying.johan, {}, { number: 2 }));
    expect(await cycleOf(id)).toMatchObject({
      outcome: 'won',
      offers: [{ isAccepted: false }, { isAccepted: true }],
    });
    expect((await observed()).some(({ at_accept }) => at_accept !== null)).toBe(true);
    const { standings, events } = await deal();
    expect(standings).toEqual(['1 accepted', '2 accepted']);
    expect(wonStays(events).map(({ stage }) => stage)).toContain('negotiating');
    const ended = await endedDeals(world.db, world.erik.organisationId);
    expect(ended.filter(({ opportunityId }) => opportunityId === id)).toHaveLength(1);
  });

  test('leaves room for one other, and the table for no more (I-36)', async () => {
    accepted(await rescind());
    world.clock.now += 60_000;
    await reviewAndSend(world, world.erik, lying.quoteId);
    accepted(await press(world, lying.johan, {}, { number: 2 }));
    const rows = await world.db
      .selectFrom('acceptance')
      .selectAll()
      .where('quote_id', '=', lying.quoteId)
      .orderBy('round')
      .execute();
    expect(rows.map(({ round }) => round)).toEqual([0, 1]);
    const again = { ...rows[1], version_id: 'another-version' } as (typeof rows)[number];
    await expect(world.db.insertInto('acceptance').values(again).execute()).rejects.toThrow(/UNIQUE/);
  });
});

test('is a manager’s alone, once, with why and what shows it', async () => {
  expect(codeOf(await rescind({}, world.erik))).toBe('manager-needed');
  expect(codeOf(await rescind({ file: { name: 'a.pdf', data: 'TVqQAAMA' } }))).toBe('file-unfit');
  expect(codeOf(await rescind({ number: 2 }))).toBe('wrong-status');
  expect(
    codeOf(await rescind({ became: { stage: 'lost', loss: { ...loss, wakeUpOn: '2026-01-01' } } })),
  ).toBe('invalid-request');
  expect(await deal()).toMatchObject({ stage: 'won', status: 'accepted' });
  const both = await Promise.all([rescind(), rescind()]);
  expect(both.map(codeOf)).toEqual(['done', 'wrong-status']);
  const kept = world.db.updateTable('rescission').set({ reason: 'Another' }).execute();
  await expect(kept).rejects.toThrow(/append only/);
});
