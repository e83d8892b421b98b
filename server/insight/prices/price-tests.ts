/**
 * What became of a component at one list price and at another: before and after a change, and at prices that were drawn
 * by lot. What counts is that the component began in the quote at the list price of its moment, whatever was given off
 * later; the two states it may have started out in are never one figure.
 */
import { fewestForRate, fewestToCompare } from '#shared/insight/case-views.ts';
import { choiceCell } from '#shared/insight/choice-cells.ts';
import { normaliseDecimal } from '#shared/money/decimal.ts';
import type { PriceTest } from '#shared/protocol/choices-api.ts';
import { differenceChance, differenceInterval, findableDifference } from '#shared/statistics/difference.ts';
import { clusterSums, correlationWithin, effectiveSize } from '#shared/statistics/effective-size.ts';
import { standOut } from '#shared/statistics/false-discovery.ts';
import { wilsonInterval } from '#shared/statistics/wilson.ts';
import { type PriceContrast, type SideName, type Span, sideNames } from './price-spans.ts';

export interface Taken {
  readonly customer: string;
  readonly preselected: boolean;
  readonly atSend: boolean;
  readonly takenAt: number;
  readonly price: string;
}

/** The span that it was taken in, where it began at the price of that span. */
export function spanOf(
  { spans }: PriceContrast,
  { takenAt, price }: Pick<Taken, 'takenAt' | 'price'>,
): Span | null {
  const span = spans.find(({ from, until }) => takenAt >= from && takenAt < until);
  return span && normaliseDecimal(span.price) === normaliseDecimal(price) ? span : null;
}

/** The newest first. `names`: what each component is called. */
export function priceTests<
  T extends { readonly title: string; readonly period: string; readonly currency: string },
>(
  contrasts: readonly PriceContrast[],
  taken: ReadonlyMap<string, readonly Taken[]>,
  names: ReadonlyMap<string, T>,
): (PriceTest & { readonly title: string })[] {
  const found = contrasts.flatMap((contrast) => {
    const name = names.get(contrast.key);
    const own = taken.get(contrast.key) ?? [];
    return name ? [false, true].flatMap((preselected) => testOf(contrast, own, preselected, name)) : [];
  });
  const marks = standOut(found.flatMap(({ compared }) => (compared ? [compared.chance] : [])));
  return found
    .map(({ test, compared }) => ({
      ...test,
      comparison: compared && { ...compared.shown, standsOut: marks.shift() === true },
    }))
    .sort((a, b) => b.at - a.at || (a.title < b.title ? -1 : 1));
}

function testOf(
  contrast: PriceContrast,
  all: readonly Taken[],
  preselected: boolean,
  { title, period, currency }: { readonly title: string; readonly period: string; readonly currency: string },
) {
  const during = all.filter(
    (one) =>
      one.preselected === preselected &&
      contrast.spans.some(({ from, until }) => one.takenAt >= from && one.takenAt < until),
  );
  if (during.length === 0) return [];
  const counted = during.flatMap((one) => {
    const span = spanOf(contrast, one);
    return span ? [{ ...one, span }] : [];
  });
  const word = preselected ? 'preselected' : 'unselected';
  const prices = new Map(contrast.spans.map(({ side, price }) => [side, price]));
  const sides = sideNames.flatMap((side) => {
    const price = prices.get(side);
    if (price === undefined) return [];
    return [{ side, price, ...countOf(counted.filter(({ span }) => span.side === side)) }];
  });
  const rising = sides.toSorted((a, b) => Number(a.price) - Number(b.price));
  const compared = compare(rising[0], rising.at(-1));
  const test = {
    id: `${contrast.id}-${word}`,
    kind: contrast.kind,
    at: contrast.at,
    key: contrast.key,
    ...{ title, period, currency, preselected },
    sides: sides.map(({ side, price, n, k, worth }) => ({
      ...{ side, price },
      rate: {
        ...{ cell: choiceCell(word), yes: choiceCell(word, 'sent'), n, k },
        ...(n < fewestForRate
          ? { share: null, low: null, high: null }
          : { share: k / n, ...wilsonInterval(worth.k, worth.n) }),
      },
    })),
    otherwise: during.length - counted.length,
  };
  return [{ test, compared }];
}

type Counted = ReturnType<typeof countOf> & { readonly price: string; readonly side: SideName };

/**
 * What the answers are worth when customers repeat themselves; and where the lot gave a whole span one price, when what
 * came in one span is alike. The dearer of the two counts.
 */
function countOf(of: readonly (Taken & { readonly span: Span })[]) {
  const n = of.length;
  const k = of.filter(({ atSend }) => atSend).length;
  const [byCustomer, bySpan] = [
    sumsBy(of, ({ customer }) => customer),
    sumsBy(of, ({ span }) => String(span.from)),
  ];
  const isDrawn = of.some(({ span: { side } }) => side !== 'before' && side !== 'after');
  const sizes = [byCustomer, ...(isDrawn ? [bySpan] : [])].map((sums) =>
    effectiveSize(sums, correlationWithin(sums)),
  );
  const size = Math.min(...sizes);
  const clusters = Math.min(byCustomer.clusters, ...(isDrawn ? [bySpan.clusters] : []));
  return { n, k, customers: clusters, worth: { n: size, k: n === 0 ? 0 : (k / n) * size } };
}

function sumsBy<T extends Taken>(of: readonly T[], key: (one: T) => string) {
  const groups = Map.groupBy(of, key);
  return clusterSums(
    [...groups.values()].map((own) => ({ n: own.length, k: own.filter(({ atSend }) => atSend).length })),
  );
}

/** The lower price less the higher one, where both have enough. */
function compare(cheaper: Counted | undefined, dearer: Counted | undefined) {
  if (!cheaper || !dearer || cheaper === dearer) return null;
  if (Math.min(cheaper.n, dearer.n) < fewestToCompare) return null;
  const [a, b] = [cheaper, dearer].map(({ worth, customers }) => ({ ...worth, customers })) as [
    { n: number; k: number; customers: number },
    { n: number; k: number; customers: number },
  ];
  return {
    chance: differenceChance(a, b),
    shown: {
      ...differenceInterval(a, b),
      ...{ cheaper: cheaper.price, dearer: dearer.price },
      findable: findableDifference(a.n, b.n, (a.k + b.k) / (a.n + b.n)),
    },
  };
}
