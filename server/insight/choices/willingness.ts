/** What one component is worth to customers: the shape over the bands, brackets from single buyers, and a model. */
import { fewestToCompare } from '#shared/insight/case-views.ts';
import { type PriceBand, priceBands } from '#shared/insight/price-bands.ts';
import type { Willingness } from '#shared/protocol/choices-api.ts';
import { fewestCustomers } from '#shared/statistics/effective-size.ts';
import { type Answer, fitFirth, mayFit } from '#shared/statistics/firth-logistic.ts';
import { bootstrapBands, nonIncreasing } from '#shared/statistics/monotone.ts';
import { inRisingOrder, quantileOf } from '#shared/statistics/quantile.ts';
import { turnbull } from '#shared/statistics/turnbull.ts';
import { type BracketRecord, bracketOf } from './brackets.ts';
import { type ChoiceRecord, shareOfList } from './read-choices.ts';

export interface PricedRecord extends ChoiceRecord, BracketRecord {
  readonly customerName: string;
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

/** What the share chosen may depend on beside the price. */
type Factor = (record: PricedRecord) => boolean;
const factors: readonly Factor[] = [({ preselected }) => preselected, ({ isLarge }) => isLarge];

/** Those that are there to be told apart: most components start out the same way in every quote. */
const varyingIn = (records: readonly PricedRecord[]): Measure[] =>
  factors
    .filter((is) => records.some(is) && !records.every(is))
    .map((is) => (record) => (is(record) ? 1 : 0));

/** What stands beside the price in the model. */
type Measure = (record: PricedRecord) => number;

/**
 * The effect of the customer, as far as it can mislead: sellers ask more of whoever is keen, and less of whoever
 * hesitates. With the mean price of each customer in the model, the price compares customers with themselves (Y. Mundlak,
 * Econometrica 46, 1978; for chances J. M. Neuhaus and J. D. Kalbfleisch, Biometrics 54, 1998), which an intercept drawn
 * at random for each would not: it takes for granted that customers do not differ by what they are asked. That they
 * differ otherwise is what the intervals over customers are for; the points are an average over all of them, which a
 * model without such intercepts gives straight away (S. L. Zeger, K.-Y. Liang and P. S. Albert, Biometrics 44, 1988).
 * Empty until customers enough have seen more than one price: by what was asked alone, whatever they answered.
 */
function customersIn(records: readonly PricedRecord[]): Measure[] {
  const logs = Map.groupBy(records, ({ customer_key }) => customer_key);
  const means = new Map<string, number>();
  let varied = 0;
  for (const [customer, own] of logs) {
    const rising = inRisingOrder(own.map(logPrice));
    means.set(customer, rising.reduce((sum, log) => sum + log, 0) / rising.length);
    if ((rising.at(-1) ?? 0) - (rising[0] ?? 0) >= leastVariation) varied += 1;
  }
  return varied < fewestCustomers ? [] : [({ customer_key }) => means.get(customer_key) ?? 0];
}

/** Prices that lie closer together than this within a segment, as logarithms, say nothing of price. */
const leastVariation = 0.03;

export function modelOf(records: readonly PricedRecord[]): Willingness['model'] {
  const priced = records.filter(({ ratio }) => ratio !== null && ratio > 0).sort((a, b) => a.at - b.at);
  const customers = customersIn(priced);
  const beside = [...varyingIn(priced), ...customers];
  const answers = priced.map(answerBy(beside));
  // The constant and the price are coefficients too.
  if (!mayFit(answers, 2 + beside.length)) return { missing: 'too-few' };
  if (!variesWithin(priced)) return { missing: 'prices-alike' };
  const fit = fitFirth(answers);
  const price = fit?.coefficients[1];
  if (!fit || !price) return { missing: 'not-settled' };
  // The average over all observations of what a tenth more does to the chance.
  const steepness = fit.chances.reduce((sum, p) => sum + p * (1 - p), 0) / fit.chances.length;
  const points = (slope: number) => 100 * steepness * slope * Math.log(1.1);
  return {
    points: { value: points(price.value), low: points(price.low), high: points(price.high) },
    isWithinCustomers: customers.length > 0,
    heldOut: heldOut(priced, customers),
  };
}

const answerBy =
  (beside: readonly Measure[]) =>
  (record: PricedRecord): Answer => ({
    cluster: record.customer_key,
    yes: record.atSend,
    x: [logPrice(record), ...beside.map((measure) => measure(record))],
  });

const logPrice = ({ ratio }: ChoiceRecord) => Math.log(shareOfList(ratio ?? 1));

function variesWithin(records: readonly PricedRecord[]): boolean {
  return [...Map.groupBy(records, ({ isLarge }) => isLarge).values()].every((segment) => {
    const logs = inRisingOrder(segment.map(logPrice));
    return (quantileOf(logs, 0.9) ?? 0) - (quantileOf(logs, 0.1) ?? 0) >= leastVariation;
  });
}

/** Fitted on the earlier two thirds of the time, held against the last. */
function heldOut(
  rising: readonly PricedRecord[],
  customers: readonly Measure[],
): { n: number; predicted: number; observed: number } | null {
  const [first, last] = [rising[0]?.at ?? 0, rising.at(-1)?.at ?? 0];
  const from = first + ((last - first) * 2) / 3;
  const [seen, unseen] = [rising.filter(({ at }) => at < from), rising.filter(({ at }) => at >= from)];
  const answerOf = answerBy([...varyingIn(seen), ...customers]);
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
