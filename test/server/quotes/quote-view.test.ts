import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QuoteView } from '#shared/protocol/views.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { viewQuote } from '../../../server/quotes/quote-view.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import {
  accepted,
  invite,
  openWorkshop,
  type QuoteInWork,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;

beforeEach(async () => {
  shop = await openWorkshop();
  quote = await startQuote(shop, shop.erik);
});
afterEach(() => shop.close());

const seen = async (actor: Parameters<typeof viewQuote>[1]) =>
  accepted(await viewQuote(shop, actor, quote.quoteId));
const invited = (): Promise<GuestActor> => invite(shop, shop.erik, quote.quoteId);

describe('what stands around the document', () => {
  it('has the shape the API promises, for both sides', async () => {
    const anna = await invited();
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    for (const actor of [shop.erik, anna])
      expect(QuoteView.parse(await seen(actor))).toEqual(await seen(actor));
  });

  it('names the contact of the opportunity until somebody is invited, and then those', async () => {
    expect((await seen(shop.erik)).customer.people).toEqual([
      { name: 'Anna Bergman', title: '', email: 'anna@lindqvist.example' },
    ]);
    await invite(shop, shop.erik, quote.quoteId, 'Johan Lindqvist');
    expect((await seen(shop.erik)).customer.people.map((person) => person.name)).toEqual(['Johan Lindqvist']);
  });

  it('tells a guest nothing of the sales process and offers no commands', async () => {
    const view = await seen(await invited());
    expect(view.opportunity).toBeNull();
    expect(Object.values(view.commands)).not.toContain(true);
    expect(JSON.stringify(view)).not.toMatch(/identified|co_designing|600000|Referral/);
    // The seller does see it.
    expect((await seen(shop.erik)).opportunity).toMatchObject({ stage: 'identified' });
  });

  it('offers the seller what the lifecycle allows in each status', async () => {
    const offers = async () => {
      const { status, commands } = await seen(shop.erik);
      const open = Object.entries(commands).filter(([, isOpen]) => isOpen);
      return [status, ...open.map(([command]) => command)];
    };
    expect(await offers()).toEqual(['draft', 'invite', 'submit', 'send', 'close']);
    await invited();
    expect(await offers()).toEqual(['co_design', 'invite', 'submit', 'send', 'close']);
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    expect(await offers()).toEqual(['sent', 'invite', 'withdraw', 'revise', 'close']);
    accepted(await reviseQuote(shop, shop.erik, quote.quoteId));
    expect(await offers()).toEqual(['co_design', 'invite', 'submit', 'send', 'withdraw', 'close']);
  });
});
