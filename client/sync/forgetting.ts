/** What a device forgets of a quote when the server closes the room to a person for good. */
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import { type CopyKey, forgetAllBut, forgetCopies, forgetGuests, isGuest } from './kept-names.ts';

interface Forgetting {
  /** What was never sent of this quote waits here for the same person. Otherwise it is on the screen alone. */
  readonly keepsUnsent: boolean;
  forget(key: CopyKey): Promise<void>;
}

const thisQuote: Forgetting = {
  keepsUnsent: false,
  forget: ({ owner, quoteId }) => forgetCopies({ owner, quoteId }),
};

/**
 * A session that ran out is not a person who left, and nobody was asked: what was never sent waits for the same person,
 * and is gone when somebody else comes.
 */
const allThatIsSent: Forgetting = {
  keepsUnsent: true,
  forget: async ({ owner }) => {
    const { unsentCopies } = await import('./unsent-copies.ts');
    await forgetAllBut(owner, new Set((await unsentCopies(owner)).map(({ quoteId }) => quoteId)));
  },
};

/** A guest has one quote, and what of it is left on the device must not outlast their link. */
const allOfGuests: Forgetting = { keepsUnsent: false, forget: () => forgetGuests() };

/** `null`: what is kept stays, and is sent another time; after `mismatch`, by the newer page. */
export function forgettingOn(reason: CloseReason, { owner }: CopyKey): Forgetting | null {
  if (reason === 'signIn') return isGuest(owner) ? allOfGuests : allThatIsSent;
  return reason === 'revoked' || reason === 'notFound' ? thisQuote : null;
}
