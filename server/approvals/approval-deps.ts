import type { UserId } from '#shared/ids.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';

/** What the approval commands stand on. */
export interface ApprovalDeps extends QuoteDeps {
  /** Of these users, those who still have an account, with how to reach them. */
  readonly people: (
    userIds: readonly UserId[],
  ) => Promise<readonly { readonly userId: UserId; readonly name: string; readonly email: string }[]>;
}
