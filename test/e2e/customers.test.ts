import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { gateAnswers } from '../support/selling-organisation.ts';
import { faults, narrow } from './faults.ts';
import { Person } from './people.ts';
import { play } from './scenes.ts';

/** Who is sold to: found from anywhere, with their people, deals and quotes, each of which leads to its own page. */
describe('customers', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  const demo = 'Lindqvist Industri AB';
  const number = '556000-0000';
  const other = 'Ångströms Rörverk AB';

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    await erik.page.emulateMedia({ reducedMotion: 'reduce' });
    await open({ customerName: other, contactName: 'Siv Ek', contactEmail: 'siv@rorverk.example' });
    await open({ customerName: demo, customerCompanyNumber: number, title: 'More of it', currency: 'EUR' });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  /** A deal of Erik's with an empty quote, by a request of his browser. */
  async function open(answers: Parameters<typeof gateAnswers>[0]): Promise<void> {
    const closes = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    const gate = gateAnswers({ customerCompanyNumber: '', expectedClose: closes, ...answers });
    const status = await erik.page.evaluate(async (body) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      return (await fetch('/api/opportunities', { method: 'POST', headers, body })).status;
    }, JSON.stringify(gate));
    expect(status).toBe(200);
  }

  const row = (words: string) => erik.page.getByRole('main').getByRole('row').filter({ hasText: words });
  const heading = (name: string) => erik.page.getByRole('heading', { level: 1, name });
  const find = () => erik.page.getByRole('searchbox', { name: /^Find by name/ });

  it('are a press away on the rail, each with what is open with them, and lead to who they are', async () => {
    await erik.press(
      erik.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Customers' }),
    );
    await heading('Customers').waitFor();
    await erik.page.getByText('2 customers', { exact: true }).waitFor();
    const cells = await row(demo).getByRole('cell').allInnerTexts();
    expect(cells).toContain('2 open');
    expect(cells).toContain('2 quotes');
    await erik.press(row(demo).getByRole('link'));
    await heading(demo).waitFor();
  });

  it('show their people with the channel, and lead to each deal and quote, and back', async () => {
    const { page } = erik;
    const contacts = page.getByRole('region', { name: 'Contacts' });
    const anna = contacts.getByRole('listitem').filter({ hasText: 'Anna Bergman' });
    const address = await anna.getByRole('link').getAttribute('href');
    expect(address).toBe(`mailto:${await anna.getByRole('link').innerText()}`);

    const deals = page.getByRole('region', { name: 'Opportunities' }).getByRole('row');
    expect(await deals.filter({ hasText: 'More of it' }).getByText('Identified').count()).toBe(1);
    expect(await deals.getByRole('img', { name: /Erik/ }).count()).toBe(2);
    await erik.press(page.getByRole('link', { name: 'More of it' }).first());
    await page.waitForURL(/opportunities/);
    await erik.press(page.getByRole('link', { name: 'All about the customer' }));
    await heading(demo).waitFor();

    const quotes = page.getByRole('region', { name: 'Quotes' }).getByRole('row');
    await quotes.filter({ hasText: 'More of it' }).getByText('Not yet').waitFor();
    await erik.press(quotes.getByRole('link', { name: 'More of it' }));
    await page.waitForURL(/\/quotes\//);
    await erik.paper().getByText(demo).first().waitFor();
  });

  it('are found by words, also of their people, and from every page by the keys', async () => {
    const { page } = erik;
    await erik.visit('/customers');
    await find().fill('angstrom siv');
    await page.getByText('1 customer found').waitFor();
    expect(await row(demo).count()).toBe(0);
    await row(other).waitFor();
    await find().fill('no such customer');
    await page.getByText('No customer has all of these words.').waitFor();
    expect(await faults(erik)).toEqual([]);

    await erik.visit('/');
    await page.getByRole('heading', { name: /Welcome/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('angstrom');
    const found = page.getByRole('group', { name: 'Customers' }).getByRole('option', { name: other });
    await found.click();
    await heading(other).waitFor();
  });

  it('fit a phone and the narrowest window, by the menu', async () => {
    const { page } = erik;
    for (const size of [{ width: 390, height: 844 }, narrow]) {
      await page.setViewportSize(size);
      await erik.visit('/customers');
      await row(demo).waitFor();
      expect(await faults(erik)).toEqual([]);
      await erik.button('Open the menu').click();
      await page.getByRole('dialog').getByRole('link', { name: 'Customers' }).click();
      await erik.press(row(demo).getByRole('link'));
      await page.getByRole('region', { name: 'Quotes' }).getByRole('row').nth(1).waitFor();
      const address = page.getByRole('region', { name: 'Contacts' }).getByRole('link').first();
      expect((await address.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      expect(await faults(erik)).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('that nobody knows are called that, and what did not come can be asked for again', async () => {
    const { page } = erik;
    await erik.visit('/customers/nobody-has-this-one');
    await page.getByRole('alert').waitFor();
    expect(await faults(erik)).toEqual([]);

    await page.route('**/api/customers?*', (route) => route.abort());
    await erik.visit('/customers');
    await erik.button('Try again').waitFor({ timeout: 60_000 });
    expect(await faults(erik)).toEqual([]);
    await page.unroute('**/api/customers?*');
    await erik.press(erik.button('Try again'));
    await row(demo).waitFor();
    erik.complaints.splice(0);
  });

  it.each(['the list of customers', 'one customer'])('are looked at: %s', async (state) => {
    await play({
      state,
      reach: async () => {
        await erik.visit('/customers');
        await row(demo).waitFor();
        if (state === 'one customer') await erik.press(row(demo).getByRole('link'));
        return erik;
      },
      says: ({ page }) => page.getByRole('main').getByRole('row').nth(1),
    });
    expect(erik.complaints).toEqual([]);
  });
});
