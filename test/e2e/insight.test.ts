import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStorage } from '../../server/storage/storage.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { writeHistory } from '../support/sales-history.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';

/** A manager looks at two years of selling: every figure opens to its deals, is exported, and says how sure it is. */
describe('what managers learn', () => {
  let product: Product;
  let browser: Browser;
  let maria: Person;

  beforeAll(async () => {
    product = await startProduct();
    await product.stop();
    const { db, close } = await openStorage(join(product.dataDir, 'coquote.sqlite'));
    const members = await db.selectFrom('membership').select(['organisation_id', 'user_id']).execute();
    // The demo is known by its oldest quote.
    await db.updateTable('quote').set({ created_at: 1 }).execute();
    const owners = members.map(({ user_id }, i) => ({ userId: user_id, name: ['Erik', 'Maria'][i] ?? '' }));
    const organisationId = members[0]?.organisation_id;
    if (!organisationId) throw new Error('the demo has an organisation');
    const shape = { opportunities: 80, quotesEach: 1, components: 3 };
    await writeHistory(db, { organisationId, owners, ...shape, until: Date.now() });
    await close();
    await product.restart();
    browser = await launchBrowser(inject('browserPath'));
    maria = await Person.arrive(browser, product.links().manager);
    await maria.page.emulateMedia({ reducedMotion: 'reduce' });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const rows = () => maria.page.getByRole('region', { name: 'The deals behind the figure' }).first();

  it('I-38: opens a rate to the deals it is counted from, and keeps that in the address', async () => {
    await maria.visit('/insight');
    const rate = maria.button(/^Sent to won: /);
    await maria.press(rate);
    await rows().getByRole('row').nth(1).waitFor();
    const figures = plain(await maria.page.getByRole('main').innerText());
    const [, n] = /Sent to won\s+\d+ %\s+\d+ of (\d+),/.exec(figures) ?? [];
    expect(plain(await rows().innerText())).toContain(`${n} deals`);
    expect(maria.page.url()).toContain('rows=');
    await maria.page.reload();
    await rows().getByRole('row').nth(1).waitFor();
    await maria.press(rows().getByRole('button', { name: 'Close' }));
    await rows().waitFor({ state: 'detached' });
  });

  it('says what prices go with, that it is association, and where there are too few to tell', async () => {
    const prices = maria.page.getByRole('region', { name: 'What customers are willing to pay' }).first();
    await maria.press(prices.getByRole('button', { name: /^Component/ }).first());
    await prices.getByText('What it is counted from').waitFor();
    for (const words of ['not what causes what', 'Too few to compare', 'No model of price'])
      await prices.getByText(words).first().waitFor();
    expect(await faults(maria)).toEqual([]);
  });

  it('I-38: opens a rate of a component to the customers that it is counted from', async () => {
    const prices = maria.page.getByRole('region', { name: 'What customers are willing to pay' }).first();
    const left = prices.getByRole('row', { name: /^Came back, of what was taken out/ }).getByRole('button');
    const words = plain(await left.first().innerText());
    const [, n] = /(?:n|of) (\d+)$/.exec(words) ?? [];
    await maria.press(left.first());
    await prices.getByText(new RegExp(`^${n} customers? and deals?`)).waitFor();
  });

  it('exports what a panel shows', async () => {
    const age = maria.page.getByRole('region', { name: 'Age of outstanding quotes' });
    const [download] = await Promise.all([
      maria.page.waitForEvent('download'),
      maria.press(age.getByRole('button', { name: 'Export' })),
    ]);
    expect(download.suggestedFilename()).toMatch(/^insight-age-.*\.csv$/);
  });

  it.each([
    ['process', 'From stage to stage'],
    ['forecast', 'What open deals may come to'],
    ['losses', 'Deals that ended as lost'],
  ])('has a part for %s that everybody can read, wide and narrow', async (tab, heading) => {
    await maria.visit(`/insight?tab=${tab}`);
    await maria.page.getByRole('heading', { name: heading }).waitFor();
    await maria.atRest();
    expect(await faults(maria)).toEqual([]);
    await maria.page.setViewportSize({ width: 320, height: 900 });
    const beyond = await maria.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond).toBe(0);
    // Nor is a figure beyond the edge of its table.
    const cut = await maria.page.evaluate(() =>
      [...document.querySelectorAll('main section[tabindex="0"]')]
        .filter((table) => table.scrollWidth > table.clientWidth)
        .map((table) => table.getAttribute('aria-label')),
    );
    expect(cut).toEqual([]);
    await maria.page.setViewportSize({ width: 1440, height: 900 });
  });

  it('lists beside the forecast, before anything is pressed, who is expected to say yes within the horizon', async () => {
    await maria.visit('/insight?tab=forecast');
    const yes = maria.page.getByRole('region', { name: 'Who says yes within the horizon' });
    await yes.getByRole('link').first().waitFor();
    const counted: number = await maria.page.evaluate(
      async () => (await (await fetch('/api/insight/forecast')).json()).within.count,
    );
    const more = yes.getByRole('button', { name: /^Show more, / });
    while ((await more.count()) > 0) {
      const before = await yes.getByRole('link').count();
      await maria.press(more);
      await expect.poll(() => yes.getByRole('link').count()).toBeGreaterThan(before);
    }
    expect(await yes.getByRole('link').count()).toBe(counted);
    const days = (await yes.locator('tbody tr td:nth-of-type(1)').allInnerTexts()).map((said) =>
      Number.parseInt(said, 10),
    );
    expect(days).toEqual(days.toSorted((a, b) => a - b));
  });

  it('tells the seller beside what is left out how often it is kept, and the customer nothing of it', async () => {
    await maria.page.evaluate(async () => {
      const { items } = await (await fetch('/api/catalogue')).json();
      const { values } = items.find(
        (item: { values: { component: { title: string } } }) => item.values.component.title === 'Onboarding',
      );
      // As one is called that was offered again and again over the years.
      values.component.title = 'Component 1';
      values.articleNumber = 'NK-3001';
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'offered-before' };
      const answer = await fetch('/api/catalogue', {
        method: 'POST',
        headers,
        body: JSON.stringify({ values }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    });
    const erik = await Person.arrive(browser, product.links().seller);
    await erik.paper().waitFor();
    await erik.atRest();
    await erik.page.locator('[data-row]').first().focus();
    await erik.page.keyboard.press('/');
    const find = erik.page.getByRole('combobox', { name: 'Search components' });
    await find.fill('Component 1');
    await erik.page.getByRole('option', { name: /Component 1/, selected: true }).waitFor();
    await find.press('Enter');
    const lane = erik.row('Component 1').getByText(/^Kept by \d+\s% of customers$/);
    await lane.first().waitFor();
    // Of what is chosen it says nothing.
    await erik.press(erik.checkbox('Component 1'));
    await expect.poll(() => lane.count()).toBe(0);
    const anna = await Person.arrive(browser, product.links().buyer);
    await anna.checkbox('Component 1').waitFor();
    await anna.press(anna.checkbox('Component 1'));
    await lane.first().waitFor();
    expect(await anna.page.getByText(/Kept by/).count()).toBe(0);
    await Promise.all([anna.leave(), erik.leave()]);
  });

  it('looks at one owner and period alone', async () => {
    await maria.visit('/insight?tab=losses');
    await maria.page
      .getByRole('option', { name: /^Owner: Erik/ })
      .first()
      .waitFor({ state: 'attached' });
    await maria.page.getByLabel('Owner').selectOption({ index: 1 });
    await maria.page.getByLabel('Period').selectOption({ label: 'Period: last 12 months' });
    await expect.poll(() => maria.page.url()).toMatch(/owner=.*from=|from=.*owner=/);
    expect(maria.complaints).toEqual([]);
  });
});
