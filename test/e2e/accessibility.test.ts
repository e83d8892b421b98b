import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults } from './faults.ts';
import { Person } from './people.ts';

const phone = { width: 390, height: 844 };

/** Every screen once, as light and as dark, in the order people come to them. */
describe('nothing on any screen is out of reach of those who see, hear or move differently', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  let maria: Person;
  let quotePath = '';

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    anna = await Person.arrive(browser, product.links().buyer);
    maria = await Person.arrive(browser, product.links().manager);
    quotePath = new URL(erik.page.url()).pathname;
    // What fades in would be measured half-way.
    for (const { page } of [erik, anna, maria]) await page.emulateMedia({ reducedMotion: 'reduce' });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('finds what is wrong where something is', async () => {
    await maria.page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<input id="nameless">'));
    expect(await faults(maria)).toContain('light: label #nameless');
    await maria.page.reload();
  });

  it('in the room of the seller', async () => {
    await erik.field('Title: Onboarding').waitFor();
    await erik.goals().waitFor();
    expect(await faults(erik)).toEqual([]);
  });

  it('in everything that the seller can open on the paper', async () => {
    const { page } = erik;
    for (const [menu, item] of [
      ['More about section Training', 'Settings of the section'],
      ['More about CRM integration', 'Details'],
      ['More about Data migration', 'Details'],
    ] as const) {
      await erik.button(menu).click();
      await page.getByRole('menuitem', { name: item }).click();
    }
    const details = page.getByRole('group', { name: 'Details of Data migration' });
    const limits = page.getByRole('region', { name: 'Only Nordvik' });
    for (const place of [details, page.getByRole('group', { name: 'Terms of the whole quote' }), limits]) {
      const closed = place.locator('button[aria-expanded="false"]:not([aria-haspopup])');
      while ((await closed.count()) > 0) await closed.first().click();
    }
    expect(await faults(erik)).toEqual([]);
  });

  it('where the seller is told what does not hold', async () => {
    const details = erik.page.getByRole('group', { name: 'Details of Data migration' });
    await details.getByRole('button', { name: 'Add a discount' }).click();
    await details.getByLabel('Needs', { exact: true }).selectOption({ label: 'Onboarding' });
    await details.getByLabel('VAT rate, or why there is none').selectOption({ label: 'Exempt from VAT' });
    await erik.fill(details.getByRole('textbox', { name: 'Up to, step 2' }), '9');
    await details.getByText('More than 10. Your 9 was not saved.').waitFor();
    const fix = erik.row('Data migration').getByRole('button', { name: 'Choose Onboarding' });
    await fix.waitFor();
    expect(await faults(erik)).toEqual([]);
    await fix.click();
  });

  it('in the list of common cases', async () => {
    const { page } = erik;
    await page
      .getByRole('group', { name: 'Details of Data migration' })
      .getByRole('button', { name: 'Set up as' })
      .click();
    await page.getByRole('menuitem', { name: /^Credit/ }).waitFor();
    expect(await faults(erik)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('in the room of the buyer, wide', async () => {
    await anna.checkbox('Onboarding').waitFor();
    await anna.goals().waitFor();
    expect(await faults(anna)).toEqual([]);
  });

  it('in the room of the buyer, on a phone, with the totals drawn up', async () => {
    await anna.page.setViewportSize(phone);
    await anna.button('Totals').click();
    await anna.dialog().getByText('First 12 months').first().waitFor();
    expect(await faults(anna)).toEqual([]);
  });

  it('while a quote is reviewed', async () => {
    await erik.button(/^Review and send/).click();
    await erik.dialog().getByText('Every choice group has a choice').waitFor();
    await erik
      .dialog()
      .getByRole('button', { name: /^What stays open/ })
      .click();
    expect(await faults(erik)).toEqual([]);
  });

  it('in the locked room', async () => {
    await erik.dialog().getByRole('button', { name: 'Send version 1' }).click();
    await erik.page.getByText(/Version 1 was sent/).waitFor();
    expect(await faults(erik)).toEqual([]);
  });

  it.each([
    ['a sent version', () => `${quotePath}/versions/1`, 'Marketing automation and lead management'],
    ['home', () => '/', 'Lindqvist Industri AB'],
    ['all quotes', () => '/quotes', 'Lindqvist Industri AB'],
    ['a new quote', () => '/quotes/new', 'New quote'],
    ['what is outstanding', () => '/pipeline', 'Lindqvist Industri AB'],
    ['who waits', () => '/pipeline/waiting', 'Nobody waits'],
    ['reading opportunities in', () => '/pipeline/import', 'Choose a file'],
    ['the mail of the demo', () => '/mail', 'To Anna Bergman'],
  ])('on the page of %s', async (_name, path, words) => {
    await erik.visit(path());
    await erik.page.getByRole('main').getByText(words).first().waitFor();
    expect(await faults(erik)).toEqual([]);
  });

  it('where the seller writes down a call, and an acceptance on paper', async () => {
    await erik.visit(quotePath);
    await erik.press(erik.button('They called'));
    await erik.page.getByRole('form', { name: 'What did they say by phone?' }).waitFor();
    expect(await faults(erik)).toEqual([]);
    await erik.visit(`${quotePath}/versions/1`);
    await erik.press(erik.button('Record an acceptance on paper'));
    await erik.page.getByRole('form', { name: 'Accepted on paper' }).waitFor();
    expect(await faults(erik)).toEqual([]);
  });

  it('on the page of what was chosen and left out', async () => {
    await maria.visit('/insight');
    await maria.page.getByRole('row').filter({ hasText: 'Onboarding' }).first().waitFor();
    expect(await faults(maria)).toEqual([]);
  });

  it('on the page of what managers set', async () => {
    await maria.visit('/settings');
    await maria.page.getByRole('form', { name: 'What stages are called' }).waitFor();
    expect(await faults(maria)).toEqual([]);
  });

  it('on the way in', async () => {
    const stranger = await Person.arrive(browser, `${product.url}/sign-in`);
    await stranger.field('Work email').waitFor();
    expect(await faults(stranger)).toEqual([]);
    await stranger.leave();
  });
});
