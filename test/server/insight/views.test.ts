/** Every figure of every view opens to rows that give it, under every filter; and the figures are the right ones. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpportunityId, QuoteId, type TemplateId, UserId } from '#shared/ids.ts';
import { ageBucketOf, type CaseView, caseViews } from '#shared/insight/case-views.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import {
  CaseRow,
  Figure,
  type InsightFilter,
  insightApi,
  Rate,
  Spread,
} from '#shared/protocol/insight-api.ts';
import { quantileOf } from '#shared/statistics/quantile.ts';
import { daysBetween } from '#shared/time.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { beginnings, keepDemoTemplates } from '../../../server/demo/demo-templates.ts';
import type { Cycle } from '../../../server/insight/cycles/cycle.ts';
import { age, ageCases } from '../../../server/insight/views/age.ts';
import { coDesign, coDesignCases } from '../../../server/insight/views/co-design.ts';
import { flow, flowCases } from '../../../server/insight/views/flow.ts';
import { forecast, forecastCases } from '../../../server/insight/views/forecast.ts';
import { gate, gateCases } from '../../../server/insight/views/gate.ts';
import { lossCases, losses } from '../../../server/insight/views/losses.ts';
import { outcomeCases, outcomes } from '../../../server/insight/views/outcomes.ts';
import { overview, overviewCases } from '../../../server/insight/views/overview.ts';
import { viewRows } from '../../../server/insight/views/rows.ts';
import { answerView, type ViewDeps } from '../../../server/insight/views/views.ts';
import { worldOf } from '../../../server/insight/views/world.ts';
import { setAssumedChances } from '../../../server/settings/settings.ts';
import { writeHistory } from '../../support/sales-history.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  openTestDatabase,
  type TestDatabase,
} from '../../support/selling-organisation.ts';

const answers = {
  overview: insightApi.insightOverview.answer,
  age: insightApi.insightAge.answer,
  flow: insightApi.insightFlow.answer,
  forecast: insightApi.insightForecast.answer,
  outcomes: insightApi.insightOutcomes.answer,
  losses: insightApi.insightLosses.answer,
  gate: insightApi.insightGate.answer,
  'co-design': insightApi.insightCoDesign.answer,
  hygiene: insightApi.insightHygiene.answer,
} as const;

/** Every figure, rate and spread anywhere in an answer. */
function figuresIn(answer: unknown): { figures: Figure[]; rates: Rate[]; spreads: Spread[] } {
  const found = { figures: [] as Figure[], rates: [] as Rate[], spreads: [] as Spread[] };
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const [figure, rate, spread] = [Figure.safeParse(value), Rate.safeParse(value), Spread.safeParse(value)];
    if (figure.success) found.figures.push(figure.data);
    if (rate.success) found.rates.push(rate.data);
    if (spread.success) found.spreads.push(spread.data);
    for (const part of Object.values(value)) walk(part);
  };
  walk(answer);
  return found;
}

describe('a history of deals', () => {
  let database: TestDatabase;
  let deps: ViewDeps;
  let maria: UserActor;
  let erik: UserActor;
  let templates: readonly TemplateId[];
  const pipeline = 'partners';

  beforeAll(async () => {
    database = await openTestDatabase();
    const { db } = database;
    const organisationId = await addOrganisation(db);
    maria = await addUser(db, organisationId, 'Maria Holm', 'manager');
    erik = await addUser(db, organisationId);
    const kept = await db.transaction().execute((trx) => keepDemoTemplates(trx, maria, aDay, beginnings));
    templates = beginnings.flatMap((name) => kept.get(name) ?? []);
    const owners = [maria, erik].map(({ userId, name }) => ({ userId, name }));
    const shape = { opportunities: 160, quotesEach: 1, components: 2, until: aDay };
    await writeHistory(db, { organisationId, owners, templates, pipeline, ...shape });
    // Another organisation's deals are nobody's business.
    const other = await addOrganisation(db, 'Sydvik AB');
    const sam = await addUser(db, other, 'Sam');
    await writeHistory(db, { organisationId: other, owners: [sam], ...shape, opportunities: 20, seed: 2 });
    deps = { db, now: () => aDay, projectDrafts: async () => {} };
    // Otherwise everything that is old is also past the day it should have closed.
    await db
      .updateTable('opportunity')
      .set({ expected_close: '2027-01-20' })
      .where('stage', 'not in', ['won', 'lost'])
      .where(({ eb, cast }) => eb(cast<string>('id', 'text'), 'like', '%5'))
      .execute();
  });
  afterAll(() => database.close());

  const filters: Readonly<Record<string, () => InsightFilter>> = {
    everything: () => ({}),
    'an owner': () => ({ owner: erik.userId }),
    'a period': () => ({ from: '2025-06-01', to: '2026-06-30' }),
    'a template': () => ({ template: templates[0] }),
    'an owner in a period, from a template': () => ({
      ...{ owner: maria.userId, from: '2025-09-01', template: templates[1] },
    }),
    nothing: () => ({ from: '2031-01-01' }),
  };
  const rowsOf = async (view: CaseView, filter: InsightFilter, cell?: string) => {
    const query = { ...filter, ...(cell !== undefined && { cell }), offset: 0, limit: 1_000 };
    return viewRows(deps, maria, { params: { view }, query });
  };

  describe.each(caseViews)('I-38: every figure of %s', (view) => {
    it.each(Object.keys(filters))('equals the rows it opens to: %s', async (name) => {
      const filter = filters[name]?.() ?? {};
      const answer = answers[view].parse(await answerView(deps, maria, view, filter));
      const all = (await rowsOf(view, filter)).rows.map((row) => CaseRow.parse(row));
      const { figures, rates, spreads } = figuresIn(answer);
      if (name === 'everything') {
        // Figures of nothing would equal their rows whatever was wrong with them.
        const counts = [...figures.map(({ count }) => count), ...[...rates, ...spreads].map(({ n }) => n)];
        expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1);
      }
      for (const figure of figures) {
        const rows = all.filter(({ cells }) => cells.includes(figure.cell));
        expect({ cell: figure.cell, count: rows.length }).toEqual({ cell: figure.cell, count: figure.count });
        for (const { currency, amount } of figure.sums) {
          const own = rows.filter((row) => row.currency === currency);
          expect(own.reduce((sum, row) => sum + (row.amount ?? 0), 0)).toBe(amount);
        }
      }
      for (const { cell, n, median } of spreads) {
        expect(all.filter(({ cells }) => cells.includes(cell))).toHaveLength(n);
        expect(median === null).toBe(n < 5);
      }
      for (const { cell, yes, n, k, share, low } of rates) {
        expect(all.filter(({ cells }) => cells.includes(cell))).toHaveLength(n);
        expect(all.filter(({ cells }) => cells.includes(cell) && cells.includes(yes))).toHaveLength(k);
        // I-40
        expect([share === null, low === null]).toEqual([n < 5, n < 5]);
      }
    });
  });

  describe.each(caseViews)('%s looks through a filter', (view) => {
    const nameOf = ({ opportunityId, cycle }: CaseRow) => `${opportunityId} ${cycle}`;
    let all: CaseRow[];
    let begunFrom: Map<QuoteId, TemplateId>;
    let soldBy: Map<OpportunityId, string>;

    beforeAll(async () => {
      all = (await rowsOf(view, {})).rows;
      const origins = await database.db.selectFrom('quote_origin').selectAll().execute();
      begunFrom = new Map(origins.map(({ quote_id, template_id }) => [quote_id, template_id]));
      const deals = await database.db.selectFrom('opportunity').select(['id', 'pipeline_id']).execute();
      soldBy = new Map(deals.map(({ id, pipeline_id }) => [id, pipeline_id]));
    });

    /** What each filter means, said once more and of a row. */
    const meanings: Readonly<Record<string, readonly [() => InsightFilter, (row: CaseRow) => boolean]>> = {
      'an owner': [() => ({ owner: erik.userId }), (row) => row.ownerName === erik.name],
      'the first day': [
        () => ({ from: '2025-12-01' }),
        ({ startedAt }) => startedAt >= Date.parse('2025-12-01T00:00+01:00'),
      ],
      'the last day': [
        () => ({ to: '2026-08-31' }),
        ({ startedAt }) => startedAt < Date.parse('2026-09-01T00:00+02:00'),
      ],
      'a template': [
        () => ({ template: templates[0] }),
        ({ quoteId }) => begunFrom.get(quoteId) === templates[0],
      ],
      'a pipeline': [() => ({ pipeline }), ({ opportunityId }) => soldBy.get(opportunityId) === pipeline],
    };

    it.each(Object.keys(meanings))('for %s, and lets through all of that alone', async (name) => {
      const [filter, isMeant] = meanings[name] ?? [() => ({}), () => false];
      const { rows } = await rowsOf(view, filter());
      const meant = all.filter(isMeant).map(nameOf);
      const found = rows.map(nameOf);
      expect(rows.filter((row) => !isMeant(row))).toEqual([]);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(all.length);
      // Which deals are old enough to be compared is judged among those that are looked at.
      if (view !== 'co-design') expect(found.toSorted()).toEqual(meant.toSorted());
    });
  });

  it('opens one figure to its own rows, a page at a time', async () => {
    const { all } = await answerView(deps, maria, 'losses', {});
    const { figure, rows } = await rowsOf('losses', {}, 'lost');
    expect(figure).toEqual({ count: all.count, sums: all.sums });
    const page = (offset: number) =>
      viewRows(deps, maria, { params: { view: 'losses' }, query: { cell: 'lost', offset, limit: 7 } });
    expect([...(await page(0)).rows, ...(await page(7)).rows]).toEqual(rows.slice(0, 14));
    expect((await page(7)).figure).toEqual(figure);
  });

  it('leaves out what never was a deal, and all that is not the organisation’s', async () => {
    const { rows } = await rowsOf('overview', {});
    const { count } = await database.db
      .selectFrom('loss')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('organisation_id', '=', maria.organisationId)
      .where('variant', '=', 'duplicate_or_error')
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBeGreaterThan(0);
    expect(rows).toHaveLength(160 - Number(count));
    expect(rows.some(({ variant }) => variant === 'duplicate_or_error')).toBe(false);
  });

  it('draws curves from twenty decided on, that never come to more than all', async () => {
    const { curves } = await answerView(deps, maria, 'age', {});
    const [all] = curves;
    expect(all?.decided.count).toBeGreaterThanOrEqual(20);
    for (const { won, lost, atRisk } of all?.steps ?? []) {
      expect(won + lost).toBeLessThanOrEqual(1);
      expect(atRisk).toBeGreaterThanOrEqual(10);
    }
    const few = await answerView(deps, maria, 'age', { from: '2026-10-01' });
    expect(few.curves.every(({ decided, steps }) => decided.count < 20 === (steps === null))).toBe(true);
    expect(few.curves.some(({ steps }) => steps === null)).toBe(true);
  });

  it('forecasts what is inside, between what is likely, and says what was left out', async () => {
    const { currencies, stages, outside } = await answerView(deps, maria, 'forecast', {});
    for (const { expected, low, high, inside, largestShare } of currencies) {
      expect(low).toBeLessThanOrEqual(expected);
      expect(high).toBeGreaterThanOrEqual(expected);
      expect(high).toBeLessThanOrEqual(inside.sums[0]?.amount ?? 0);
      expect(largestShare).toBeGreaterThan(0);
    }
    for (const { probability, assumed, history } of stages) {
      expect(probability).toBeCloseTo((history.k + 10 * assumed) / (history.n + 10), 9);
    }
    expect(outside.find(({ why }) => why === 'overdue')?.figure.count).toBeGreaterThan(0);
  });

  it('lists beside the forecast every deal that it counts and no other, who is expected to say yes first', async () => {
    const { within, currencies, outside } = await answerView(deps, maria, 'forecast', {});
    const { rows, figure } = await rowsOf('forecast', {}, within.cell);
    const inside = await Promise.all(currencies.map((one) => rowsOf('forecast', {}, one.inside.cell)));
    const ids = (of: readonly CaseRow[]) => of.map(({ opportunityId }) => opportunityId).toSorted();
    expect(ids(rows)).toEqual(ids(inside.flatMap((one) => one.rows)));
    expect(figure.count).toBe(within.count);
    expect(outside.every((one) => one.figure.count > 0)).toBe(true);
    const closes = await database.db.selectFrom('opportunity').select(['id', 'expected_close']).execute();
    const days = new Map(
      closes.map(({ id, expected_close }) => [id, daysBetween('2026-11-24', expected_close)]),
    );
    expect(rows.map((row) => row.days)).toEqual(rows.map((row) => days.get(row.opportunityId)));
    expect(rows.map((row) => row.days)).toEqual(rows.map((row) => row.days ?? -1).toSorted((a, b) => a - b));
  });

  it('I-38: opens what is expected to rows that each say their chance, and come to it together', async () => {
    const { currencies, stages, outside } = await answerView(deps, maria, 'forecast', {});
    expect(currencies.length).toBeGreaterThan(0);
    for (const { currency, expected, inside } of currencies) {
      const { rows } = await rowsOf('forecast', {}, inside.cell);
      const worth = rows.reduce((sum, { amount, chance }) => sum + (amount ?? 0) * (chance ?? 0), 0);
      // To whole units of the currency.
      expect(Math.abs(worth - expected)).toBeLessThanOrEqual(50);
      expect(rows.every((row) => row.currency === currency)).toBe(true);
      for (const { stage, chance } of rows) {
        expect(chance).toBe(stages.find((one) => one.stage === stage)?.probability);
      }
    }
    for (const { figure } of outside) {
      const { rows } = await rowsOf('forecast', {}, figure.cell);
      expect(rows.every(({ chance }) => chance === null)).toBe(true);
    }
  });

  it('forecasts by what the organisation assumes, where it has said so, and gives way to what happened', async () => {
    const chances = [{ stage: 'identified', percent: 80 } as const];
    const of = async (stage: string) =>
      (await answerView(deps, maria, 'forecast', {})).stages.find((one) => one.stage === stage);
    const before = await of('quote_sent');
    await setAssumedChances(deps, maria, chances);
    const { assumed, probability, history } = (await of('identified')) ?? {};
    expect(assumed).toBe(0.8);
    expect(probability).toBeCloseTo(((history?.k ?? 0) + 8) / ((history?.n ?? 0) + 10), 9);
    expect(await of('quote_sent')).toEqual(before);
    await setAssumedChances(deps, maria, []);
    expect((await of('identified'))?.assumed).toBe(0.15);
  });

  it('forecasts what closes within the horizon, is not overdue and is not to be let go', async () => {
    const [today, horizon, inAMonth, halfAYearAgo] = ['2026-11-24', '2027-02-24', '2026-12-24', '2026-05-25'];
    const open = await database.db
      .selectFrom('opportunity')
      .select(['id', 'expected_close', 'created_at'])
      .where('organisation_id', '=', maria.organisationId)
      .where('stage', 'not in', ['won', 'lost'])
      .execute();
    const meant = open.map(({ id, expected_close, created_at }) => {
      if (expected_close < today) return [id, 'out:overdue'];
      const isOld = created_at < Date.parse(`${halfAYearAgo}T00:00+02:00`);
      if (isOld && expected_close > inAMonth) return [id, 'out:let-go'];
      return [id, expected_close > horizon ? 'out:outside-horizon' : 'in'];
    });
    const { rows } = await rowsOf('forecast', {});
    const found = rows
      .filter(({ endedAt }) => endedAt === null)
      .map(({ opportunityId, cells: [cell = ''] }) => [opportunityId, cell.startsWith('in:') ? 'in' : cell]);
    expect(found.toSorted()).toEqual(meant.toSorted());
    expect(new Set(meant.map(([, where]) => where)).size).toBe(4);
  });

  it('has looked at what was sent before both found it ready, and at what should have closed', async () => {
    const { rows } = await rowsOf('hygiene', {});
    const marked = (mark: string) =>
      rows.filter(({ cells }) => cells.includes(mark)).map(({ opportunityId }) => opportunityId);
    const open = database.db
      .selectFrom('opportunity')
      .select('opportunity.id')
      .where('opportunity.organisation_id', '=', maria.organisationId)
      .where('stage', 'not in', ['won', 'lost']);
    const overdue = await open.where('expected_close', '<', '2026-11-24').execute();
    const unready = await open
      .innerJoin('opportunity_event', 'opportunity_event.opportunity_id', 'opportunity.id')
      .where('type', '=', 'quote_sent')
      .where('evidence', 'like', '%"ready":false%')
      .groupBy('opportunity.id')
      .execute();
    expect(marked('overdue').toSorted()).toEqual(overdue.map(({ id }) => id).toSorted());
    expect(marked('sent-unready').toSorted()).toEqual(unready.map(({ id }) => id).toSorted());
    expect(Math.min(overdue.length, unready.length)).toBeGreaterThan(0);
  });
});

const day = 86_400_000;
let nth = 0;
/** A cycle of a hundred thousand that was won after a hundred days, but for what is said. */
function cycle(partial: Partial<Cycle> & { readonly amount?: number; readonly list?: number } = {}): Cycle {
  nth += 1;
  const { amount = 100_000_00, list = amount, ...own } = partial;
  const startedAt = own.startedAt ?? aDay - 200 * day;
  const money = { amount: MinorUnits.parse(amount), listAmount: MinorUnits.parse(list), currency: 'SEK' };
  const outcome = own.outcome === undefined ? 'won' : own.outcome;
  return {
    opportunityId: OpportunityId.parse(`deal-number-${nth}`),
    cycle: 1,
    quoteId: QuoteId.parse(`quote-number-${nth}`),
    title: 'A deal',
    customerName: `Customer ${nth}`,
    customerKey: `customer ${nth}`,
    ownerUserId: UserId.parse('user-erik'),
    ownerName: 'Erik',
    templateId: null,
    pipelineId: 'standard',
    currency: 'SEK',
    firstValue: '80000',
    firstClose: '2026-08-01',
    startedAt,
    path: [
      { stage: 'identified', at: startedAt },
      { stage: 'co_designing', at: startedAt + 10 * day },
      { stage: 'quote_sent', at: startedAt + 40 * day },
      ...(outcome ? [{ stage: outcome, at: startedAt + 100 * day }] : []),
    ],
    outcome,
    endedAt: outcome && startedAt + 100 * day,
    loss: null,
    wasRevived: false,
    isCoDesigned: true,
    isSentReady: true,
    offers: [{ offeredAt: startedAt + 40 * day, isAccepted: outcome === 'won', ...money }],
    ...own,
  };
}

describe('the figures, worked by hand', () => {
  const world = (...cycles: Cycle[]) => worldOf(cycles, {}, { timeZone: 'Europe/Stockholm', now: aDay });
  const many = (count: number, partial: Parameters<typeof cycle>[0] = {}) =>
    Array.from({ length: count }, () => cycle(partial));

  it('of the overview: rates over mature cycles, days to the signature, discounts by value', () => {
    const of = world(
      ...many(6, { amount: 90_00, list: 100_00 }),
      ...many(4, { outcome: 'lost' }),
      // Younger than nine of ten were when they were decided.
      ...many(5, { outcome: null, startedAt: aDay - 50 * day }),
    );
    const { sentToWon, coDesignToSent, signature, discounts, customers } = overview(overviewCases(of), of);
    expect(sentToWon).toMatchObject({ k: 6, n: 10, share: 0.6 });
    expect(coDesignToSent).toMatchObject({ k: 10, n: 10 });
    expect(signature).toMatchObject({ with: { n: 6, median: 60 }, without: { n: 0, median: null } });
    expect(discounts).toMatchObject([{ currency: 'SEK', share: expect.closeTo(0.1, 9) }]);
    expect(customers).toBe(15);
  });

  it('of rates: an open deal counts once it is older than nine of ten were when they were decided', () => {
    const lasted = (days: number) => ({ startedAt: aDay - 400 * day, endedAt: aDay - (400 - days) * day });
    const counted = (age: number) => {
      const of = world(
        ...many(17, lasted(50)),
        ...many(3, lasted(150)),
        cycle({ outcome: null, startedAt: aDay - age * day }),
      );
      return overview(overviewCases(of), of).sentToWon.n;
    };
    expect(counted(149)).toBe(20);
    expect(counted(151)).toBe(21);
  });

  it('of the forecast: chances by those that came to a stage and are mature, the open ones among them as not won', () => {
    const lasted = (days: number) => ({ startedAt: aDay - 400 * day, endedAt: aDay - (400 - days) * day });
    const sent = (age: number) => {
      const startedAt = aDay - age * day;
      const path = (['identified', 'quote_sent'] as const).map((stage) => ({ stage, at: startedAt }));
      return cycle({ outcome: null, startedAt, path });
    };
    const chance = (age: number) => {
      const of = world(...many(17, lasted(50)), ...many(3, { ...lasted(150), outcome: 'lost' }), sent(age));
      const { stages } = forecast(forecastCases(of, []), of);
      const found = (name: string) => stages.find(({ stage }) => stage === name);
      return [found('quote_sent'), found('co_designing')].map((one) => ({
        ...{ k: one?.history.k, n: one?.history.n },
        probability: one?.probability,
        assumed: one?.assumed ?? 0,
      }));
    };
    for (const [age, n] of [
      [149, 20],
      [151, 21],
    ] as const) {
      const [quoteSent, coDesigning] = chance(age);
      expect(quoteSent).toMatchObject({ k: 17, n });
      expect(quoteSent?.probability).toBeCloseTo((17 + 10 * (quoteSent?.assumed ?? 0)) / (n + 10), 9);
      // It never came there.
      expect(coDesigning).toMatchObject({ k: 17, n: 20 });
    }
  });

  it('of age: what is decided by which day, from twenty decided on, with what is open counted as far as it has come', () => {
    const worth = { amount: MinorUnits.parse(1), listAmount: MinorUnits.parse(1), currency: 'SEK' };
    const first = { offers: [{ offeredAt: aDay - 60 * day, isAccepted: false, ...worth }] };
    const ended = (outcome: 'won' | 'lost', after: number) => ({
      ...first,
      outcome,
      endedAt: aDay - (60 - after) * day,
    });
    const curve = (...cycles: Cycle[]) => {
      const of = world(...cycles);
      return age(of, ageCases(of, [])).curves.find(({ size }) => size === 'all');
    };
    const decided = [...many(15, ended('won', 10)), ...many(4, ended('lost', 20))];
    expect(curve(...decided)).toMatchObject({ decided: { count: 19 }, steps: null });
    const open = many(20, { ...first, outcome: null, endedAt: null });
    const { steps } = curve(...decided, cycle(ended('lost', 20)), ...open) ?? {};
    // Of forty fifteen are won on day 10, and five of the twenty-five that are left are lost on day 20.
    expect(steps?.map(({ day, atRisk, won, lost }) => [day, atRisk, won, lost])).toEqual([
      [10, 40, expect.closeTo(15 / 40, 9), 0],
      [20, 25, expect.closeTo(15 / 40, 9), expect.closeTo(5 / 40, 9)],
    ]);
  });

  it.each([
    [0, '0-7'],
    [7, '0-7'],
    [8, '8-14'],
    [14, '8-14'],
    [15, '15-30'],
    [30, '15-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '60+'],
  ])('of age: %i days are among %s', (days, bucket) => expect(ageBucketOf(days)).toBe(bucket));

  it('of the flow: who reached what, and days of which some have not ended', () => {
    const of = world(...many(6), ...many(4, { outcome: 'lost' }));
    const answer = flow(of, flowCases(of));
    const sent = answer.stages.find(({ stage }) => stage === 'quote_sent');
    expect(sent).toMatchObject({ entered: { count: 10 }, medianDays: 60, eightiethDays: 60 });
    expect(sent?.reached.find(({ stage }) => stage === 'won')?.rate).toMatchObject({ k: 6, n: 10 });
    expect(answer.paths.map(({ path, figure }) => [path.at(-1), figure.count])).toEqual([
      ['won', 6],
      ['lost', 4],
    ]);
  });

  it('of losses: by variant and stage, how long they were held, and what came back', () => {
    const lost = (variant: 'time_let_go' | 'competitor', more: Partial<Cycle> = {}) =>
      cycle({
        outcome: 'lost',
        startedAt: aDay - 400 * day,
        endedAt: aDay - 190 * day,
        loss: { variant, from: 'quote_sent', money: null, wakeUpOn: '2027-01-01', component: null },
        ...more,
      });
    const toTell = {
      variant: 'price',
      from: 'quote_sent',
      money: null,
      wakeUpOn: null,
      component: null,
    } as const;
    const of = world(
      lost('time_let_go'),
      lost('competitor', {
        wasRevived: true,
        loss: { ...toTell, variant: 'competitor', wakeUpOn: '2027-01-01', competitor: 'Sydvik' },
      }),
      // Of which nobody said when to ask again.
      lost('competitor', { loss: toTell }),
      // Before half a year had gone.
      lost('competitor', { endedAt: aDay - 230 * day, loss: toTell }),
      cycle({ cycle: 2 }),
      cycle({ cycle: 2, outcome: 'lost' }),
    );
    const answer = losses(lossCases(of));
    expect(answer.variants.map(({ variant, from, figure }) => [variant, from, figure.count])).toEqual([
      ['competitor', 'quote_sent', 1],
      ['time_let_go', 'quote_sent', 1],
      ['price', 'quote_sent', 2],
    ]);
    expect(answer.competitors.map(({ name, figure }) => [name, figure.count])).toEqual([['Sydvik', 1]]);
    expect(answer.revived).toMatchObject({ k: 1, n: 2, share: null });
    expect(answer.wonAfterRevival).toMatchObject({ k: 1, n: 2 });
    // From 20 October on half a year lasts to 20 April; it ended on 18 May.
    expect(
      lossCases(of)
        .of('held')
        .map(({ days }) => days),
    ).toEqual([28, 28, 28]);
  });

  it('of outcomes: by the month they were decided in, and what is older than a year as one', () => {
    const at = (day: string) => ({ endedAt: Date.parse(`${day}T12:00:00Z`) });
    const of = world(
      cycle(at('2026-11-01')),
      cycle(at('2026-10-31')),
      cycle({ ...at('2026-11-20'), outcome: 'lost' }),
      cycle({ ...at('2025-12-01'), outcome: 'lost' }),
      cycle({ ...at('2025-11-30'), outcome: 'lost' }),
      cycle({ outcome: null, endedAt: null }),
    );
    const { months, won, lost } = outcomes(outcomeCases(of), of);
    expect([won.count, lost.count]).toEqual([2, 3]);
    expect(months.map(({ month }) => month)).toEqual([
      'earlier',
      ...['2025-12', ...Array.from({ length: 11 }, (_, nth) => `2026-${String(nth + 1).padStart(2, '0')}`)],
    ]);
    expect(months.map((month) => [month.won.count, month.lost.count])).toEqual([
      [0, 1],
      [0, 1],
      ...Array(9).fill([0, 0]),
      [1, 0],
      [1, 1],
    ]);
  });

  it('of outcomes: no month before the year where nothing was decided then', () => {
    const of = world(cycle({ endedAt: Date.parse('2026-11-01') }));
    expect(outcomes(outcomeCases(of), of).months).toHaveLength(12);
  });

  it('of the flow: what was reached on a way back too, and how each way differs from the drawn process', () => {
    const way = (...stages: Stage[]) => {
      const startedAt = aDay - 100 * day;
      const path = stages.map((stage, i) => ({ stage, at: startedAt + i * day }));
      return cycle({ startedAt, path, outcome: 'lost', endedAt: startedAt + 20 * day });
    };
    const of = world(
      // Withdrawn after it was sent, and calculated before it was sent once more.
      ...Array.from({ length: 5 }, () =>
        way(
          'identified',
          'co_designing',
          'quote_sent',
          'co_designing',
          'pricing_review',
          'quote_sent',
          'won',
        ),
      ),
      way('identified', 'co_designing', 'quote_sent', 'negotiating', 'lost'),
      way('identified', 'lost'),
      way('identified', 'quote_sent', 'won'),
      // Too young to have reached anything.
      cycle({ outcome: null, endedAt: null, startedAt: aDay - 5 * day }),
    );
    const { stages, ways, paths, unripe } = flow(of, flowCases(of));
    expect([unripe.count, stages[0]?.entered.count, stages[0]?.stayed.count]).toEqual([1, 8, 9]);
    const rate = (from: Stage, to: Stage) =>
      stages.find(({ stage }) => stage === from)?.reached.find(({ stage }) => stage === to)?.rate;
    expect(rate('pricing_review', 'quote_sent')).toMatchObject({ k: 5, n: 5 });
    expect(rate('quote_sent', 'negotiating')).toMatchObject({ k: 1, n: 7 });
    // 5 of 5 by Wilson, as five customers.
    expect(rate('pricing_review', 'quote_sent')?.low).toBeCloseTo(0.5655, 3);
    expect([ways.drawn.count, ways.skipped.count, ways.back.count]).toEqual([2, 1, 5]);
    expect(paths.map(({ skipped, back, figure }) => [figure.count, skipped, back])).toEqual([
      [5, [], ['co_designing']],
      [1, [], []],
      [1, [], []],
      [1, ['co_designing'], []],
    ]);
  });

  it('of the flow: days in a stage by what is known of those that are still there, opened to each', () => {
    const left = (days: number) => ({
      startedAt: aDay - 90 * day,
      path: [
        { stage: 'identified' as const, at: aDay - 90 * day },
        { stage: 'lost' as const, at: aDay - (90 - days) * day },
      ],
    });
    const still = (days: number) => ({
      startedAt: aDay - days * day,
      outcome: null,
      path: [{ stage: 'identified' as const, at: aDay - days * day }],
    });
    const early = [2, 4, 6];
    const late = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
    const of = world(...[...early, ...late].map((days) => cycle(left(days))), ...many(5, still(7)));
    const cases = flowCases(of);
    const [identified] = flow(of, cases).stages;
    // Fifteen of eighteen are there after day 6. Ten are known beyond day 7: each of them is a tenth of those fifteen.
    expect(identified).toMatchObject({ stayed: { count: 18 }, medianDays: 11, eightiethDays: 15 });
    const rows = cases.of(identified?.stayed.cell);
    expect(rows.map(({ days }) => days)).toEqual([...early, ...late, 7, 7, 7, 7, 7]);
    expect(cases.of('stay:identified:still')).toHaveLength(5);
    // The control: a plain median would have those that are there leave today.
    expect(quantileOf([...early, 7, 7, 7, 7, 7, ...late], 0.5)).toBe(8.5);
  });

  it('of the gate: what it came to against what was said, and how much later, apart by pipeline', () => {
    const signed = (amount: number, more: Partial<Cycle> = {}) =>
      cycle({ amount: amount * 1_000_00, ...more });
    const answer = gate(
      gateCases(
        world(
          ...[40, 60, 80, 100, 120].map((amount) => signed(amount)),
          // Lost: it came to nothing that a value could be held against, but it was decided.
          cycle({ outcome: 'lost', endedAt: Date.parse('2026-07-02T12:00Z') }),
          signed(800, { pipelineId: 'partners', firstClose: '2026-08-16' }),
          cycle({ outcome: null, endedAt: null, pipelineId: 'partners' }),
        ),
      ),
    );
    // Of 80 000 that was said. Decided on 16 August and expected on the first; the lost one thirty days before that.
    expect(answer.pipelines).toMatchObject([
      {
        pipelineId: 'standard',
        value: { n: 5, low: 0.75, median: 1, high: 1.25 },
        close: { n: 6, low: 15, median: 15, high: 15 },
      },
      { pipelineId: 'partners', value: { n: 1, median: null }, close: { n: 1, median: null } },
    ]);
    const close = (days: Partial<Cycle>[]) =>
      gate(gateCases(world(...days.map((one) => cycle(one))))).pipelines[0];
    const by = ['2026-08-16', '2026-08-15', '2026-08-14', '2026-08-20', '2026-08-30'].map((firstClose) => ({
      firstClose,
    }));
    expect(close(by)?.close).toMatchObject({ n: 5, low: -4, median: 0, high: 1 });
  });

  it('of designing together: apart by size, compared from twenty on each side', () => {
    const of = (count: number) =>
      world(
        ...many(count, { amount: 10_00 }),
        ...many(count, { amount: 10_00, isSentReady: false, outcome: 'lost' }),
        // Of which nobody knows.
        ...many(count, { amount: 10_00, isSentReady: null, outcome: 'lost' }),
        ...many(count, { amount: 90_00, isSentReady: null }),
        ...many(2 * count + 4, { amount: 90_00 }),
        // Which may yet be won.
        ...many(3, { amount: 10_00, outcome: null, endedAt: null, startedAt: aDay - 50 * day }),
      );
    const [few] = coDesign(coDesignCases(of(19))).sizes;
    expect(few).toMatchObject({
      size: 'smaller',
      with: { k: 19, n: 19 },
      without: { k: 0, n: 19 },
      difference: null,
    });
    const [enough] = coDesign(coDesignCases(of(20))).sizes;
    expect(enough?.difference?.low).toBeGreaterThan(0.6);
  });

  it('I-40: is less sure of a difference too where the same customers come again', () => {
    const width = (customers: number) => {
      const cycles = Array.from({ length: 48 }, (_, i) =>
        cycle({
          customerKey: String(i % customers),
          outcome: i % 3 ? 'won' : 'lost',
          isSentReady: i % 2 === 0,
        }),
      );
      const { difference } = coDesign(coDesignCases(world(...cycles))).sizes[1] ?? {};
      return (difference?.high ?? 0) - (difference?.low ?? 0);
    };
    expect(width(48)).toBeGreaterThan(0);
    expect(width(8)).toBeGreaterThan(width(48) * 1.2);
  });

  it('I-40: widens an interval where the same customers come again', () => {
    const rateOf = (customers: number): Rate => {
      const cycles = Array.from({ length: 24 }, (_, i) =>
        cycle({ customerKey: String(i % customers), outcome: i % 3 ? 'won' : 'lost' }),
      );
      const of = world(...cycles);
      return overview(overviewCases(of), of).sentToWon;
    };
    const width = ({ low, high }: Rate) => (high ?? 0) - (low ?? 0);
    expect(width(rateOf(6))).toBeGreaterThan(width(rateOf(24)) * 1.2);
  });
});
