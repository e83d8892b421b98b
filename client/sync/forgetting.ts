/** What a device forgets of a quote when the server closes the room to a person for good. */
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import type { CopyKey, Forgotten } from './kept-names.ts';

const thisQuote = ({ owner, quoteId }: CopyKey): Forgotten => ({ owner, quoteId });

/** After any other close what is kept stays, and is sent another time: after `mismatch`, by the newer page. */
export const forgottenOn: Readonly<Partial<Record<CloseReason, (key: CopyKey) => Forgotten>>> = {
  /** The session ended, here or in another tab: whoever comes next may be somebody else. */
  signIn: () => 'everything',
  revoked: thisQuote,
  notFound: thisQuote,
};
