/** What this device still holds of a person's work that the server does not have. */
import { openDB } from 'lib0/indexeddb';
import type { QuoteId } from '#shared/ids.ts';
import { keptDrafts } from './drafts.ts';
import { type CopyOwner, keptCopies } from './kept-names.ts';
import { countOf, readRecords } from './session-records.ts';

export interface UnsentCopy {
  readonly quoteId: QuoteId;
  /** Changes in the quote and in what only sellers know of it. */
  readonly waiting: number;
}

/** By quote; none for quotes of which everything is sent. A copy that cannot be read holds nothing to be sent. */
export async function unsentCopies(owner: CopyOwner): Promise<readonly UnsentCopy[]> {
  const waiting = new Map<QuoteId, number>();
  for (const { name, quoteId } of await keptCopies(owner)) {
    const count = await waitingIn(name).catch(() => 0);
    if (count > 0) waiting.set(quoteId, (waiting.get(quoteId) ?? 0) + count);
  }
  return Array.from(waiting, ([quoteId, count]) => ({ quoteId, waiting: count }));
}

export interface UnsentWork extends UnsentCopy {
  /** Texts that were begun: comments, and what goes with an offer. */
  readonly drafts: number;
}

/** All that is lost with what this device keeps, by quote. A device that cannot tell what it keeps keeps nothing. */
export async function unsentWork(owner: CopyOwner): Promise<readonly UnsentWork[]> {
  const copies = await unsentCopies(owner).catch(() => []);
  const drafts = keptDrafts().filter((draft) => draft.owner === owner);
  const quotes = new Set([...copies, ...drafts].map(({ quoteId }) => quoteId));
  return [...quotes].map((quoteId) => ({
    quoteId,
    waiting: copies.find((copy) => copy.quoteId === quoteId)?.waiting ?? 0,
    drafts: drafts.filter((draft) => draft.quoteId === quoteId).length,
  }));
}

async function waitingIn(name: string): Promise<number> {
  const db: IDBDatabase = await openDB(name, () => {});
  try {
    return countOf((await readRecords(db)).merged);
  } finally {
    db.close();
  }
}
