/** What is found by a few words: all of them must be there, in any order, each the beginning of a word or a part of one. */

/** Without accents and capitals: "overlamning" finds "Överlämning". */
export const plainly = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export interface Searched {
  readonly title: string;
  /** What else it can be found by. */
  readonly words: string;
}

/** How well it fits, the best first and 0 the best; `null`: not at all. Without words everything fits alike. */
export function fitOf(query: string, { title, words }: Searched): number | null {
  const asked = plainly(query).split(/\s+/).filter(Boolean);
  if (asked.length === 0) return 0;
  const name = plainly(title);
  const rest = `${name} ${plainly(words)}`;
  if (!asked.every((word) => rest.includes(word))) return null;
  if (name.startsWith(asked.join(' '))) return 0;
  const beginnings = name.split(/\s+/);
  if (asked.every((word) => beginnings.some((begun) => begun.startsWith(word)))) return 1;
  return asked.every((word) => name.includes(word)) ? 2 : 3;
}

/** Those that fit, the best first and otherwise in the order they came in; at most so many. */
export function found<T extends Searched>(query: string, all: readonly T[], most: number): T[] {
  return all
    .flatMap((item) => {
      const fit = fitOf(query, item);
      return fit === null ? [] : { item, fit };
    })
    .sort((a, b) => a.fit - b.fit)
    .slice(0, most)
    .map(({ item }) => item);
}

/** Characters around what was found in a long text. */
const around = 70;

/** The part of a text that holds the first of the words; the beginning where none is in it. */
export function excerpt(text: string, query: string): string {
  const first = plainly(query).split(/\s+/).find(Boolean) ?? '';
  const at = first === '' ? 0 : Math.max(0, plainly(text).indexOf(first));
  const from = at < around ? 0 : at - around / 2;
  const part = text.slice(from, from + 2 * around).trim();
  return `${from > 0 ? '…' : ''}${part}${from + 2 * around < text.length ? '…' : ''}`;
}
