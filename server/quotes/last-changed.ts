/** Quotes in the order in which they were last changed, given out by pages. An index holds them so. */
import { type RawBuilder, sql } from 'kysely';
import { QuoteId } from '#shared/ids.ts';
import type { Instant } from '#shared/time.ts';

/** When a quote was last changed, as of its projection. `quote`: what the table is called in the query. */
export const changedAtOf = (quote: string): RawBuilder<Instant> =>
  sql<Instant>`max(${sql.ref(`${quote}.updated_at`)}, ${sql.ref(`${quote}.edited_at`)})`;

export const changedAt = changedAtOf('quote');

/** What stands after the end of a page, whatever has come on top meanwhile. */
export function beyond(cursor: string): RawBuilder<boolean> {
  const at = cursor.indexOf('-');
  const end = Number(cursor.slice(0, at));
  const id = QuoteId.parse(cursor.slice(at + 1));
  // The first bounds what is read of the index, the second says where in it.
  return sql<boolean>`${changedAt} <= ${end} and (${changedAt} < ${end} or quote.id > ${id})`;
}

export interface LastOfPage {
  readonly id: QuoteId;
  readonly changed_at: Instant;
}

/** Of what was read with one more than a page holds: the page, and where the next begins; `null`: there is none. */
export function pageOf<T extends LastOfPage>(
  rows: readonly T[],
  limit: number,
): { readonly page: readonly T[]; readonly after: string | null } {
  const page = rows.slice(0, limit);
  const end = rows.length > limit ? page.at(-1) : undefined;
  return { page, after: end ? `${end.changed_at}-${end.id}` : null };
}
