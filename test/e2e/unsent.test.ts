import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Person } from './people.ts';

/**
 * Work that cannot be sent as it was meant, in real browsers. One story, in order: Erik and Anna work without a
 * connection, Maria sends the quote meanwhile, both come back; later Erik signs out over unsent work.
 */
describe('work that waits', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  let maria: Person;
  let address = '';

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    anna = await Person.arrive(browser, product.links().buyer);
    maria = await Person.arrive(browser, product.links().manager);
    address = erik.page.url();
    await maria.visit(new URL(address).pathname);
    await Promise.all([erik, anna, maria].map(saved));
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const saved = (person: Person) => person.page.locator('[data-saving="saved"]').waitFor();
  const goOffline = async ({ page }: Person) => {
    await page.context().setOffline(true);
    await page.getByText(/^No connection since \d\d:\d\d\./).waitFor();
  };
  const goOnline = ({ page }: Person) => page.context().setOffline(false);
  const notSaved = (page: Page) =>
    page.getByRole('alert').filter({ hasText: /changes? w(as|ere) not saved/ });

  it('is said to be kept on the device, a seller’s and a guest’s', async () => {
    await Promise.all([goOffline(erik), goOffline(anna)]);
    await erik.fill(erik.field('Price: Campaign support'), '1150');
    await erik.fill(erik.field('Price: Onboarding'), '9500');
    await erik.fill(erik.field('Title: Onboarding'), 'Onboarding on site');
    await erik.page.getByText('3 changes are kept here.').waitFor();
    // On a busy page: what of it is listed is then written when the page goes, and no earlier.
    await anna.page.evaluate(() => {
      globalThis.requestIdleCallback = () => 0;
    });
    await anna.checkbox('Recorded lessons').click();
    await anna.page.getByText('1 change is kept here.').waitFor();
    expect(await anna.page.locator('[data-saving="saved"]').count()).toBe(0);
  });

  it('meets its author when the quote was sent meanwhile: a guest who had closed the tab', async () => {
    await erik.page.goto('about:blank');
    await anna.page.goto('about:blank');
    await maria.button(/^Review and send/).click();
    const dialog = maria.dialog();
    await dialog.getByText('Every choice group has a choice').waitFor();
    await maria.sendVersion(1);
    await maria.page.getByText('Version 1 sent, opportunity moved to Sent').waitFor();
    await goOnline(anna);
    await anna.open(product.links().buyer);
    const notice = notSaved(anna.page);
    await notice.getByText(/the quote had been sent/).waitFor();
    await notice.getByText(/Recorded lessons/).waitFor();
    await notice.getByRole('button', { name: 'Copy all' }).waitFor();
    await saved(anna);
  });

  it('meets a seller who had closed the tab, with every value and a way to copy it', async () => {
    await goOnline(erik);
    await erik.page.goto(address);
    const notice = notSaved(erik.page);
    await notice.getByText('3 changes were not saved').waitFor();
    await notice.getByText(/You wrote: 1\s150/).waitFor();
    await notice.getByText('You wrote: Onboarding on site').waitFor();
    await notice.getByRole('button', { name: 'Copy all' }).waitFor();
    await saved(erik);
  });

  it('can be proposed, one by one, where it is a price; what is left stays listed', async () => {
    const notice = notSaved(erik.page);
    const proposals = notice.getByRole('button', { name: /^Propose: / });
    await expect.poll(() => proposals.count()).toBe(2);
    await erik.press(notice.getByRole('button', { name: 'Propose: Campaign support, Price' }));
    await erik.page.getByText(/^The proposal is sent\./).waitFor();
    await anna.row('Campaign support').getByText(/Erik/).first().waitFor();
    await expect.poll(() => proposals.count()).toBe(1);
    await notice.getByText('You wrote: Onboarding on site').waitFor();
  });

  it('does not hold its author up: the list is closed and the next version can be built', async () => {
    await notSaved(erik.page).getByRole('button', { name: 'Close the list' }).click();
    await erik.button('Start version 2').click();
    await erik.fill(erik.field('Price: Campaign support'), '1150');
    await anna.row('Campaign support').getByText(/1.150/).first().waitFor();
    await erik.page.reload();
    await saved(erik);
    expect(await notSaved(erik.page).count()).toBe(0);
  });

  it('is named before signing out would delete it, and is sent when the quote is opened instead', async () => {
    await goOffline(erik);
    await erik.fill(erik.field('Title: Onboarding'), 'Onboarding on site');
    await erik.page.getByText('1 change is kept here.').waitFor();
    await erik.page.goto('about:blank');
    await goOnline(erik);
    await erik.page.goto(`${product.url}/quotes`);
    await erik
      .button(/Account and settings/)
      .first()
      .click();
    await erik.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await erik.page.getByRole('heading', { name: 'Some of your work is not sent yet' }).waitFor();
    const item = erik.page.getByRole('listitem').filter({ hasText: '1 change is not sent' });
    await item.getByRole('link', { name: /^Quote .+, Lindqvist Industri AB$/ }).click();
    await anna.checkbox('Onboarding on site').waitFor();
    await saved(erik);
  });

  it('is not left behind unasked where the browser keeps nothing', async () => {
    const jonas = await Person.arrive(browser, product.links().manager);
    await jonas.page.addInitScript(() => {
      IDBFactory.prototype.databases = () => Promise.reject(new DOMException('no', 'SecurityError'));
    });
    await jonas.page.goto(address);
    await saved(jonas);
    await goOffline(jonas);
    await jonas.fill(jonas.field('Title: Onboarding on site'), 'Onboarding');
    await jonas.page.getByText('1 change is kept while this page stays open.').waitFor();
    await jonas.page.getByRole('link', { name: 'Quotes' }).first().click();
    await jonas.page.getByText('1 change is not saved yet. If you leave now, it is lost.').waitFor();
    expect(jonas.page.url()).toBe(address);
    await goOnline(jonas);
    await jonas.page.waitForURL(/\/quotes$/);
    await anna.checkbox('Onboarding').waitFor();
  });
});
