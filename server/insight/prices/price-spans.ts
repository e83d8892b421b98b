/** When which list price held, as the catalogue says it, and what was drawn by lot among them. Pure. */
import type { PriceTrial, TrialArm } from '#shared/catalogue/price-trial.ts';
import type { CatalogueItemId } from '#shared/ids.ts';
import type { Instant } from '#shared/time.ts';

/** One state of an item. */
export interface ListedAt {
  readonly itemId: CatalogueItemId;
  readonly at: Instant;
  /** What names its component over all quotes. */
  readonly key: string;
  /** `null`: none, or one that depends on the quantity. */
  readonly price: string | null;
}

export interface Drawn {
  readonly trialId: PriceTrial['id'];
  readonly arm: TrialArm;
  readonly price: string;
  readonly at: Instant;
}

export const sideNames = ['before', 'after', 'lower', 'list', 'upper'] as const;
export type SideName = (typeof sideNames)[number];

/** Where a component was put into a quote at that price, and when. `until` itself no longer counts. */
export interface Span {
  readonly side: SideName;
  readonly price: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** Prices that can be held against each other. */
export interface PriceContrast {
  readonly id: string;
  /** A change that a person made, or prices that were drawn by lot. */
  readonly kind: 'change' | 'trial';
  readonly key: string;
  readonly at: Instant;
  readonly spans: readonly Span[];
}

/** `states`: of each item in their order. */
export function contrastsOf(
  states: readonly ListedAt[],
  trials: readonly PriceTrial[],
  draws: readonly Drawn[],
  now: Instant,
): PriceContrast[] {
  const byItem = Map.groupBy(states, ({ itemId }) => itemId);
  return [...byItem].flatMap(([itemId, of]) => {
    const own = trials.filter((trial) => trial.itemId === itemId);
    return [
      ...changesOf(of, own, now),
      ...own.flatMap((trial) =>
        trialOf(
          trial,
          of,
          draws.filter(({ trialId }) => trialId === trial.id),
          now,
        ),
      ),
    ];
  });
}

/** Each change from one price to another of the same component, but those that the lot made. */
function changesOf(of: readonly ListedAt[], trials: readonly PriceTrial[], now: Instant): PriceContrast[] {
  const spells = of.reduce<(ListedAt & { readonly until: Instant })[]>((all, state, i) => {
    const until = of[i + 1]?.at ?? now + 1;
    const last = all.at(-1);
    // What else was changed of the item leaves the price as it was.
    if (last?.key === state.key && last.price === state.price) all[all.length - 1] = { ...last, until };
    else all.push({ ...state, until });
    return all;
  }, []);
  const isDrawn = (at: Instant) =>
    trials.some(({ begunAt, endedAt }) => begunAt <= at && at <= (endedAt ?? Number.POSITIVE_INFINITY));
  return spells.flatMap((after, i): PriceContrast[] => {
    const before = spells[i - 1];
    if (!before || before.key !== after.key || before.price === null || after.price === null) return [];
    if (isDrawn(after.at) || isDrawn(before.at)) return [];
    const span = (side: SideName, { price, at, until }: typeof after): Span => ({
      ...{ side, price: price ?? '', from: at, until },
    });
    return [
      {
        ...{ id: `change-${after.itemId}-${after.at}`, kind: 'change', key: after.key, at: after.at },
        spans: [span('before', before), span('after', after)],
      },
    ];
  });
}

function trialOf(
  { id, begunAt, endedAt }: PriceTrial,
  of: readonly ListedAt[],
  drawn: readonly Drawn[],
  now: Instant,
): PriceContrast[] {
  const key = of.findLast(({ at }) => at <= begunAt)?.key;
  if (key === undefined) return [];
  const rising = drawn.toSorted((a, b) => a.at - b.at);
  const spans = rising.map(({ arm, price, at }, i) => ({
    ...{ side: arm, price, from: at, until: rising[i + 1]?.at ?? endedAt ?? now + 1 },
  }));
  return [{ id: `trial-${id}`, kind: 'trial', key, at: begunAt, spans }];
}
