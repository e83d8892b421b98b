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
import { type ComponentName, type FigureRecord, shareOfList } from './read-choices.ts';

/** What a rate rests on: the cases, and what they are worth when customers repeat themselves. */
interface Counted {
  readonly n: number;
  readonly k: number;
  readonly customers: number;
  readonly worth: { readonly n: number; readonly k: number };
}

function count(records: readonly FigureRecord[], of: string, yes: string): Counted {
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

function rateOf(records: readonly FigureRecord[], of: readonly ChoiceWord[], yes: ChoiceWord): Rate {
  const [cell, yesCell] = [choiceCell(...of), choiceCell(...of, yes)];
  const { n, k, worth } = count(records, cell, yesCell);
  const named = { cell, yes: yesCell, n, k };
  if (n < fewestForRate) return { ...named, share: null, low: null, high: null };
  return { ...named, share: k / n, ...wilsonInterval(worth.k, worth.n) };
}

/**
 * Every component that has a name, the surest choice first. `proposed`: by component, prices as shares of what stood.
 */
export function choiceFigures(
  records: readonly FigureRecord[],
  names: ReadonlyMap<string, ComponentName>,
  proposed: ReadonlyMap<string, readonly number[]>,
): ChoiceFigures[] {
  const byKey = Map.groupBy(records, ({ component_key }) => component_key);
  const components = [...names.values()].map((name) => observed(name, byKey.get(name.component_key) ?? []));
  const marks = standOut(components.flatMap(({ compared }) => (compared ? [compared.chance] : [])));
  const priors = priorsOf(components);
  return components
    .map(({ name, own, sent, compared }) => {
      const prior = priors.get(name.category);
      const standsOut = compared !== null && marks.shift() === true;
      return {
        ...figuresOf(name, own, sent),
        comparison: compared && { ...compared.found, standsOut },
        shrunk: prior ? shrink(sent.worth, prior) : null,
        proposed: [...(proposed.get(name.component_key) ?? [])],
      };
    })
    .sort((a, b) => surety(b) - surety(a) || (a.title < b.title ? -1 : 1));
}

interface Observed {
  readonly name: ComponentName;
  readonly own: readonly FigureRecord[];
  readonly sent: Counted;
  readonly compared: ReturnType<typeof compare>;
}

const observed = (name: ComponentName, own: readonly FigureRecord[]): Observed => ({
  name,
  own,
  sent: count(own, 'offered', 'sent'),
  compared: compare(own),
});

function priorsOf(components: readonly Observed[]) {
  return new Map(
    [...Map.groupBy(components, ({ name }) => name.category)].map(([category, of]) => [
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
  name: ComponentName,
  own: readonly FigureRecord[],
  sent: Counted,
): Omit<ChoiceFigures, 'comparison' | 'shrunk' | 'proposed'> {
  const inSent = own.filter(({ atSend }) => atSend);
  const median = quantileOf(inRisingOrder(inSent.map(({ amount }) => amount)), 0.5);
  return {
    key: name.component_key,
    title: name.title,
    category: name.category,
    period: PricePeriod.parse(name.period),
    currency: name.currency,
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

function paidOf(inSent: readonly FigureRecord[]): ChoiceFigures['paid'] {
  const rising = inRisingOrder(inSent.flatMap(({ ratio }) => (ratio === null ? [] : [shareOfList(ratio)])));
  const [low, median, high] = [0.1, 0.5, 0.9].map((share) => quantileOf(rising, share) ?? 0);
  if (rising.length < fewestForRate || low === undefined || median === undefined || high === undefined) {
    return null;
  }
  return { cell: choiceCell('sent', 'priced'), n: rising.length, low, median, high };
}

/** The cheapest band against the dearest one, of those that have enough. */
function compare(own: readonly FigureRecord[]) {
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
