/**
 * How one deal of the demo's year went, step by step. Between two steps time passes: each says when the next is due,
 * and a deal whose next step lies in the future is one that is still open.
 */
import { randomUUID } from 'node:crypto';
import { chosenContent } from '#shared/acceptance/offer-choices.ts';
import { currentStatement } from '#shared/acceptance/statements.ts';
import { displayedTotals } from '#shared/evidence/displayed-totals.ts';
import type { ElementId, QuoteId } from '#shared/ids.ts';
import type { Loss } from '#shared/opportunity/loss.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { Review } from '#shared/protocol/views.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { isChosen } from '#shared/quote/selection.ts';
import { addMonths, dayIn } from '#shared/time.ts';
import { acceptVersion } from '../../acceptance/accept.ts';
import { viewAnswer } from '../../acceptance/answer-view.ts';
import type { GuestActor, UserActor } from '../../accounts/actor.ts';
import { decideApproval } from '../../approvals/decide-approval.ts';
import { submitQuote } from '../../approvals/submit-quote.ts';
import { startThread } from '../../comments/say.ts';
import { answerProposal } from '../../negotiation/answer-proposal.ts';
import { expireAllOf } from '../../negotiation/expire-proposals.ts';
import { propose } from '../../negotiation/propose.ts';
import { insertOpportunity, newOpportunityId } from '../../opportunities/create-opportunity.ts';
import { loseOpportunity } from '../../opportunities/lose.ts';
import { createQuote } from '../../quotes/create-quote.ts';
import { reviewQuote } from '../../quotes/review.ts';
import { reviseQuote } from '../../quotes/revise-quote.ts';
import { sendQuote } from '../../quotes/send-quote.ts';
import { demoOrganisation } from '../demo-people.ts';
import { demoCosts } from '../demo-quote.ts';
import type { Chance } from './chance.ts';
import { plain } from './customers.ts';
import { at, contentOf, type Deal } from './deals.ts';
import { habits } from './habits.ts';
import { done, type Past, type Seller } from './past.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** How long an offer stands. */
const offerDays = 31;

/** A deal under way: who is in it and what they see. */
interface Scene {
  readonly past: Past;
  readonly deal: Deal;
  readonly seller: Seller;
  readonly manager: UserActor;
  readonly quoteId: QuoteId;
  readonly buyer: GuestActor;
  readonly content: () => Promise<QuoteContent>;
}

/** Who works on it: whose it is, and who approves. */
export interface Staff {
  readonly seller: Seller;
  readonly manager: UserActor;
}

/** Yields when the next step is due, in milliseconds since 1970; the caller brings the past there. */
export async function* live(
  past: Past,
  deal: Deal,
  { seller, manager }: Staff,
): AsyncGenerator<number, void> {
  const { chance } = deal;
  const wait = (least: number, most: number) =>
    workingTime(past.now() + chance.whole(least, most) * dayMs, chance);

  yield workingTime(deal.beginsAt, chance);
  const scene = { ...(await begin(past, deal, seller)), manager };
  if (chance.happens(8)) {
    yield wait(20, 60);
    return lose(scene, { variant: 'no_decision', note: 'No answer to the invitation' });
  }
  for (const id of wishesIn(deal)) {
    yield wait(0, 3);
    await choose(scene, id);
  }
  if (chance.happens(25)) {
    yield wait(1, 3);
    await haggle(scene);
  }
  if (chance.happens(10)) {
    yield wait(10, 40);
    return lose(scene, chance.oneOf(lossesBeforeSending));
  }

  yield wait(1, 6);
  let review = await send(scene);
  if (chance.happens(20)) {
    yield wait(2, 8);
    await lowerPrice(scene);
    yield wait(0, 2);
    review = await send(scene);
  }
  if (chance.happens(62)) {
    yield wait(1, 20);
    await accept(scene, review);
  } else if (chance.happens(75)) {
    yield wait(8, 40);
    await lose(scene, chance.oneOf(lossesAfterSending));
  }
}

async function begin(past: Past, deal: Deal, seller: Seller): Promise<Omit<Scene, 'manager'>> {
  const { customer, title, chance } = deal;
  const today = dayIn(demoOrganisation.timeZone, past.now());
  const content = contentOf(deal, today);
  const { organisationId, userId, name } = seller;
  const email = `${plain(customer.contact)}@${customer.domain}`;
  const quoteId = await past.db.transaction().execute(async (trx) => {
    const opportunityId = newOpportunityId();
    const gate = {
      title,
      customerName: customer.company,
      customerCompanyNumber: '',
      customerAddress: '',
      value: String(chance.whole(30, 90) * 10_000),
      currency: content.terms.currency,
      expectedClose: addMonths(today, chance.whole(3, 5)),
      contactName: customer.contact,
      contactEmail: email,
      needWithinHalfYear: true as const,
      needNote: '',
      source: chance.oneOf([
        'Webinar',
        'Recommended by a customer',
        'Asked through the website',
        'Trade fair',
      ]),
    };
    await insertOpportunity(trx, opportunityId, { organisationId, userId, name }, gate, past.now());
    const quote = { organisationId, opportunityId, seller, content, costs: demoCosts };
    return (await createQuote(trx, quote, past.now())).quoteId;
  });
  const buyer = await past.bringIn(seller, quoteId, { name: customer.contact, title: customer.title, email });
  const read = async () => (await past.rooms.read(quoteId)).content;
  return { past, deal, seller, quoteId, buyer, content: read };
}

/** The parts about which the customer wants something else than stands, in the order in which they come to them. */
function wishesIn({ chance, prices }: Deal): ElementId[] {
  return Object.entries(habits).flatMap(([id, { wanted, perTenth }]) => {
    const above = ((prices[id] ?? 100) - 100) / 10;
    const isWanted = chance.happens(wanted - above * perTenth);
    const isThere = id !== 'onboarding' && id !== 'recorded';
    return isWanted === isThere ? [] : [id];
  });
}

async function choose(scene: Scene, id: ElementId): Promise<void> {
  const { past, quoteId, buyer, deal } = scene;
  const content = await scene.content();
  const component = content.components.find((one) => one.id === id);
  if (!component) throw new Error(`the demo has no ${id}`);
  const isIn = isChosen(content, component);
  await past.rooms.edit(quoteId, 'shared', buyer.participantId, (quote) => quote.select(id, !isIn));
  if (!isIn || !deal.chance.happens(35)) return;
  const text = deal.chance.oneOf(habits[id]?.words ?? []);
  done(
    await startThread(past, buyer, quoteId, {
      audience: 'everyone',
      place: { kind: 'component', element: id },
      comment: { text, mentions: [] },
    }),
  );
}

/** The customer asks for less an hour; the seller says yes or no. */
async function haggle({ past, quoteId, buyer, seller, deal }: Scene): Promise<void> {
  const asked = { topic: 'unitPrice', element: 'support', value: '1150' } as const;
  const said = { asked, given: [], note: '', expiresOn: null, shown: null };
  const { id: proposalId } = done(await propose(past, buyer, { quoteId, said }));
  const command = deal.chance.happens(55) ? 'accept' : 'decline';
  done(await answerProposal(past, seller, { quoteId, proposalId, command, note: '' }));
}

/** The next version asks less for what was left out, and the customer takes a part of it back in. */
async function lowerPrice(scene: Scene): Promise<void> {
  const { past, quoteId, buyer, seller, deal } = scene;
  done(await reviseQuote(past, seller, quoteId));
  const content = await scene.content();
  const left = content.components.filter(
    (component) => component.id in habits && !isChosen(content, component),
  );
  for (const component of left.slice(0, 2)) {
    const { id } = component;
    const { adjustments } = at(component, 90);
    await edit(scene, (quote) => quote.setComponent(id, 'adjustments', adjustments));
    if (deal.chance.happens(60))
      await past.rooms.edit(quoteId, 'shared', buyer.participantId, (quote) => quote.select(id, true));
  }
}

type Change = Parameters<Past['rooms']['edit']>[3];

async function edit({ past, quoteId, seller }: Scene, change: Change): Promise<void> {
  const { id } = await past.db
    .selectFrom('participant')
    .select('id')
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', seller.organisationId)
    .where('user_id', '=', seller.userId)
    .executeTakeFirstOrThrow();
  await past.rooms.edit(quoteId, 'shared', id, change);
}

/** Resolves to what was sent. */
async function send(scene: Scene): Promise<Review> {
  const { past, quoteId, seller } = scene;
  const validUntil = dayIn(demoOrganisation.timeZone, past.now() + offerDays * dayMs);
  await edit(scene, (quote) => quote.setTerm('validUntil', validUntil));
  await haveApproved(scene);
  const review = done(await reviewQuote(past, seller, quoteId));
  const { hash, seq } = review;
  done(await sendQuote(past, seller, { quoteId, hash, seq, message: '', idempotencyKey: randomUUID() }));
  past.comeTo(past.now() + minuteMs);
  return review;
}

/** What goes beyond the seller's limits goes by the manager first. */
async function haveApproved({ past, quoteId, seller, manager }: Scene): Promise<void> {
  const { approval } = done(await reviewQuote(past, seller, quoteId));
  if (approval.state !== 'needed') return;
  const asked = done(await submitQuote(past, seller, { quoteId, note: '' }));
  past.comeTo(past.now() + 3 * 60 * minuteMs);
  done(await decideApproval(past, manager, { quoteId, decision: 'approved', hash: asked.hash, note: '' }));
}

async function accept({ past, quoteId, buyer, deal }: Scene, { frozen, hash }: Review): Promise<void> {
  const number = frozen.version;
  const { choices, you, asOf } = done(await viewAnswer(past.db, buyer, quoteId, number, past.now()));
  const { id: versionId } = await past.db
    .selectFrom('version')
    .select('id')
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', buyer.organisationId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const { contact, title, company } = deal.customer;
  done(
    await acceptVersion(past, {
      actor: buyer,
      quoteId,
      number,
      origin: { address: '127.0.0.1', userAgent: 'The demo' },
      idempotencyKey: randomUUID(),
      shown: {
        versionId,
        hash,
        participantId: you?.participantId ?? buyer.participantId,
        choices,
        totals: displayedTotals(priceQuote(chosenContent(frozen.content, choices), { asOf })),
        statement: currentStatement,
        language: frozen.content.terms.language,
        name: contact,
        title,
        company,
        mark: { kind: 'typed', text: contact },
      },
    }),
  );
}

type Ending = Pick<Loss, 'variant' | 'note'> & Record<string, unknown>;

const lossesBeforeSending: readonly Ending[] = [
  { variant: 'customer_disqualified', cause: 'budget-withdrawn', note: 'The budget went elsewhere' },
  { variant: 'customer_disqualified', cause: 'wrong-fit', note: '' },
  { variant: 'we_disqualified', why: 'They wanted a platform that we do not know', note: '' },
];
const lossesAfterSending: readonly Ending[] = [
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

async function lose({ past, quoteId, seller }: Scene, ending: Ending): Promise<void> {
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

/** Some minute of that day's working hours, on the Monday after a weekend. */
function workingTime(moment: number, chance: Chance): number {
  const day = Math.floor(moment / dayMs);
  // 1 January 1970 was a Thursday.
  const weekday = (day + 3) % 7;
  const isWeekend = weekday > 4;
  return (day + (isWeekend ? 7 - weekday : 0)) * dayMs + chance.whole(7 * 60, 15 * 60) * minuteMs;
}
