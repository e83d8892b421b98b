/** What becomes of two people's changes of one item: each keeps what they alone have changed. */
import type { CatalogueValues } from '#shared/catalogue/catalogue-item.ts';
import { sameValue } from '#shared/quote-doc/same-value.ts';

/** A value inside the item: "category", "component.unitPrice". */
export interface ItemClash {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  /** Both people's changes; where they clash, mine. */
  readonly values: CatalogueValues;
  /** What both have changed, to something else. */
  readonly clashes: readonly ItemClash[];
}

const parts = ['component', 'costs'] as const;
type Named = Readonly<Record<string, unknown>>;

/** `base`: what both began with. */
export function mergeValues(base: CatalogueValues, mine: CatalogueValues, theirs: CatalogueValues): Merged {
  const clashes: ItemClash[] = [];
  const merge = (prefix: string, from: Named, own: Named, other: Named): Named =>
    Object.fromEntries(
      Object.keys(own).map((key) => {
        const [was, is, now] = [from[key], own[key], other[key]];
        if (sameValue(is, was)) return [key, now];
        if (!sameValue(now, was) && !sameValue(now, is)) {
          clashes.push({ field: `${prefix}${key}`, mine: is, theirs: now });
        }
        return [key, is];
      }),
    );
  const whole = merge('', without(base), without(mine), without(theirs));
  const inside = parts.map((part) => [part, merge(`${part}.`, base[part], mine[part], theirs[part])]);
  // The fields of three values of one type, put together again.
  return { values: { ...whole, ...Object.fromEntries(inside) } as CatalogueValues, clashes };
}

function without({ component: _, costs: __, ...rest }: CatalogueValues): Named {
  return rest;
}
