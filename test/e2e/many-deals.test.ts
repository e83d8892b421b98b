import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { writeHistory } from '../support/sales-history.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';

/** More deals than anybody reads at once: what needs somebody stands first, the others come when asked for. */
describe('many deals', () => {
  let product: Product;
  let browser: Browser;
  let maria: Person;

  beforeAll(async () => {
    product = await startProduct();
    await product.stop();
    const { db, close } = await openStorage(join(product.dataDir, 'coquote.sqlite'));
    const members = await db.selectFrom('membership').selectAll().execute();
    const organisationId = members[0]?.organisation_id;
    if (!organisationId) throw new Error('the demo has an organisation');
    await db.updateTable('quote').set({ created_at: 1 }).execute();
    const owners = members.map(({ user_id }, i) => ({ userId: user_id, name: ['Erik', 'Maria'][i] ?? '' }));
    const shape = { opportunities: 700, quotesEach: 1, components: 1, until: Date.now() };
    await writeHistory(db, { organisationId, owners, ...shape });
    await close();
    await product.restart();
    browser = await launchBrowser(inject('browserPath'));
    maria = await Person.arrive(browser, product.links().manager);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const main = () => maria.page.getByRole('main');
  const more = () => main().getByRole('button', { name: /^Show more, / });

  it('stand on the list of outstanding quotes fifty at a time, under sums of all of them', async () => {
    await maria.visit('/pipeline');
    const offers = () => main().locator('tbody tr:has(a)').count();
    await more().waitFor();
    const sums = plain(await main().innerText()).split('Waiting for us')[0];
    expect(await offers()).toBe(50);
    const [, left] = /(\d+) left/.exec(await more().innerText()) ?? [];
    expect(await faults(maria)).toEqual([]);
    for (let shown = 50; (await more().count()) > 0; ) {
      await maria.press(more());
      await expect.poll(offers).toBeGreaterThan(shown);
      shown = await offers();
    }
    expect(await offers()).toBe(50 + Number(left));
    expect(plain(await main().innerText()).split('Waiting for us')[0]).toBe(sums);
  });

  it('stand in a column of the board and in the list likewise, and are counted whole', async () => {
    await maria.visit('/pipeline/board');
    const long = main()
      .getByRole('region')
      .filter({ has: maria.page.getByRole('button', { name: /^Show more, / }) });
    await long.first().waitFor();
    // By its name: once all of it is shown it is no longer a long one.
    const name = (await long.first().getAttribute('aria-label')) ?? '';
    const column = main().getByRole('region', { name, exact: true });
    const head = plain(await column.getByRole('heading', { level: 2 }).innerText());
    expect(Number(/(\d+)$/.exec(head)?.[1])).toBeGreaterThan(50);
    const cards = await column.getByRole('listitem').count();
    await maria.press(column.getByRole('button', { name: /^Show more, / }).first());
    await expect.poll(() => column.getByRole('listitem').count()).toBeGreaterThan(cards);
    expect(plain(await column.getByRole('heading', { level: 2 }).innerText())).toBe(head);
    await maria.visit('/pipeline/board?view=list');
    await more().waitFor();
    expect(await main().locator('tbody tr').count()).toBe(50);
    await maria.press(main().getByRole('checkbox', { name: 'Choose all' }).first());
    expect(await main().getByRole('checkbox', { checked: true }).count()).toBeLessThanOrEqual(51);
    expect(maria.complaints).toEqual([]);
  });

  const nextPage = '**/api/pipeline/deals?*after=*';
  const shown = () =>
    main()
      .locator('tbody tr td a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').at(-1)));

  it('stand there once each when some move between two pages while the next one is asked for', async () => {
    await maria.visit('/pipeline/board?view=list');
    await more().waitFor();
    const before = await shown();
    const open = await told(200);
    const [leaves, comes] = ['identified', 'co_designing'].map((stage) =>
      open.find((deal) => deal.stage === stage && deal.waitsForUs),
    );
    if (!leaves || !comes) throw new Error('something waits for us in both stages');
    let hasMoved = false;
    await maria.page.route(nextPage, async (route) => {
      if (!hasMoved) {
        hasMoved = true;
        await becomes(leaves, 'co_designing');
        await becomes(comes, 'identified');
      }
      await route.continue();
    });
    await maria.press(more());
    await expect.poll(async () => (await shown()).length).toBeGreaterThan(50);
    const now = (await told(100)).map(({ opportunityId }) => opportunityId);
    expect([before.includes(leaves.opportunityId), before.includes(comes.opportunityId)]).toEqual([
      true,
      false,
    ]);
    expect(now.slice(0, 50)).toContain(comes.opportunityId);
    expect(now.slice(50)).toContain(leaves.opportunityId);
    await expect.poll(shown).toEqual(now);
    await maria.page.unroute(nextPage);
  });

  it('come for whoever goes by keyboard too, who stays where they are', async () => {
    await maria.visit('/pipeline/board?view=list&owner=Maria');
    await more().waitFor();
    await maria.atRest();
    await more().focus();
    const focused = () => maria.page.evaluate(() => document.activeElement?.textContent ?? '');
    while ((await more().count()) > 0) {
      const rows = (await shown()).length;
      await maria.page.keyboard.press('Enter');
      await expect.poll(async () => (await shown()).length).toBeGreaterThan(rows);
      await expect.poll(focused).toMatch(/^Show more, |^That is all of them/);
    }
    await expect.poll(focused).toBe('That is all of them.');
  });

  it('say so where the next ones do not come, and come once they are asked for again', async () => {
    await maria.visit('/pipeline/board?view=list');
    await more().waitFor();
    await maria.page.route(nextPage, (route) => route.abort());
    await maria.press(more());
    await main().getByRole('button', { name: 'Fetching more…' }).waitFor();
    const alert = main().getByRole('alert');
    await alert.waitFor({ timeout: 30_000 });
    expect(await shown()).toHaveLength(50);
    expect(await faults(maria)).toEqual([]);
    await maria.page.unroute(nextPage);
    await maria.press(alert.getByRole('button'));
    await expect.poll(async () => (await shown()).length).toBeGreaterThan(50);
    expect(await alert.count()).toBe(0);
  });

  /** The first deals as the server has them. */
  async function told(limit: number): Promise<DealCard[]> {
    const path = `/api/pipeline/deals?limit=${limit}`;
    return (await maria.page.evaluate(async (at) => (await fetch(at)).json(), path)).deals;
  }

  /** The first of that stage. */
  async function becomes({ opportunityId, quoteId }: DealCard, stage: Stage): Promise<void> {
    const { db, close } = await openStorage(join(product.dataDir, 'coquote.sqlite'));
    await db.updateTable('opportunity').set({ stage }).where('id', '=', opportunityId).execute();
    await db.updateTable('quote').set({ draft_amount: 9_000_000_000_00 }).where('id', '=', quoteId).execute();
    await close();
  }
});
