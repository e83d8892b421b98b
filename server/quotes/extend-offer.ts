/** A seller gives what lies with the customer another last day: the next version has it, and is reviewed and sent as any. */
import type { QuoteId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { dayIn, type IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { ensureParticipant } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { readFrame } from './quote-frame.ts';
import { renewDraft } from './renew-draft.ts';
import { findOutstanding } from './standing-version.ts';

/** Refused with `close-date-passed` as any revision, and with `wrong-status` where nothing lies with the customer. */
export async function extendOffer(
  deps: QuoteDeps,
  actor: UserActor,
  { quoteId, validUntil }: { readonly quoteId: QuoteId; readonly validUntil: IsoDate },
): Promise<EndpointAnswer<'extendOffer'> | Refusal> {
  const { db, now, rooms } = deps;
  const me = await ensureParticipant(db, actor, quoteId, now());
  const frame = me && (await readFrame(db, actor, quoteId));
  if (!frame) return refuse('not-found');
  if (frame.opportunity.expected_close < dayIn(frame.timeZone, now())) return refuse('close-date-passed');
  if (!(await findOutstanding(db, actor, quoteId))) return refuse('wrong-status');
  const renewed = await renewDraft(deps, actor, { frame, me, validUntil, write: async () => true });
  if (isRefusal(renewed)) return renewed;
  rooms.announce(quoteId, ['quote', 'versions']);
  return { nextVersion: frame.nextVersion };
}
