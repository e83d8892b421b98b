/** What one component is worth to customers: the shape over the bands, brackets from single buyers, and a model. */
import { fewestToCompare } from '#shared/insight/case-views.ts';
import { type PriceBand, priceBands } from '#shared/insight/price-bands.ts';
import type { Willingness } from '#shared/protocol/choices-api.ts';
import { type Answer, fitFirth, mayFit } from '#shared/statistics/firth-logistic.ts';
import { bootstrapBands, nonIncreasing } from '#shared/statistics/monotone.ts';
import { inRisingOrder, quantileOf } from '#shared/statistics/quantile.ts';
import { type Bracket, turnbull } from '#shared/statistics/turnbull.ts';
import { type ChoiceRecord, shareOfList } from './read-choices.ts';

export interface PricedRecord extends ChoiceRecord {
  readonly customerName: string;
  /** The buyer said that it cost too much. */
  readonly isPriceReason: boolean;
  /** The buyer chose something in the quote before it was sent, or signed that very version. */
  readonly isBuyersChoice: boolean;
  /** Whether the deal is larger than the median: what sellers price by. */
  readonly isLarge: boolean;
}

type Shape = Willingness['shapes'][number];

/** What starts out in and what starts out out each have their own. */
export const shapesOf = (records: readonly PricedRecord[]): Shape[] =>
  [true, false].flatMap((preselected) => {
    const bands = shapeOf(records.filter((record) => record.preselected === preselected));
    return bands ? [{ preselected, bands }] : [];
  });

/** From the cheapest band in use to the dearest; `null` until each of them has twenty. */
export function shapeOf(records: readonly PricedRecord[]): Shape['bands'] | null {
  const bands = priceBands.filter((band) => records.some((record) => record.band === band));
  const counts = (own: readonly ChoiceRecord[]) =>
    bands.map((band) => {
      const of = own.filter((record) => record.band === band);
      return { n: of.length, k: of.filter(({ atSend }) => atSend).length };
    });
  const all = counts(records);
  if (bands.length < 2 || all.some(({ n }) => n < fewestToCompare)) return null;
  const customers = [...Map.groupBy(records, ({ customer_key }) => customer_key).values()].map(counts);
  const intervals = bootstrapBands(customers, bands.length, { draws: 400 });
  return nonIncreasing(all).map((share, i) => ({
    band: bands[i] as PriceBand,
    share,
    low: intervals[i]?.low ?? null,
    high: intervals[i]?.high ?? null,
  }));
}

/** Under so many brackets they are listed and not summed up. */
const fewestBrackets = 20;

export function bracketsOf(records: readonly PricedRecord[]): Willingness['brackets'] {
  const brackets = records.flatMap((record) => {
    const bracket = bracketOf(record);
    return bracket ? [{ ...bracket, customerName: record.customerName }] : [];
  });
  const end = (to: number) => (Number.isFinite(to) ? shareOfList(to) : null);
  if (brackets.length < fewestBrackets) {
    const list = brackets.map(({ low, high, customerName }) => ({
      from: shareOfList(low),
      to: end(high),
      customerName,
    }));
    return { n: brackets.length, list, stretches: null };
  }
  const stretches = turnbull(brackets).map(({ low, high, share }) => ({
    from: shareOfList(low),
    to: end(high),
    share,
  }));
  return { n: brackets.length, list: null, stretches };
}

/** To whole hundredths of the list price: finer is more than buyers tell. */
const rounded = (ratio: number) => Math.round(ratio / 100) * 100;

/**
 * What the buyer said of the price counts before what stands in the quote. What stands there is worth its price to them
 * where they have chosen in it, and not where a seller alone put it together, nor where they left it at the signature.
 */
function bracketOf(record: PricedRecord): Bracket | null {
  const { atSend, atAccept, ratio, dropped_ratio, worth_from, worth_to } = record;
  if (record.isPriceReason) {
    const refusedAt = atSend ? ratio : (dropped_ratio ?? ratio);
    return refusedAt === null ? null : { low: 0, high: rounded(refusedAt) };
  }
  if (worth_from === null || atAccept === false || !record.isBuyersChoice) return null;
  return {
    low: rounded(worth_from),
    high: worth_to === null ? Number.POSITIVE_INFINITY : rounded(worth_to),
  };
}

/** What the share chosen may depend on beside the price. */
type Factor = (record: PricedRecord) => boolean;
const factors: readonly Factor[] = [({ preselected }) => preselected, ({ isLarge }) => isLarge];

/** Those that are there to be told apart: most components start out the same way in every quote. */
const varyingIn = (records: readonly PricedRecord[]): Factor[] =>
  factors.filter((is) => records.some(is) && !records.every(is));

/** Prices that lie closer together than this within a segment, as logarithms, say nothing of price. */
const leastVariation = 0.03;

export function modelOf(records: readonly PricedRecord[]): Willingness['model'] {
  const priced = records.filter(({ ratio }) => ratio !== null && ratio > 0).sort((a, b) => a.at - b.at);
  const varying = varyingIn(priced);
  const answers = priced.map(answerBy(varying));
  // The constant and the price are coefficients too.
  if (!mayFit(answers, 2 + varying.length)) return { missing: 'too-few' };
  if (!variesWithin(priced)) return { missing: 'prices-alike' };
  const fit = fitFirth(answers);
  const price = fit?.coefficients[1];
  if (!fit || !price) return { missing: 'not-settled' };
  // The average over all observations of what a tenth more does to the chance.
  const steepness = fit.chances.reduce((sum, p) => sum + p * (1 - p), 0) / fit.chances.length;
  const points = (slope: number) => 100 * steepness * slope * Math.log(1.1);
  return {
    points: { value: points(price.value), low: points(price.low), high: points(price.high) },
    heldOut: heldOut(priced),
  };
}

const answerBy =
  (varying: readonly Factor[]) =>
  (record: PricedRecord): Answer => ({
    cluster: record.customer_key,
    yes: record.atSend,
    x: [logPrice(record), ...varying.map((is) => (is(record) ? 1 : 0))],
  });

const logPrice = ({ ratio }: ChoiceRecord) => Math.log(shareOfList(ratio ?? 1));

function variesWithin(records: readonly PricedRecord[]): boolean {
  return [...Map.groupBy(records, ({ isLarge }) => isLarge).values()].every((segment) => {
    const logs = inRisingOrder(segment.map(logPrice));
    return (quantileOf(logs, 0.9) ?? 0) - (quantileOf(logs, 0.1) ?? 0) >= leastVariation;
  });
}

/** Fitted on the earlier two thirds of the time, held against the last. */
function heldOut(rising: readonly PricedRecord[]): { n: number; predicted: number; observed: number } | null {
  const [first, last] = [rising[0]?.at ?? 0, rising.at(-1)?.at ?? 0];
  const from = first + ((last - first) * 2) / 3;
  const [seen, unseen] = [rising.filter(({ at }) => at < from), rising.filter(({ at }) => at >= from)];
  const answerOf = answerBy(varyingIn(seen));
  const fit = unseen.length < fewestToCompare ? null : fitFirth(seen.map(answerOf));
  if (!fit) return null;
  const slopes = fit.coefficients.map(({ value }) => value);
  const predicted = unseen.map((record) => {
    const logOdds = [1, ...answerOf(record).x].reduce((sum, x, i) => sum + x * (slopes[i] ?? 0), 0);
    return 1 / (1 + Math.exp(-logOdds));
  });
  return {
    n: unseen.length,
    predicted: predicted.reduce((sum, p) => sum + p, 0) / unseen.length,
    observed: unseen.filter(({ atSend }) => atSend).length / unseen.length,
  };
}
