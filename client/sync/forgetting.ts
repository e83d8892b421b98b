/** What a device forgets of a quote when the server closes the room to a person for good. */
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import { type CopyKey, forgetAllBut, forgetCopies, forgetGuests, isGuest } from './kept-names.ts';

type Forget = (key: CopyKey) => Promise<void>;

const thisQuote: Forget = ({ owner, quoteId }) => forgetCopies({ owner, quoteId });

/**
 * A session that ran out is not a person who left, and nobody was asked: what was never sent of other quotes waits
 * for the same person, and is gone when somebody else comes. What was not sent of this one is on the screen.
 */
const allThatIsSent: Forget = async ({ owner, quoteId }) => {
  const { unsentCopies } = await import('./unsent-copies.ts');
  const unsent = (await unsentCopies(owner)).filter((copy) => copy.quoteId !== quoteId);
  await forgetAllBut(owner, new Set(unsent.map((copy) => copy.quoteId)));
};

/** A guest has one quote, and what of it is left on the device must not outlast their link. */
const thatRanOut: Forget = (key) => (isGuest(key.owner) ? forgetGuests() : allThatIsSent(key));

/** After any other close what is kept stays, and is sent another time: after `mismatch`, by the newer page. */
export const forgottenOn: Readonly<Partial<Record<CloseReason, Forget>>> = {
  signIn: thatRanOut,
  revoked: thisQuote,
  notFound: thisQuote,
};
