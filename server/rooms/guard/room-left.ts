/** Whether the document has room for what the update adds, and its sender a share of it left. */
import type * as Y from 'yjs';
import { layouts } from '#shared/quote-doc/doc-layout.ts';
import { limits } from '../limits.ts';
import type { DecodedItem } from './decoded-update.ts';
import { markLength, sizeOf } from './document-size.ts';
import type { GuardContext } from './guard.ts';
import { isTombstone, type Judged } from './judge-structs.ts';
import { liveAt, slotsOf } from './known-structs.ts';
import type { Run, Sender } from './new-structs.ts';
import { type Place, pathOf } from './places.ts';
import { Refusal } from './refusal.ts';

/** Throws `share-used-up`, or `too-large` where everybody together has written too much. Deleting stays possible. */
export function mustHaveShareLeft(
  runs: readonly Run[],
  { doc, participant, writerOf, shareOf }: Sender & Pick<GuardContext, 'shareOf'>,
): void {
  const structs = runs.reduce((sum, run) => sum + run.structs.length, 0);
  if (structs === 0) return;
  const clients = runs.filter(({ client }) => writerOf(client) === undefined).length;
  const size = sizeOf(doc);
  const isFull =
    size.isFullWith(structs, limits.document.structs) ||
    (clients > 0 && size.clients + clients > limits.document.clients);
  if (isFull) throw new Refusal('too-large');
  const used = shareOf?.(participant.id) ?? { clients: 0, structs: 0 };
  const isOver =
    used.structs + structs > limits.person.structs ||
    (clients > 0 && used.clients + clients > limits.person.clients);
  if (isOver) throw new Refusal('share-used-up');
}

/** What an update adds to a root, or to one of its texts. */
interface Added {
  readonly place: Place;
  /** Keys under which nothing is alive yet. */
  readonly entries: Set<string>;
  /** Keys that were never used. */
  readonly keys: Set<string>;
  length: number;
}

/** Throws `too-large`. Takes what the same update deletes as still there: the next update has that room. */
export function mustHaveRoom(doc: Y.Doc, judged: readonly Judged[]): void {
  const added = new Map<string, Added>();
  for (const item of judged) {
    const { struct, place } = item;
    if (place === null || struct.type !== 'item') continue;
    const { root, entry } = pathOf(place);
    const { container, key } = place;
    const name = container.kind === 'root' ? root : `${root}/${entry}`;
    const sum = added.get(name) ?? { place, entries: new Set(), keys: new Set(), length: 0 };
    added.set(name, sum);
    // What is gone when it arrives leaves its key all the same.
    if (container.kind === 'root' && key !== null && !slotsOf(doc, root).has(key)) sum.keys.add(key);
    if (item.deleted || isTombstone(item)) continue;
    if (key === null) sum.length += lengthIn(struct);
    else if (container.kind === 'root' && !liveAt(doc, root, key)) sum.entries.add(key);
  }
  for (const { place, entries, keys, length } of added.values()) {
    if (keys.size > 0 || entries.size > 0)
      mustHoldEntries(doc, place, { entries: entries.size, keys: keys.size });
    if (length > 0) mustHoldText(doc, place, length);
  }
}

/** Of a text: what it says, and the marks on it. */
function lengthIn({ content, length }: DecodedItem): number {
  return content.kind === 'format' ? markLength(content.value) : length;
}

function mustHoldEntries(
  doc: Y.Doc,
  { container }: Place,
  more: { readonly entries: number; readonly keys: number },
): void {
  if (container.kind !== 'root' || !('maxEntries' in container.layout)) return;
  const { maxEntries } = container.layout;
  const size = sizeOf(doc);
  const most = { entries: maxEntries, keys: maxEntries * limits.document.keysPerEntry };
  const isFull =
    (more.entries > 0 && size.entries(container.root) + more.entries > most.entries) ||
    (more.keys > 0 && size.keysEver(container.root) + more.keys > most.keys);
  if (isFull) throw new Refusal('too-large', [container.root]);
}

function mustHoldText(doc: Y.Doc, place: Place, more: number): void {
  const { root, entry } = pathOf(place);
  const layout = layouts.shared[root];
  if (entry === null || layout?.kind !== 'richTexts') return;
  if (sizeOf(doc).textLength(root, entry) + more > layout.maxLength) {
    throw new Refusal('too-large', [root, entry]);
  }
}
