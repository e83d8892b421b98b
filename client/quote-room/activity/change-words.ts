/**
 * Which sentence says what a change did, and what stands in it. The sentences themselves are in the messages;
 * sellers read "deselected" where buyers read "left out".
 */
import type { Side } from '#shared/access/permissions.ts';
import type { Change } from '#shared/protocol/change.ts';
import { jointTextIds, termsFields, textIds } from '#shared/quote/quote.ts';
import { firstName } from '../names.ts';

export type SentenceKey =
  | 'selected'
  | 'deselected'
  | 'leftOut'
  | 'pickedOver'
  | 'picked'
  | 'unpicked'
  | 'quantity'
  | 'price'
  | 'priceSet'
  | 'discount'
  | 'discountChanged'
  | 'quoteDiscount'
  | 'added'
  | 'removed'
  | 'moved'
  | 'edited'
  | 'text'
  | 'terms';

export type Place =
  | (typeof textIds)[number]
  | (typeof jointTextIds)[number]
  | keyof typeof termsFields
  | 'nameless';

export interface Sentence {
  readonly key: SentenceKey;
  /** Whether it was the reader. */
  readonly isMine: boolean;
  readonly name: string;
  /** What it is about; where that has no title of its own, the place. */
  readonly title: string | null;
  readonly place: Place;
  readonly before: string;
  readonly after: string;
  readonly other: string;
}

export interface Reader {
  readonly side: Side;
  readonly participantId: string | null;
  /** Title of a component by id, as it is now; `null` when it is gone. */
  readonly titleOf: (id: string) => string | null;
  /** A decimal string as the quote writes numbers, percentages and unit prices. */
  readonly number: (value: string) => string;
  readonly percent: (value: string) => string;
  readonly unitPrice: (value: string) => string;
}

export function sentenceOf(change: Change, reader: Reader): Sentence {
  const { participant, element, field } = change;
  return {
    isMine: participant.id === reader.participantId,
    name: firstName(participant.name),
    // What is added has no name yet; it is told by the one it was given.
    title: element?.title || (element && reader.titleOf(element.id)) || null,
    place: placeOf(element?.id ?? field),
    before: '',
    after: '',
    other: '',
    ...wordsFor[change.kind](change, reader),
  };
}

/** How much off one thing, by percentage; that thing is named. */
const discountFields: readonly string[] = ['adjustments', 'discountPercent'];

type Words = { readonly key: SentenceKey } & Partial<Omit<Sentence, 'key'>>;

const wordsFor: Readonly<Record<Change['kind'], (change: Change, reader: Reader) => Words>> = {
  selected: () => ({ key: 'selected' }),
  deselected: (_, { side }) => ({ key: side === 'seller' ? 'deselected' : 'leftOut' }),
  picked: pickedWords,
  quantity: ({ before, after }, { number }) => ({
    key: 'quantity',
    before: asText(before, number),
    after: asText(after, number),
  }),
  // Tiers, the model and the period are of kind price as well, and are no amounts.
  price: ({ field, before, after }, { unitPrice }) =>
    field === 'unitPrice' && typeof before === 'string' && typeof after === 'string'
      ? { key: 'price', before: unitPrice(before), after: unitPrice(after) }
      : { key: 'priceSet' },
  discount: ({ field, after }, { percent }) => {
    const only = onlyPercent(after);
    if (field === 'quoteDiscount' && only !== null) return { key: 'quoteDiscount', after: percent(only) };
    // How long a discount holds, and charges of the quote as a whole, are no discounts themselves.
    if (!discountFields.includes(field ?? '')) return { key: 'terms', title: null, place: placeOf(field) };
    return only === null ? { key: 'discountChanged' } : { key: 'discount', after: percent(only) };
  },
  added: () => ({ key: 'added' }),
  removed: () => ({ key: 'removed' }),
  moved: () => ({ key: 'moved' }),
  edited: () => ({ key: 'edited' }),
  text: () => ({ key: 'text', title: null }),
  terms: ({ field }) => ({ key: 'terms', title: null, place: placeOf(field) }),
};

function pickedWords({ before, after, element }: Change, { titleOf }: Reader): Words {
  const titles = (value: unknown) =>
    Array.isArray(value) ? value.flatMap((id) => (typeof id === 'string' ? (titleOf(id) ?? []) : [])) : [];
  const [was, is] = [titles(before), titles(after)];
  const added = is.filter((title) => !was.includes(title));
  const gone = was.filter((title) => !is.includes(title));
  if (added.length === 0) return { key: is.length === 0 && gone.length > 0 ? 'unpicked' : 'picked' };
  const title = added.join(', ') || (element?.title ?? null);
  return gone.length > 0 ? { key: 'pickedOver', title, other: gone.join(', ') } : { key: 'picked', title };
}

function asText(value: unknown, number: (value: string) => string): string {
  return typeof value === 'string' ? number(value) : value === null ? '–' : String(value);
}

/** The percentage, where the adjustments are one discount by percentage and nothing else. */
function onlyPercent(value: unknown): string | null {
  const single: unknown = Array.isArray(value) ? (value.length === 1 ? value[0] : null) : value;
  if (typeof single === 'string') return single;
  if (typeof single !== 'object' || single === null) return null;
  if ('kind' in single && single.kind !== 'discount') return null;
  return 'percent' in single && typeof single.percent === 'string' ? single.percent : null;
}

const places: readonly Place[] = [
  ...textIds,
  ...jointTextIds,
  ...(Object.keys(termsFields) as (keyof typeof termsFields)[]),
];

/** A text or a field of the terms as the sentences call it. */
export function placeOf(id: string | null | undefined): Place {
  return places.find((place) => place === id) ?? 'nameless';
}
