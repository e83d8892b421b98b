import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import type { ReplayPage } from '#shared/protocol/replay-api.ts';
import { QuoteTape } from '#shared/replay/quote-tape.ts';
import type { Actor } from '../../../server/accounts/actor.ts';
import { replayQuote } from '../../../server/quotes/replay.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
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

const [review, training] = [ElementId.parse('review'), ElementId.parse('training')];
const title = (value: string) =>
  edit(shop, quote.quoteId, quote.sellerId, (document) => document.setTerm('title', value));
const page = async (actor: Actor, query: { before?: number; limit?: number } = {}) =>
  accepted(await replayQuote(shop, actor, quote.quoteId, { limit: 500, ...query }));

function tapeOf(...pages: readonly ReplayPage[]): QuoteTape {
  const now = pages[0]?.now;
  if (!now) throw new Error('The first page has what stands now');
  const tape = new QuoteTape(now.content);
  for (const { updates } of pages) tape.addOlder(updates);
  return tape;
}

describe('the log, for a replay', () => {
  it('leads from what stands back to what the quote began with', async () => {
    const { content: began } = await shop.rooms.read(quote.quoteId);
    await title('First');
    await edit(shop, quote.quoteId, quote.sellerId, (document) => document.removeComponent(training));
    await edit(shop, quote.quoteId, quote.sellerId, (document) =>
      document.setComponent(review, 'unitPrice', '1'),
    );
    const { content: stands } = await shop.rooms.read(quote.quoteId);

    const answer = await page(shop.erik);
    expect(answer.hasOlder).toBe(false);
    const tape = tapeOf(answer);
    expect(tape.contentAt(0)).toEqual(stands);
    expect(tape.contentAt(3)).toEqual(began);
  });

  it('comes in pages that never part what one update did, and lead as far', async () => {
    const { content: began } = await shop.rooms.read(quote.quoteId);
    for (const words of ['First', 'Second', 'Third']) await title(words);
    await edit(shop, quote.quoteId, quote.sellerId, (document) =>
      document.together(() => {
        document.setTerm('paymentDays', 10);
        document.setComponent(review, 'unitPrice', '1');
      }),
    );
    const pages = [await page(shop.erik, { limit: 1 })];
    for (let last = pages.at(-1); last?.hasOlder; last = pages.at(-1))
      pages.push(await page(shop.erik, { limit: 2, before: last.updates.at(-1)?.seq ?? 0 }));
    expect(pages.map(({ updates }) => updates.map(({ changes }) => changes.length))).toEqual([
      [2],
      [1, 1],
      [1],
    ]);
    expect(pages.map(({ now }) => now === null)).toEqual([false, true, true]);
    expect(tapeOf(...pages).contentAt(4)).toEqual(began);
  });

  it('tells where each side found the content ready', async () => {
    await title('First');
    await shop.db
      .insertInto('ready_mark')
      .values({
        quote_id: quote.quoteId,
        organisation_id: shop.erik.organisationId,
        ordinal: 1,
        cycle: 1,
        hash: '0'.repeat(64),
        participant_id: quote.sellerId,
        side: 'seller',
        ready: 1,
        seq: 1,
        at: shop.clock.now,
      })
      .execute();
    const { now } = await page(shop.erik);
    expect(now?.ready).toEqual([
      { by: expect.objectContaining({ id: quote.sellerId }), at: shop.clock.now, ready: true, seq: 1 },
    ]);
  });
});

describe('I-24: what reaches a guest of it', () => {
  const removed = 'CANARY: the cheap one';

  async function withGuest() {
    await edit(shop, quote.quoteId, quote.sellerId, (document) =>
      document.setComponent(training, 'title', removed),
    );
    await edit(shop, quote.quoteId, quote.sellerId, (document) => document.removeComponent(training));
    const anna = await invite(shop, shop.erik, quote.quoteId);
    const { content: met } = await shop.rooms.read(quote.quoteId);
    await edit(shop, quote.quoteId, anna.participantId, (document) =>
      document.setQuantity(ElementId.parse('seats'), '8'),
    );
    await title('After she came');
    return { anna, met };
  }

  it('begins where they came in, whatever they ask for', async () => {
    const { anna, met } = await withGuest();
    const first = await page(anna);
    expect(first.hasOlder).toBe(false);
    const tape = tapeOf(first);
    expect(tape.length).toBe(2);
    expect(tape.contentAt(2)).toEqual(met);
    const everything = [
      first,
      await page(anna, { before: 2 }),
      await page(anna, { before: 1, limit: 1_000 }),
    ];
    expect(JSON.stringify(everything)).not.toContain('CANARY');
  });

  it('is less than the seller has: negative control', async () => {
    await withGuest();
    expect(JSON.stringify(await page(shop.erik))).toContain(removed);
  });

  it('has nothing of the internal document, and neither has the seller’s', async () => {
    const { anna } = await withGuest();
    clockOn();
    await shop.rooms.edit(quote.quoteId, 'internal', quote.sellerId, (document) =>
      document.setCost(review, 'note', 'CANARY: costs us half'),
    );
    // It lies there, so what is looked for could be found.
    const internal = await shop.rooms.readInternal(quote.quoteId);
    expect(JSON.stringify(internal)).toContain('costs us half');
    for (const actor of [anna, shop.erik])
      expect(JSON.stringify(await page(actor))).not.toContain('costs us half');
    const kept = await shop.db.selectFrom('exact_change').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain('costs us half');
  });
});

function clockOn(): void {
  shop.clock.now += 1_000;
}

describe('I-27: another organisation, and a guest of another quote', () => {
  it('finds nothing', async () => {
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek', 'manager');
    const other = await startQuote(shop, shop.erik);
    const guest = await invite(shop, shop.erik, other.quoteId);
    for (const actor of [stranger, guest])
      expect(await replayQuote(shop, actor, quote.quoteId, { limit: 1 })).toEqual({ refused: 'not-found' });
  });
});

describe('what an update changed in values', () => {
  it('stays as it was written: the database refuses to change or remove it', async () => {
    await edit(shop, quote.quoteId, quote.sellerId, (document) => document.removeComponent(training));
    const rows = shop.db.selectFrom('exact_change').selectAll();
    expect(await rows.execute()).toHaveLength(1);
    await expect(shop.db.updateTable('exact_change').set({ changed: '[]' }).execute()).rejects.toThrow(
      /append only/,
    );
    await expect(shop.db.deleteFrom('exact_change').execute()).rejects.toThrow(/append only/);
  });
});
