/** What the seller does in a deal of the demo's year. */
import { randomUUID } from 'node:crypto';
import type { ThreadId } from '#shared/ids.ts';
import type { Loss } from '#shared/opportunity/loss.ts';
import type { Review } from '#shared/protocol/views.ts';
import { isChosen } from '#shared/quote/selection.ts';
import { addMonths, dayIn } from '#shared/time.ts';
import { decideApproval } from '../../approvals/decide-approval.ts';
import { submitQuote } from '../../approvals/submit-quote.ts';
import { addComment } from '../../comments/say.ts';
import { answerProposal } from '../../negotiation/answer-proposal.ts';
import { expireAllOf } from '../../negotiation/expire-proposals.ts';
import { propose } from '../../negotiation/propose.ts';
import { loseOpportunity } from '../../opportunities/lose.ts';
import { reviewQuote } from '../../quotes/review.ts';
import { reviseQuote } from '../../quotes/revise-quote.ts';
import { sendQuote } from '../../quotes/send-quote.ts';
import { basisHash } from '../../ready/basis-hash.ts';
import { markReady } from '../../ready/mark-ready.ts';
import { demoOrganisation } from '../demo-people.ts';
import { dayMs, minuteMs } from './chance.ts';
import { at } from './deals.ts';
import { answerWords, habits } from './habits.ts';
import { done } from './past.ts';
import { editAsBuyer, editAsSeller, type Scene } from './scene.ts';

/** How long an offer stands. */
const offerDays = 31;

/** A word on what the customer left out. */
export async function answer({ past, seller, quoteId, deal }: Scene, threadId: ThreadId): Promise<void> {
  const comment = { text: deal.chance.oneOf(answerWords), mentions: [] };
  done(await addComment(past, seller, quoteId, threadId, comment));
}

/** The customer asks for less an hour; the seller says yes or no. */
export async function haggle({ past, quoteId, buyer, seller, deal }: Scene): Promise<void> {
  const asked = { topic: 'unitPrice', element: 'support', value: '1150' } as const;
  const said = { asked, given: [], note: '', expiresOn: null, shown: null };
  const { id: proposalId } = done(await propose(past, buyer, { quoteId, said }));
  const command = deal.chance.happens(55) ? 'accept' : 'decline';
  done(await answerProposal(past, seller, { quoteId, proposalId, command, note: '' }));
}

/** The next version asks less for what was left out, and the customer takes a part of it back in. */
export async function lowerPrice(scene: Scene): Promise<void> {
  const { past, quoteId, seller, deal } = scene;
  done(await reviseQuote(past, seller, quoteId));
  const content = await scene.content();
  const left = content.components.filter(
    (component) => component.id in habits && !isChosen(content, component),
  );
  for (const component of left.slice(0, 2)) {
    const { id } = component;
    const { adjustments } = at(component, 90);
    await editAsSeller(scene, (quote) => quote.setComponent(id, 'adjustments', adjustments));
    if (deal.chance.happens(60)) await editAsBuyer(scene, (quote) => quote.select(id, true));
  }
}

/** Resolves to what was sent. */
export async function send(scene: Scene): Promise<Review> {
  const { past, quoteId, seller, deal } = scene;
  const validUntil = dayIn(demoOrganisation.timeZone, past.now() + offerDays * dayMs);
  await editAsSeller(scene, (quote) => quote.setTerm('validUntil', validUntil));
  if (deal.chance.happens(50)) await findReady(scene);
  await haveApproved(scene);
  const review = done(await reviewQuote(past, seller, quoteId));
  const { hash, seq } = review;
  const notReadyReason = 'They asked for it by phone';
  const request = { quoteId, hash, seq, message: '', notReadyReason, idempotencyKey: randomUUID() };
  done(await sendQuote(past, seller, request));
  past.comeTo(past.now() + minuteMs);
  return review;
}

/** Both sides say of what stands that it is what they want offered. */
async function findReady({ past, quoteId, seller, buyer, content }: Scene): Promise<void> {
  const marking = { quoteId, hash: basisHash(await content()), ready: true };
  for (const who of [buyer, seller]) done(await markReady(past, who, marking));
}

/** What goes beyond the seller's limits goes by the manager first. */
async function haveApproved({ past, quoteId, seller, manager }: Scene): Promise<void> {
  const { approval } = done(await reviewQuote(past, seller, quoteId));
  if (approval.state !== 'needed') return;
  const asked = done(
    await submitQuote(past, seller, { quoteId, note: '', costBasis: 'Hours of the last projects' }),
  );
  past.comeTo(past.now() + 3 * 60 * minuteMs);
  done(await decideApproval(past, manager, { quoteId, decision: 'approved', hash: asked.hash, note: '' }));
}

export type Ending = Pick<Loss, 'variant' | 'note'> & Record<string, unknown>;

export const lossesBeforeSending: readonly Ending[] = [
  { variant: 'customer_disqualified', cause: 'budget-withdrawn', note: 'The budget went elsewhere' },
  { variant: 'customer_disqualified', cause: 'wrong-fit', note: '' },
  { variant: 'we_disqualified', why: 'They wanted a platform that we do not know', note: '' },
];
export const lossesAfterSending: readonly Ending[] = [
  {
    variant: 'competitor',
    competitor: 'Havre & Co',
    priceGap: '40000',
    component: 'Campaign support',
    note: '',
  },
  { variant: 'competitor', competitor: 'Tolv Kontor', priceGap: null, component: '', note: '' },
  { variant: 'price', priceGap: '60000', component: 'Campaign support', note: 'Said so on the phone' },
  { variant: 'no_decision', note: 'Stayed with what they have' },
  { variant: 'no_decision', note: '' },
];

export async function lose({ past, quoteId, seller }: Scene, ending: Ending): Promise<void> {
  const today = dayIn(demoOrganisation.timeZone, past.now());
  const loss = { comeBack: true, wakeUpOn: addMonths(today, 6), ...ending } as Loss;
  done(
    await loseOpportunity({ ...past, endProposals: expireAllOf }, seller, {
      quoteId,
      loss,
      offer: 'withdraw',
    }),
  );
}
