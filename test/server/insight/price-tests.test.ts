/** What is said of changed list prices and of drawn ones: in worlds of which the truth is known, and on real parts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogueItemId, ElementId, PriceTrialId } from '#shared/ids.ts';
import { choicesApi } from '#shared/protocol/choices-api.ts';
import { leastLookMs } from '#shared/quote/looking.ts';
import { seededRandom } from '#shared/statistics/random.ts';
import { addItem, changeItem } from '../../../server/catalogue/change-item.ts';
import {
  insightChoiceRows,
  insightChoicesFile,
  insightPriceTests,
} from '../../../server/insight/choices/answers.ts';
import {
  contrastsOf,
  type Drawn,
  type ListedAt,
  type PriceContrast,
} from '../../../server/insight/prices/price-spans.ts';
import { priceTests, type Taken } from '../../../server/insight/prices/price-tests.ts';
import { sawVersion } from '../../../server/quotes/sights.ts';
import { priced } from '../../support/catalogue.ts';
import {
  accepted,
  edit,
  invite,
  openWorkshop,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

const itemId = CatalogueItemId.parse('item-number-1');
const week = 7 * 86_400_000;
const now = 1_000 * week;
const state = (at: number, price: string | null, key = 'a'): ListedAt => ({ itemId, at, key, price });

/** One component whose price went from 100 to 120 in week 50. */
const changed = contrastsOf([state(0, '100'), state(50 * week, '120')], [], [], now);

const trial = {
  ...{
    id: PriceTrialId.parse('trial-number-1'),
    itemId,
    basePrice: '100',
    belowPercent: 10,
    abovePercent: 10,
  },
  ...{ begunAt: 0, begunBy: 'Maria', endedAt: 120 * week, endedBy: 'Maria' },
};
const arms = [
  ['lower', '90'],
  ['list', '100'],
  ['upper', '110'],
] as const;

/** 120 weeks, each with a price by lot. */
function lottery(random: () => number, key = 'a'): PriceContrast[] {
  const draws = Array.from({ length: 120 }, (_, nth): Drawn => {
    const [arm, price] = arms[Math.floor(random() * arms.length)] ?? arms[1];
    return { trialId: trial.id, arm, price, at: nth * week };
  });
  return contrastsOf([state(-week, '100', key)], [trial], draws, now);
}

const names = (keys: readonly string[]) =>
  new Map(keys.map((key) => [key, { title: key, period: 'once', currency: 'SEK' }]));

let nth = 0;
function taken(partial: Partial<Taken>): Taken {
  nth += 1;
  const takenAt = partial.takenAt ?? 0;
  const price = partial.price ?? (takenAt < 50 * week ? '100' : '120');
  return { customer: `customer ${nth}`, preselected: false, atSend: true, ...partial, takenAt, price };
}
const only = (contrasts: readonly PriceContrast[], of: readonly Taken[]) =>
  priceTests(contrasts, new Map([['a', of]]), names(['a']));
const many = (count: number, of: (i: number) => Partial<Taken>) =>
  Array.from({ length: count }, (_, i) => taken(of(i)));
const earlier = (count: number, of: (i: number) => Partial<Taken> = () => ({})) =>
  many(count, (i) => ({ takenAt: week, ...of(i) }));
const later = (count: number, of: (i: number) => Partial<Taken> = () => ({})) =>
  many(count, (i) => ({ takenAt: 60 * week, ...of(i) }));

describe('what counts as a change of the list price', () => {
  it('is another price of the same component, whatever else was changed meanwhile', () => {
    const states = [state(0, '100'), state(10, '100'), state(20, '120'), state(30, '120'), state(40, '90')];
    const found = contrastsOf(states, [], [], 50);
    expect(
      found.map(({ at, spans }) => [at, spans.map(({ price, from, until }) => [price, from, until])]),
    ).toEqual([
      [
        20,
        [
          ['100', 0, 20],
          ['120', 20, 40],
        ],
      ],
      [
        40,
        [
          ['120', 20, 40],
          ['90', 40, 51],
        ],
      ],
    ]);
  });

  it('is none where the component became another one, or had no fixed price', () => {
    expect(contrastsOf([state(0, '100'), state(10, '120', 'b')], [], [], 50)).toEqual([]);
    expect(contrastsOf([state(0, null), state(10, '120'), state(20, null)], [], [], 50)).toEqual([]);
  });

  it('is none that the lot made: those are a trial, with the weeks of each price as its sides', () => {
    const ran = { ...trial, begunAt: 10, endedAt: 40 };
    const states = [state(0, '100'), state(10, '110'), state(20, '90'), state(40, '100'), state(45, '130')];
    const draws: Drawn[] = [
      { trialId: trial.id, arm: 'upper', price: '110', at: 10 },
      { trialId: trial.id, arm: 'lower', price: '90', at: 20 },
    ];
    const found = contrastsOf(states, [ran], draws, 50);
    expect(
      found.map(({ kind, spans }) => [kind, spans.map(({ side, from, until }) => [side, from, until])]),
    ).toEqual([
      [
        'trial',
        [
          ['upper', 10, 20],
          ['lower', 20, 40],
        ],
      ],
    ]);
  });
});

describe('what is said of it', () => {
  it('has its sides from the lowest price to the highest, whichever was drawn first', () => {
    const draws = [
      { trialId: trial.id, arm: 'upper', price: '110', at: 10 },
      { trialId: trial.id, arm: 'lower', price: '90', at: 20 },
      { trialId: trial.id, arm: 'list', price: '100', at: 30 },
    ] as const;
    const states = [state(0, '100'), state(10, '110'), state(20, '90'), state(30, '100')];
    const ran = { ...trial, begunAt: 10, endedAt: 40 };
    const [test] = only(contrastsOf(states, [ran], draws, 50), [taken({ takenAt: 15, price: '110' })]);
    expect(test?.sides.map(({ side }) => side)).toEqual(['lower', 'list', 'upper']);
  });

  it('I-40: how many of how many under five, a rate from five on, and a comparison from twenty on each side', () => {
    const [few] = only(changed, [...earlier(4), ...later(5)]);
    expect(few?.sides).toMatchObject([
      { side: 'before', price: '100', rate: { n: 4, k: 4, share: null, low: null } },
      { side: 'after', price: '120', rate: { n: 5, k: 5, share: 1 } },
    ]);
    const half = (i: number) => ({ atSend: i % 2 === 0 });
    expect(only(changed, [...earlier(20), ...later(19, half)])[0]?.comparison).toBeNull();
    const [enough] = only(changed, [...earlier(20), ...later(20, half)]);
    expect(enough?.comparison).toMatchObject({ cheaper: '100', dearer: '120', standsOut: true });
    expect(enough?.comparison?.low).toBeGreaterThan(0);
    expect(enough?.comparison?.findable).toBeGreaterThan(0.3);
  });

  it('never counts what started in and what started out as one figure', () => {
    const tests = only(changed, [...earlier(6), ...later(6, () => ({ preselected: true, atSend: false }))]);
    expect(tests.map(({ preselected, sides }) => [preselected, sides.map(({ rate }) => rate.n)])).toEqual([
      [false, [6, 0]],
      [true, [0, 6]],
    ]);
  });

  it('leaves out what began at another price than the list’s, and says how many', () => {
    const [test] = only(changed, [...earlier(6), ...earlier(2, () => ({ price: '95' })), ...later(5)]);
    expect(test).toMatchObject({ otherwise: 2, sides: [{ rate: { n: 6 } }, { rate: { n: 5 } }] });
    // As it is spelled does not matter.
    expect(
      only(
        changed,
        earlier(6, () => ({ price: '100.00' })),
      )[0],
    ).toMatchObject({ otherwise: 0 });
  });

  it('is less sure where the same customers answer again and again', () => {
    const width = (customers: number) => {
      const of = earlier(24, (i) => ({ customer: String(i % customers), atSend: i % 3 !== 0 }));
      const { low, high } = only(changed, of)[0]?.sides[0]?.rate ?? { low: 0, high: 0 };
      return (high ?? 0) - (low ?? 0);
    };
    expect(width(6)).toBeGreaterThan(width(24) * 1.2);
  });

  it('is less sure of a drawn price that stood in few weeks: what else was in those weeks is in it', () => {
    const width = (weeks: number) => {
      const contrasts = contrastsOf(
        [state(-week, '100')],
        [trial],
        Array.from({ length: weeks }, (_, i) => ({
          trialId: trial.id,
          arm: 'lower' as const,
          price: '90',
          at: i,
        })),
        now,
      );
      const of = many(24, (i) => ({ takenAt: i % weeks, price: '90', atSend: i % 3 !== 0 }));
      const { low, high } = only(contrasts, of)[0]?.sides[0]?.rate ?? { low: 0, high: 0 };
      return (high ?? 0) - (low ?? 0);
    };
    expect(width(3)).toBeGreaterThan(width(24) * 1.2);
  });
});

/** Customers who answer several times, alike to some degree: each has a leaning of their own. */
function world(
  random: () => number,
  share: (price: string) => number,
  { customers = 40, each = 3, alike = 0 } = {},
) {
  const lean = Array.from({ length: customers }, () => random());
  return (contrasts: readonly PriceContrast[]): Taken[] => {
    const spans = contrasts[0]?.spans ?? [];
    return lean.flatMap((leaning, customer) =>
      Array.from({ length: each }, () => {
        const span = spans[Math.floor(random() * spans.length)];
        const price = span?.price ?? '100';
        const draw = random() < alike ? leaning : random();
        return taken({
          ...{
            customer: String(customer),
            price,
            takenAt: (span?.from ?? 0) + 1,
            atSend: draw < share(price),
          },
        });
      }),
    );
  };
}

const flat = () => 0.6;
const steep = (price: string) => (Number(price) <= 100 ? 0.85 : 0.35);

describe('in worlds of which the truth is known', () => {
  const rounds = 60;

  it.each([
    ['before and after a change', () => changed],
    ['drawn by lot', (random: () => number) => lottery(random)],
  ] as const)('marks at most one in ten of fifty components whose price does nothing, %s', (_, of) => {
    const random = seededRandom(21);
    let marked = 0;
    for (let round = 0; round < rounds; round += 1) {
      const keys = Array.from({ length: 50 }, (__, i) => `${round} ${i}`);
      const contrasts = keys.flatMap((key) => of(random).map((one) => ({ ...one, key, id: key })));
      const all = new Map(
        contrasts.map((one) => [one.key, world(random, flat, { alike: 0.3 })([one])] as const),
      );
      const tests = priceTests(contrasts, all, names(keys));
      if (tests.some(({ comparison }) => comparison?.standsOut)) marked += 1;
    }
    // The rate of worlds with any false mark is what false discovery control bounds where all are false.
    expect(marked / rounds).toBeLessThanOrEqual(0.1);
  });

  it.each([
    ['before and after a change', () => changed],
    ['drawn by lot', (random: () => number) => lottery(random)],
  ] as const)('marks a price that matters, among fifty that do not, %s', (_, of) => {
    const random = seededRandom(22);
    const keys = Array.from({ length: 51 }, (__, i) => `${i}`);
    const contrasts = keys.flatMap((key) => of(random).map((one) => ({ ...one, key, id: key })));
    const all = new Map(
      contrasts.map(
        (one) => [one.key, world(random, one.key === '0' ? steep : flat, { customers: 80 })([one])] as const,
      ),
    );
    const tests = priceTests(contrasts, all, names(keys));
    expect(tests.find(({ key }) => key === '0')?.comparison?.standsOut).toBe(true);
  });

  it.each([
    ['answers of one customer have nothing to do with each other', 0, 0.93],
    ['customers repeat themselves', 0.5, 0.9],
  ] as const)('holds the true difference where %s', (_, alike, least) => {
    const random = seededRandom(23);
    let [held, compared] = [0, 0];
    for (let round = 0; round < 600; round += 1) {
      const share = (price: string) => (price === '100' ? 0.7 : 0.5);
      const [test] = only(changed, world(random, share, { customers: 60, each: 2, alike })(changed));
      const { low, high } = test?.comparison ?? { low: 1, high: 0 };
      compared += 1;
      if (low <= 0.2 && high >= 0.2) held += 1;
    }
    expect(held / compared).toBeGreaterThanOrEqual(least);
  });

  it('tells the price from what sellers know only where the lot drew it', () => {
    // Customers who pay anything get the dear price from sellers, who know them; the price itself does nothing.
    const random = seededRandom(24);
    const knows = (isKeen: boolean) => (isKeen ? 0.9 : 0.3);
    const chosen = Array.from({ length: 400 }, (_, i) => {
      const isKeen = random() < 0.5;
      const isDear = random() < knows(isKeen);
      return taken({
        customer: String(i),
        takenAt: (isDear ? 60 : 1) * week,
        atSend: random() < knows(isKeen),
      });
    });
    const drawn = lottery(random);
    const byLot = Array.from({ length: 400 }, (_, i) => {
      const isKeen = random() < 0.5;
      const span = drawn[0]?.spans[i % 120];
      const price = span?.price ?? '100';
      return taken({
        customer: String(i),
        takenAt: span?.from ?? 0,
        price,
        atSend: random() < knows(isKeen),
      });
    });
    expect(only(changed, chosen)[0]?.comparison?.high).toBeLessThan(0);
    expect(only(drawn, byLot)[0]?.comparison?.low).toBeLessThan(0);
    expect(only(drawn, byLot)[0]?.comparison?.high).toBeGreaterThan(0);
  });
});

describe('on real parts', () => {
  let shop: Workshop;
  beforeEach(async () => {
    shop = await openWorkshop();
  });
  afterEach(() => shop.close());

  const training = ElementId.parse('training');
  const deps = () => ({ db: shop.db, now: () => shop.clock.now });

  it('I-38: opens each side to the observations that it counts, on the page and as a file', async () => {
    const of = priced('Title of training', '12500');
    const item = accepted(await addItem(deps(), shop.erik, of));
    const sent = async (unitPrice: string, isSeen = true) => {
      shop.clock.now += 86_400_000;
      const quote = await startQuote(shop, shop.erik);
      shop.clock.now += 1_000;
      const anna = await invite(shop, shop.erik, quote.quoteId);
      if (unitPrice !== '12500') {
        // As if it had been taken at that price: the first change says what stood before.
        await edit(shop, quote.quoteId, quote.sellerId, (document) =>
          document.setComponent(training, 'unitPrice', unitPrice),
        );
      }
      const { number } = await reviewAndSend(shop, shop.erik, quote.quoteId);
      shop.clock.now += leastLookMs;
      if (isSeen) accepted(await sawVersion(shop, anna, quote.quoteId, number));
    };
    await sent('12500');
    await sent('11000');
    // What nobody looked at answers nothing.
    await sent('12500', false);
    shop.clock.now += 86_400_000;
    const values = { ...of, component: { ...of.component, unitPrice: '15000' } };
    accepted(await changeItem(deps(), shop.erik, { itemId: item.id, revision: 1, values }));
    await sent('12500');

    const answer = await insightPriceTests(deps(), shop.erik, {});
    expect(choicesApi.insightPriceTests.answer.safeParse(answer).success).toBe(true);
    const [test] = answer.tests;
    // The price that a seller gave later does not matter; what still began at the old one after the change does.
    expect(test).toMatchObject({
      ...{ kind: 'change', title: 'Title of training', otherwise: 1 },
      sides: [
        { side: 'before', price: '12500', rate: { n: 2, k: 0 } },
        { side: 'after', price: '15000', rate: { n: 0, k: 0 } },
      ],
    });
    if (!test) throw new Error('nothing was found');
    for (const { side, rate } of test.sides) {
      const among = { test: test.id, side };
      const query = { ...among, cell: rate.cell, offset: 0, limit: 50 };
      const opened = await insightChoiceRows(deps(), shop.erik, { params: { key: test.key }, query });
      expect(opened).toMatchObject({ count: rate.n });
      const file = await insightChoicesFile(deps(), shop.erik, { ...among, cell: rate.cell, key: test.key });
      if (!('parts' in file)) throw new Error('no file');
      let text = '';
      for await (const chunk of file.parts) text += new TextDecoder().decode(chunk);
      expect(text.trim().split('\r\n')).toHaveLength(rate.n + 1);
    }
  });
});
