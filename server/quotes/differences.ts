/** What a seller is told when the content is no longer the reviewed one: one row per field that ended up different. */
import type { Kysely } from 'kysely';
import type { ContentDifference } from '#shared/protocol/views.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import { plainText, type RichText } from '#shared/quote/rich-text.ts';
import type { Instant } from '#shared/time.ts';
import type { DocumentReading } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import { offerTerms } from './offer-terms.ts';
import type { QuoteFrame } from './quote-frame.ts';
import { textsNow } from './texts-now.ts';

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
 * What changed after the review: in the document, by its attributed log; or else around it (a person was invited,
 * say), and then the parties are named as they stand now.
 */
export async function differencesSince(
  db: Kysely<Schema>,
  frame: QuoteFrame,
  { content, seq }: DocumentReading,
  reviewed: { readonly seq: number; readonly now: Instant },
): Promise<ContentDifference[]> {
  const { quote, customer, seller, nextVersion, participants } = frame;
  const changes = await db
    .selectFrom('change')
    .select(['element_id', 'element_title', 'kind', 'field', 'before_value', 'after_value'])
    .where('quote_id', '=', quote.id)
    .where('organisation_id', '=', quote.organisation_id)
    .where('seq', '>', reviewed.seq)
    .orderBy('seq')
    .orderBy('ordinal')
    .execute();
  const logged = [
    ...netDifferences(changes),
    ...textDifferences(changes, textsNow(frame, content, reviewed.now)),
  ];
  if (logged.length > 0) return logged;
  // Typing is logged once in a while; an update without any row is more of the same.
  if (seq > reviewed.seq) return [about('texts', null)];
  const signers = offerTerms(participants, {}).signatories.map(({ name }) => name);
  return [
    about('customer', customer),
    about('seller', seller),
    about('signatories', signers),
    about('version', nextVersion),
  ];
}

export const about = (field: string, after: ContentDifference['after']): ContentDifference => ({
  element: null,
  title: field,
  field,
  before: null,
  after,
});

/**
 * Changes in their order, taken together per field: the first value before, the last value after. A field that
 * came back to where it was is no difference. Texts are left out: the log does not hold what they said.
 */
export function netDifferences(changes: readonly LoggedChange[]): ContentDifference[] {
  const byField = new Map<string, ContentDifference>();
  for (const change of changes) {
    if (change.kind === 'text') continue;
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

/** Each text that was written in, as it reads now. */
export function textDifferences(
  changes: readonly LoggedChange[],
  texts: Readonly<Record<string, RichText>>,
): ContentDifference[] {
  const written = new Set(changes.filter(({ kind }) => kind === 'text').map(({ field }) => field));
  return Object.entries(texts)
    .filter(([id]) => written.has(id))
    .map(([id, text]) => about(id, plainText(text)));
}
