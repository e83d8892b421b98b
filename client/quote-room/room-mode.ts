/** What a person can do on the paper now. One word decides which controls there are; nothing is shown greyed out. */
import type { BuyerRight, Side } from '#shared/access/permissions.ts';
import { mayWrite } from '#shared/access/permissions.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';

/** build: everything is edited in place. choose: select, pick, set quantities. read: the controls are text. */
export type RoomMode = 'build' | 'choose' | 'read';

/** `right`: of somebody at the customer. */
export function roomMode(side: Side, status: QuoteStatus, right: BuyerRight | null = null): RoomMode {
  if (mayWrite('shared', 'components', status, side)) return 'build';
  return mayWrite('shared', 'choices', status, side, right) ? 'choose' : 'read';
}
