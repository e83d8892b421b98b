/** What a seller is told when the content is no longer the reviewed one: one row per field that ended up different. */
import type { Kysely } from 'kysely';
import type { ContentDifference } from '#shared/protocol/api.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import type { Schema } from '../storage/schema.ts';
import type { QuoteFrame } from './quote-frame.ts';

/** The part of a change that says what became of which field. */
export interface LoggedChange {
  readonly element_id: string | null;
  readonly element_title: string;
  readonly kind: string;
  readonly field: string | null;
  /** JSON text. */
  readonly before_value: string;
  readonly after_value: string;
}

/**
 * What changed in the document after `seq`, from the attributed log. Where the document did not change, what did
 * is around it (a person was invited, say), and the parties as they stand now are named instead.
 */
export async function differencesSince(
  db: Kysely<Schema>,
  { quote, customer, seller, nextVersion }: QuoteFrame,
  seq: number,
): Promise<ContentDifference[]> {
  const changes = await db
    .selectFrom('change')
    .select(['element_id', 'element_title', 'kind', 'field', 'before_value', 'after_value'])
    .where('quote_id', '=', quote.id)
    .where('organisation_id', '=', quote.organisation_id)
    .where('seq', '>', seq)
    .orderBy('seq')
    .orderBy('ordinal')
    .execute();
  const inDocument = netDifferences(changes);
  if (inDocument.length > 0) return inDocument;
  return [
    { element: null, title: customer.name, field: 'customer', before: null, after: customer },
    { element: null, title: seller.name, field: 'seller', before: null, after: seller },
    { element: null, title: quote.number, field: 'version', before: null, after: nextVersion },
  ];
}

/**
 * Changes in their order, taken together per field: the first value before, the last value after. A field that
 * came back to where it was is no difference.
 */
export function netDifferences(changes: readonly LoggedChange[]): ContentDifference[] {
  const byField = new Map<string, ContentDifference>();
  for (const change of changes) {
    const field = change.field ?? change.kind;
    const key = JSON.stringify([change.element_id, field]);
    const first = byField.get(key);
    byField.set(key, {
      element: change.element_id,
      title: change.element_title || field,
      field,
      before: first ? first.before : JSON.parse(change.before_value),
      after: JSON.parse(change.after_value),
    });
  }
  return [...byField.values()].filter(({ before, after }) => canonicalJson(before) !== canonicalJson(after));
}
