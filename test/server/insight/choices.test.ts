/** What customers choose and what it is worth to them: counted from observations, and shown no surer than it is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpportunityId, QuoteId, type TemplateId, VersionId } from '#shared/ids.ts';
import { bandOf, priceBands } from '#shared/insight/price-bands.ts';
import { ChoiceFigures, ChoiceRow, Willingness } from '#shared/protocol/choices-api.ts';
import { Rate } from '#shared/protocol/insight-api.ts';
import { seededRandom } from '#shared/statistics/random.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { beginnings, keepDemoTemplates } from '../../../server/demo/demo-templates.ts';
import {
  insightChoiceRows,
  insightChoices,
  insightChoicesFile,
  insightWillingness,
} from '../../../server/insight/choices/answers.ts';
import { choiceFigures } from '../../../server/insight/choices/choice-figures.ts';
import { packFacts } from '../../../server/insight/choices/packed-facts.ts';
import {
  bracketsOf,
  modelOf,
  type PricedRecord,
  shapeOf,
  shapesOf,
} from '../../../server/insight/choices/willingness.ts';
import { writeHistory } from '../../support/sales-history.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  openTestDatabase,
  type TestDatabase,
} from '../../support/selling-organisation.ts';
import { accepted } from '../../support/workshop.ts';

/** What a filter can look at in an observation. */
interface Seen {
  readonly owner: string;
  readonly at: number;
  readonly template: string | null;
  readonly pipeline: string;
}

describe('a history of choices', () => {
  let database: TestDatabase;
  let deps: { db: TestDatabase['db']; now: () => number };
  let maria: UserActor;
  let erik: UserActor;
  let templates: readonly TemplateId[];

  beforeAll(async () => {
    database = await openTestDatabase();
    const organisationId = await addOrganisation(database.db);
    maria = await addUser(database.db, organisationId, 'Maria Holm', 'manager');
    erik = await addUser(database.db, organisationId);
    const kept = await database.db
      .transaction()
      .execute((trx) => keepDemoTemplates(trx, maria, aDay, beginnings));
    templates = [...kept.values()].slice(0, beginnings.length);
    const plan = { opportunities: 150, quotesEach: 1, components: 3, until: aDay };
    await writeHistory(database.db, {
      organisationId,
      owners: [maria, erik],
      templates,
      pipeline: 'partners',
      ...plan,
    });
    const other = await addUser(database.db, await addOrganisation(database.db, 'Sydvik'), 'Sam');
    const { organisationId: foreign } = other;
    await writeHistory(database.db, { organisationId: foreign, owners: [other], ...plan, seed: 2 });
    deps = { db: database.db, now: () => aDay };
  });
  afterAll(() => database.close());

  const ratesIn = (value: unknown): Rate[] => {
    if (typeof value !== 'object' || value === null) return [];
    const rate = Rate.safeParse(value);
    return rate.success ? [rate.data] : Object.values(value).flatMap(ratesIn);
  };

  it('I-38, I-40: opens every figure of every component to the observations that give it', async () => {
    for (const filter of [{}, { from: '2025-09-01', to: '2026-06-30', owner: erik.userId }]) {
      const { components } = await insightChoices(deps, maria, filter);
      expect(components.length).toBeGreaterThan(5);
      for (const component of components.map((figures) => ChoiceFigures.parse(figures))) {
        const { key, offered, unseen, paid } = component;
        const rows = async (cell?: string) => {
          const query = { ...filter, ...(cell !== undefined && { cell }), offset: 0, limit: 200 };
          const answer = accepted(await insightChoiceRows(deps, maria, { params: { key }, query }));
          for (const row of answer.rows) ChoiceRow.parse(row);
          expect(answer.rows).toHaveLength(answer.count);
          return answer.count;
        };
        expect([await rows(), await rows(unseen.cell)]).toEqual([offered, unseen.n]);
        if (paid) expect(await rows(paid.cell)).toBe(paid.n);
        for (const { cell, yes, n, k, share } of ratesIn(component)) {
          expect([await rows(cell), await rows(yes)]).toEqual([n, k]);
          expect(share === null).toBe(n < 5);
        }
      }
    }
  });

  it.each([
    ['an owner', () => ({ owner: erik.userId }), ({ owner }: Seen) => owner === erik.userId],
    ['a template', () => ({ template: templates[1] }), ({ template }: Seen) => template === templates[1]],
    ['a pipeline', () => ({ pipeline: 'partners' }), ({ pipeline }: Seen) => pipeline === 'partners'],
    [
      'the first day',
      () => ({ from: '2025-12-01' }),
      ({ at }: Seen) => at >= Date.parse('2025-12-01T00:00+01:00'),
    ],
    [
      'the last day',
      () => ({ to: '2026-08-31' }),
      ({ at }: Seen) => at < Date.parse('2026-09-01T00:00+02:00'),
    ],
  ])('looks through a filter for %s, and counts all of that alone', async (_, filter, isMeant) => {
    const all: Seen[] = await deps.db
      .selectFrom('observation')
      .leftJoin('loss', 'loss.opportunity_id', 'observation.opportunity_id')
      .innerJoin('opportunity', 'opportunity.id', 'observation.opportunity_id')
      .leftJoin('quote_origin', 'quote_origin.quote_id', 'observation.quote_id')
      .select([
        'observation.owner_user_id as owner',
        'observation.at',
        'quote_origin.template_id as template',
        'opportunity.pipeline_id as pipeline',
      ])
      .where('observation.organisation_id', '=', maria.organisationId)
      .where('observation.seen', '=', 1)
      .where(({ eb, fn }) => eb(fn.coalesce('loss.variant', eb.val('')), '!=', 'duplicate_or_error'))
      .execute();
    const { components } = await insightChoices(deps, maria, filter());
    const counted = components.reduce((sum, { offered }) => sum + offered, 0);
    expect(counted).toBe(all.filter(isMeant).length);
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThan(all.length);
  });

  it('leaves out what never was a deal, and what is not the organisation’s', async () => {
    const all = await deps.db
      .selectFrom('observation')
      .leftJoin('loss', 'loss.opportunity_id', 'observation.opportunity_id')
      .select(['loss.variant'])
      .where('observation.organisation_id', '=', maria.organisationId)
      .where('observation.seen', '=', 1)
      .execute();
    const { components } = await insightChoices(deps, maria, {});
    const counted = components.map(({ offered }) => offered).reduce((sum, offered) => sum + offered, 0);
    expect(all.filter(({ variant }) => variant === 'duplicate_or_error').length).toBeGreaterThan(0);
    expect(counted).toBe(all.filter(({ variant }) => variant !== 'duplicate_or_error').length);
  });

  it('counts what was sent and never seen by itself, and in no figure', async () => {
    const { components } = await insightChoices(deps, maria, {});
    const sent = await deps.db
      .selectFrom('observation')
      .leftJoin('loss', 'loss.opportunity_id', 'observation.opportunity_id')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('observation.organisation_id', '=', maria.organisationId)
      .where('observation.seen', '=', 0)
      .where(({ eb, fn }) => eb(fn.coalesce('loss.variant', eb.val('')), '!=', 'duplicate_or_error'))
      .executeTakeFirstOrThrow();
    expect(components.reduce((sum, { unseen }) => sum + unseen.n, 0)).toBe(sent.count);
    expect(sent.count).toBeGreaterThan(0);
    // How it stood in the basis is known of some alone, and its rate is of those.
    const based = components.flatMap(({ states }) =>
      states.map(({ base, send }) => [base.n, send.n] as const),
    );
    expect(based.some(([of, all]) => of > 0 && of < all)).toBe(true);
    expect(based.every(([of, all]) => of <= all)).toBe(true);
  });

  it('is exported whole, a row per observation', async () => {
    const file = accepted(await insightChoicesFile(deps, maria, {}));
    let text = '';
    for await (const part of file.parts) text += new TextDecoder().decode(part);
    const { components } = await insightChoices(deps, maria, {});
    const counted = components.reduce((sum, { offered }) => sum + offered, 0);
    expect(text.trimEnd().split('\r\n')).toHaveLength(counted + 1);
  });

  it('writes of each observation the bracket that the page shows, and of the others none', async () => {
    const { components } = await insightChoices(deps, maria, {});
    let [brackets, all] = [0, 0];
    for (const { key } of components) {
      const shown = accepted(await insightWillingness(deps, maria, key, {})).brackets;
      const file = accepted(await insightChoicesFile(deps, maria, { key }));
      let text = '';
      for await (const part of file.parts) text += new TextDecoder().decode(part);
      const [names = [], ...rows] = text
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(','));
      const written = rows.flatMap((row) => {
        const [from, to] = ['bracket_from', 'bracket_to'].map((name) => row[names.indexOf(name)] ?? '');
        return from === '' ? [] : [`${Number(from)} ${to === '' ? null : Number(to)}`];
      });
      expect(written).toHaveLength(shown.n);
      if (shown.list) {
        expect(written.toSorted()).toEqual(shown.list.map(({ from, to }) => `${from} ${to}`).toSorted());
      }
      brackets += written.length;
      all += rows.length;
    }
    expect(brackets).toBeGreaterThan(10);
    expect(brackets).toBeLessThan(all);
  });

  it('knows no component and no figure that it did not name', async () => {
    const query = { offset: 0, limit: 50 };
    expect(await insightWillingness(deps, maria, 'no-such-key', {})).toMatchObject({ refused: 'not-found' });
    const { components } = await insightChoices(deps, maria, {});
    const params = { key: components[0]?.key ?? '' };
    for (const cell of ['constructor', 'sent+', 'toString']) {
      const answer = await insightChoiceRows(deps, maria, { params, query: { ...query, cell } });
      expect(answer).toMatchObject({ refused: 'not-found' });
    }
    Willingness.parse(await insightWillingness(deps, maria, params.key, {}));
  });
});

let nth = 0;
function record(partial: Partial<PricedRecord> = {}): PricedRecord {
  nth += 1;
  const ratio = partial.ratio === undefined ? 10_000 : partial.ratio;
  const band = bandOf(ratio);
  return {
    opportunity_id: OpportunityId.parse(`deal-number-${nth}`),
    quote_id: QuoteId.parse(`quote-number-${nth}`),
    version_id: VersionId.parse(`version-number-${nth}`),
    cycle: 1,
    component_key: 'training',
    customer_key: `customer ${nth}`,
    customerName: `Customer ${nth}`,
    at: aDay + nth,
    title: 'Training',
    category: 'Start',
    period: 'once',
    currency: 'SEK',
    amount: 1_000_00,
    preselected: false,
    everSelected: true,
    dropped: false,
    readded: false,
    seen: true,
    atBase: null,
    atSend: true,
    atAccept: null,
    dropped_ratio: null,
    worth_from: null,
    worth_to: null,
    isPriceReason: false,
    isBuyersChoice: true,
    isLarge: nth % 2 === 0,
    ...partial,
    ratio,
    band: band === null ? null : (priceBands[band] ?? null),
  };
}
/** With each component called as its last observation calls it. */
const figuresOf = (records: readonly PricedRecord[]) =>
  choiceFigures(
    new Map(
      [...Map.groupBy(records, ({ component_key }) => component_key)].map(([key, own]) => [
        key,
        {
          customers: own.map(({ customer_key }) => customer_key),
          amounts: own.map(({ amount }) => amount),
          ratios: own.map(({ ratio }) => ratio),
          facts: own.map(packFacts),
          unseen: 0,
        },
      ]),
    ),
    new Map(records.map((of) => [of.component_key, of])),
    new Map(),
  );
const many = (count: number, of: (i: number) => Partial<PricedRecord>) =>
  Array.from({ length: count }, (_, i) => record(of(i)));

describe('shown no surer than it is', () => {
  const only = (records: readonly PricedRecord[]) => figuresOf(records)[0];

  it('I-40: says how many of how many under five', () => {
    const [state] = only(many(4, () => ({})))?.states ?? [];
    expect(state?.send).toMatchObject({ n: 4, k: 4, share: null, low: null });
    expect(only(many(5, () => ({})))?.states[0]?.send).toMatchObject({ n: 5, share: 1 });
  });

  it('knows bands by the price against list: under nine tenths, up to list, above', () => {
    const prices = [8_999, 9_000, 10_000, 10_001];
    expect(prices.map((price) => record({ ratio: price }).band)).toEqual([
      ...['below-90', 'to-list', 'to-list', 'above-list'],
    ]);
    expect(record({ ratio: null }).band).toBeNull();
  });

  it('counts what was left at the signature among accepted deals that had it in what was sent', () => {
    const [state] =
      only([
        ...many(5, () => ({ atAccept: true })),
        ...many(2, () => ({ atAccept: false })),
        // Taken in at the signature, and not decided yet.
        ...many(3, () => ({ atSend: false, atAccept: true })),
        ...many(4, () => ({ atAccept: null })),
      ])?.states ?? [];
    expect(state?.leftAtAccept).toMatchObject({ k: 2, n: 7 });
    expect(state?.accept).toMatchObject({ k: 8, n: 10 });
    expect(state?.send).toMatchObject({ k: 11, n: 14 });
  });

  it('is less sure where the same customers answer again and again', () => {
    const width = (customers: number) => {
      const [state] =
        only(many(24, (i) => ({ customer_key: String(i % customers), atSend: i % 3 !== 0 })))?.states ?? [];
      return (state?.send.high ?? 0) - (state?.send.low ?? 0);
    };
    expect(width(6)).toBeGreaterThan(width(24) * 1.2);
  });

  it('keeps what started out in apart from what started out out', () => {
    const figures = only([
      ...many(6, () => ({ preselected: true })),
      ...many(6, () => ({ atSend: false, everSelected: false })),
    ]);
    expect(figures?.states).toMatchObject([
      { preselected: true, send: { n: 6, k: 6 } },
      { preselected: false, send: { n: 6, k: 0 }, leftAtSend: { n: 0 } },
    ]);
  });

  const twoBands = (n: number) => [
    ...many(n, () => ({ ratio: 8_000 })),
    ...many(n, (i) => ({ ratio: 10_500, atSend: i % 4 === 0 })),
  ];

  it('compares bands from twenty on, and says what it could have found', () => {
    expect(only(twoBands(19))?.states[0]?.comparison).toBeNull();
    const comparison = only(twoBands(20))?.states[0]?.comparison;
    expect(comparison).toMatchObject({ cheaper: 'below-90', dearer: 'above-list', standsOut: true });
    expect(comparison?.low).toBeGreaterThan(0.3);
    expect(comparison?.findable).toBeGreaterThan(0.3);
  });

  it('counts what came back among what was taken out, and prices by the middle four of five', () => {
    const figures = only([
      ...many(4, () => ({ dropped: true, readded: true })),
      ...many(2, () => ({ dropped: true, atSend: false })),
      ...many(5, () => ({})),
    ]);
    expect(figures?.states[0]?.cameBack).toMatchObject({ k: 4, n: 6 });
    const prices = only(many(11, (i) => ({ ratio: 5_000 + 500 * i })))?.paid;
    expect(prices).toMatchObject({ n: 11, low: 0.55, median: 0.75, high: 0.95 });
  });

  it('is less sure of a comparison, and of a rank, where the same customers answer again and again', () => {
    const twice = (customers: number) => {
      const own = twoBands(40).map((one, i) => ({ ...one, customer_key: String(i % customers) }));
      const alike = Array.from({ length: 7 }, (_, i) =>
        own.map((one) => ({ ...one, component_key: `c${i}` })),
      );
      const figures = figuresOf([...own, ...alike.flat()]);
      const [state] = figures.find(({ key }) => key === 'training')?.states ?? [];
      return { compared: state?.comparison, shrunk: state?.shrunk };
    };
    const [few, many] = [twice(10), twice(80)];
    const width = (of: { low: number; high: number } | null | undefined) =>
      of ? of.high - of.low : Number.NaN;
    expect(width(few.compared)).toBeGreaterThan(width(many.compared) * 1.2);
    expect(width(few.shrunk)).toBeGreaterThan(width(many.shrunk) * 1.1);
    expect(few.compared?.findable).toBeGreaterThan((many.compared?.findable ?? 1) * 1.2);
  });

  it('compares prices, and shapes them, among what started out alike alone', () => {
    // Sellers begin with it in where they give a discount, and what is in stays in. The price changes nothing.
    const started = (preselected: boolean, ratio: number, count: number) =>
      many(count, (i) => ({ preselected, ratio, atSend: i % 10 < (preselected ? 9 : 2) }));
    const records = [
      ...started(true, 8_000, 40),
      ...started(true, 10_500, 20),
      ...started(false, 8_000, 20),
      ...started(false, 10_500, 40),
    ];
    const states = only(records)?.states ?? [];
    expect(states.map(({ preselected, bands }) => [preselected, bands.map(({ rate }) => rate.n)])).toEqual([
      [true, [40, 0, 20]],
      [false, [20, 0, 40]],
    ]);
    for (const { comparison } of states) {
      expect(comparison?.low).toBeLessThan(0);
      expect(comparison?.high).toBeGreaterThan(0);
      expect(comparison?.standsOut).toBe(false);
    }
    expect(
      shapesOf(records).map(({ preselected, bands }) => [preselected, ...bands.map(({ share }) => share)]),
    ).toEqual([
      [true, 0.9, 0.9],
      [false, 0.2, 0.2],
    ]);
    // The control: all taken together, a lower price seems to be what keeps it in.
    const together = only(records.map((one) => ({ ...one, preselected: true })))?.states[0]?.comparison;
    expect(together?.low).toBeGreaterThan(0);
    expect(shapesOf(records.slice(0, 59)).map(({ preselected }) => preselected)).toEqual([]);
  });

  it('marks nothing where the price changes nothing, though fifty are compared', () => {
    const random = seededRandom(5);
    const records = Array.from({ length: 50 }, (_, component) =>
      many(50, (i) => ({
        component_key: `component ${component}`,
        title: `Component ${component}`,
        ratio: i % 2 ? 8_000 : 10_000,
        atSend: random() < 0.6,
      })),
    ).flat();
    const figures = figuresOf(records);
    const comparisons = figures.flatMap(({ states }) => states.map(({ comparison }) => comparison));
    expect(comparisons.filter((comparison) => comparison !== null)).toHaveLength(50);
    expect(comparisons.filter((comparison) => comparison?.standsOut)).toEqual([]);
  });

  it('does not let three of three top the list', () => {
    const records = [
      ...Array.from({ length: 8 }, (_, component) =>
        many(40, (i) => ({ component_key: `c${component}`, title: `C${component}`, atSend: i % 4 !== 0 })),
      ).flat(),
      ...many(3, () => ({ component_key: 'few', title: 'Few' })),
    ];
    const figures = figuresOf(records);
    expect(figures[0]?.title).not.toBe('Few');
    expect(figures.find(({ title }) => title === 'Few')?.states[0]?.shrunk?.share).toBeLessThan(0.95);
  });

  it('ranks what starts out in and what starts out out each among its like', () => {
    const family = (preselected: boolean, kept: number) =>
      Array.from({ length: 8 }, (_, nth) =>
        many(20, (i) => ({
          ...{ component_key: `${preselected} ${nth}`, title: `${preselected} ${nth}`, preselected },
          atSend: i % 10 < kept,
        })),
      ).flat();
    const both = figuresOf([...family(true, 9), ...family(false, 2)]);
    const alone = figuresOf(family(false, 2));
    // What is left in because nobody takes it out neither stands above what was chosen, nor lends it anything.
    expect(both.map(({ startsIn }) => startsIn)).toEqual([...Array(8).fill(false), ...Array(8).fill(true)]);
    expect(both.slice(0, 8).map(({ states }) => states)).toEqual(alone.map(({ states }) => states));
    expect(alone[0]?.states[0]?.shrunk?.share).toBeCloseTo(0.2, 2);
    // One that starts out either way has a place of each kind, and stands where it mostly starts.
    const mixed = figuresOf(
      many(30, (i) => ({ preselected: i % 3 === 0, atSend: i % 3 === 0, title: 'Training' })),
    );
    expect(mixed[0]).toMatchObject({
      startsIn: false,
      states: [
        { preselected: true, send: { k: 10 } },
        { preselected: false, send: { k: 0 } },
      ],
    });
  });

  it('forces a shape on the bands from twenty in each on', () => {
    expect(shapeOf(twoBands(19))).toBeNull();
    const shape = shapeOf(twoBands(20));
    expect(shape?.map(({ band, share }) => [band, share])).toEqual([
      ['below-90', 1],
      ['above-list', 0.25],
    ]);
    // In each: one that has enough does not carry another.
    expect(shapeOf([...twoBands(20), ...many(19, () => ({ ratio: 9_500 }))])).toBeNull();
  });

  it('pools bands whose shares rise with the price', () => {
    const rising = [
      ...many(20, (i) => ({ ratio: 8_000, atSend: i % 2 === 0 })),
      ...many(20, (i) => ({ ratio: 9_500, atSend: i % 4 !== 0 })),
      ...many(20, (i) => ({ ratio: 10_500, atSend: i % 5 === 0 })),
    ];
    expect(shapeOf(rising)?.map(({ share }) => share)).toEqual([0.625, 0.625, 0.2]);
  });

  it('is no surer of the shape for the same customers answering again and again', () => {
    const width = (customers: number) => {
      const [first] =
        shapeOf(
          many(80, (i) => ({
            customer_key: String(i % customers),
            ratio: i < 40 ? 8_000 : 10_500,
            // As each customer always does.
            atSend: (i % customers) % 2 === 0,
          })),
        ) ?? [];
      return (first?.high ?? 0) - (first?.low ?? 0);
    };
    expect(width(40)).toBeGreaterThan(0);
    expect(width(8)).toBeGreaterThan(width(40) * 1.5);
  });

  it('lists brackets under twenty, and sums them up from there', () => {
    const kept = () => ({ worth_from: 10_000 });
    const between = () => ({ worth_from: 8_000, worth_to: 10_000 });
    const tooDear = () => ({ atSend: false, dropped_ratio: 9_000, isPriceReason: true });
    const forOtherReasons = () => ({ atSend: false, dropped_ratio: 9_000 });
    const few = [...many(2, kept), ...many(3, tooDear), ...many(9, forOtherReasons)];
    expect(bracketsOf(few)).toMatchObject({ n: 5, stretches: null });
    expect(bracketsOf(few).list?.map(({ from, to }) => [from, to])).toEqual([
      [1, null],
      [1, null],
      [0, 0.9],
      [0, 0.9],
      [0, 0.9],
    ]);
    expect(bracketsOf(many(19, kept)).stretches).toBeNull();
    const enough = bracketsOf([...many(10, kept), ...many(10, between)]);
    expect(enough).toMatchObject({ n: 20, list: null });
    expect(enough.stretches).toEqual([
      { from: 0.8, to: 1, share: expect.closeTo(0.5, 6) },
      { from: 1, to: null, share: expect.closeTo(0.5, 6) },
    ]);
  });

  it.each<[string, Partial<PricedRecord>, readonly (number | null)[] | null]>([
    ['kept at a price: that, or more', {}, [1, null]],
    [
      'out at one price and in again at a lower one: between them',
      { worth_from: 8_000, worth_to: 10_000 },
      [0.8, 1],
    ],
    [
      'out for its price: less than that',
      { atSend: false, dropped_ratio: 9_000, isPriceReason: true },
      [0, 0.9],
    ],
    ['never in, for its price: less than it was', { atSend: false, isPriceReason: true }, [0, 1]],
    ['out for another reason: nothing', { atSend: false, dropped_ratio: 9_000 }, null],
    [
      'in what was sent, and called too dear: less than that',
      { isPriceReason: true, ratio: 9_500 },
      [0, 0.95],
    ],
    ['left at the signature: nothing', { atAccept: false }, null],
    ['put there by the seller alone: nothing', { isBuyersChoice: false }, null],
  ])('takes a choice for what it shows: %s', (_, partial, bracket) => {
    const worth_from = partial.atSend === false ? null : (partial.ratio ?? 10_000);
    const { list } = bracketsOf([record({ worth_from, ...partial })]);
    expect(list?.map(({ from, to }) => [from, to])).toEqual(bracket ? [bracket] : []);
  });

  /** Chosen the less the dearer it is: four tenths at list, in log odds, and six less per logarithm of the price. */
  const priced = (
    count: number,
    { spread = 0.4, slope = -6, ...of }: { spread?: number; slope?: number } & ModelledOf = {},
  ) => {
    const random = seededRandom(9);
    return many(count, (i) => {
      const ratio = Math.round(10_000 * (1 - spread / 2 + spread * random()));
      const chance = 1 / (1 + Math.exp(-(0.4 + slope * Math.log(ratio / 10_000))));
      const drawn = {
        ratio,
        atSend: random() < chance,
        preselected: i % 3 === 0,
        customer_key: String(i % 60),
      };
      return { ...drawn, ...of.as?.(i) };
    });
  };
  interface ModelledOf {
    readonly as?: (i: number) => Partial<PricedRecord>;
  }
  const fitted = (records: readonly PricedRecord[]) => {
    const model = modelOf(records);
    if ('missing' in model) throw new Error(model.missing);
    return model;
  };

  it('fits a model only on enough answers, of enough customers, of enough of each kind', () => {
    const enough = { as: (i: number) => ({ atSend: i % 2 === 0, customer_key: String(i % 30) }) };
    expect(modelOf(priced(100, enough))).not.toHaveProperty('missing');
    expect(modelOf(priced(99, enough))).toEqual({ missing: 'too-few' });
    const few = { as: (i: number) => ({ atSend: i % 2 === 0, customer_key: String(i % 29) }) };
    expect(modelOf(priced(200, few))).toEqual({ missing: 'too-few' });
    // Ten for each of the constant, the price, how it started out, the size of the deal and what customers were asked.
    const rare = (no: number) => modelOf(priced(200, { as: (i) => ({ atSend: i >= no }) }));
    expect(rare(49)).toEqual({ missing: 'too-few' });
    expect(rare(50)).not.toHaveProperty('missing');
  });

  it('fits one only where prices vary among deals of each size', () => {
    expect(modelOf(priced(300, { spread: 0.001 }))).toEqual({ missing: 'prices-alike' });
    // What is small has one price, and what is large another.
    const bySize = (i: number) => ({ isLarge: i % 2 === 0, ratio: i % 2 === 0 ? 8_000 : 10_000 });
    expect(modelOf(priced(300, { as: bySize }))).toEqual({ missing: 'prices-alike' });
    const inOne = (i: number) => (i % 2 === 0 ? { isLarge: true, ratio: 8_000 } : { isLarge: false });
    expect(modelOf(priced(300, { as: inOne }))).toEqual({ missing: 'prices-alike' });
  });

  it('finds the effect that is there', () => {
    const { points } = fitted(priced(400));
    expect(points.high).toBeLessThan(0);
    // About a quarter of the slope, times the logarithm of 1.1.
    expect(points.value).toBeGreaterThan(-17);
    expect(points.value).toBeLessThan(-8);
    expect(points.low).toBeLessThan(points.value);
  });

  it('finds it too where a component starts out the same way in every quote, as most do', () => {
    const alike = fitted(priced(400, { as: () => ({ preselected: false }) }));
    expect(alike.points.high).toBeLessThan(0);
    const allAlike = fitted(priced(400, { as: () => ({ preselected: true, isLarge: true }) }));
    expect(allAlike.points.value).toBeCloseTo(alike.points.value, 0);
  });

  it('does not take what the size of a deal, or its start, does for what the price does', () => {
    for (const of of ['isLarge', 'preselected'] as const) {
      const random = seededRandom(10);
      const confounded = priced(600, {
        as: (i) => {
          const is = i % 2 === 0;
          const ratio = Math.round(10_000 * ((is ? 0.85 : 1) * (0.9 + 0.2 * random())));
          return {
            // Each customer has deals of either kind.
            customer_key: String(i % 61),
            preselected: i % 3 === 0,
            isLarge: i % 5 === 0,
            [of]: is,
            ratio,
            atSend: random() < (is ? 0.8 : 0.4),
          };
        },
      });
      const { points } = fitted(confounded);
      expect([of, points.low < 0 && points.high > 0]).toEqual([of, true]);
      // The control: blind to it, a lower price seems to be what is chosen.
      const blind = fitted(confounded.map((one) => ({ ...one, [of]: false })));
      expect([of, blind.points.high < 0]).toEqual([of, true]);
    }
  });

  /**
   * Of customers who are keen to a different degree, and of whom the keener are asked for more: at list four in ten, and six
   * less per logarithm of the price, as log odds. With what a tenth more truly does to the share, in points.
   */
  const keenAskedMore = (seed: number, customers = 60, times = 8) => {
    const random = seededRandom(seed);
    const keenness = Array.from({ length: customers }, () => 4 * (random() + random() - 1));
    let steepness = 0;
    const records = many(customers * times, (i) => {
      const keen = keenness[i % customers] ?? 0;
      const ratio = Math.round(10_000 * (0.92 + 0.06 * keen + 0.3 * (random() - 0.5)));
      const chance = 1 / (1 + Math.exp(-(-0.4 + keen - 6 * Math.log(ratio / 10_000))));
      steepness += (chance * (1 - chance)) / (customers * times);
      return { customer_key: String(i % customers), ratio, atSend: random() < chance, isLarge: i % 7 < 3 };
    });
    return { records, truth: 100 * steepness * -6 * Math.log(1.1) };
  };

  it('does not take for the price what kind of customer is asked for it', () => {
    const { records, truth } = keenAskedMore(21);
    const { points, isWithinCustomers } = fitted(records);
    expect(isWithinCustomers).toBe(true);
    expect(points.high).toBeLessThan(0);
    expect([points.low < truth, truth < points.high]).toEqual([true, true]);
    // The control: each answer as a customer's own, so that nobody can be compared with themselves.
    const blind = fitted(records.map((one, i) => ({ ...one, customer_key: String(i) })));
    expect(blind.isWithinCustomers).toBe(false);
    expect(blind.points.low).toBeGreaterThan(truth);
  });

  it('holds the truth in at least 90 of 100 worlds where the keener customers are asked for more', () => {
    const seeds = Array.from({ length: 100 }, (_, i) => 100 + i);
    const held = seeds.filter((seed) => {
      const { records, truth } = keenAskedMore(seed);
      const { low, high } = fitted(records).points;
      return low <= truth && truth <= high;
    });
    expect(held.length).toBeGreaterThanOrEqual(90);
  });

  it('compares customers with themselves only once thirty of them have seen more than one price', () => {
    const seen = (varied: number) =>
      fitted(
        priced(240, {
          as: (i) => {
            const customer = i % 60;
            const apart = customer < varied && i >= 120 ? 1_000 : 0;
            return {
              ...{ customer_key: String(customer), preselected: false, isLarge: true },
              ...{ ratio: 8_000 + 30 * customer + apart, atSend: (i + Math.floor(i / 60)) % 2 === 0 },
            };
          },
        }),
      ).isWithinCustomers;
    expect([seen(29), seen(30)]).toEqual([false, true]);
  });

  it('is no surer of the effect for the same customers answering over and over', () => {
    const width = (records: readonly PricedRecord[]) => {
      const { low, high } = fitted(records).points;
      return high - low;
    };
    const once = priced(200, { as: (i) => ({ customer_key: String(i % 200) }) });
    const repeated = [...once, ...once, ...once, ...once];
    expect(width(repeated)).toBeGreaterThan(width(once) * 0.9);
  });

  it('is held against the latest third of the time, which it has not seen', () => {
    const { heldOut } = fitted(priced(400));
    expect(heldOut?.n).toBeGreaterThan(100);
    expect(Math.abs((heldOut?.predicted ?? 0) - (heldOut?.observed ?? 1))).toBeLessThan(0.12);
    // Half was chosen all along, and then nearly nothing: it says half, and was wrong.
    const turned = fitted(
      priced(300, { as: (i) => ({ at: aDay + i, atSend: i < 200 ? i % 2 === 0 : i % 20 === 0 }) }),
    );
    expect(turned.heldOut?.n).toBe(100);
    expect(turned.heldOut?.observed).toBeCloseTo(0.05, 9);
    expect(turned.heldOut?.predicted).toBeCloseTo(0.5, 1);
    expect(
      fitted(priced(110, { as: (i) => ({ at: i < 91 ? aDay : aDay + 9, atSend: i % 2 === 0 }) })).heldOut,
    ).toBeNull();
  });
});
