import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Person } from './people.ts';

/** What stays in a browser of somebody who came by a link, and for whom; in one browser that several people use. */
describe('what a guest’s browser keeps', () => {
  let product: Product;
  let browser: Browser;
  let maria: Person;
  /** Whoever sits at the browser that is looked into. */
  let guest: Person;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    maria = await Person.arrive(browser, product.links().seller);
    guest = await Person.arrive(browser, product.links().buyer);
    await Promise.all([saved(maria), saved(guest)]);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const saved = (person: Person) => person.page.locator('[data-saving="saved"]').waitFor();
  const kept = () =>
    guest.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  const isKept = () => expect.poll(kept).toHaveLength(1);
  const leave = () => guest.page.goto('about:blank');
  const isOffline = (is: boolean) => guest.page.context().setOffline(is);
  const noConnection = () => guest.page.getByText(/^No connection since \d\d:\d\d\./).waitFor();
  const links = () => `/api${new URL(maria.page.url()).pathname}/links`;
  const command = (path: string, body: object = {}) =>
    maria.page.evaluate(
      async ([path, body]) => {
        const headers = {
          'content-type': 'application/json',
          'x-requested-by': 'coquote',
          'idempotency-key': crypto.randomUUID(),
        };
        return (await fetch(path, { method: 'POST', headers, body })).json();
      },
      [path, JSON.stringify(body)] as const,
    );
  /** A new buyer's link, and how it is taken back. */
  async function invite(name: string) {
    const email = `${name.toLowerCase()}@lindqvist.example`;
    const { url, link } = await command(links(), { name, title: '', email });
    return { url: String(url), revoke: () => command(`${links()}/${link.id}/revoke`) };
  }
  const arriveBy = async (url: string) => {
    await guest.open(url);
    await saved(guest);
    await isKept();
  };
  const leaveUnsent = async () => {
    await isOffline(true);
    await noConnection();
    await guest.checkbox('Recorded lessons').click();
    await guest.page.getByText('1 change is kept here.').waitFor();
    await leave();
    await isOffline(false);
  };
  const isGone = () => guest.page.getByText('This link no longer works').waitFor();

  it('survives a closed tab, is told while it waits, and merges with what others did meanwhile', async () => {
    await isKept();
    expect((await kept())[0]).toMatch(/shared/);
    await leaveUnsent();
    await maria.fill(maria.field('Title: Onboarding'), 'Onboarding on site');
    await saved(maria);
    // The page can be had, and the room cannot.
    await guest.page.routeWebSocket(/\/sync\//, (line) => line.close());
    await guest.open(product.links().buyer);
    await noConnection();
    await guest.page.getByText('1 change is kept here.').waitFor();
    expect(await guest.checkbox('Recorded lessons').isChecked()).toBe(true);
    await guest.page.unrouteAll();
    await guest.page.routeWebSocket(/\/sync\//, (line) => line.connectToServer());
    // Unless the page has come back by itself meanwhile.
    await guest
      .button('Try now')
      .click({ timeout: 3_000 })
      .catch(() => {});
    await saved(guest);
    await guest.checkbox('Onboarding on site').waitFor();
    await expect.poll(() => maria.checkbox('Recorded lessons').isChecked()).toBe(true);
    expect(await guest.page.getByRole('alert').count()).toBe(0);
  });

  it('is never shown to another guest of the browser, and gone when they come', async () => {
    const mine = await kept();
    await isOffline(true);
    await noConnection();
    await guest.checkbox('Recorded lessons').click();
    await guest.page.getByText('1 change is kept here.').waitFor();
    await leave();
    await isOffline(false);
    const per = await invite('Per');
    await arriveBy(per.url);
    expect(await guest.checkbox('Recorded lessons').isChecked()).toBe(true);
    for (const name of await kept()) expect(mine).not.toContain(name);
  });

  it('is gone when they come by a link that was taken back while the tab was closed', async () => {
    const sven = await invite('Sven');
    await arriveBy(sven.url);
    await leaveUnsent();
    await sven.revoke();
    await guest.page.goto(sven.url);
    await isGone();
    await expect.poll(kept).toEqual([]);
  });

  it('is gone when the link is taken back while they look', async () => {
    const ulla = await invite('Ulla');
    await arriveBy(ulla.url);
    await ulla.revoke();
    await isGone();
    await expect.poll(kept).toEqual([]);
  });

  const leaveButton = () => guest.button('Leave the quote on this device');
  const title = (name: string) => guest.page.getByRole('heading', { name }).waitFor();
  const drafts = () =>
    guest.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('coquote.draft.')));

  it('is gone when they leave, after they were told that their link brings them back; and it does', async () => {
    const nils = await invite('Nils');
    await arriveBy(nils.url);
    await leaveButton().click();
    await title('Leave the quote on this device?');
    await guest.page.getByRole('link', { name: 'Back to the quote' }).click();
    await saved(guest);
    await leaveButton().click();
    await guest.button('Leave').click();
    await title('You have left the quote');
    await expect.poll(kept).toEqual([]);
    await guest.page.goto(maria.page.url());
    await guest.page.getByLabel('Work email').waitFor();
    await arriveBy(nils.url);
  });

  it('is named before they leave, where it was never sent: changes, and a comment that was begun', async () => {
    const olof = await invite('Olof');
    await arriveBy(olof.url);
    await guest.button('Comment on Onboarding on site').first().click();
    await guest.page
      .getByRole('region', { name: 'Comment on Onboarding on site' })
      .getByRole('textbox')
      .fill('Could we start');
    await expect.poll(drafts).toHaveLength(1);
    await leaveUnsent();
    await guest.page.routeWebSocket(/\/sync\//, (line) => line.close());
    await guest.open(olof.url);
    await leaveButton().click();
    await title('Some of what you did is not sent yet');
    await guest.page.getByText('1 change is not sent').waitFor();
    await guest.page.getByText('1 text is begun and not sent').waitFor();
    await guest.button('Leave and lose it').click();
    await title('You have left the quote');
    await expect.poll(kept).toEqual([]);
    expect(await drafts()).toEqual([]);
    await guest.page.routeWebSocket(/\/sync\//, (line) => line.connectToServer());
  });

  it('is said not to be gone where the device does not clear it, with what to do', async () => {
    const stina = await invite('Stina');
    await arriveBy(stina.url);
    await guest.page.evaluate(() => {
      const { deleteDatabase } = IDBFactory.prototype;
      const broken = { refusals: 0, mend: () => Object.assign(IDBFactory.prototype, { deleteDatabase }) };
      Object.assign(window, { broken });
      IDBFactory.prototype.deleteDatabase = () => {
        broken.refusals += 1;
        throw new DOMException('no', 'SecurityError');
      };
    });
    type Broken = { readonly broken: { readonly refusals: number; mend(): void } };
    const refusals = () => guest.page.evaluate(() => (window as unknown as Broken).broken.refusals);
    await guest.press(leaveButton());
    await guest.press(guest.button('Leave'));
    await title('This device could not be cleared');
    const before = await refusals();
    await guest.press(guest.button('Try again'));
    // Mended earlier, it would be cleared by this very try.
    await expect.poll(refusals).toBeGreaterThan(before);
    await title('This device could not be cleared');
    await guest.page.evaluate(() => (window as unknown as Broken).broken.mend());
    await guest.press(guest.button('Try again'));
    await title('You have left the quote');
    await expect.poll(kept).toEqual([]);
  });

  it('is left by what one finds with a few words, and from the menu of a phone', async () => {
    const tore = await invite('Tore');
    // The search is fetched late; what is typed before it is there is meant for it all the same.
    let come = () => {};
    const typed = new Promise<void>((resolve) => {
      come = resolve;
    });
    await guest.page.route(/find-host/, async (route) => {
      await typed;
      await route.continue();
    });
    await arriveBy(tore.url);
    await guest.page.keyboard.press('Control+k');
    await guest.page.keyboard.type('log out');
    come();
    await guest.dialog().waitFor();
    await guest.dialog().getByRole('option', { name: 'Leave the quote on this device' }).waitFor();
    await guest.page.keyboard.press('Enter');
    await title('Leave the quote on this device?');
    await guest.page.getByRole('link', { name: 'Back to the quote' }).click();
    await saved(guest);
    const wide = guest.page.viewportSize();
    await guest.page.setViewportSize({ width: 390, height: 844 });
    await guest.press(guest.button('More'));
    await leaveButton().click();
    await title('Leave the quote on this device?');
    await guest.button('Leave').click();
    await title('You have left the quote');
    if (wide) await guest.page.setViewportSize(wide);
    await expect.poll(kept).toEqual([]);
  });

  it('is gone when somebody else signs in', async () => {
    const lars = await invite('Lars');
    await arriveBy(lars.url);
    const [mine] = await kept();
    await leave();
    await guest.open(product.links().manager);
    await expect.poll(kept).not.toContain(mine);
  });
});
