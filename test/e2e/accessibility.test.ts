import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
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
  ])('on the page of %s', async (_name, path, words) => {
    await erik.visit(path());
    await erik.page.getByRole('main').getByText(words).first().waitFor();
    expect(await faults(erik)).toEqual([]);
  });

  it('on the page of what was chosen and left out', async () => {
    await maria.visit('/insight');
    await maria.page.getByRole('row').filter({ hasText: 'Onboarding' }).first().waitFor();
    expect(await faults(maria)).toEqual([]);
  });

  it('on the way in', async () => {
    const stranger = await Person.arrive(browser, `${product.url}/sign-in`);
    await stranger.field('Work email').waitFor();
    expect(await faults(stranger)).toEqual([]);
    await stranger.leave();
  });
});

/** What axe has to say about the page as it stands, in both schemes: which rule, and where. */
async function faults({ page }: Person): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`[data-mantine-color-scheme="${colorScheme}"]`).first().waitFor({ state: 'attached' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ target }) => `${colorScheme}: ${id} ${target.join(' ')}`));
    }
  }
  return found;
}
