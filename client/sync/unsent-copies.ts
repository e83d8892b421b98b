/** What this device still holds of a person's work that the server does not have. */
import { openDB } from 'lib0/indexeddb';
import type { QuoteId } from '#shared/ids.ts';
import { type CopyOwner, canKeep, keptCopies } from './kept-names.ts';
import { countOf, readRecords } from './session-records.ts';

export interface UnsentCopy {
  readonly quoteId: QuoteId;
  /** Changes in the quote and in what only sellers know of it. */
  readonly waiting: number;
}

/** By quote; none for quotes of which everything is sent. A copy that cannot be read holds nothing to be sent. */
export async function unsentCopies(owner: CopyOwner): Promise<readonly UnsentCopy[]> {
  if (!canKeep()) return [];
  const waiting = new Map<QuoteId, number>();
  for (const { name, quoteId } of await keptCopies(owner)) {
    const count = await waitingIn(name).catch(() => 0);
    if (count > 0) waiting.set(quoteId, (waiting.get(quoteId) ?? 0) + count);
  }
  return Array.from(waiting, ([quoteId, count]) => ({ quoteId, waiting: count }));
}

async function waitingIn(name: string): Promise<number> {
  const db: IDBDatabase = await openDB(name, () => {});
  try {
    return countOf((await readRecords(db)).merged);
  } finally {
    db.close();
  }
}
