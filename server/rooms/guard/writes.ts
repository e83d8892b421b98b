/** What the judged structs and deletes amount to, told in the quote's own terms. */
import type * as Y from 'yjs';
import type { AfterUpdate } from './after-update.ts';
import { choiceRules } from './choice-rules.ts';
import { isTombstone, type Judged } from './judge-structs.ts';
import { liveAt } from './known-structs.ts';
import { type Path, type Place, pathOf, pathSteps } from './places.ts';
import { Refusal } from './refusal.ts';

/** A place that the update touches. `deleted`: what was there goes, and nothing takes its place. */
export interface Write extends Path {
  readonly deleted: boolean;
}

/** Each path once: new values first, in their order, then what is only deleted. */
export function writesOf(doc: Y.Doc, judged: readonly Judged[], deleted: readonly Place[]): Write[] {
  const writes = new Map<string, Write>();
  const add = (place: Place, gone: boolean) => {
    const name = pathSteps(place).join('/');
    if (!writes.has(name)) writes.set(name, { ...pathOf(place), deleted: gone });
  };
  const gone = (item: Judged) => item.deleted || isTombstone(item);
  for (const item of judged) if (item.place !== null && !gone(item)) add(item.place, false);
  // Deleting a part of a text changes the text; deleting what a key holds empties the key.
  for (const place of deleted) add(place, place.key !== null && place.container.kind !== 'node');
  // A value that is gone when it arrives still displaces the one before it.
  for (const item of judged) {
    if (item.place !== null && item.place.key !== null && gone(item) && holds(doc, item.place)) {
      add(item.place, item.place.container.kind !== 'node');
    }
  }
  return [...writes.values()];
}

function holds(doc: Y.Doc, place: Place): boolean {
  const [root = '', ...keys] = pathSteps(place).filter((step) => step !== null);
  return liveAt(doc, root, ...keys) !== undefined;
}

/** Every root that is touched at all. */
export function rootsOf(judged: readonly Judged[], deleted: readonly Place[]): string[] {
  const written = judged.map(({ place }) => place).filter((place) => place !== null);
  return [...new Set([...written, ...deleted].map(({ container }) => container.root))];
}

/**
 * Throws `invalid-value` for a choice that the quote, as it stands after the update, does not offer; one that is gone
 * when it arrives leaves its key for good, so it must be about something that is or was there.
 */
export function mustBeOffered(
  quote: AfterUpdate,
  judged: readonly Judged[],
  deleted: readonly Place[],
): void {
  const choices: { root: string; entry: string; value: unknown; isGone: boolean; place: Place }[] = [];
  for (const place of deleted) {
    const { root, entry, field } = pathOf(place);
    if (entry !== null && field === null && place.container.kind === 'root') quote.remove(root, entry);
  }
  for (const item of judged) {
    const { struct, place } = item;
    if (place === null || struct.type !== 'item') continue;
    const { root, entry, field } = pathOf(place);
    if (entry === null) continue;
    const isGone = item.deleted || isTombstone(item);
    const isAtKey = place.container.kind === 'root' && place.key !== null;
    if (isGone && !isAtKey) continue;
    if (isGone) quote.remove(root, entry);
    else if (struct.content.kind === 'map') quote.make(root, entry);
    else if (struct.content.kind !== 'values') continue;
    const value = struct.content.kind === 'values' ? struct.content.values.at(-1) : undefined;
    if (field !== null) quote.write(root, entry, field, value);
    else if (Object.hasOwn(choiceRules, root)) choices.push({ root, entry, value, isGone, place });
  }
  for (const { root, entry, value, isGone, place } of choices) {
    const rule = choiceRules[root];
    const presence = rule && quote.presence(rule.about, entry);
    const isOffered =
      presence === 'gone' || (presence === 'there' && (isGone || rule?.allows(entry, value, quote)));
    if (!isOffered) throw new Refusal('invalid-value', pathSteps(place));
  }
}
