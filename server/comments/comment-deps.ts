import type { Accounts } from '../accounts/accounts.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';

/** What the commands of comments stand on. */
export interface CommentDeps extends QuoteDeps {
  /** How users are named and reached. */
  readonly people: Accounts['people'];
}
