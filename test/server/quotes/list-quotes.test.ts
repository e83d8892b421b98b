import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import { QuoteSummary } from '#shared/protocol/views.ts';
import { sectionDefaults } from '#shared/quote/quote.ts';
import { dayIn } from '#shared/time.ts';
import { projectDrafts } from '../../../server/quotes/draft-projection.ts';
import { listQuotes } from '../../../server/quotes/list-quotes.ts';
import { component, quoteContent } from '../../support/quote-content.ts';
import { gateAnswers } from '../../support/selling-organisation.ts';
import {
  edit,
  invite,
  openWorkshop,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;

beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

const list = async () => (await listQuotes(shop, shop.erik)).quotes;
const training = ElementId.parse('training');

describe('the list of quotes', () => {
  it('shows a quote as it stands, with what the reader needs to tell it apart', async () => {
    const { quoteId } = await startQuote(shop, shop.erik);
    const [summary] = await list();
    expect(summary && QuoteSummary.parse(summary)).toEqual(summary);
    expect(summary).toMatchObject({
      id: quoteId,
      number: '2026-0001',
      title: 'Marketing automation',
      status: 'draft',
      stage: 'identified',
      customerName: 'Lindqvist Industri AB',
      ownerName: shop.erik.name,
      currency: 'SEK',
      latestVersion: null,
      latestStanding: null,
    });
  });

  it('follows each change of the document, and the version that is sent', async () => {
    const { quoteId, sellerId } = await startQuote(shop, shop.erik);
    const before = (await list())[0]?.amount ?? 0;
    await edit(shop, quoteId, sellerId, (document) => {
      document.setTerm('title', 'Another title');
      document.select(training, true);
    });
    expect(await list()).toEqual([
      expect.objectContaining({ title: 'Another title', amount: before + 1_250_000 }),
    ]);
    await invite(shop, shop.erik, quoteId);
    await reviewAndSend(shop, shop.erik, quoteId);
    expect(await list()).toEqual([
      expect.objectContaining({ status: 'sent', latestVersion: 1, latestStanding: 'outstanding' }),
    ]);
  });

  it('comes to what the room shows also once a discount for signing early is over, though nobody edits', async () => {
    const { quoteId, sellerId } = await startQuote(shop, shop.erik);
    const [full] = await list();
    const today = dayIn('Europe/Stockholm', shop.clock.now);
    await edit(shop, quoteId, sellerId, (document) => {
      document.setTerm('quoteDiscount', { percent: '10' });
      document.setTerm('quoteDiscountUntil', today);
    });
    const amount = async () => (await list())[0]?.amount;
    expect(await amount()).toBeLessThan(full?.amount ?? 0);
    shop.clock.now += 24 * 60 * 60 * 1_000;
    expect(await amount()).toBe(full?.amount);
    expect(await amount()).toBe(full?.amount);
  });

  it('has no amount while nothing is priced', async () => {
    await startQuote(shop, shop.erik, quoteContent());
    expect(await list()).toEqual([expect.objectContaining({ amount: null })]);
  });

  it('puts what changed last first', async () => {
    const first = await startQuote(shop, shop.erik, undefined, gateAnswers({ customerName: 'First' }));
    shop.clock.now += 1_000;
    await startQuote(shop, shop.erik, undefined, gateAnswers({ customerName: 'Second' }));
    const customers = async () => (await list()).map((quote) => quote.customerName);
    expect(await customers()).toEqual(['Second', 'First']);
    await edit(shop, first.quoteId, first.sellerId, (document) => document.setTerm('title', 'Touched'));
    expect(await customers()).toEqual(['First', 'Second']);
  });
});

describe('the projection of drafts', () => {
  it('is never set back by one that was read earlier', async () => {
    const { quoteId, sellerId } = await startQuote(shop, shop.erik);
    await Promise.all([
      projectDrafts(shop, shop.erik.organisationId),
      edit(shop, quoteId, sellerId, (document) => document.select(training, true)),
      projectDrafts(shop, shop.erik.organisationId),
    ]);
    await projectDrafts(shop, shop.erik.organisationId);
    const state = await shop.db
      .selectFrom('component_state')
      .select(['selected', 'is_choice'])
      .where('component_id', '=', 'training')
      .execute();
    expect(state).toEqual([{ selected: 1, is_choice: 1 }]);
  });

  it('takes what stands in a section that is chosen as a whole for a choice', async () => {
    const { quoteId, sellerId } = await startQuote(shop, shop.erik);
    const standing = async () => {
      await projectDrafts(shop, shop.erik.organisationId);
      return await shop.db
        .selectFrom('component_state')
        .select(['selected', 'is_choice'])
        .where('component_id', '=', 'review')
        .execute();
    };
    expect(await standing()).toEqual([{ selected: 1, is_choice: 0 }]);
    await edit(shop, quoteId, sellerId, (document) => document.setSection('start', 'presence', 'optional'));
    await edit(shop, quoteId, sellerId, (document) => document.selectSection('start', false));
    expect(await standing()).toEqual([{ selected: 0, is_choice: 1 }]);
  });

  it('leaves rows alone when nothing has changed', async () => {
    await startQuote(shop, shop.erik);
    await list();
    await shop.db.updateTable('component_state').set({ title: 'untouched' }).execute();
    await list();
    const titles = await shop.db.selectFrom('component_state').select('title').distinct().execute();
    expect(titles).toEqual([{ title: 'untouched' }]);
  });

  it('holds more components than one statement can bind', async () => {
    const content = quoteContent({
      sections: [{ ...sectionDefaults, id: 'start', title: '', rank: 'a0' }],
      components: Array.from({ length: 4_000 }, (_, n) => component(`c${n}`)),
    });
    await startQuote(shop, shop.erik, content);
    await list();
    const { count } = await shop.db
      .selectFrom('component_state')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(4_000);
  });
});
