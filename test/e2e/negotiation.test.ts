import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults, faultsAtBothWidths } from './faults.ts';
import { Person, plain } from './people.ts';

/** Two people come to terms: asked, countered, accepted; then an offer that is answered with something else; then no deal. */
describe('a seller and a buyer negotiate', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;

  beforeAll(async () => {
    product = await startProduct({ UNDO_SECONDS: '0' });
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    anna = await Person.arrive(browser, product.links().buyer);
    await anna.checkbox('Onboarding').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const total = async (person: Person) => plain(await person.total().innerText());
  const form = (person: Person) => person.page.getByRole('form', { name: 'A proposal' });

  async function propose(person: Person, title: string, price: string): Promise<void> {
    await person.row(title).hover();
    await person.button(`Propose something else for ${title}`).click();
    await form(person).getByLabel('Price per unit').waitFor();
    expect(await faults(person)).toEqual([]);
    await form(person).getByLabel('Price per unit').fill(price);
    await form(person).getByRole('button', { name: 'Send the proposal' }).click();
    await form(person).waitFor({ state: 'detached' });
  }

  it('a price the buyer asks for stands under its component, and changes nothing', async () => {
    await propose(anna, 'Platform set-up', '80 000');
    await erik.page
      .getByText(/Anna proposes 80.000.kr for Platform set-up/)
      .first()
      .waitFor();
    expect(await total(erik)).toBe('673 640 kr');
  });

  it('the seller sees beside the paper what is left over; the buyer nothing of it (I-24)', async () => {
    await erik.page.getByText(/margin if the open proposal is accepted/).waitFor();
    expect(await anna.page.locator('body').innerText()).not.toMatch(/margin/i);
  });

  it('a counter is accepted by the buyer: both see the new sum, and nothing is open any more', async () => {
    await erik.button('Counter…').first().click();
    await form(erik).getByLabel('Price per unit').waitFor();
    expect(await faults(erik)).toEqual([]);
    await form(erik).getByLabel('Price per unit').fill('90 000');
    await form(erik).getByRole('button', { name: 'Send the counter' }).click();
    await anna.page
      .getByText(/Erik proposes 90.000.kr for Platform set-up/)
      .first()
      .waitFor();
    await anna.button('Accept').first().click();
    for (const person of [erik, anna]) {
      await expect.poll(() => total(person), { timeout: 5_000 }).toBe('667 640 kr');
      await expect.poll(() => person.button('Accept').count()).toBe(0);
    }
  });

  it('the buyer asks for the quote, and the seller sees who does', async () => {
    await anna.button('Ask Erik to send the quote').click();
    await anna.page.getByText(/Erik has been asked to send it/).waitFor();
    await erik.page.getByText(/Anna would like to have the quote sent/).waitFor();
  });

  it('an answer to a sent version says first what it does to it, and opens the next one when it is accepted', async () => {
    await erik.button(/^Review and send/).click();
    await erik.dialog().getByRole('button', { name: 'Send version 1' }).click();
    await anna.page
      .getByText(/sent version 1/)
      .first()
      .waitFor();
    await anna.row('Platform set-up').hover();
    await anna.button('Propose something else for Platform set-up').click();
    await form(anna)
      .getByText(/This is not an acceptance. Version 1 still stands/)
      .waitFor();
    await form(anna).getByLabel('Price per unit').fill('85 000');
    await form(anna).getByRole('button', { name: 'Send the proposal' }).click();
    await erik.page.getByText('Negotiation', { exact: true }).first().waitFor();
    await erik.button('Accept').first().click();
    await expect.poll(() => total(erik), { timeout: 5_000 }).toBe('662 640 kr');
    await erik.page.getByText(/Version 1 was sent .* and stands until the next is sent/).waitFor();
  });

  it('the deal is closed as lost with its reason, and taken up again', async () => {
    await erik.button('Close as lost').click();
    const loss = erik.page.getByRole('form', { name: 'Why is it closed as lost?' });
    await loss.waitFor();
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await loss.getByLabel('Who', { exact: true }).fill('Sydvik AB');
    await loss.getByRole('button', { name: 'Close as lost' }).click();
    await anna.page.getByText(/Erik has closed this quote/).waitFor();
    expect(await anna.page.locator('body').innerText()).not.toContain('Sydvik');
    await erik.button('Take it up again').click();
    await erik.page.getByLabel(/What it is worth/).fill('600 000');
    const inTwoMonths = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await erik.page.getByLabel('Expected close').fill(inTwoMonths);
    await erik.page.getByLabel('They will buy within half a year').check();
    await erik.button('Begin cycle anew').click();
    await anna.checkbox('Onboarding').waitFor();
    expect(await total(anna)).toBe('662 640 kr');
  });

  it('the browsers have complained about nothing', () => {
    // A review that is open when its quote is sent asks once more, and is told that it is over.
    const known = /409 \(Conflict\)/;
    expect([...erik.complaints, ...anna.complaints].filter((words) => !known.test(words))).toEqual([]);
  });
});
