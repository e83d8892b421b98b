import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

/** Bytes of JavaScript, each file gzipped by itself, that a link may cost before the quote is there to read. */
const mostBytes = 250_000;

/** A link is opened on a phone, on the way: what stands between it and the quote is code that has to be fetched first. */
describe('the first load of a buyer', () => {
  let product: Product;
  let browser: Browser;
  let built: string;

  beforeAll(async () => {
    built = await mkdtemp(join(tmpdir(), 'coquote-built-'));
    const building = buildAsStarted(built);
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    await building;
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
    await rm(built, { recursive: true, force: true });
  });

  /** The scripts that were asked for by the time the first row of the quote was drawn, and those that were after it. */
  async function scriptsOf(viewport: { width: number; height: number }) {
    const context = await browser.newContext({ viewport, locale: 'en-GB' });
    // A page that the test hands out has no address of its own on the network, and is asked before it may call one.
    await context.grantPermissions(['local-network-access']);
    const page = await context.newPage();
    await page.route('**', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname.startsWith('/assets/')) return route.fulfill({ path: join(built, pathname) });
      if (route.request().resourceType() === 'document')
        return route.fulfill({ path: join(built, 'index.html') });
      return route.continue();
    });
    await page.addInitScript(() => {
      const look = () => {
        if (document.querySelector('[data-row]')) performance.mark('quote shown');
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(product.links().buyer);
    await page.getByRole('textbox', { name: 'Goals and scope, written together' }).waitFor();
    const [before = [], after = []] = await page.evaluate(() => {
      const shownAt = performance.getEntriesByName('quote shown')[0]?.startTime ?? 0;
      const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
      return [true, false].map((isBefore) =>
        scripts
          .filter(({ startTime }) => startTime < shownAt === isBefore)
          .map(({ name }) => new URL(name).pathname),
      );
    });
    await context.close();
    return { before: [...new Set(before)], after: [...new Set(after)] };
  }

  const sizeOf = async (path: string) => gzipSync(await readFile(join(built, path)), { level: 9 }).length;

  it.each([
    ['at a desk', { width: 1440, height: 900 }],
    ['on a phone', { width: 390, height: 844 }],
  ])(
    'is at most 250 kB of script before the quote is there %s, and the editor comes after it',
    async (_where, viewport) => {
      const { before, after } = await scriptsOf(viewport);
      const sizes = await Promise.all(before.map(async (path) => ({ path, bytes: await sizeOf(path) })));
      const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
      const largest = sizes.toSorted((a, b) => b.bytes - a.bytes).slice(0, 12);
      const said = largest.map(({ path, bytes }) => `${bytes} ${path}`).join('\n');
      expect(total, said).toBeLessThanOrEqual(mostBytes);
      const editor = /rich-text-editor/;
      expect(before.filter((path) => editor.test(path))).toEqual([]);
      expect(after.filter((path) => editor.test(path))).not.toEqual([]);
    },
  );
});

/** Builds the client as `npm start` does. The other tests are served one that warns of mistakes, and is larger. */
async function buildAsStarted(outDir: string): Promise<void> {
  const root = join(import.meta.dirname, '../..');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir'], {
    cwd: root,
    env,
  });
}
