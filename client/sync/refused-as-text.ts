/**
 * What did not get through as text to copy, one value a line, so that its author can send it another way. Words are handed
 * in: this file knows no language.
 */
import { plainText, RichText } from '#shared/quote/rich-text.ts';
import { isVariableName, type VariableName } from '#shared/quote/variables.ts';
import type { LostValue } from './session-state.ts';

export interface RefusedWords {
  /** Stands for "there was none" and "it was removed". */
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  /** The name of a field, as people know it. */
  fieldName(field: string): string;
  /** The title of the component, section or group that an id belongs to; the id itself where there is none. */
  titleOf(id: string): string;
  /** A figure, a date or a word of the quote's own as people read it; `null` for a text that speaks for itself. */
  figure(field: string, value: string | number): string | null;
  /** What a variable in a text is called. Its value belongs to the quote and not to what was typed. */
  variable(name: VariableName): string;
}

export function refusedAsText(lost: readonly LostValue[], words: RefusedWords): string {
  return lost
    .map(({ title, field, element, mine }) => {
      const name = words.fieldName(field);
      return `${element === null ? name : `${title}, ${name}`}: ${valueAsText(field, mine, words)}`;
    })
    .join('\n');
}

/** Any value a quote can hold in a field, as a person would write it down. */
export function valueAsText(field: string, value: unknown, words: RefusedWords): string {
  if (isNothing(value)) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return words.figure(field, value) ?? words.titleOf(value);
  if (typeof value === 'number') return words.figure(field, value) ?? String(value);
  if (Array.isArray(value)) return value.map((item) => valueAsText(field, item, words)).join(', ');
  if (typeof value !== 'object') return String(value);
  const text = RichText.safeParse(value);
  if (text.success)
    return plainText(text.data, (name) => `[${isVariableName(name) ? words.variable(name) : name}]`);
  return Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([key, part]) => !plumbing.has(key) && !isNothing(part))
    .map(([key, part]) => `${words.fieldName(key)} ${valueAsText(key, part, words)}`)
    .join('; ');
}

export const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Fields that place an element and say nothing to a person. */
const plumbing: ReadonlySet<string> = new Set(['id', 'rank', 'sectionId', 'groupId']);
