import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { Actor, GuestActor } from '../../../server/accounts/actor.ts';
import { listOutstanding } from '../../../server/opportunities/outstanding.ts';
import { basisHash } from '../../../server/ready/basis-hash.ts';
import { markReady } from '../../../server/ready/mark-ready.ts';
import {
  accepted,
  edit,
  invite,
  openWorkshop,
  type QuoteInWork,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;
let anna: GuestActor;
const [training, seats, review, start, platform, premium] = [
  'training',
  'seats',
  'review',
  'start',
  'platform',
  'premium',
].map((id) => ElementId.parse(id)) as [ElementId, ElementId, ElementId, ElementId, ElementId, ElementId];

beforeEach(async () => {
  shop = await openWorkshop();
  quote = await startQuote(shop, shop.erik);
  anna = await invite(shop, shop.erik, quote.quoteId);
});
afterEach(() => shop.close());

const change = (how: (document: QuoteDocument) => void) => edit(shop, quote.quoteId, quote.sellerId, how);
async function markBoth() {
  const hash = basisHash((await shop.rooms.read(quote.quoteId)).content);
  const mark = async (who: Actor) =>
    accepted(await markReady(shop, who, { quoteId: quote.quoteId, hash, ready: true }));
  await mark(anna);
  await mark(shop.erik);
}
async function dropped() {
  await reviewAndSend(shop, shop.erik, quote.quoteId);
  return (await listOutstanding(shop, shop.erik)).quotes[0]?.droppedSinceBase;
}

describe('what was left out since both found the basis ready', () => {
  it('is not known where they never did', async () => {
    await change((document) => document.select(seats, false));
    expect(await dropped()).toBeNull();
  });

  it('is nothing where exactly the basis was sent, also after a change that was taken back', async () => {
    await markBoth();
    await change((document) => document.select(seats, false));
    await change((document) => document.select(seats, true));
    expect(await dropped()).toEqual([]);
  });

  it('is what was in it and is not in the version; what had been out before is not among it', async () => {
    await change((document) => document.select(training, true));
    await markBoth();
    await change((document) => document.select(seats, false));
    await change((document) => document.select(training, false));
    await change((document) => document.select(training, true));
    expect(await dropped()).toEqual(['Title of seats']);
  });

  it('is also the alternative that another took the place of, and what was taken off the paper', async () => {
    await markBoth();
    await change((document) => document.pick(platform, [premium]));
    await change((document) => document.removeComponent(review));
    // It stood there and was not chosen.
    await change((document) => document.removeComponent(training));
    expect(await dropped()).toEqual(['Title of basic', 'Title of review']);
  });

  it('is everything that was in a section that was left out as a whole', async () => {
    await change((document) => document.setSection(start, 'presence', 'optional'));
    await change((document) => document.selectSection(start, true));
    await markBoth();
    await change((document) => document.selectSection(start, false));
    expect(await dropped()).toEqual(['review', 'seats', 'basic'].map((name) => `Title of ${name}`));
  });

  it('goes by the last basis before the version', async () => {
    await markBoth();
    await change((document) => document.select(seats, false));
    await markBoth();
    await change((document) => document.select(training, true));
    expect(await dropped()).toEqual([]);
  });
});
