/** What managers learn: each view's figures, and the rows that every one of them opens to. */
import { z } from 'zod';
import { OpportunityId, QuoteId, TemplateId, UserId } from '../ids.ts';
import { ageBuckets, caseViews, sizeBands } from '../insight/case-views.ts';
import { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import { lostVariants } from '../opportunity/loss.ts';
import { PipelineId } from '../opportunity/pipeline.ts';
import { nameLanguages } from '../opportunity/stage-names.ts';
import { Stage } from '../opportunity/stages.ts';
import { Instant, IsoDate } from '../time.ts';
import type { EndpointRow } from './api.ts';

/**
 * Which cycles are looked at: those that began on these days, were owned by somebody when they ended (now, while they are
 * open), whose quote was begun from a template, or which go by
 * a pipeline. All optional.
 */
export const InsightFilter = z.object({
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  owner: UserId.optional(),
  template: TemplateId.optional(),
  pipeline: PipelineId.optional(),
});
export type InsightFilter = z.output<typeof InsightFilter>;

/** Names the rows behind a figure, within its view. Opaque. */
export const Cell = z.string().min(1).max(120);

/** How many rows, and what they come to in each currency; currencies are never added up. */
export const Figure = z.strictObject({
  cell: Cell,
  count: z.int(),
  sums: z.array(z.strictObject({ currency: CurrencyCode, amount: MinorUnits })),
});
export type Figure = z.infer<typeof Figure>;

const Share = z.number().min(0).max(1);
/** k of n with its 95 % interval, for customers who repeat themselves. No share and no interval under five cases. */
export const Rate = z.strictObject({
  /** Opens to the n; `yes` to the k. */
  cell: Cell,
  yes: Cell,
  n: z.int(),
  k: z.int(),
  share: Share.nullable(),
  low: Share.nullable(),
  high: Share.nullable(),
});
export type Rate = z.infer<typeof Rate>;

/** The middle of so many numbers, and where the middle half of them lies; `null` under five. */
export const Spread = z.strictObject({
  cell: Cell,
  n: z.int(),
  median: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Spread = z.infer<typeof Spread>;

/** One cycle of a deal. */
export const CaseRow = z.strictObject({
  opportunityId: OpportunityId,
  cycle: z.int(),
  quoteId: QuoteId,
  customerName: z.string(),
  title: z.string(),
  ownerName: z.string(),
  stage: Stage,
  variant: z.enum(lostVariants).nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  currency: CurrencyCode.nullable(),
  amount: MinorUnits.nullable(),
  /** What the view measures, where it measures days; of a forecast, until the expected close. */
  days: z.int().nullable(),
  /** The same for shares: of what was expected, of the price without discounts. */
  ratio: z.number().nullable(),
  /** How likely the forecast takes it to be won; `null` where it is not in it. */
  chance: z.number().nullable(),
  /** Every figure of the view that it counts in. */
  cells: z.array(Cell),
});
export type CaseRow = z.infer<typeof CaseRow>;

const AgeView = z.strictObject({
  bars: z.array(
    z.strictObject({ bucket: z.enum(ageBuckets), stage: Stage, currency: CurrencyCode, figure: Figure }),
  ),
  all: Figure,
  /** By day since first sent: how many are won and lost by then. Only from twenty decided on. */
  curves: z.array(
    z.strictObject({
      size: z.enum(['all', ...sizeBands]),
      offered: Figure,
      decided: Figure,
      steps: z.array(z.strictObject({ day: z.int(), atRisk: z.int(), won: Share, lost: Share })).nullable(),
    }),
  ),
});

const FlowView = z.strictObject({
  stages: z.array(
    z.strictObject({
      stage: Stage,
      entered: Figure,
      reached: z.array(z.strictObject({ stage: Stage, rate: Rate })),
      /** How long each stayed, young ones too. */
      stayed: Figure,
      /** By which day half, and four of five, had left it; of those still there only that they lasted is known. */
      medianDays: z.number().nullable(),
      eightiethDays: z.number().nullable(),
    }),
  ),
  /** The ways that were really taken, the most frequent first. */
  paths: z.array(
    z.strictObject({
      path: z.array(Stage),
      /** What it differs by from the process as it is drawn. */
      skipped: z.array(Stage),
      back: z.array(Stage),
      figure: Figure,
    }),
  ),
  /** All ways together against the process as it is drawn; one may both skip a stage and go back. */
  ways: z.strictObject({ drawn: Figure, skipped: Figure, back: Figure }),
  /** Cycles too young to have been decided, which count in no rate here. */
  unripe: Figure,
});

const ForecastView = z.strictObject({
  /** Every deal that is counted: its buyer is expected to say yes within the horizon. */
  within: Figure,
  currencies: z.array(
    z.strictObject({
      currency: CurrencyCode,
      inside: Figure,
      expected: MinorUnits,
      low: MinorUnits,
      high: MinorUnits,
      largestShare: Share,
    }),
  ),
  stages: z.array(
    /** `probability`: what was assumed, giving way to `history` as that grows. */
    z.strictObject({ stage: Stage, probability: Share, assumed: Share, history: Rate, figure: Figure }),
  ),
  /** Left out, and why. */
  outside: z.array(z.strictObject({ why: z.enum(['outside-horizon', 'overdue', 'let-go']), figure: Figure })),
});

const OutcomesView = z.strictObject({
  won: Figure,
  lost: Figure,
  /** By when it was decided, in the seller's calendar, the oldest first; 'earlier' where anything was. */
  months: z.array(
    z.strictObject({
      month: z.union([z.literal('earlier'), z.string().regex(/^\d{4}-\d{2}$/)]),
      won: Figure,
      lost: Figure,
    }),
  ),
});

const LossesView = z.strictObject({
  variants: z.array(z.strictObject({ variant: z.enum(lostVariants), from: Stage, figure: Figure })),
  all: Figure,
  /** Whom deals were lost to, the most of them first. */
  competitors: z.array(z.strictObject({ name: z.string(), figure: Figure })),
  /** Days that lost deals were held beyond half a year, of those that were. */
  held: Spread,
  revived: Rate,
  wonAfterRevival: Rate,
});

const GateView = z.strictObject({
  /** Those with a decided deal, the busiest first. */
  pipelines: z.array(
    z.strictObject({
      pipelineId: PipelineId,
      /** What it came to ÷ what was expected at the gate. */
      value: Spread,
      /** Days from the first expected close to the decision; positive is later. */
      close: Spread,
    }),
  ),
});

const Comparison = z.strictObject({ low: z.number(), high: z.number(), findable: Share });
export type Comparison = z.infer<typeof Comparison>;
const CoDesignView = z.strictObject({
  sizes: z.array(
    z.strictObject({
      size: z.enum(sizeBands),
      with: Rate,
      without: Rate,
      /** The interval of the difference; `null` under twenty on either side. */
      difference: Comparison.nullable(),
    }),
  ),
});

export const hygieneMarks = [
  'overdue',
  'let-go',
  'slipping',
  'silent',
  'review-waits',
  'sent-unready',
] as const;
const HygieneView = z.strictObject({
  marks: z.array(z.strictObject({ mark: z.enum(hygieneMarks), figure: Figure })),
});

const OverviewView = z.strictObject({
  /** Everybody who owns a deal, whatever the filter. */
  owners: z.array(z.strictObject({ userId: UserId, name: z.string() })),
  cycles: z.int(),
  customers: z.int(),
  coDesignToSent: Rate,
  sentToWon: Rate,
  /** Days from the first sent version to the signature. */
  signature: z.strictObject({ with: Spread, without: Spread }),
  /** What discounts took off what was won, weighted by value. */
  discounts: z.array(z.strictObject({ currency: CurrencyCode, figure: Figure, share: Share })),
});

/** How many rows at once. */
const page = {
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

const view = <A extends z.ZodType>(path: string, summary: string, answer: A) =>
  ({
    method: 'GET',
    path: `/api/insight/${path}`,
    audience: 'manager',
    summary,
    query: InsightFilter,
    answer,
  }) as const;

export const insightApi = {
  insightOverview: view('overview', 'Key figures: from design to signature, and discounts', OverviewView),
  insightAge: view('age', 'How long versions have lain with customers, and when they are decided', AgeView),
  insightFlow: view('flow', 'How many of each stage reach which, how fast, and on which ways', FlowView),
  insightForecast: view('forecast', 'What open deals may come to, as a distribution', ForecastView),
  insightOutcomes: view('outcomes', 'How many deals were won and lost in each month', OutcomesView),
  insightLosses: view('losses', 'Why and from which stage deals were lost, and what came back', LossesView),
  insightGate: view('gate', 'The first estimate against what became of it', GateView),
  insightCoDesign: view(
    'co-design',
    'How often quotes are won with and without the customer designing',
    CoDesignView,
  ),
  insightHygiene: view('hygiene', 'Open deals that somebody must look at', HygieneView),
  insightRows: {
    method: 'GET',
    path: '/api/insight/rows/:view',
    audience: 'manager',
    summary:
      'The rows behind a figure, newest first, of a forecast by when the buyer is expected to say yes; all of the view without a cell',
    params: z.strictObject({ view: z.enum(caseViews) }),
    query: InsightFilter.extend({ cell: Cell.optional(), ...page }),
    answer: z.strictObject({ figure: Figure.omit({ cell: true }), rows: z.array(CaseRow) }),
  },
  insightFile: {
    method: 'GET',
    path: '/api/insight/files/:view',
    audience: 'manager',
    summary: 'The rows of a view, or behind one of its figures, as CSV',
    params: z.strictObject({ view: z.enum(caseViews) }),
    query: InsightFilter.extend({
      cell: Cell.optional(),
      /** Of the names of stages. */
      language: z.enum(nameLanguages).default('en'),
    }),
    mediaType: 'text/csv',
  },
} as const satisfies Record<string, EndpointRow>;

export type InsightAnswers = {
  readonly overview: z.infer<typeof OverviewView>;
  readonly age: z.infer<typeof AgeView>;
  readonly flow: z.infer<typeof FlowView>;
  readonly forecast: z.infer<typeof ForecastView>;
  readonly outcomes: z.infer<typeof OutcomesView>;
  readonly losses: z.infer<typeof LossesView>;
  readonly gate: z.infer<typeof GateView>;
  readonly 'co-design': z.infer<typeof CoDesignView>;
  readonly hygiene: z.infer<typeof HygieneView>;
};
