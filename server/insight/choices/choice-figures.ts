/** The figures of each component, all of them counted from its observations by the words of `choice-cells.ts`. */
import { fewestForRate, fewestToCompare } from '#shared/insight/case-views.ts';
import { type ChoiceWord, choiceCell } from '#shared/insight/choice-cells.ts';
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
import { truthOf } from './packed-facts.ts';
import { type Answers, type ComponentName, shareOfList } from './read-choices.ts';

/** What a rate rests on: the cases, and what they are worth when customers repeat themselves. */
interface Counted {
  readonly n: number;
  readonly k: number;
  readonly customers: number;
  readonly worth: { readonly n: number; readonly k: number };
}

function count({ customers, facts }: Answers, of: string, yes: string): Counted {
  const [isOf, isYes] = [truthOf(of), truthOf(yes)];
  const clusters = new Map<string, { n: number; k: number }>();
  for (let i = 0; i < facts.length; i++) {
    const packed = facts[i] ?? 0;
    if (!isOf[packed]) continue;
    const customer = customers[i] ?? '';
    const own = clusters.get(customer);
    if (own) {
      own.n += 1;
      own.k += isYes[packed] ?? 0;
    } else clusters.set(customer, { n: 1, k: isYes[packed] ?? 0 });
  }
  const sums = clusterSums(clusters.values());
  const size = effectiveSize(sums, correlationWithin(sums));
  return {
    n: sums.n,
    k: sums.k,
    customers: sums.clusters,
    worth: { n: size, k: sums.n === 0 ? 0 : (sums.k / sums.n) * size },
  };
}

function rateOf(answers: Answers, of: readonly ChoiceWord[], yes: ChoiceWord): Rate {
  const [cell, yesCell] = [choiceCell(...of), choiceCell(...of, yes)];
  const { n, k, worth } = count(answers, cell, yesCell);
  const named = { cell, yes: yesCell, n, k };
  if (n < fewestForRate) return { ...named, share: null, low: null, high: null };
  return { ...named, share: k / n, ...wilsonInterval(worth.k, worth.n) };
}

/**
 * Every component that has a name, the surest choice first. `proposed`: by component, prices as shares of what stood.
 */
export function choiceFigures(
  answers: ReadonlyMap<string, Answers>,
  names: ReadonlyMap<string, ComponentName>,
  proposed: ReadonlyMap<string, readonly number[]>,
): ChoiceFigures[] {
  const components = [...names.values()].map((name) =>
    observed(name, answers.get(name.component_key) ?? noAnswers),
  );
  const compared = components.flatMap(({ byStart }) => byStart.flatMap((one) => one.compared ?? []));
  const marks = new Set(
    standOut(compared.map(({ chance }) => chance)).flatMap((is, i) => (is ? [compared[i]] : [])),
  );
  const priors = priorsOf(components);
  return components
    .map(({ name, own, sent, byStart }) => ({
      ...figuresOf(name, own, sent),
      startsIn: mostOften(byStart),
      states: byStart.map(({ preselected, sent: ofState, compared }) => {
        const prior = priors.get(familyOf(name, preselected));
        return {
          ...stateOf(own, preselected),
          comparison: compared && { ...compared.found, standsOut: marks.has(compared) },
          shrunk: prior ? shrink(ofState.worth, prior) : null,
        };
      }),
      proposed: [...(proposed.get(name.component_key) ?? [])],
    }))
    .sort(byRank);
}

const noAnswers: Answers = { customers: [], amounts: [], ratios: [], facts: [], unseen: 0 };

interface Observed {
  readonly name: ComponentName;
  readonly own: Answers;
  readonly sent: Counted;
  /** By how it started out: what starts out in and what starts out out are never one figure. */
  readonly byStart: readonly {
    readonly preselected: boolean;
    readonly sent: Counted;
    readonly compared: ReturnType<typeof compare>;
  }[];
}

const observed = (name: ComponentName, own: Answers): Observed => ({
  name,
  own,
  sent: count(own, 'offered', 'sent'),
  byStart: [true, false].flatMap((preselected) => {
    const word = wordOf(preselected);
    const sent = count(own, word, choiceCell(word, 'sent'));
    return sent.n === 0 ? [] : [{ preselected, sent, compared: compare(own, preselected) }];
  }),
});

/** How it starts out in most of what was offered: among its like it has its place. */
const mostOften = (byStart: Observed['byStart']): boolean =>
  byStart.length > 0 && byStart.reduce((most, one) => (one.sent.n > most.sent.n ? one : most)).preselected;

const wordOf = (preselected: boolean) => (preselected ? 'preselected' : 'unselected');

/** Components that are alike: of one category, and starting out the same way. */
const familyOf = ({ category }: ComponentName, preselected: boolean) => `${wordOf(preselected)} ${category}`;

function priorsOf(components: readonly Observed[]) {
  const all = components.flatMap(({ name, byStart }) =>
    byStart.map(({ preselected, sent }) => ({ family: familyOf(name, preselected), sent })),
  );
  return new Map(
    [...Map.groupBy(all, ({ family }) => family)].map(([family, of]) => [
      family,
      categoryPrior(of.map(({ sent }) => sent.worth)),
    ]),
  );
}

/** Never what mostly starts out in among what mostly starts out out: it is there because nobody took it out. */
const byRank = (a: ChoiceFigures, b: ChoiceFigures) =>
  Number(a.startsIn) - Number(b.startsIn) || surety(b) - surety(a) || (a.title < b.title ? -1 : 1);

/** How far up it stands: by the lower end of what is likely, so that three of three does not top the list. */
function surety({ states, startsIn }: ChoiceFigures): number {
  const own = states.find(({ preselected }) => preselected === startsIn);
  return own?.shrunk?.low ?? own?.send.low ?? -1;
}

function figuresOf(
  name: ComponentName,
  own: Answers,
  sent: Counted,
): Omit<ChoiceFigures, 'states' | 'startsIn' | 'proposed'> {
  const isSent = truthOf('sent');
  const inSent = <T>(column: readonly T[]) => column.filter((_, i) => isSent[own.facts[i] ?? 0]);
  const median = quantileOf(inRisingOrder(inSent(own.amounts)), 0.5);
  return {
    key: name.component_key,
    title: name.title,
    category: name.category,
    period: PricePeriod.parse(name.period),
    currency: name.currency,
    customers: sent.customers,
    offered: own.facts.length,
    unseen: { cell: choiceCell('unseen'), n: own.unseen },
    paid: paidOf(inSent(own.ratios)),
    amount: median === null ? null : MinorUnits.parse(Math.round(median)),
  };
}

function stateOf(
  own: Answers,
  preselected: boolean,
): Omit<ChoiceFigures['states'][number], 'comparison' | 'shrunk'> {
  const word = wordOf(preselected);
  return {
    preselected,
    base: rateOf(own, [word, 'based'], 'ready'),
    send: rateOf(own, [word], 'sent'),
    accept: rateOf(own, [word, 'closed'], 'kept'),
    leftAtSend: rateOf(own, [word, 'ever'], 'unsent'),
    leftAtAccept: rateOf(own, [word, 'closed', 'sent'], 'left'),
    cameBack: rateOf(own, [word, 'dropped'], 'readded'),
    bands: priceBands.map((band) => ({ band, rate: rateOf(own, [word, band], 'sent') })),
  };
}

function paidOf(ratios: readonly (number | null)[]): ChoiceFigures['paid'] {
  const rising = inRisingOrder(ratios.flatMap((ratio) => (ratio === null ? [] : [shareOfList(ratio)])));
  const [low, median, high] = [0.1, 0.5, 0.9].map((share) => quantileOf(rising, share) ?? 0);
  if (rising.length < fewestForRate || low === undefined || median === undefined || high === undefined) {
    return null;
  }
  return { cell: choiceCell('sent', 'priced'), n: rising.length, low, median, high };
}

/** The cheapest band against the dearest one, of those that have enough. */
function compare(own: Answers, preselected: boolean) {
  const word = wordOf(preselected);
  const enough = priceBands
    .map((band) => ({ band, ...count(own, choiceCell(word, band), choiceCell(word, band, 'sent')) }))
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
