import * as Y from 'yjs';
import type { Judgement } from './guard.ts';

/**
 * Applies what the guard accepted, and checks that it did what the guard said it would: nothing is left waiting
 * for something that is missing, and no root was touched that was not judged. Throws when it did something else;
 * the room must then stop, for its document holds what nobody judged.
 */
export function applyJudged(
  doc: Y.Doc,
  { bytes, roots }: Extract<Judgement, { verdict: 'accept' }>,
  origin?: unknown,
): void {
  const surprises: string[] = [];
  const watch = (transaction: Y.Transaction) => {
    if (transaction.origin !== origin && transaction.origin !== null) return;
    for (const type of transaction.changed.keys()) {
      const root = rootOf(doc, type);
      if (root !== null && !roots.includes(root)) surprises.push(root);
    }
  };
  doc.on('afterTransaction', watch);
  Y.applyUpdate(doc, bytes, origin);
  doc.off('afterTransaction', watch);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) surprises.push('something pending');
  if (surprises.length > 0) {
    throw new Error(`a judged update changed what it was not judged for: ${surprises.join(', ')}`);
  }
}

function rootOf(doc: Y.Doc, changed: unknown): string | null {
  let type = changed as Y.AbstractType<unknown>;
  while (type._item !== null) type = type._item.parent as Y.AbstractType<unknown>;
  for (const [name, root] of doc.share) if (root === type) return name;
  return null;
}
