/** The board: counted whole, and given out by pages. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuoteId } from '#shared/ids.ts';
import { hasFlag } from '#shared/opportunity/card-line.ts';
import { stages } from '#shared/opportunity/stages.ts';
import { endpoints } from '#shared/protocol/api.ts';
import { columnParts, type DealCard } from '#shared/protocol/pipeline-api.ts';
import { endedDeals } from '../../../server/opportunities/ended-deals.ts';
import { listDeals, viewPipeline } from '../../../server/opportunities/pipeline-view.ts';
import { writeHistory } from '../../support/sales-history.ts';
import { addUser } from '../../support/selling-organisation.ts';
import { openWorkshop, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;

beforeEach(async () => {
  live.clear();
  shop = await openWorkshop();
  const sara = await addUser(shop.db, shop.erik.organisationId, 'Sara Lind');
  const owners = [shop.erik, sara];
  const shape = { opportunities: 120, quotesEach: 1, components: 1, until: shop.clock.now };
  await writeHistory(shop.db, { organisationId: shop.erik.organisationId, owners, ...shape });
});
afterEach(() => shop.close());

const live = new Set<QuoteId>();
const deps = () => ({ ...shop, liveQuotes: () => live });
type Asked = Parameters<typeof listDeals>[2];
const page = (asked: Partial<Asked> = {}) => listDeals(deps(), shop.erik, { limit: 50, ...asked });
const heads = (asked: Parameters<typeof viewPipeline>[2] = {}) => viewPipeline(deps(), shop.erik, asked);

/** All pages, with what happens between one and the next. */
async function pagesOf(asked: Partial<Asked>, between: () => Promise<unknown> = async () => {}) {
  const pages = [await page(asked)];
  for (let after = pages[0]?.after; after; after = pages.at(-1)?.after) {
    await between();
    pages.push(await page({ ...asked, after }));
  }
  return pages;
}

const sumsOf = (deals: readonly DealCard[]) =>
  [...Map.groupBy(deals, ({ currency }) => currency)]
    .map(([currency, of]) => ({
      currency,
      amount: of.reduce((sum, { amount }) => sum + amount, 0),
      count: of.length,
    }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));

describe('the board', () => {
  it.each([{}, { owner: 'Sara Lind' }, { pipeline: 'standard' }, { flag: 'let-go' as const }])(
    'counts and sums in each column the deals that its pages hold, of %j',
    async (filter) => {
      const { columns, open } = await heads(filter);
      let seen = 0;
      for (const { stage, ...parts } of columns) {
        for (const part of columnParts) {
          const pages = await pagesOf({ ...filter, stage, part, limit: 7 });
          const deals = pages.flatMap((one) => one.deals);
          expect(parts[part]).toEqual({ count: deals.length, sums: sumsOf(deals) });
          expect(new Set(deals.map(({ opportunityId }) => opportunityId)).size).toBe(deals.length);
          for (const deal of deals) {
            expect(deal.stage).toBe(stage);
            expect(hasFlag(deal, 'outside-horizon')).toBe(part === 'far');
            if (filter.owner) expect(deal.ownerName).toBe(filter.owner);
            if (filter.flag) expect(hasFlag(deal, filter.flag)).toBe(true);
          }
          seen += deals.length;
        }
      }
      expect(seen).toBe((await page(filter)).count);
      if (!filter.flag) expect(open.count).toBe(seen);
    },
  );

  it('answers no more than a page, and as the table of the API says', async () => {
    const { query, answer } = endpoints.listDeals;
    expect(query.safeParse({ limit: '201' }).success).toBe(false);
    expect(query.parse({})).toEqual({ limit: 50 });
    const first = await page({ limit: 5 });
    expect(answer.parse(first)).toEqual(first);
    expect(first.deals).toHaveLength(5);
    const told = await heads();
    expect(endpoints.getPipeline.answer.parse(told)).toEqual(told);
    expect(told.owners).toEqual([shop.erik.name, 'Sara Lind'].toSorted());
    expect(told.old).toBe((await page({ flag: 'let-go' })).count);
  });

  it('has stage after stage, what is looked ahead to first, and in that what is worth more', async () => {
    const deals = (await pagesOf({ limit: 9 })).flatMap((one) => one.deals);
    const place = ({ stage, ...deal }: DealCard) =>
      stages.indexOf(stage) * 2 + Number(hasFlag(deal, 'outside-horizon'));
    expect(deals.map(place)).toEqual(deals.map(place).toSorted((a, b) => a - b));
    const whole = await page({ limit: 200 });
    expect(whole.deals).toEqual(deals);
    expect(whole.after).toBeNull();
  });

  it('shows all of it again once the last that was asked for by its flag is seen to', async () => {
    const { columns } = await heads({ flag: 'review-waits' });
    expect(columns).toEqual((await heads()).columns);
    expect((await page({ flag: 'review-waits' })).count).toBe((await page()).count);
  });

  it('counts and sums all that has ended, and shows the latest of it', async () => {
    const { ended } = await heads();
    for (const { stage, count, sums, deals } of ended) {
      const all = (await endedDeals(shop.db, shop.erik.organisationId)).filter(
        (deal) => deal.stage === stage,
      );
      expect(count).toBe(all.length);
      expect(count).toBeGreaterThan(20);
      expect(deals).toEqual(all.slice(0, 20));
      for (const { currency, amount } of sums) {
        const those = all.filter((deal) => deal.currency === currency);
        expect(amount).toBe(those.reduce((sum, deal) => sum + (deal.amount ?? 0), 0));
      }
    }
    expect(ended.map(({ stage }) => stage)).toEqual(['won', 'lost']);
    const [won] = (await heads({ owner: 'Sara Lind' })).ended;
    expect(won?.deals.every(({ ownerName }) => ownerName === 'Sara Lind')).toBe(true);
  });

  it('leaves out a stage that no pipeline has, unless a deal is there', async () => {
    const plain = { id: 'plain', organisation_id: shop.erik.organisationId, name: 'Plain' };
    const without = { has_pricing_review: 0, horizon_months: 3 } as const;
    await shop.db
      .insertInto('pipeline')
      .values({ ...plain, ...without })
      .execute();
    const shown = async () => (await heads({ pipeline: plain.id })).columns.map(({ stage }) => stage);
    expect(await shown()).toEqual(['identified', 'co_designing', 'quote_sent', 'negotiating']);
    const [deal] = (await page({ stage: 'identified' })).deals;
    if (!deal) throw new Error('a deal was identified');
    const there = { stage: 'pricing_review', pipeline_id: plain.id } as const;
    await shop.db.updateTable('opportunity').set(there).where('id', '=', deal.opportunityId).execute();
    expect(await shown()).toContain('pricing_review');
  });

  it('says another order when a deal moves to a page that was read, so that none is lost between two', async () => {
    const asked = { stage: 'identified', part: 'near', limit: 4 } as const;
    const still = await pagesOf(asked);
    expect(new Set(still.map(({ order }) => order)).size).toBe(1);
    const last = still.at(-1)?.deals.at(-1);
    if (!last || still.length < 2) throw new Error('there are some pages');
    // Somebody of the customer comes in: nothing matters more.
    const pages = await pagesOf(asked, async () => live.add(last.quoteId));
    const ids = pages.flatMap(({ deals }) => deals.map(({ opportunityId }) => opportunityId));
    expect(ids).not.toContain(last.opportunityId);
    expect(pages.at(-1)?.order).not.toBe(pages[0]?.order);
    // Read again, they hold it.
    const again = (await pagesOf(asked)).flatMap(({ deals }) => deals);
    expect(again.map(({ opportunityId }) => opportunityId)).toContain(last.opportunityId);
  });
});
