import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStorage } from '../../server/storage/storage.ts';
import { launchBrowser } from '../support/browser.ts';
import { makePapers } from '../support/history-papers.ts';
import { type Product, startProduct } from '../support/product.ts';
import { writeHistory } from '../support/sales-history.ts';
import { faults } from './faults.ts';
import { Person } from './people.ts';

/** An organisation with more quotes than a page shows: they come as one scrolls, and words find any of them. */
describe('many quotes', () => {
  /** With the one of the demo. */
  const quotes = 121;
  /** The first of all: nothing was changed longer ago. */
  const oldest = 'Ångströms Rörverk AB';
  let product: Product;
  let browser: Browser;
  let erik: Person;

  beforeAll(async () => {
    product = await startProduct();
    await product.stop();
    const { db, close } = await openStorage(join(product.dataDir, 'coquote.sqlite'));
    const members = await db.selectFrom('membership').select(['organisation_id', 'user_id']).execute();
    const organisationId = members[0]?.organisation_id;
    if (!organisationId) throw new Error('the demo has an organisation');
    const owners = members.map(({ user_id }, nth) => ({
      userId: user_id,
      name: ['Erik', 'Maria'][nth] ?? '',
    }));
    // The demo is known by its oldest quote, and by when it was made.
    await db.updateTable('quote').set({ created_at: 1 }).execute();
    const shape = { opportunities: 40, quotesEach: 3, components: 3, papers: makePapers(3) };
    await writeHistory(db, { organisationId, owners, ...shape, until: Date.now() });
    const last = await db
      .selectFrom('quote')
      .select('opportunity_id')
      .orderBy('updated_at')
      .limit(1)
      .executeTakeFirstOrThrow();
    await db
      .updateTable('opportunity')
      .set({ customer_name: oldest })
      .where('id', '=', last.opportunity_id)
      .execute();
    await close();
    await product.restart();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const rows = () => erik.page.getByRole('table').locator('tbody tr');
  const numbers = () => rows().locator('td:nth-child(2)').allInnerTexts();

  it('come page by page to whoever scrolls, each of them once', async () => {
    await erik.visit('/quotes');
    await erik.page.getByText(`${quotes} quotes`).waitFor();
    const first = await rows().count();
    expect(first).toBeLessThan(quotes);
    await expect
      .poll(async () => {
        await rows().last().scrollIntoViewIfNeeded();
        return rows().count();
      })
      .toBe(quotes);
    expect(new Set(await numbers()).size).toBe(quotes);
    expect(await erik.button('Show more').count()).toBe(0);
    expect(await faults(erik)).toEqual([]);
  });

  it('are found by words though no page that was shown has them', async () => {
    await erik.visit('/quotes');
    await erik.page.getByText(`${quotes} quotes`).waitFor();
    expect(await erik.page.getByText(oldest).count()).toBe(0);
    await erik.page.getByRole('searchbox', { name: /^Find by customer/ }).fill('angstrom');
    await erik.page.getByText('3 quotes found').waitFor();
    expect(await rows().getByText(oldest).count()).toBe(3);
  });

  it('are found from every page by the keys', async () => {
    await erik.visit('/');
    await erik.page.getByRole('heading', { name: /Welcome/ }).waitFor();
    await erik.page.keyboard.press('Control+k');
    await erik.page.keyboard.type('angstrom');
    await erik.page
      .getByRole('option', { name: new RegExp(oldest) })
      .first()
      .waitFor();
    await erik.page.keyboard.press('Escape');
  });

  it('can be begun from, whichever they are', async () => {
    await erik.visit('/quotes/new');
    await erik.page.getByRole('searchbox', { name: /^Find a quote/ }).fill('angstrom');
    await erik.page.getByText('1 customer found').waitFor();
    const begins = erik.page.getByLabel('The quote begins with');
    const label = await begins.locator('option', { hasText: oldest }).innerText();
    await begins.selectOption({ label });
    await erik.page.getByRole('searchbox', { name: /^Find a quote/ }).fill('no such words');
    await erik.page.getByText('No quote has all of these words.').waitFor();
    expect(await begins.locator('option:checked').innerText()).toBe(label);
    expect(await faults(erik)).toEqual([]);
    await erik.fill(erik.field('Company'), 'Granvik AB');
    await erik.fill(erik.field('Contact'), 'Per Wik');
    await erik.fill(erik.field('Contact’s email'), 'per@granvik.example');
    await erik.fill(erik.field('What it is about'), 'Pipes');
    await erik.fill(erik.field('Expected value, first 12 months'), '600 000');
    const inTwoMonths = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await erik.page.getByLabel('Expected close').fill(inTwoMonths);
    await erik.page.getByLabel('They need this within six months').check();
    await erik.fill(erik.field('What they need, and why now'), 'They move in the spring');
    await erik.fill(erik.field('Where it came from'), 'The fair');
    await erik.press(erik.button('Open the quote'));
    await erik
      .paper()
      .getByText(/^Component \d+$/)
      .first()
      .waitFor();
  });
});
