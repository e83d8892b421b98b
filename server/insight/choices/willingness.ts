/** What one component is worth to customers: the shape over the bands, brackets from single buyers, and a model. */
import { fewestToCompare } from '#shared/insight/case-views.ts';
import { type PriceBand, priceBands } from '#shared/insight/price-bands.ts';
import type { Willingness } from '#shared/protocol/choices-api.ts';
import { fitFirth, mayFit } from '#shared/statistics/firth-logistic.ts';
import { bootstrapBands, nonIncreasing } from '#shared/statistics/monotone.ts';
import { inRisingOrder, quantileOf } from '#shared/statistics/quantile.ts';
import { turnbull } from '#shared/statistics/turnbull.ts';
import { type ChoiceRecord, shareOfList } from './read-choices.ts';

export interface PricedRecord extends ChoiceRecord {
  readonly customerName: string;
  /** The buyer said that it was left out for its price. */
  readonly isPriceReason: boolean;
  /** Whether the deal is larger than the median: what sellers price by. */
  readonly isLarge: boolean;
}

/** From the cheapest band in use to the dearest; `null` until each of them has twenty. */
export function shapeOf(records: readonly PricedRecord[]): Willingness['shape'] {
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

function bracketOf({ worth_from, worth_to, atSend, dropped_ratio, ratio, isPriceReason }: PricedRecord) {
  if (worth_from !== null) {
    const high = worth_to === null ? Number.POSITIVE_INFINITY : rounded(worth_to);
    return { low: rounded(worth_from), high };
  }
  const refusedAt = dropped_ratio ?? ratio;
  return !atSend && isPriceReason && refusedAt !== null ? { low: 0, high: rounded(refusedAt) } : null;
}

/** With the constant: the price, how it started out, and the size of the deal. */
const coefficients = 4;
/** Prices that lie closer together than this within a segment, as logarithms, say nothing of price. */
const leastVariation = 0.03;

export function modelOf(records: readonly PricedRecord[]): Willingness['model'] {
  const priced = records.filter(({ ratio }) => ratio !== null && ratio > 0).sort((a, b) => a.at - b.at);
  const answers = priced.map(answerOf);
  if (!mayFit(answers, coefficients)) return { missing: 'too-few' };
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

const answerOf = (record: PricedRecord) => ({
  cluster: record.customer_key,
  yes: record.atSend,
  x: [logPrice(record), record.preselected ? 1 : 0, record.isLarge ? 1 : 0],
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
