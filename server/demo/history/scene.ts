/** A deal under way: who is in it, what they see, and how either side changes the quote. */

import type { QuoteId, TemplateId } from '#shared/ids.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { addMonths, dayIn } from '#shared/time.ts';
import type { GuestActor, UserActor } from '../../accounts/actor.ts';
import { insertOpportunity, newOpportunityId } from '../../opportunities/create-opportunity.ts';
import { createQuote } from '../../quotes/create-quote.ts';
import { keepOrigin } from '../../templates/quote-origin.ts';
import { demoOrganisation } from '../demo-people.ts';
import { demoCosts } from '../demo-quote.ts';
import { plain } from './customers.ts';
import { contentOf, type Deal } from './deals.ts';
import type { Past, Seller } from './past.ts';

export interface Scene {
  readonly past: Past;
  readonly deal: Deal;
  readonly seller: Seller;
  readonly manager: UserActor;
  readonly quoteId: QuoteId;
  readonly buyer: GuestActor;
  readonly content: () => Promise<QuoteContent>;
}

/** Who works on it: whose it is, and who approves; and what quotes begin from, by name. */
export interface Staff {
  readonly seller: Seller;
  readonly manager: UserActor;
  readonly templates: ReadonlyMap<string, TemplateId>;
}

/** The seller opens the deal with its quote, and the customer the link to it. */
export async function begin(past: Past, deal: Deal, { seller, manager, templates }: Staff): Promise<Scene> {
  const { customer, title, need, chance } = deal;
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
      needNote: need,
      source: chance.oneOf([
        'Webinar',
        'Recommended by a customer',
        'Asked through the website',
        'Trade fair',
      ]),
    };
    await insertOpportunity(trx, opportunityId, { organisationId, userId, name }, gate, past.now());
    const quote = { organisationId, opportunityId, seller, content, costs: demoCosts };
    const { quoteId: made } = await createQuote(trx, quote, past.now());
    const templateId = templates.get(deal.begunFrom ?? '');
    if (templateId) await keepOrigin(trx, organisationId, made, { from: 'template', templateId });
    return made;
  });
  const buyer = await past.bringIn(seller, quoteId, { name: customer.contact, title: customer.title, email });
  const read = async () => (await past.rooms.read(quoteId)).content;
  return { past, deal, seller, manager, quoteId, buyer, content: read };
}

type Change = Parameters<Past['rooms']['edit']>[3];

export async function editAsSeller({ past, quoteId, seller }: Scene, change: Change): Promise<void> {
  const { id } = await past.db
    .selectFrom('participant')
    .select('id')
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', seller.organisationId)
    .where('user_id', '=', seller.userId)
    .executeTakeFirstOrThrow();
  await past.rooms.edit(quoteId, 'shared', id, change);
}

export async function editAsBuyer({ past, quoteId, buyer }: Scene, change: Change): Promise<void> {
  await past.rooms.edit(quoteId, 'shared', buyer.participantId, change);
}
