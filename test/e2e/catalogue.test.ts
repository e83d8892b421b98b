import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';

/** A seller keeps the catalogue, reads a price list into it and builds with it; a quote keeps what it took. */
describe('a catalogue', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  const main = () => erik.page.getByRole('main');

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('is edited in place and says saved once it is', async () => {
    await erik.visit('/catalogue');
    await erik.press(erik.page.getByRole('link', { name: 'Onboarding' }));
    const drawer = erik.page.getByRole('complementary', { name: 'Onboarding' });
    await erik.fill(drawer.getByRole('textbox', { name: 'Lowest price' }), '9 500');
    await drawer.getByRole('status').getByText('Saved', { exact: true }).waitFor();
    expect(await faults(erik)).toEqual([]);
    await erik.page.reload();
    expect(plain(await drawer.getByRole('textbox', { name: 'Lowest price' }).inputValue())).toBe('9 500');
  });

  it('takes a file in once its rows are put right, and gives it back', async () => {
    await erik.visit('/catalogue/import');
    const csv =
      'Artikelnr;Namn;Pris;Kostnad\r\nNK-1003;Onboarding;13 500;7 000\r\nNK-2001;Data export;ring oss;100\r\n';
    await erik.page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'prislista.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await main().getByRole('heading', { name: '1 row does not fit yet' }).waitFor();
    expect(await erik.button('Read 1 row in').isDisabled()).toBe(true);
    expect(await faults(erik)).toEqual([]);
    await erik.fill(main().getByRole('textbox', { name: 'Price' }), '250');
    await main().getByText('1 new, 1 changed, 0 unchanged, 0 left out.').waitFor();
    await erik.press(erik.button('Read 2 rows in'));
    // Once it can be taken back it is in.
    await erik.button('Take back prislista.csv').waitFor();
    await erik.visit('/catalogue');
    await main().getByRole('link', { name: 'Data export' }).waitFor();
  });

  it('gives a quote a copy, which later prices reach only when asked', async () => {
    await erik.visit('/quotes');
    await erik.press(erik.page.getByRole('link', { name: /Lindqvist/ }));
    await erik.paper().waitFor();
    await erik.atRest();
    await erik.page.locator('[data-row]').first().focus();
    await erik.page.keyboard.press('/');
    const find = erik.page.getByRole('combobox', { name: 'Search components' });
    await find.fill('data ex');
    await erik.page.getByRole('option', { name: /Data export/, selected: true }).waitFor();
    await find.press('Enter');
    const price = erik.field('Price: Data export');
    await expect.poll(async () => plain(await price.inputValue())).toBe('250 kr');
    const cost = (amount: number) =>
      erik.row('Data export').getByText(`cost ${amount}`, { exact: true }).first();
    await cost(100).waitFor();
    // What colleagues alone see came with it, and goes with it.
    await erik.press(erik.button('Undo'));
    await price.waitFor({ state: 'detached' });
    await erik.press(erik.button('Redo'));
    await cost(100).waitFor();
    await erik.atRest();

    await erik.page.evaluate(async () => {
      const { items } = await (await fetch('/api/catalogue')).json();
      const item = items.find(
        ({ values }: { values: { articleNumber: string } }) => values.articleNumber === 'NK-2001',
      );
      item.values.component.unitPrice = '300';
      item.values.costs.unitCost = '120';
      await fetch(`/api/catalogue/${item.id}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'a-dearer-export' },
        body: JSON.stringify({ revision: item.revision, values: item.values }),
      });
    });
    await erik.choose('More about Data export', 'Take the catalogue’s price');
    const panel = erik.page.getByRole('dialog', { name: 'The catalogue’s present prices' });
    await panel.getByText(/\+50/).waitFor();
    expect(plain(await panel.innerText())).toContain('250 kr → 300 kr (+50 kr)');
    expect(plain(await price.inputValue())).toBe('250 kr');
    expect(await faults(erik)).toEqual([]);
    await panel.getByRole('button', { name: 'Take 1 price' }).click();
    await expect.poll(async () => plain(await price.inputValue())).toBe('300 kr');
    await cost(120).waitFor();
    await erik.page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => plain(await price.inputValue())).toBe('250 kr');
    await cost(100).waitFor();
  });

  it('tells in how many open quotes something stands, and sorts by that', async () => {
    await erik.visit('/catalogue');
    const rows = main().getByRole('row');
    await rows.filter({ hasText: 'Data export' }).getByText('1 quote').waitFor();
    await main().getByLabel('Order').selectOption({ label: 'Order: most used first' });
    await main().getByRole('columnheader', { name: 'Used in' }).and(main().locator('[aria-sort]')).waitFor();
    // Under one heading, those that stand in a quote before those that stand in none.
    const used = (await rows.allInnerTexts()).slice(1).map((row) => /1 quote/.test(row));
    expect(used.slice(0, used.lastIndexOf(true) + 1).every(Boolean)).toBe(true);
    expect(new URL(erik.page.url()).search).toContain('sort=used');
    expect(await faults(erik)).toEqual([]);
    await erik.press(erik.page.getByRole('link', { name: 'Data export' }));
    await erik.page.getByText('Used in 1 open quote, which keeps its price.').waitFor();
    expect(erik.complaints).toEqual([]);
  });
});
