/** The figures of each component, all of them counted from its observations by the words of `choice-cells.ts`. */
import { fewestForRate, fewestToCompare } from '#shared/insight/case-views.ts';
import { type ChoiceWord, choiceCell, choiceTest } from '#shared/insight/choice-cells.ts';
import { priceBands } from '#shared/insight/price-bands.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { ChoiceFigures } from '#shared/protocol/choices-api.ts';
import type { Rate } from '#shared/protocol/insight-api.ts';
import { PricePeriod } from '#shared/quote/quote.ts';
import { differenceChance, differenceInterval, findableDifference } from '#shared/statistics/difference.ts';
import { clusterSums, correlationWithin, effectiveSize } from '#shared/statistics/effective-size.ts';
import { standOut } from '#shared/statistics/false-discovery.ts';
import { inRisingOrder, quantileOf } from '#shared/statistics/quantile.ts';
import { categoryPrior, shrink } from '#shared/statistics/shrinkage.ts';
import { wilsonInterval } from '#shared/statistics/wilson.ts';
import { type ChoiceRecord, shareOfList } from './read-choices.ts';

/** What a rate rests on: the cases, and what they are worth when customers repeat themselves. */
interface Counted {
  readonly n: number;
  readonly k: number;
  readonly customers: number;
  readonly worth: { readonly n: number; readonly k: number };
}

function count(records: readonly ChoiceRecord[], of: string, yes: string): Counted {
  const [isOf, isYes] = [choiceTest(of), choiceTest(yes)];
  const customers = new Map<string, { n: number; k: number }>();
  for (const record of records) {
    if (!isOf?.(record)) continue;
    const own = customers.get(record.customer_key) ?? { n: 0, k: 0 };
    own.n += 1;
    if (isYes?.(record)) own.k += 1;
    customers.set(record.customer_key, own);
  }
  const sums = clusterSums(customers.values());
  const size = effectiveSize(sums, correlationWithin(sums));
  const { n, k, clusters } = sums;
  return { n, k, customers: clusters, worth: { n: size, k: n === 0 ? 0 : (k / n) * size } };
}

function rateOf(records: readonly ChoiceRecord[], of: readonly ChoiceWord[], yes: ChoiceWord): Rate {
  const [cell, yesCell] = [choiceCell(...of), choiceCell(...of, yes)];
  const { n, k, worth } = count(records, cell, yesCell);
  const named = { cell, yes: yesCell, n, k };
  if (n < fewestForRate) return { ...named, share: null, low: null, high: null };
  return { ...named, share: k / n, ...wilsonInterval(worth.k, worth.n) };
}

/** Every component, the surest choice first. `proposed`: by component, prices as shares of what stood. */
export function choiceFigures(
  records: readonly ChoiceRecord[],
  proposed: ReadonlyMap<string, readonly number[]>,
): ChoiceFigures[] {
  const components = [...Map.groupBy(records, ({ component_key }) => component_key).values()].map((own) => ({
    own,
    sent: count(own, 'offered', 'sent'),
    compared: compare(own),
  }));
  const marks = standOut(components.flatMap(({ compared }) => (compared ? [compared.chance] : [])));
  const priors = priorsOf(components);
  return components
    .map(({ own, sent, compared }) => {
      const prior = priors.get(categoryOf(own));
      const standsOut = compared !== null && marks.shift() === true;
      return {
        ...figuresOf(own, sent),
        comparison: compared && { ...compared.found, standsOut },
        shrunk: prior ? shrink(sent.worth, prior) : null,
        proposed: [...(proposed.get(own[0]?.component_key ?? '') ?? [])],
      };
    })
    .sort((a, b) => surety(b) - surety(a) || (a.title < b.title ? -1 : 1));
}

const categoryOf = (own: readonly ChoiceRecord[]): string => own.at(-1)?.category ?? '';

function priorsOf(components: readonly { own: readonly ChoiceRecord[]; sent: Counted }[]) {
  return new Map(
    [...Map.groupBy(components, ({ own }) => categoryOf(own))].map(([category, of]) => [
      category,
      categoryPrior(of.map(({ sent }) => sent.worth)),
    ]),
  );
}

/** How far up it stands: by the lower end of what is likely, so that three of three does not top the list. */
function surety({ shrunk, states }: Pick<ChoiceFigures, 'shrunk' | 'states'>): number {
  return shrunk?.low ?? Math.max(-1, ...states.map(({ send }) => send.low ?? -1));
}

function figuresOf(
  own: readonly ChoiceRecord[],
  sent: Counted,
): Omit<ChoiceFigures, 'comparison' | 'shrunk' | 'proposed'> {
  const latest = own.reduce((last, record) => (record.at > last.at ? record : last));
  const inSent = own.filter(({ atSend }) => atSend);
  const median = quantileOf(inRisingOrder(inSent.map(({ amount }) => amount)), 0.5);
  return {
    key: latest.component_key,
    title: latest.title,
    category: latest.category,
    period: PricePeriod.parse(latest.period),
    currency: latest.currency,
    customers: sent.customers,
    offered: own.length,
    states: ([true, false] as const).flatMap((preselected) => {
      const word = preselected ? 'preselected' : 'unselected';
      if (!own.some((record) => record.preselected === preselected)) return [];
      return [
        {
          preselected,
          send: rateOf(own, [word], 'sent'),
          accept: rateOf(own, [word, 'closed'], 'kept'),
          leftAtSend: rateOf(own, [word, 'ever'], 'unsent'),
          leftAtAccept: rateOf(own, [word, 'closed', 'sent'], 'left'),
          cameBack: rateOf(own, [word, 'dropped'], 'readded'),
        },
      ];
    }),
    bands: priceBands.map((band) => ({ band, rate: rateOf(own, [band], 'sent') })),
    paid: paidOf(inSent),
    amount: median === null ? null : MinorUnits.parse(Math.round(median)),
  };
}

function paidOf(inSent: readonly ChoiceRecord[]): ChoiceFigures['paid'] {
  const rising = inRisingOrder(inSent.flatMap(({ ratio }) => (ratio === null ? [] : [shareOfList(ratio)])));
  const [low, median, high] = [0.1, 0.5, 0.9].map((share) => quantileOf(rising, share) ?? 0);
  if (rising.length < fewestForRate || low === undefined || median === undefined || high === undefined) {
    return null;
  }
  return { cell: choiceCell('sent', 'priced'), n: rising.length, low, median, high };
}

/** The cheapest band against the dearest one, of those that have enough. */
function compare(own: readonly ChoiceRecord[]) {
  const enough = priceBands
    .map((band) => ({ band, ...count(own, band, choiceCell(band, 'sent')) }))
    .filter(({ n }) => n >= fewestToCompare);
  const [cheaper, dearer] = [enough[0], enough.at(-1)];
  if (!cheaper || !dearer || cheaper === dearer) return null;
  const sides = [cheaper, dearer].map(({ worth, customers }) => ({ ...worth, customers }));
  const [a, b] = sides;
  if (!a || !b) return null;
  const share = (a.k + b.k) / (a.n + b.n);
  return {
    chance: differenceChance(a, b),
    found: {
      ...differenceInterval(a, b),
      cheaper: cheaper.band,
      dearer: dearer.band,
      findable: findableDifference(a.n, b.n, share),
    },
  };
}
