/** Whether the document has room for what the update adds, and its sender a share of it left. */
import type * as Y from 'yjs';
import { layouts } from '#shared/quote-doc/doc-layout.ts';
import { limits } from '../limits.ts';
import { sizeOf } from './document-size.ts';
import type { GuardContext } from './guard.ts';
import type { Judged } from './judge-structs.ts';
import { liveAt } from './known-structs.ts';
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

/** Throws `too-large`. Takes what the same update deletes as still there: the next update has that room. */
export function mustHaveRoom(doc: Y.Doc, judged: readonly Judged[]): void {
  const added = new Map<string, { place: Place; keys: Set<string>; length: number }>();
  for (const { struct, place, deleted } of judged) {
    if (place === null || deleted || struct.type !== 'item' || struct.content.kind === 'deleted') continue;
    const { root, entry } = pathOf(place);
    const { container, key } = place;
    const name = container.kind === 'root' ? root : `${root}/${entry}`;
    const sum = added.get(name) ?? { place, keys: new Set(), length: 0 };
    added.set(name, sum);
    if (key === null && struct.content.kind !== 'format') sum.length += struct.length;
    else if (container.kind === 'root' && key !== null && !liveAt(doc, root, key)) sum.keys.add(key);
  }
  for (const { place, keys, length } of added.values()) {
    if (keys.size > 0) mustHoldEntries(doc, place, keys.size);
    if (length > 0) mustHoldText(doc, place, length);
  }
}

function mustHoldEntries(doc: Y.Doc, { container }: Place, more: number): void {
  if (container.kind !== 'root' || !('maxEntries' in container.layout)) return;
  const { maxEntries } = container.layout;
  const size = sizeOf(doc);
  const keys = size.keysEver(container.root) + more;
  if (size.entries(container.root) + more > maxEntries || keys > maxEntries * limits.document.keysPerEntry) {
    throw new Refusal('too-large', [container.root]);
  }
}

function mustHoldText(doc: Y.Doc, place: Place, more: number): void {
  const { root, entry } = pathOf(place);
  const layout = layouts.shared[root];
  if (entry === null || layout?.kind !== 'richTexts') return;
  if (sizeOf(doc).textLength(root, entry) + more > layout.maxLength) {
    throw new Refusal('too-large', [root, entry]);
  }
}
