/**
 * What may be chosen, root by root: a choice must be one that the quote offers at this moment. Pricing would
 * survive the others; the log of changes should never hold them.
 */
import { boundedQuantity } from '#shared/pricing/bounded-quantity.ts';
import { readNumber } from '#shared/pricing/read-number.ts';
import {
  BuyerQuantity,
  choiceGroupDefaults,
  componentDefaults,
  sectionDefaults,
} from '#shared/quote/quote.ts';
import type { AfterUpdate } from './after-update.ts';

interface Choice {
  /** The root of what it is about. Of what is there no longer anything may be said, and of what never was nothing. */
  readonly about: string;
  /** Whether what is there may be chosen so. */
  readonly allows: (id: string, value: unknown, quote: AfterUpdate) => boolean;
}

/** The roots whose values are choices. Each rule is asked about the value that stands after the update. */
export const choiceRules: Readonly<Record<string, Choice>> = {
  /** Only an optional component that stands in no group is chosen by itself. */
  choices: {
    about: 'components',
    allows: (id, _value, quote) =>
      componentField(quote, id, 'presence') === 'optional' && componentField(quote, id, 'groupId') === null,
  },

  /** Only an optional section is chosen as a whole. */
  sectionChoices: {
    about: 'sections',
    allows: (id, _value, quote) =>
      (quote.field('sections', id, 'presence') ?? sectionDefaults.presence) === 'optional',
  },

  /** A group's picks are members of it, each once, and no more than it allows. */
  picks: {
    about: 'choiceGroups',
    allows: (groupId, value, quote) => {
      const ids = value as string[];
      const max = quote.field('choiceGroups', groupId, 'max') ?? choiceGroupDefaults.max;
      return (
        ids.length <= Number(max) &&
        new Set(ids).size === ids.length &&
        ids.every(
          (id) =>
            quote.presence('components', id) === 'gone' ||
            (quote.presence('components', id) === 'there' &&
              componentField(quote, id, 'groupId') === groupId),
        )
      );
    },
  },

  /** A quantity is set only where the component lets it be set, within its bounds and on its steps. */
  quantities: {
    about: 'components',
    allows: (id, value, quote) => {
      const bounds = BuyerQuantity.safeParse(componentField(quote, id, 'buyerQuantity'));
      return bounds.success && isAllowedQuantity(value as string, bounds.data);
    },
  },
};

function componentField(quote: AfterUpdate, id: string, field: keyof typeof componentDefaults): unknown {
  return quote.field('components', id, field) ?? componentDefaults[field];
}

/** As pricing sees it: a quantity that it would have to move is not one that can be chosen. */
function isAllowedQuantity(quantity: string, bounds: BuyerQuantity): boolean {
  const stated = readNumber('quantity', quantity);
  return stated !== null && boundedQuantity(stated, bounds)?.isMoved === false;
}
