/** What customers choose and what it is worth to them, from one observation per component and cycle. */
import { z } from 'zod';
import { QuoteId, VersionId } from '../ids.ts';
import { priceBands } from '../insight/price-bands.ts';
import { CurrencyCode, MinorUnits, UnitPrice } from '../money/amounts.ts';
import { PricePeriod } from '../quote/quote.ts';
import { Instant } from '../time.ts';
import type { EndpointRow } from './api.ts';
import { Cell, InsightFilter, Rate } from './insight-api.ts';

/** A price as a share of the list price: 0.9 is ten per cent below it. */
const PriceShare = z.number().min(0);
const Interval = { low: z.number(), high: z.number() };
const Band = z.enum(priceBands);

export const ChoiceFigures = z.strictObject({
  /** Opaque. */
  key: z.string(),
  title: z.string(),
  category: z.string(),
  period: PricePeriod,
  currency: CurrencyCode,
  customers: z.int(),
  /** Deals in which somebody at the customer saw it as a choice. */
  offered: z.int(),
  /** Deals in which it was sent, and nobody at the customer is known to have seen it. They count nowhere else. */
  unseen: z.strictObject({ cell: Cell, n: z.int() }),
  /** How it mostly starts out. Components are ranked among those that start out the same way. */
  startsIn: z.boolean(),
  /** What starts out in and what starts out out are never one figure: most people leave things as they are. */
  states: z.array(
    z.strictObject({
      preselected: z.boolean(),
      /** In the content that both sides had last found ready before it was sent, of those with one that had it. */
      base: Rate,
      send: Rate,
      accept: Rate,
      leftAtSend: Rate,
      leftAtAccept: Rate,
      cameBack: Rate,
      bands: z.array(z.strictObject({ band: Band, rate: Rate })),
      /** The cheapest band less the dearest one, of those with twenty; `null` where there are no two. */
      comparison: z
        .strictObject({
          ...Interval,
          cheaper: Band,
          dearer: Band,
          /** The difference this many answers would find four times in five. */
          findable: z.number(),
          /** Stands out, with the rate of false finds over all components held to ten per cent. */
          standsOut: z.boolean(),
        })
        .nullable(),
      /** With what components of its category that start out like it have in common; `null` under eight. Ranked by `low`. */
      shrunk: z.strictObject({ share: z.number(), ...Interval }).nullable(),
    }),
  ),
  /** Prices at which it was in what was sent: the middle four of five, and the median; `null` under five. */
  paid: z
    .strictObject({ cell: Cell, n: z.int(), low: PriceShare, median: PriceShare, high: PriceShare })
    .nullable(),
  /** What it usually costs: the median of its amount where it was in what was sent. */
  amount: MinorUnits.nullable(),
  /** Prices that buyers proposed. */
  proposed: z.array(PriceShare),
});
export type ChoiceFigures = z.infer<typeof ChoiceFigures>;

export const ChoiceRow = z.strictObject({
  quoteId: QuoteId,
  versionId: VersionId,
  customerName: z.string(),
  dealTitle: z.string(),
  cycle: z.int(),
  at: Instant,
  amount: MinorUnits,
  priceShare: PriceShare.nullable(),
  band: Band.nullable(),
  preselected: z.boolean(),
  everSelected: z.boolean(),
  dropped: z.boolean(),
  readded: z.boolean(),
  seen: z.boolean(),
  atBase: z.boolean().nullable(),
  atSend: z.boolean(),
  atAccept: z.boolean().nullable(),
});
export type ChoiceRow = z.infer<typeof ChoiceRow>;

/** Why a model of price is not fitted. */
export const noModelReasons = ['too-few', 'prices-alike', 'not-settled'] as const;

export const Willingness = z.strictObject({
  /** Rates that cannot rise with the price, by how it started out; absent until each band in use has twenty. */
  shapes: z.array(
    z.strictObject({
      preselected: z.boolean(),
      bands: z.array(
        z.strictObject({
          band: Band,
          share: z.number(),
          low: z.number().nullable(),
          high: z.number().nullable(),
        }),
      ),
    }),
  ),
  brackets: z.strictObject({
    n: z.int(),
    /** Under twenty: each one. */
    list: z
      .array(z.strictObject({ from: PriceShare, to: PriceShare.nullable(), customerName: z.string() }))
      .nullable(),
    /** From twenty on: how much of the willingness lies on which stretch of price. `to` null: without end. */
    stretches: z
      .array(z.strictObject({ from: PriceShare, to: PriceShare.nullable(), share: z.number() }))
      .nullable(),
  }),
  model: z.union([
    z.strictObject({ missing: z.enum(noModelReasons) }),
    z.strictObject({
      /** Change of the share chosen, in points, for a price ten per cent higher. */
      points: z.strictObject({ value: z.number(), ...Interval }),
      /** Customers are compared with themselves at another price; else with one another too. */
      isWithinCustomers: z.boolean(),
      /** On the latest third of the months, which the model had not seen; `null` where they are too few. */
      heldOut: z.strictObject({ n: z.int(), predicted: z.number(), observed: z.number() }).nullable(),
    }),
  ]),
});
export type Willingness = z.infer<typeof Willingness>;

/** What became of a component at list prices that were changed, or drawn by lot. */
export const PriceTest = z.strictObject({
  /** Opaque. */
  id: z.string(),
  kind: z.enum(['change', 'trial']),
  /** When the price was changed; or when it was drawn for the first time. */
  at: Instant,
  key: z.string(),
  title: z.string(),
  period: z.string(),
  currency: CurrencyCode,
  /** Whether it started out in the quote. The two are never one figure. */
  preselected: z.boolean(),
  sides: z.array(
    z.strictObject({
      side: z.enum(['before', 'after', 'lower', 'list', 'upper']),
      price: UnitPrice,
      rate: Rate,
    }),
  ),
  /** The lowest price less the highest one, where both have twenty. */
  comparison: z
    .strictObject({
      ...Interval,
      cheaper: UnitPrice,
      dearer: UnitPrice,
      findable: z.number(),
      /** With the rate of false finds over all such tests held to ten per cent. */
      standsOut: z.boolean(),
    })
    .nullable(),
  /** Put into quotes in that time at another price than the list’s: they count on no side. */
  otherwise: z.int(),
});
export type PriceTest = z.infer<typeof PriceTest>;

const component = z.strictObject({ key: z.string().max(400) });
const cell = {
  cell: Cell.optional(),
  /** Those alone that one side of a price test is counted from: its id, and the side. */
  test: z.string().max(200).optional(),
  side: z.string().max(20).optional(),
};

export const choicesApi = {
  insightChoices: {
    method: 'GET',
    path: '/api/insight/choices',
    audience: 'manager',
    summary: 'Per component: how often it is chosen, kept and left, at which prices',
    query: InsightFilter,
    answer: z.strictObject({ components: z.array(ChoiceFigures) }),
  },
  insightWillingness: {
    method: 'GET',
    path: '/api/insight/choices/:key',
    audience: 'manager',
    summary: 'What one component is worth to customers, as far as it can be told',
    params: component,
    query: InsightFilter,
    answer: Willingness,
  },
  insightPriceTests: {
    method: 'GET',
    path: '/api/insight/price-tests',
    audience: 'manager',
    summary:
      'What became of components before and after a change of their list price, and at prices drawn by lot',
    query: InsightFilter,
    answer: z.strictObject({ tests: z.array(PriceTest) }),
  },
  insightChoiceRows: {
    method: 'GET',
    path: '/api/insight/choices/:key/rows',
    audience: 'manager',
    summary: 'The observations behind a component’s figure, newest first',
    params: component,
    query: InsightFilter.extend({
      ...cell,
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.strictObject({ count: z.int(), rows: z.array(ChoiceRow) }),
  },
  insightChoicesFile: {
    method: 'GET',
    path: '/api/insight/choices-file',
    audience: 'manager',
    summary: 'Every observation as CSV, or those of one component',
    query: InsightFilter.extend({ ...cell, key: z.string().max(400).optional() }),
    mediaType: 'text/csv',
  },
  insightWords: {
    method: 'GET',
    path: '/api/insight/words',
    audience: 'manager',
    summary: 'What buyers wrote of components they left out, of prices, and when they said no; newest first',
    query: InsightFilter,
    answer: z.strictObject({
      words: z.array(
        z.strictObject({
          quoteId: QuoteId,
          customerName: z.string(),
          name: z.string(),
          /** The component it was about; empty: the offer as a whole. */
          title: z.string(),
          text: z.string(),
          source: z.enum(['comment', 'proposal', 'decline']),
          at: Instant,
        }),
      ),
    }),
  },
} as const satisfies Record<string, EndpointRow>;
