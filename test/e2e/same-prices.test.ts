import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { priceMany } from '../support/price-many.ts';

const rounds = 20;
const quotesPerRound = 500;

/** Pricing and the quotes, built as the client is built: for browsers, minified, without a module of Node's. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: {
        entry: join(import.meta.dirname, '../support/price-many.browser.ts'),
        formats: ['iife'],
        name: 'prices',
      },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('the bundle came to nothing');
  return output.output[0].code;
}

const digestHere = (seed: number): string =>
  createHash('sha256').update(priceMany(seed, quotesPerRound).join('\n'), 'utf8').digest('hex');

describe('pricing', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser(inject('browserPath'));
    page = await browser.newPage();
    // A page of its own origin, and a safe one: only there does a browser compute digests.
    await page.route('https://prices.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>' }),
    );
    await page.goto('https://prices.example/');
    await page.addScriptTag({ content: await bundle() });
  });
  afterAll(() => browser?.close());

  it(`gives the same bytes in a browser as on the server, over ${rounds * quotesPerRound} quotes`, async () => {
    for (let seed = 1; seed <= rounds; seed += 1) {
      const there = page.evaluate(([seed, count]) => digestPrices(seed, count), [
        seed,
        quotesPerRound,
      ] as const);
      const here = digestHere(seed);
      expect(await there, `seed ${seed}`).toBe(here);
    }
    // Making so many quotes, twice, takes its time where other tests run beside it.
  }, 300_000);

  it('negative control: one quote more, or other quotes, are other bytes', async () => {
    const there = await page.evaluate((count) => digestPrices(1, count), quotesPerRound + 1);
    expect(there).not.toBe(digestHere(1));
    expect(digestHere(2)).not.toBe(digestHere(1));
  });

  it('negative control: what was compared is figures', () => {
    const [first = ''] = priceMany(1, 1);
    expect(JSON.parse(first)).toMatchObject({
      firstYear: { net: expect.any(Number) },
      written: expect.arrayContaining([
        expect.stringMatching(/\u00A0kr$/),
        expect.stringMatching(/^\d{1,2} \w+ 20\d\d$/),
      ]),
    });
  });
});
