import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import type { Actor } from '../../../server/accounts/actor.ts';
import { listChanges } from '../../../server/quotes/changes.ts';
import {
  accepted,
  edit,
  invite,
  openWorkshop,
  type QuoteInWork,
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

const title = (value: string) =>
  edit(shop, quote.quoteId, quote.sellerId, (document) => document.setTerm('title', value));
const page = async (actor: Actor, query: { before?: number; limit?: number } = {}) =>
  accepted(await listChanges(shop, actor, quote.quoteId, { limit: 50, ...query }));

describe('the log of changes', () => {
  it('says who changed what from what to what, newest first', async () => {
    await title('First');
    await title('Second');
    const [newest, oldest] = await page(shop.erik);
    expect(newest).toMatchObject({
      participant: { id: quote.sellerId, side: 'seller', name: shop.erik.name },
      field: 'title',
      before: 'First',
      after: 'Second',
      at: shop.clock.now,
    });
    expect(oldest).toMatchObject({ after: 'First' });
  });

  it('comes in pages that never part what one update did', async () => {
    await title('First');
    await edit(shop, quote.quoteId, quote.sellerId, (document) => {
      document.doc.transact(() => {
        document.setTerm('title', 'Second');
        document.setTerm('paymentDays', 10);
        document.setComponent(ElementId.parse('review'), 'unitPrice', '1');
      });
    });
    const first = await page(shop.erik, { limit: 1 });
    expect(first).toHaveLength(3);
    expect(new Set(first.map((change) => change.seq)).size).toBe(1);
    const rest = await page(shop.erik, { limit: 50, before: first[0]?.seq ?? 0 });
    expect([...first, ...rest]).toEqual(await page(shop.erik));
    expect(rest).toHaveLength(1);
  });
});

describe('I-24: what was written and deleted before a guest came does not reach them', () => {
  it('though they were invited before', async () => {
    await invite(shop, shop.erik, quote.quoteId, 'Johan Lindqvist');
    await title('CANARY: they would pay double');
    await title('Marketing automation, revised');
    const anna = await invite(shop, shop.erik, quote.quoteId);
    await title('Marketing automation, once more');

    const seen = await page(anna);
    expect(seen).toHaveLength(1);
    expect(JSON.stringify(seen)).not.toContain('CANARY');
    expect(JSON.stringify(await page(shop.erik))).toContain('CANARY');
  });

  it('while they keep what they did themselves', async () => {
    const anna = await invite(shop, shop.erik, quote.quoteId);
    await edit(shop, quote.quoteId, anna.participantId, (document) =>
      document.select(ElementId.parse('training'), true),
    );
    await shop.db.deleteFrom('guest_session').execute();
    expect(await page(anna)).toEqual([expect.objectContaining({ kind: 'selected' })]);
  });
});
