import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpportunityId } from '#shared/ids.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import { addDays } from '#shared/time.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { submitQuote } from '../../../server/approvals/submit-quote.ts';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import { dealCard } from '../../../server/opportunities/deal-cards.ts';
import {
  learnSilences,
  longestGaps,
  percentileOf,
  wonStays,
} from '../../../server/opportunities/learn-silence.ts';
import { loseOpportunity } from '../../../server/opportunities/lose.ts';
import { readOpenCycles } from '../../../server/opportunities/open-cycles.ts';
import { recordEvent } from '../../../server/opportunities/record-event.ts';
import { redateOpportunity } from '../../../server/opportunities/redate.ts';
import { reviveOpportunity } from '../../../server/opportunities/revive.ts';
import { attachSignal } from '../../../server/opportunities/signals.ts';
import { taskViews } from '../../../server/opportunities/task-views.ts';
import { closeTask, postponeTask } from '../../../server/opportunities/tasks.ts';
import { applyTimeRules, keepTimeRules } from '../../../server/opportunities/time-clerk.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { addUser, gateAnswers } from '../../support/selling-organisation.ts';
import {
  accepted,
  invite,
  openWorkshop,
  type QuoteInWork,
  review,
  reviewAndSend,
  send,
  sendableContent,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

const start = '2026-11-24';
let shop: Workshop;
let maria: UserActor;
beforeEach(async () => {
  shop = await openWorkshop();
  maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm', 'manager');
});
afterEach(() => shop.close());

/** Noon of that day in Stockholm. */
const goTo = (day: string) => {
  shop.clock.now = Date.parse(`${day}T11:00:00Z`);
};
const today = () => new Date(shop.clock.now).toISOString().slice(0, 10);
const begin = (expectedClose: string): Promise<QuoteInWork> =>
  startQuote(shop, shop.erik, sendableContent(), gateAnswers({ expectedClose }));
const theDeal = async (): Promise<OpportunityId> =>
  (await shop.db.selectFrom('opportunity').select('id').executeTakeFirstOrThrow()).id;
const tasks = async () => {
  await applyTimeRules(shop, shop.erik.organisationId);
  return taskViews(shop.db, shop.erik.organisationId, today());
};
const rulesAsked = async () => (await tasks()).map(({ rule }) => rule);
const redate = async (expectedClose: string, who = shop.erik) =>
  redateOpportunity(shop, who, {
    opportunityId: await theDeal(),
    expectedClose,
    reason: 'Anna says that the board meets then',
  });
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? (outcome as Refusal).refused : 'done');

describe('what time asks is written once', () => {
  it('whoever looks, and however often', async () => {
    await begin('2026-11-25');
    goTo('2026-11-26');
    const clerks = [0, 1, 2].map(() => keepTimeRules(shop, (error) => expect(error).toBeUndefined()));
    await Promise.all(clerks.map((clerk) => clerk.look()));
    await Promise.all(clerks.map(() => applyTimeRules(shop, shop.erik.organisationId)));
    await Promise.all(clerks.map((clerk) => clerk.stop()));
    expect(await shop.db.selectFrom('rule_task').selectAll().execute()).toHaveLength(1);
    expect(await tasks()).toMatchObject([
      { rule: 'overdue', since: '2026-11-26', customerName: 'Lindqvist Industri AB', isForManager: false },
    ]);
  });

  it('in one commit: all of what a day asks, or nothing yet', async () => {
    for (const day of ['2026-11-25', '2026-11-26']) {
      const gate = gateAnswers({ expectedClose: day, contactEmail: `${day}@customer.example` });
      await startQuote(shop, shop.erik, sendableContent(), gate);
    }
    goTo('2026-11-28');
    const refuse = sql`create trigger refuse_the_second before insert on rule_task
      when (select count(*) from rule_task) > 0 begin select raise(abort, 'the disk is full'); end`;
    await refuse.execute(shop.db);
    await expect(applyTimeRules(shop, shop.erik.organisationId)).rejects.toThrow('the disk is full');
    const kept = () => shop.db.selectFrom('rule_task').select('rule').execute();
    expect(await kept()).toEqual([]);
    await sql`drop trigger refuse_the_second`.execute(shop.db);
    await applyTimeRules(shop, shop.erik.organisationId);
    expect(await kept()).toHaveLength(2);
  });

  it('negative control: without the key that names the occasion it would be written again', async () => {
    await begin('2026-11-25');
    goTo('2026-11-26');
    await applyTimeRules(shop, shop.erik.organisationId);
    const [task] = await shop.db.selectFrom('rule_task').selectAll().execute();
    if (!task) throw new Error('nothing was asked');
    await expect(
      shop.db
        .insertInto('rule_task')
        .values({ ...task, id: 'another-one' })
        .execute(),
    ).rejects.toThrow(/unique/i);
  });

  it('goes by the seller’s day: it is tomorrow in Stockholm while it is today in UTC', async () => {
    await begin('2026-11-25');
    shop.clock.now = Date.parse('2026-11-25T22:59:00Z');
    expect(await rulesAsked()).toEqual([]);
    shop.clock.now = Date.parse('2026-11-25T23:01:00Z');
    await applyTimeRules(shop, shop.erik.organisationId);
    expect(await taskViews(shop.db, shop.erik.organisationId, '2026-11-26')).toMatchObject([
      { rule: 'overdue' },
    ]);
  });

  it('is over by itself when what it asks about is so no longer', async () => {
    const { quoteId } = await begin('2027-03-31');
    await invite(shop, shop.erik, quoteId);
    await reviewAndSend(shop, shop.erik, quoteId);
    goTo('2026-12-21');
    expect(await rulesAsked()).toEqual(['expires-soon']);
    goTo('2026-12-25');
    expect(await rulesAsked()).toEqual([]);
  });
});

describe('a deal whose day has passed', () => {
  it('is neither sent, submitted nor opened again before another day is set', async () => {
    const { quoteId } = await begin('2026-11-25');
    await invite(shop, shop.erik, quoteId);
    const reviewed = await review(shop, shop.erik, quoteId);
    goTo('2026-11-26');
    const people = async () => [];
    const submit = () =>
      submitQuote({ ...shop, people }, shop.erik, { quoteId, note: '', costBasis: 'Guessed' });
    expect(codeOf(await send(shop, shop.erik, reviewed))).toBe('not-sendable');
    expect(codeOf(await submit())).toBe('close-date-passed');
    expect(codeOf(await redate('2026-12-20'))).toBe('done');
    await reviewAndSend(shop, shop.erik, quoteId);
    goTo('2026-12-21');
    expect(codeOf(await reviseQuote(shop, shop.erik, quoteId))).toBe('close-date-passed');
    expect(codeOf(await redate('2027-01-10'))).toBe('done');
    expect(codeOf(await reviseQuote(shop, shop.erik, quoteId))).toBe('done');
    expect(await rulesAsked()).toEqual(['expires-soon']);
  });

  it('keeps every move, with why and by how much', async () => {
    await begin('2026-12-01');
    await redate('2026-12-31');
    await redate('2026-12-20');
    const moves = await shop.db.selectFrom('redate').selectAll().execute();
    expect(moves).toMatchObject([
      { ordinal: 1, before_close: '2026-12-01', after_close: '2026-12-31', slip_days: 30 },
      { ordinal: 2, before_close: '2026-12-31', after_close: '2026-12-20', slip_days: 0 },
    ]);
    await expect(shop.db.updateTable('redate').set({ slip_days: 0 }).execute()).rejects.toThrow(
      /append only/,
    );
  });

  it.each([
    ['a day that is past', '2026-11-23', 'gate-not-met'],
    ['more than half a year ahead', '2027-05-25', 'gate-not-met'],
    ['the day that stands', '2026-12-01', 'wrong-status'],
  ])('is not moved to %s', async (_, day, refused) => {
    await begin('2026-12-01');
    expect(codeOf(await redate(day))).toBe(refused);
  });

  it('comes to the managers once it has been moved too often', async () => {
    await begin('2026-12-01');
    for (const day of ['2026-12-02', '2026-12-03', '2026-12-04']) await redate(day);
    expect(await tasks()).toMatchObject([{ rule: 'slipping', isForManager: true }]);
  });
});

describe('letting go', () => {
  const old = '2027-05-24';

  /** Half a year old, and not likely to close within a month. */
  async function grownOld() {
    const quote = await begin('2027-05-20');
    goTo('2027-03-01');
    accepted(await redate('2027-08-30'));
    goTo(old);
    return quote;
  }

  it('is asked, and loses nothing by itself', async () => {
    await grownOld();
    expect(await rulesAsked()).toContain('let-go');
    goTo('2027-06-07');
    expect((await tasks()).find(({ rule }) => rule === 'let-go')).toMatchObject({ isForManager: true });
    expect(await shop.db.selectFrom('opportunity').select('stage').execute()).toEqual([
      { stage: 'identified' },
    ]);
    const { cycles } = await readOpenCycles(shop.db, shop.erik.organisationId, shop.clock.now);
    expect(cycles[0]?.weight).toBe(0);
  });

  it('is answered by a day within a month; the second time by a manager alone', async () => {
    await grownOld();
    expect(codeOf(await redate('2027-07-01'))).toBe('let-go');
    expect(codeOf(await redate('2027-06-24'))).toBe('done');
    expect(await rulesAsked()).not.toContain('let-go');
    goTo('2027-06-25');
    expect(await rulesAsked()).toContain('let-go');
    expect(codeOf(await redate('2027-07-10'))).toBe('manager-needed');
    expect(codeOf(await redate('2027-07-10', maria))).toBe('done');
  });

  it('sleeps for fourteen days, and weighs nothing meanwhile', async () => {
    await grownOld();
    const task = (await tasks()).find(({ rule }) => rule === 'let-go');
    const until = accepted(await postponeTask(shop, shop.erik, { taskId: task?.id ?? '' }));
    expect(until).toEqual({ until: addDays(old, 14) });
    expect(await rulesAsked()).not.toContain('let-go');
    const { cycles } = await readOpenCycles(shop.db, shop.erik.organisationId, shop.clock.now);
    expect(cycles[0]?.weight).toBe(0);
    goTo(addDays(old, 14));
    expect((await tasks()).find(({ rule }) => rule === 'let-go')).toMatchObject({ isForManager: true });
  });

  it('is answered by losing', async () => {
    const { quoteId } = await grownOld();
    await tasks();
    const loss = { variant: 'time_let_go', note: '', comeBack: true, wakeUpOn: '2027-12-01' } as const;
    const deps = { ...shop, endProposals: expireAllOf };
    accepted(await loseOpportunity(deps, shop.erik, { quoteId, loss, offer: 'withdraw' }));
    const answered = await shop.db.selectFrom('rule_task').select(['rule', 'answer']).execute();
    expect(answered).toContainEqual({ rule: 'let-go', answer: 'lost' });
    expect(await tasks()).toEqual([]);

    goTo('2027-12-01');
    const [task] = await tasks();
    expect(task).toMatchObject({ rule: 'wake-up', quoteId, since: '2027-12-01' });
    accepted(await postponeTask(shop, shop.erik, { taskId: task?.id ?? '', until: '2027-12-10' }));
    expect(await tasks()).toEqual([]);
    goTo('2027-12-10');
    expect(await rulesAsked()).toEqual(['wake-up']);
    const gate = {
      value: '1',
      expectedClose: '2028-01-10',
      needWithinHalfYear: true,
      needNote: 'They asked again',
    } as const;
    accepted(await reviveOpportunity(shop, shop.erik, { quoteId, ...gate }));
    expect(await tasks()).toEqual([]);
  });

  it.each([
    ['for good', { variant: 'no_decision', comeBack: false }],
    ['as what never was a deal', { variant: 'duplicate_or_error', comeBack: true, link: '' }],
  ] as const)('of what is lost %s wakes nobody, whatever day it names', async (_, said) => {
    const { quoteId } = await begin('2027-01-20');
    const loss = { ...said, note: '', wakeUpOn: '2027-02-01' };
    const deps = { ...shop, endProposals: expireAllOf };
    accepted(await loseOpportunity(deps, shop.erik, { quoteId, loss, offer: 'withdraw' }));
    goTo('2027-02-01');
    expect(await tasks()).toEqual([]);
  });

  it('wakes once, and can be closed', async () => {
    const { quoteId } = await begin('2027-01-20');
    const loss = { variant: 'no_decision', note: '', comeBack: true, wakeUpOn: '2027-02-01' } as const;
    const deps = { ...shop, endProposals: expireAllOf };
    accepted(await loseOpportunity(deps, shop.erik, { quoteId, loss, offer: 'withdraw' }));
    goTo('2027-02-01');
    const [task] = await tasks();
    accepted(await closeTask(shop, shop.erik, task?.id ?? ''));
    expect(await tasks()).toEqual([]);
    goTo('2027-02-02');
    expect(await tasks()).toEqual([]);
  });
});

describe('of two who answer at once', () => {
  /** What is read there is as it was before anybody answered: another process has been faster meanwhile. */
  const readBefore = () =>
    shop.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => ({
        ...result,
        rows: result.rows.map((row) =>
          'sleeps_until' in row ? { ...row, state: 'open', sleeps_until: null } : row,
        ),
      }),
    });

  async function toWakeUp(): Promise<string> {
    const { quoteId } = await begin('2027-01-20');
    const loss = { variant: 'no_decision', note: '', comeBack: true, wakeUpOn: '2027-02-01' } as const;
    accepted(
      await loseOpportunity({ ...shop, endProposals: expireAllOf }, shop.erik, {
        quoteId,
        loss,
        offer: 'withdraw',
      }),
    );
    goTo('2027-02-01');
    return (await tasks())[0]?.id ?? '';
  }
  const answersIn = () =>
    shop.db.selectFrom('rule_task').select(['answered_by_name', 'sleeps_until']).execute();
  const told = (action: 'task_closed' | 'task_postponed') =>
    shop.db.selectFrom('audit').select('actor_id').where('action', '=', action).execute();

  it('one closes it, and the other is told', async () => {
    const id = await toWakeUp();
    const both = await Promise.all([closeTask(shop, shop.erik, id), closeTask(shop, maria, id)]);
    expect(both.map(codeOf)).toEqual(['done', 'already-answered']);
    const late = await closeTask({ ...shop, db: readBefore() }, maria, id);
    expect(codeOf(late)).toBe('already-answered');
    expect(await answersIn()).toEqual([{ answered_by_name: shop.erik.name, sleeps_until: null }]);
    expect(await told('task_closed')).toHaveLength(1);
  });

  it('one puts it off, and the other is told', async () => {
    const taskId = await toWakeUp();
    const put = (who: UserActor, until: string, db = shop.db) =>
      postponeTask({ ...shop, db }, who, { taskId, until });
    const both = await Promise.all([put(shop.erik, '2027-03-01'), put(maria, '2027-04-01')]);
    expect(both.map(codeOf)).toEqual(['done', 'already-answered']);
    expect(codeOf(await put(maria, '2027-04-01', readBefore()))).toBe('already-answered');
    expect(await answersIn()).toEqual([{ answered_by_name: null, sleeps_until: '2027-03-01' }]);
    expect(await told('task_postponed')).toHaveLength(1);
  });
});

describe('how long buyers who buy are silent', () => {
  const day = 86_400_000;

  it('is the longest time without them in each stage, of five deals the fourth longest', () => {
    const stays = wonStays([
      { type: 'identified', at: 0, actorName: '' },
      { type: 'buyer_engaged', at: 3 * day, actorName: '' },
      { type: 'quote_sent', at: 20 * day, actorName: '' },
      { type: 'accepted', at: 30 * day, actorName: '' },
    ]);
    expect(longestGaps(stays, [3 * day, 12 * day, 22 * day])).toEqual(
      new Map([
        ['identified', 3],
        ['co_designing', 9],
        ['quote_sent', 8],
      ]),
    );
    expect(percentileOf([5, 1, 4, 2, 3])).toBe(4);
    // Of ten, the eighth: neither the seventh nor the ninth.
    expect(percentileOf([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toBe(8);
    expect(percentileOf([0])).toBe(1);
  });

  /** Deals that were bought after so many days without a word. */
  const bought = async (silences: readonly number[]) => {
    const { organisationId } = shop.erik;
    const deals: QuoteInWork[] = [];
    for (const days of silences) {
      const deal = await begin('2027-01-20');
      const { opportunity_id: opportunityId } = await shop.db
        .selectFrom('quote')
        .select('opportunity_id')
        .where('id', '=', deal.quoteId)
        .executeTakeFirstOrThrow();
      await shop.db.transaction().execute(async (trx) => {
        const at = shop.now() + days * day;
        for (const type of ['quote_sent', 'accepted'] as const)
          await recordEvent(trx, { organisationId, opportunityId, type, evidence: {}, actorName: '', at });
      });
      deals.push(deal);
    }
    return deals;
  };
  const learnt = async () => {
    await learnSilences(shop.db, shop.erik.organisationId, today());
    return shop.db.selectFrom('silence_limit').select(['stage', 'days', 'cycles']).execute();
  };
  const upTo = (count: number) => Array.from({ length: count }, (_, nth) => nth + 1);

  it('is learnt from thirty deals that were bought, and from no fewer', async () => {
    await bought(upTo(29));
    expect(await learnt()).toEqual([]);
    await bought([30]);
    const sent = { stage: 'quote_sent', days: 1, cycles: 30 };
    expect(await learnt()).toEqual([{ stage: 'identified', days: 24, cycles: 30 }, sent]);
  });

  it('ends with any sign of theirs, not with a change of the quote alone', async () => {
    const deals = await bought(upTo(30));
    const quiet = deals[23];
    if (!quiet) throw new Error('there are thirty');
    const { participantId } = await invite(shop, shop.erik, quiet.quoteId);
    await shop.db
      .insertInto('ready_mark')
      .values({
        ...{
          organisation_id: shop.erik.organisationId,
          quote_id: quiet.quoteId,
          participant_id: participantId,
        },
        ...{ cycle: 1, hash: 'x', seq: 0, at: shop.now() + 12 * day, ordinal: 1, side: 'buyer', ready: 1 },
      })
      .execute();
    expect(await learnt()).toContainEqual({ stage: 'identified', days: 23, cycles: 30 });
  });

  it('takes the place of the rule of thumb from thirty deals on', async () => {
    await begin('2027-01-20');
    const learnt = async (cycles: number) => {
      const { organisationId: organisation_id } = shop.erik;
      await shop.db.deleteFrom('silence_limit').execute();
      await shop.db
        .insertInto('silence_limit')
        .values({ organisation_id, stage: 'identified', days: 9, cycles, as_of: start })
        .execute();
      const open = await readOpenCycles(shop.db, shop.erik.organisationId, shop.clock.now);
      const around = { questions: new Map(), live: new Set<never>() };
      return open.cycles.map((cycle) => dealCard(cycle, open, around).quiet);
    };
    goTo('2026-12-08');
    expect(await learnt(29)).toEqual([null]);
    expect(await learnt(30)).toEqual([{ days: 14, usualDays: 9 }]);
  });
});

describe('what is seen elsewhere (I-39)', () => {
  it('is shown, and moves no stage, age or forecast', async () => {
    await begin('2027-01-20');
    goTo('2026-12-20');
    const before = await readOpenCycles(shop.db, shop.erik.organisationId, shop.clock.now);
    const signal = { kind: 'page-visit', source: 'Website', label: '/prices', value: '4 minutes' } as const;
    const opportunityId = await theDeal();
    accepted(await attachSignal(shop, shop.erik, { ...signal, seenAt: shop.clock.now, opportunityId }));
    expect(await readOpenCycles(shop.db, shop.erik.organisationId, shop.clock.now)).toEqual(before);
    expect(start < today()).toBe(true);
  });
});
