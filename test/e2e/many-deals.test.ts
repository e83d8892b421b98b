import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
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
    while ((await more().count()) > 0) await maria.press(more());
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
    expect(await column.getByRole('listitem').count()).toBeGreaterThan(cards);
    expect(plain(await column.getByRole('heading', { level: 2 }).innerText())).toBe(head);
    await maria.visit('/pipeline/board?view=list');
    await more().waitFor();
    expect(await main().locator('tbody tr').count()).toBe(50);
    await maria.press(main().getByRole('checkbox', { name: 'Choose all' }).first());
    expect(await main().getByRole('checkbox', { checked: true }).count()).toBeLessThanOrEqual(51);
    expect(maria.complaints).toEqual([]);
  });
});
