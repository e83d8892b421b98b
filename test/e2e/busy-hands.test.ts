import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as Y from 'yjs';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { seededRandom } from '#shared/statistics/random.ts';
import { dayIn } from '#shared/time.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { openProvider, type TestProvider } from '../support/room-provider.ts';
import { buyerHabits, keepBusy, sellerHabits } from './busy-hands.ts';
import { Person } from './people.ts';
import { readTotals, totalsOf } from './told-totals.ts';

const things = 200;
/** What is done; in which order the two do it is up to the machine. */
const seed = Number(process.env['SEED'] ?? 20_261);

/** What a seller's browser holds of the quote: the copy that it keeps for the next visit. A guest's keeps none. */
async function contentIn(page: Page): Promise<QuoteContent> {
  const updates = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const name = names.find((one) => one.startsWith('coquote-') && one.includes('/shared/'));
    if (name === undefined) throw new Error('this browser keeps nothing');
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await result(indexedDB.open(name));
    const all: Uint8Array[] = await result(db.transaction('updates').objectStore('updates').getAll());
    db.close();
    return all.map((update) => [...update]);
  });
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, Uint8Array.from(update));
  return new QuoteDocument(doc, 'shared').read().content;
}

/** Each row as it stands on the paper: whose it is, what it is called, and what is ticked and typed in it. */
const rowsOn = ({ page }: Person) =>
  page.locator('article li[data-row]').evaluateAll((rows) =>
    rows.map((row) => ({
      id: (row as HTMLElement).dataset['row'],
      named: row.querySelector('input')?.getAttribute('aria-label'),
      values: [...row.querySelectorAll('input')].map(({ type, checked, value }) =>
        type === 'checkbox' || type === 'radio' ? checked : value,
      ),
    })),
  );

const idsOn = async (person: Person) => (await rowsOn(person)).map(({ id }) => id);

describe(`a seller and a buyer who do ${things} things each at the same time (SEED=${seed})`, () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  let copy: TestProvider;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    anna = await Person.arrive(browser, product.links().buyer);
    for (const { page } of [erik, anna]) await page.emulateMedia({ reducedMotion: 'reduce' });
    const cookies = await erik.page.context().cookies();
    copy = openProvider({
      url: product.url,
      quoteId: new URL(erik.page.url()).pathname.split('/').at(-1) ?? '',
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    });
    await copy.until(() => copy.provider.synced);
  });

  afterAll(async () => {
    copy?.destroy();
    await browser?.close();
    await product?.dispose();
  });

  it('end with the same quote, the same totals, and those of the server (R-08)', async () => {
    const before = JSON.stringify(copy.quote.read().content);
    const hands = (from: number) => {
      const random = seededRandom(from);
      return (bound: number) => Math.floor(random() * bound);
    };
    await Promise.all([
      keepBusy(erik, sellerHabits, things, hands(seed)),
      keepBusy(anna, buyerHabits, things, hands(seed + 1)),
    ]);
    for (const { page } of [erik, anna]) {
      await page.keyboard.press('Tab');
      await page.locator('[data-testid="live-state"][data-saving="saved"]').waitFor();
    }
    const content = (): QuoteContent => copy.quote.read().content;
    expect(JSON.stringify(content())).not.toBe(before);
    await expect.poll(() => contentIn(erik.page)).toEqual(content());
    for (const person of [erik, anna]) {
      const ids = content().components.map(({ id }) => id);
      await expect.poll(async () => (await idsOn(person)).toSorted()).toEqual(ids.toSorted());
    }
    expect(await idsOn(anna)).toEqual(await idsOn(erik));
    // Somebody who comes only now has all of it from the server.
    const johan = await Person.arrive(browser, product.links().buyer);
    await expect.poll(() => rowsOn(johan)).toEqual(await rowsOn(anna));
    const told = totalsOf(content(), priceQuote(content(), { asOf: dayIn('Europe/Stockholm', Date.now()) }));
    expect(await readTotals(anna.totals())).toEqual(expect.arrayContaining(told));
    expect(await readTotals(erik.totals())).toEqual(expect.arrayContaining(told));
    expect(anna.complaints).toEqual([]);
    expect(erik.complaints).toEqual([]);
  }, 300_000);
});
