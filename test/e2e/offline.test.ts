import type { Browser, Route, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeCodes } from '#shared/protocol/close-codes.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Person } from './people.ts';
import { layStallingProxy, type StallingProxy } from './stalling-proxy.ts';

/** The line breaks, tabs are closed over unsent work, people sign out: in real browsers, with their own storage. */
describe('a line that breaks', () => {
  let product: Product;
  let network: StallingProxy;
  let browser: Browser;
  let erik: Person;
  let anna: Person;

  beforeAll(async () => {
    product = await startProduct();
    network = await layStallingProxy(product.url);
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, network.through(product.links().seller));
    anna = await Person.arrive(browser, product.links().buyer);
    await Promise.all([saved(erik), saved(anna)]);
  });

  afterAll(async () => {
    network?.close();
    await browser?.close();
    await product?.dispose();
  });

  const saved = (person: Person) => person.page.locator('[data-saving="saved"]').waitFor();
  const support = () => anna.row('Campaign support');
  const kept = (person: Person) =>
    person.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  const banner = (person: Person) => person.page.getByText(/^No connection since \d\d:\d\d\./);

  it('is noticed within twenty seconds though nothing closed it', async () => {
    // Both documents of a seller. What keeps them is fetched after the quote is drawn, and not over a broken line.
    await expect.poll(() => kept(erik)).toHaveLength(2);
    const stalledAt = Date.now();
    network.stall();
    await banner(erik).waitFor({ timeout: 25_000 });
    expect(Date.now() - stalledAt).toBeLessThan(20_000);
  });

  it('lets the work go on, and says how much of it waits', async () => {
    await erik.fill(erik.field('Price: Campaign support'), '1150');
    await erik.fill(erik.field('Title: Onboarding'), 'Onboarding on site');
    await erik.page.getByText('2 changes are kept here.').waitFor();
    expect(await support().getByText(/1.150/).count()).toBe(0);
  });

  it('delivers that work after the tab was closed over it and the quote is opened again', async () => {
    const { page } = erik;
    const address = page.url();
    await page.goto('about:blank');
    network.recover();
    await page.goto(address);
    await anna.checkbox('Onboarding on site').waitFor();
    await support().getByText(/1.150/).first().waitFor();
    await saved(erik);
    expect(await erik.page.getByText(/^Not saved/).count()).toBe(0);
  });

  it('says so when it is the server that wants the page to wait', async () => {
    const { page } = erik;
    const lines: WebSocketRoute[] = [];
    await page.routeWebSocket(/\/sync\//, (line) => {
      line.connectToServer();
      lines.push(line);
    });
    await page.reload();
    await saved(erik);
    await page.unrouteAll();
    await page.routeWebSocket(/\/sync\//, (line) => line.close({ code: closeCodes.tooOften.code }));
    for (const line of lines) await line.close({ code: closeCodes.tooOften.code });
    await page.getByText('This page connected too often in the last minute.').waitFor();
    await page.routeWebSocket(/\/sync\//, (line) => line.connectToServer());
    await erik.button('Try now').click();
    await saved(erik);
    expect(await page.getByText('This page connected too often').count()).toBe(0);
  });

  it('says nothing of costs that have not come, and then what they are', async () => {
    const { page } = await Person.arrive(browser, product.links().seller);
    const held: (() => void)[] = [];
    const isHeld = true;
    await page.routeWebSocket(/\/sync\/.*internal/, (line) => {
      const server = line.connectToServer();
      server.onMessage((message) => {
        const send = () => line.send(message);
        if (isHeld) held.push(send);
        else send();
      });
    });
    await page.reload();
    const row = page.locator('[data-row]').filter({ hasText: 'half days' }).first();
    const told = () => page.locator('#content').innerText();
    await page.getByText('Only Nordvik').first().waitFor();
    await row.waitFor();
    await expect.poll(() => held.length).toBeGreaterThan(0);
    expect(await told()).not.toMatch(/No cost set|cost \d/);
    await page.unrouteAll();
    for (const send of held) send();
    await page
      .getByText(/^cost 2/)
      .first()
      .waitFor();
    await page.context().close();
  });

  it('is tried again at once when that is asked for', async () => {
    const { page } = erik;
    const lines: WebSocketRoute[] = [];
    // From then on nothing is tried by itself: the page's clock stands still.
    await page.clock.install();
    await page.routeWebSocket(/\/sync\//, (line) => {
      line.connectToServer();
      lines.push(line);
    });
    await page.reload();
    await saved(erik);
    await page.routeWebSocket(/\/sync\//, (line) => line.close());
    for (const line of lines) await line.close();
    await banner(erik).waitFor();
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await page.routeWebSocket(/\/sync\//, (line) => line.connectToServer());
    await erik.button('Try now').click();
    await saved(erik);
    await page.clock.resume();
    await banner(erik).waitFor({ state: 'detached' });
  });

  it('says of a part that is not there yet that it comes with the line, and it does by itself', async () => {
    const { page } = anna;
    const context = page.context();
    const part = /\/assets\/proposals-panel-.*\.js$/;
    const asked: Route[] = [];
    let isAway = false;
    // Held until the line is gone, and refused from then on: the browser has a copy of its own.
    await page.route(part, (route) => (isAway ? route.abort() : void asked.push(route)));
    await page.reload();
    await saved(anna);
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    await context.setOffline(true);
    isAway = true;
    for (const route of asked) await route.abort();
    await anna.press(page.getByRole('tab', { name: 'Proposals' }));
    const panel = page.getByRole('tabpanel', { name: 'Proposals' });
    const words = panel.getByText(/^This is not on your device yet/);
    await words.waitFor();
    await page.unroute(part);
    await context.setOffline(false);
    await words.waitFor({ state: 'detached' });
    await panel.getByText(/./).first().waitFor();
    await page.getByRole('tab', { name: 'Activity' }).click();
    await saved(anna);
  });

  it('takes nothing from a guest that was fetched while their page was at rest', async () => {
    const { page } = anna;
    const context = page.context();
    const isFetched = (file: string) =>
      page.waitForFunction(
        (name) =>
          performance
            .getEntriesByType('resource')
            .some(
              (entry) =>
                entry.name.includes(`/assets/${name}-`) && 'responseEnd' in entry && entry.responseEnd,
            ),
        file,
      );
    // The way to all other pages comes last.
    await isFetched('app');
    await context.setOffline(true);
    await anna.press(page.getByRole('tab', { name: 'Proposals' }));
    await page.getByRole('tabpanel', { name: 'Proposals' }).getByText(/./).first().waitFor();
    await anna.press(page.getByRole('tab', { name: 'Comments' }));
    await page.getByRole('tabpanel', { name: 'Comments' }).getByText(/./).first().waitFor();
    await anna.press(page.getByRole('tab', { name: 'Activity' }));
    await context.setOffline(false);
    await saved(anna);
  });

  it('leaves nothing of the quote in the browser after signing out', async () => {
    // The same question finds what is kept until then, so the empty answer means something.
    expect((await kept(erik)).map((name) => name.split('/')[3])).toEqual(
      expect.arrayContaining(['shared', 'internal']),
    );
    await erik
      .button(/Account and settings/)
      .first()
      .click();
    await erik.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await erik.page.waitForURL(/sign-in/);
    await expect.poll(() => kept(erik)).toEqual([]);
  });
});
