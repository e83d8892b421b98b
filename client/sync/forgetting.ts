/** What a device forgets of a quote when the server closes the room to a person for good. */
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import { type CopyKey, forgetAllBut, forgetGuests, forgetQuote, isGuest, keptUsers } from './kept-names.ts';

interface Forgetting {
  /** What was never sent of this quote waits here for the same person. Otherwise it is on the screen alone. */
  readonly keepsUnsent: boolean;
  forget(key: CopyKey): Promise<void>;
}

const thisQuote: Forgetting = {
  keepsUnsent: false,
  forget: forgetQuote,
};

/**
 * Nobody is signed in any more. A session that ran out is not a person who left, and nobody was asked: what a user never
 * sent waits for them, and is gone when somebody else comes. A guest's link leads nowhere, and leaves nothing.
 */
export async function forgetAllThatIsSent(): Promise<void> {
  const { unsentCopies } = await import('./unsent-copies.ts');
  const unsent = new Set<string>();
  for (const owner of await keptUsers()) {
    for (const { quoteId } of await unsentCopies(owner)) unsent.add(`${owner} ${quoteId}`);
  }
  await forgetAllBut(({ owner, quoteId }) => unsent.has(`${owner} ${quoteId}`));
}

const allThatIsSent: Forgetting = { keepsUnsent: true, forget: forgetAllThatIsSent };

/** A guest has one quote, and what of it is left on the device must not outlast their link. */
const allOfGuests: Forgetting = { keepsUnsent: false, forget: () => forgetGuests() };

/** `null`: what is kept stays, and is sent another time; after `mismatch`, by the newer page. */
export function forgettingOn(reason: CloseReason, { owner }: CopyKey): Forgetting | null {
  if (reason === 'signIn') return isGuest(owner) ? allOfGuests : allThatIsSent;
  return reason === 'revoked' || reason === 'notFound' ? thisQuote : null;
}
