import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { rowsRendered, watchRenders } from '../support/render-watch.ts';

/** How long a change takes to be shown rests on this: of a long quote the rows that it concerns are rendered, no others. */
describe('a choice renders the row it is made in, and no other', () => {
  let product: Product;
  let browser: Browser;
  let buyer: Page;
  let seller: Page;

  async function enter(link: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await watchRenders(context);
    const page = await context.newPage();
    await page.goto(link);
    await box(page, 'Onboarding').waitFor();
    return page;
  }

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    const { buyer: buyersLink, seller: sellersLink } = product.links();
    [buyer, seller] = [await enter(buyersLink), await enter(sellersLink)];
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const box = (page: Page, title: string) => page.getByRole('checkbox', { name: new RegExp(`^${title}, `) });
  const rowOf = (page: Page, title: string) =>
    box(page, title).evaluate((input) => input.closest('[data-row]')?.getAttribute('data-row') ?? '');
  const allRows = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-row]')].map((row) => row.getAttribute('data-row') ?? '').sort(),
    );
  /** What was changed a moment ago says so for some seconds, and may stop saying so just then. */
  const withoutFading = (rendered: readonly string[], changed: string) =>
    rendered.filter((row) => row !== changed);
  const sides = [
    ['buyer', () => buyer],
    ['seller', () => seller],
  ] as const;

  it.each(sides)('where the %s makes it', async (_side, page) => {
    const row = await rowOf(page(), 'Onboarding');
    for (let times = 0; times < 2; times += 1) {
      const rendered = await rowsRendered(page(), (there) => box(there, 'Onboarding').click());
      expect(rendered).toEqual([row]);
    }
  });

  it('where somebody else sees it', async () => {
    const row = await rowOf(seller, 'Data migration');
    const was = await box(seller, 'Data migration').isChecked();
    const rendered = await rowsRendered(seller, async (there) => {
      await box(buyer, 'Data migration').click();
      await expect.poll(() => box(there, 'Data migration').isChecked()).toBe(!was);
    });
    expect(withoutFading(rendered, 'onboarding')).toEqual([row]);
  });

  it('and so does a price that the seller types', async () => {
    const price = seller.getByRole('textbox', { name: 'Price: Onboarding' });
    const row = await rowOf(seller, 'Onboarding');
    await price.click();
    await price.fill('31 000');
    const rendered = await rowsRendered(seller, () => price.press('Tab'));
    expect(withoutFading(rendered, 'migration')).toEqual([row]);
  });

  it('while what concerns all rows is seen to render them all', async () => {
    const rows = await allRows(seller);
    expect(rows.length).toBeGreaterThan(10);
    const rendered = await rowsRendered(seller, async (there) => {
      await there.getByRole('button', { name: 'As the customer sees it' }).click();
      await there.getByRole('button', { name: 'Ask Erik to send the quote' }).waitFor();
    });
    expect(rendered).toEqual(rows);
  });
});
