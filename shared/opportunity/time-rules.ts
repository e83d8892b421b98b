/**
 * What time makes of an open deal, as a table over its facts. All days are the seller's, months are calendar months.
 * A rule proposes, marks and takes a deal out of the forecast; it moves no stage and loses nothing by itself.
 */
import { z } from 'zod';
import { type StandingStance, standingStances } from '../negotiation/stances.ts';
import { addDays, addMonths, daysBetween, type IsoDate } from '../time.ts';
import type { Stage } from './stages.ts';
import { addWorkingDays } from './working-days.ts';

/** How often the expected close has been moved to a later day in this cycle, and by how many days in all. */
export interface Slips {
  readonly count: number;
  readonly days: number;
}

/** What the rules look at: one open cycle of an opportunity. */
export interface CycleFacts {
  readonly stage: Stage;
  readonly startedOn: IsoDate;
  readonly stageSince: IsoDate;
  readonly expectedClose: IsoDate | null;
  /** Moves of the expected close in either direction, in this cycle. */
  readonly redates: number;
  readonly lastRedatedOn: IsoDate | null;
  readonly slips: Slips;
  readonly lastBuyerActOn: IsoDate | null;
  /** Of the version that lies with the customer. */
  readonly outstanding: { readonly id: string; readonly validUntil: IsoDate | null } | null;
  /** A request for approval that nobody has answered. */
  readonly reviewAsked: { readonly id: string; readonly on: IsoDate } | null;
  /** How long its pipeline looks ahead. */
  readonly horizonMonths: number;
  /** How long buyers are silent in this stage when they buy, where enough have; `null`: as in `silence`. */
  readonly learntSilenceDays: number | null;
}

export const letGoAfterMonths = 6;
/** A deal past that age stays where it is likely to close within this. */
export const likelyWithinMonths = 1;
export const snoozeDays = 14;
export const managerAfterDays = 14;
export const askBeforeExpiryDays = 3;
const slipLimit: Slips = { count: 2, days: 60 };
const reviewWorkingDays = 3;
/** From so many won cycles on, what buyers do takes the place of `silence`. */
export const learntFromCycles = 30;

/** After how long without a sign of the buyer a deal is marked, by stage. */
export const silence: Readonly<Partial<Record<Stage, { days: number } | { workingDays: number }>>> = {
  identified: { days: 21 },
  co_designing: { days: 21 },
  pricing_review: { workingDays: 3 },
  quote_sent: { days: 14 },
  negotiating: { days: 14 },
};

/** Where a rule holds: since which of the seller's days, and on which occasion of its cycle. */
export interface Holding {
  readonly since: IsoDate;
  readonly period: string;
}

export interface TimeRule {
  readonly holds: (facts: CycleFacts, today: IsoDate) => Holding | null;
  /** While it holds the deal counts for nothing in a forecast. */
  readonly weighsNothing?: true;
  /** While it holds the seller sends nothing and moves no stage. */
  readonly blocks?: true;
  /** It asks somebody to do something: its owner; and managers after so many days. `null`: the owner alone. */
  readonly asks?: { readonly managerAfterDays: number | null };
}

const latest = (...days: readonly (IsoDate | null)[]): IsoDate =>
  days.reduce<IsoDate>((last, day) => (day !== null && day > last ? day : last), '');

export const timeRules = {
  /** Open for half a year, and not about to close. */
  'let-go': {
    holds: ({ startedOn, expectedClose, redates, lastRedatedOn }, today) => {
      const old = addMonths(startedOn, letGoAfterMonths);
      if (today < old) return null;
      const period = String(redates);
      if (expectedClose === null) return { since: old, period };
      if (expectedClose < today) return { since: latest(old, addDays(expectedClose, 1)), period };
      if (expectedClose <= addMonths(today, likelyWithinMonths)) return null;
      return { since: latest(old, lastRedatedOn), period };
    },
    weighsNothing: true,
    asks: { managerAfterDays },
  },
  /** The day it should have closed by has passed. */
  overdue: {
    holds: ({ expectedClose, redates }, today) =>
      expectedClose !== null && expectedClose < today
        ? { since: addDays(expectedClose, 1), period: String(redates) }
        : null,
    weighsNothing: true,
    blocks: true,
    asks: { managerAfterDays: null },
  },
  /** It closes later than its pipeline looks ahead. */
  'outside-horizon': {
    holds: ({ expectedClose, horizonMonths, startedOn, lastRedatedOn, redates }, today) =>
      expectedClose !== null && expectedClose > addMonths(today, horizonMonths)
        ? { since: lastRedatedOn ?? startedOn, period: String(redates) }
        : null,
  },
  /** Nothing from the buyer in this stage for longer than it usually takes. */
  silent: {
    holds: (facts, today) => {
      const heard = heardOn(facts);
      const since = silentFrom(facts, heard);
      return since !== null && today >= since ? { since, period: heard } : null;
    },
  },
  /** What lies with the customer ends in a few days. */
  'expires-soon': {
    holds: ({ outstanding }, today) => {
      if (!outstanding?.validUntil || outstanding.validUntil < today) return null;
      const since = addDays(outstanding.validUntil, -askBeforeExpiryDays);
      return today >= since ? { since, period: outstanding.id } : null;
    },
    asks: { managerAfterDays: null },
  },
  /** What lies with the customer has ended. */
  expired: {
    holds: ({ outstanding }, today) =>
      outstanding?.validUntil && outstanding.validUntil < today
        ? { since: addDays(outstanding.validUntil, 1), period: outstanding.id }
        : null,
  },
  /** It has been moved ahead too often, or too far. */
  slipping: {
    holds: ({ slips, lastRedatedOn, redates, startedOn }) =>
      slips.count > slipLimit.count || slips.days > slipLimit.days
        ? { since: lastRedatedOn ?? startedOn, period: String(redates) }
        : null,
    asks: { managerAfterDays: 0 },
  },
  /** Somebody has been asked to approve and has not answered. */
  'review-waits': {
    holds: ({ reviewAsked }, today) => {
      if (!reviewAsked) return null;
      const since = addDays(addWorkingDays(reviewAsked.on, reviewWorkingDays), 1);
      return today >= since ? { since, period: reviewAsked.id } : null;
    },
    asks: { managerAfterDays: 0 },
  },
} as const satisfies Readonly<Record<string, TimeRule>>;

export type TimeRuleId = keyof typeof timeRules;
export const timeRuleIds = Object.keys(timeRules) as [TimeRuleId, ...TimeRuleId[]];

/**
 * What asks something of people: the rules above that do, the day that somebody lost or waiting is to be asked, whom at a
 * customer no mail reaches, and what a buyer has said of going on at all.
 */
export const taskRules = [
  'let-go',
  'overdue',
  'expires-soon',
  'slipping',
  'review-waits',
  'wake-up',
  'mail-returned',
  ...standingStances,
] as const satisfies readonly (TimeRuleId | 'wake-up' | 'mail-returned' | StandingStance)[];
export const TaskRule = z.enum(taskRules);
export type TaskRule = z.infer<typeof TaskRule>;

export const taskAnswers = ['redated', 'lost', 'came-back', 'dropped', 'seen'] as const;
export const TaskAnswer = z.enum(taskAnswers);
export type TaskAnswer = z.infer<typeof TaskAnswer>;

const rules: Readonly<Record<TimeRuleId, TimeRule>> = timeRules;

/** The rules that hold on that day, by name. */
export function holdingRules(facts: CycleFacts, today: IsoDate): Map<TimeRuleId, Holding> {
  return new Map(
    timeRuleIds.flatMap((id) => {
      const holding = rules[id].holds(facts, today);
      return holding ? [[id, holding] as const] : [];
    }),
  );
}

/** 0 where a rule takes the deal out of the forecast, whatever its stage; else 1. */
export function weightOf(holding: ReadonlyMap<TimeRuleId, unknown>): 0 | 1 {
  return timeRuleIds.some((id) => holding.has(id) && rules[id].weighsNothing) ? 0 : 1;
}

/** Whether the seller has to settle something before the deal goes on. */
export function isBlocked(facts: CycleFacts, today: IsoDate): boolean {
  return timeRuleIds.some((id) => rules[id].blocks && rules[id].holds(facts, today) !== null);
}

/** From which day on managers see what the rule asks; `null`: they do not. */
export function managerDay(rule: TimeRuleId, foundOn: IsoDate): IsoDate | null {
  const days = rules[rule].asks?.managerAfterDays ?? null;
  return days === null ? null : addDays(foundOn, days);
}

/** Whole days without a sign of the buyer, in the stage that the deal is in. */
export function quietDays(facts: Pick<CycleFacts, 'stageSince' | 'lastBuyerActOn'>, today: IsoDate): number {
  return daysBetween(heardOn(facts), today);
}

/** How much later, in days; 0 where it is not. */
export function slipDays(before: IsoDate, after: IsoDate): number {
  return Math.max(0, daysBetween(before, after));
}

const heardOn = ({ stageSince, lastBuyerActOn }: Pick<CycleFacts, 'stageSince' | 'lastBuyerActOn'>) =>
  latest(stageSince, lastBuyerActOn);

function silentFrom({ stage, learntSilenceDays }: CycleFacts, heard: IsoDate): IsoDate | null {
  const limit = silence[stage];
  if (!limit) return null;
  if (learntSilenceDays !== null) return addDays(heard, learntSilenceDays);
  return 'days' in limit ? addDays(heard, limit.days) : addWorkingDays(heard, limit.workingDays);
}
