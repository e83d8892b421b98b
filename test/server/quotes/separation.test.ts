import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId, type QuoteId } from '#shared/ids.ts';
import type { GuestActor, UserActor } from '../../../server/accounts/actor.ts';
import { componentInsight } from '../../../server/insight/component-insight.ts';
import { listOutstanding } from '../../../server/opportunities/outstanding.ts';
import { listChanges } from '../../../server/quotes/changes.ts';
import { projectDrafts } from '../../../server/quotes/draft-projection.ts';
import { listQuotes } from '../../../server/quotes/list-quotes.ts';
import { viewQuote } from '../../../server/quotes/quote-view.ts';
import { reviewQuote } from '../../../server/quotes/review.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { readVersion } from '../../../server/quotes/versions.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import {
  edit,
  invite,
  openWorkshop,
  review,
  reviewAndSend,
  send,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let stranger: UserActor;
let anna: GuestActor;
let quoteId: QuoteId;

beforeEach(async () => {
  shop = await openWorkshop();
  stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek', 'manager');
  const quote = await startQuote(shop, shop.erik);
  quoteId = quote.quoteId;
  anna = await invite(shop, shop.erik, quoteId);
  await edit(shop, quoteId, anna.participantId, (document) =>
    document.select(ElementId.parse('seats'), false),
  );
});
afterEach(() => shop.close());

describe('I-27: another organisation', () => {
  it('finds nothing behind an id it has got hold of, as if there were nothing', async () => {
    const reviewed = await review(shop, shop.erik, quoteId);
    await reviewAndSend(shop, shop.erik, quoteId);
    const asked = [
      viewQuote(shop, stranger, quoteId),
      listChanges(shop, stranger, quoteId, { limit: 50 }),
      reviewQuote(shop, stranger, quoteId),
      send(shop, stranger, reviewed),
      reviseQuote(shop, stranger, quoteId),
      readVersion(shop, stranger, quoteId, 1),
    ];
    for (const answer of await Promise.all(asked)) expect(answer).toEqual({ refused: 'not-found' });
  });

  it('sees nothing of it in any list or figure, where the owner does', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    const deps = {
      db: shop.db,
      projectDrafts: (organisation: UserActor['organisationId']) => projectDrafts(shop, organisation),
    };
    expect(await listQuotes(shop, stranger)).toEqual({ quotes: [], count: 0, after: null });
    expect(await listOutstanding(shop, stranger)).toMatchObject({ quotes: [], sums: [] });
    expect(await componentInsight(deps, stranger)).toEqual({ quoteCount: 0, components: [] });

    expect((await listQuotes(shop, shop.erik)).quotes).toHaveLength(1);
    expect((await listOutstanding(shop, shop.erik)).quotes).toHaveLength(1);
    expect((await componentInsight(deps, shop.erik)).components).not.toEqual([]);
  });

  it('counts and sums its own alone, though both have the like', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    const own = await startQuote(shop, stranger);
    const guest = await invite(shop, stranger, own.quoteId);
    await reviewAndSend(shop, stranger, own.quoteId);
    expect((await listQuotes(shop, stranger)).quotes.map((quote) => quote.id)).toEqual([own.quoteId]);
    expect((await listOutstanding(shop, stranger)).sums).toEqual([expect.objectContaining({ count: 1 })]);
    expect(await viewQuote(shop, guest, quoteId)).toEqual({ refused: 'not-found' });
    expect(await listChanges(shop, anna, own.quoteId, { limit: 50 })).toEqual({ refused: 'not-found' });
  });
});

describe('a guest', () => {
  it('sees the one quote of their link and no other of the same seller', async () => {
    const { quoteId: another } = await startQuote(shop, shop.erik);
    expect(await viewQuote(shop, anna, another)).toEqual({ refused: 'not-found' });
    expect(await readVersion(shop, anna, another, 1)).toEqual({ refused: 'not-found' });
    expect(await viewQuote(shop, anna, quoteId)).toMatchObject({ id: quoteId });
  });
});
