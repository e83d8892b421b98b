import type { QuoteId } from '#shared/ids.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { ApprovalView } from '#shared/quote/approval.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { readFrame } from '../quotes/quote-frame.ts';
import { weighApproval } from './weigh-approval.ts';

/** Whether what stands now needs an approval, why, and what came of asking for one. */
export async function viewApproval(
  { db, rooms, now }: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
): Promise<ApprovalView | Refusal> {
  const frame = await readFrame(db, actor, quoteId);
  if (!frame) return refuse('not-found');
  const { content } = await rooms.read(quoteId);
  const internal = await rooms.readInternal(quoteId);
  const { view } = await weighApproval(db, actor, frame, content, internal, now());
  return view;
}
