import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faultsAtBothWidths } from './faults.ts';
import { Person } from './people.ts';

/** One story, in order: Erik's deal goes to Maria from the list, with a word, and comes back to him from its page. */
describe('handing a deal over', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let maria: Person;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    maria = await Person.arrive(browser, product.links().manager);
    for (const person of [erik, maria]) await person.page.emulateMedia({ reducedMotion: 'reduce' });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const deal = ({ page }: Person) =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Lindqvist Industri AB' }) });

  it('is begun in the list, by choosing what goes', async () => {
    await erik.visit('/pipeline/board?view=list');
    await deal(erik).getByRole('checkbox', { name: 'Choose Lindqvist Industri AB' }).check();
    await erik.page.getByText('1 deal chosen').waitFor();
    await erik.button('Hand over').click();
    const form = erik.page.getByRole('form', { name: 'Hand over the deal with Lindqvist Industri AB' });
    // Nobody is handed anything by mistake.
    expect(await form.getByRole('button', { name: 'Hand over' }).getAttribute('aria-disabled')).toBe('true');
    await form.getByLabel('New owner').selectOption({ label: 'Maria Holm' });
    await form.getByLabel('Your words to them, if you like').fill('They decide before Christmas');
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await form.getByRole('button', { name: 'Hand over' }).click();
    await erik.page.getByText('1 deal handed over to Maria Holm').waitFor();
  });

  it('takes the deal out of one’s own hands', async () => {
    await deal(erik).waitFor();
    await erik.page.getByText('1 deal chosen').waitFor({ state: 'detached' });
    expect(await deal(erik).getByRole('checkbox').count()).toBe(0);
    await erik.page.getByLabel('Owner', { exact: true }).selectOption({ label: 'Owner: me' });
    await deal(erik).waitFor({ state: 'detached' });
  });

  it('stands on the first page of who got it, until they have seen it', async () => {
    await maria.visit('/');
    const given = maria.page.getByRole('region', { name: 'Handed over to you' });
    await given.getByText('“They decide before Christmas”').waitFor();
    await given.getByText(/^From Erik Sandberg/).waitFor();
    expect(await faultsAtBothWidths(maria)).toEqual([]);
    await given.getByRole('link', { name: 'Lindqvist Industri AB' }).click();
    await maria.page
      .getByText('Erik Sandberg handed the deal over from Erik Sandberg to Maria Holm')
      .waitFor();
    await maria.page.goBack();
    await given.getByRole('button', { name: 'I have seen it: Lindqvist Industri AB' }).click();
    await given.waitFor({ state: 'detached' });
  });

  it('lets the new owner give it on from its page', async () => {
    await maria.visit('/pipeline/board?view=list');
    await deal(maria).getByRole('link').click();
    await maria.button('Hand over').click();
    const form = maria.page.getByRole('form', { name: 'Hand over the deal with Lindqvist Industri AB' });
    await form.getByLabel('New owner').selectOption({ label: 'Erik Sandberg' });
    await form.getByRole('button', { name: 'Hand over' }).click();
    await maria.page.getByText('1 deal handed over to Erik Sandberg').waitFor();
    await erik.page.reload();
    await deal(erik).waitFor();
    for (const person of [erik, maria]) expect(person.complaints).toEqual([]);
  });
});
