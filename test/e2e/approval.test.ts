import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults, faultsAtBothWidths } from './faults.ts';
import { Person } from './people.ts';

/**
 * Two sellers and a customer, in order: a discount beyond the limit, Maria's approval, a send that is undone while
 * nobody outside has seen it, and one that is withdrawn.
 */
describe('what needs a second person, and what is taken back', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let maria: Person;
  let anna: Person;

  beforeAll(async () => {
    // Long enough that no machine is too slow to undo in it.
    product = await startProduct({ UNDO_SECONDS: '600' });
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    anna = await Person.arrive(browser, product.links().buyer);
    await anna.checkbox('Onboarding').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const message = () => erik.dialog().getByLabel('Message', { exact: true });

  it('I-29: asks for approval where the limits demand it, and lets nothing go before', async () => {
    await erik.button(/^Discount on the whole quote/).click();
    const discount = erik.page.getByRole('textbox', { name: 'Discount', exact: true });
    await discount.fill('20');
    await discount.press('Enter');
    await erik.button(/^Review and send/).click();
    const dialog = erik.dialog();
    await dialog.getByText(/Up to 15\s% needs no approval/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Send version 1' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await dialog.getByLabel('To whoever approves').fill('They sign for three years.');
    await message().fill('As we agreed on Monday.');
    await dialog.getByLabel('Signing', { exact: true }).selectOption({ label: 'All sign, in this order' });
    expect(await faults(erik)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ask for approval' }).click();
    await erik.page.getByText(/Erik asked for approval/).waitFor();
    expect(await faultsAtBothWidths(erik)).toEqual([]);
  });

  it('lets the customer read and not change meanwhile, and tells them nothing of why', async () => {
    await anna.page.getByText(/Nordvik is calculating price and start date/).waitFor();
    await expect.poll(() => anna.checkbox('Onboarding').count()).toBe(0);
    expect(await anna.page.locator('body').innerText()).not.toMatch(/approv|margin|three years/i);
  });

  it('is answered by the manager from her list, and then sent by the seller', async () => {
    maria = await Person.arrive(browser, product.links().manager);
    await maria.open(product.url);
    const waiting = maria.page.getByRole('region', { name: 'Waiting for your approval' });
    await waiting.getByRole('link', { name: 'Lindqvist Industri AB' }).waitFor();
    expect(await faultsAtBothWidths(maria)).toEqual([]);
    await waiting.getByRole('link', { name: 'Lindqvist Industri AB' }).click();
    await maria.page.getByText('“They sign for three years.”').waitFor();
    await maria.button('Approve').click();
    await erik.page.getByText(/Maria approved this/).waitFor();
    await erik.page.reload();
    await erik.button(/^Review and send/).click();
    // What was written before the approval stands there still.
    await expect.poll(() => message().inputValue()).toBe('As we agreed on Monday.');
    await pressSend(erik, 1);
    await erik.page.getByText(/goes to the customer in/).waitFor();
  });

  it('shows the customer nothing that can still be undone, and opens for the seller again when it is', async () => {
    await anna.page.getByText(/Erik is sending the quote/).waitFor();
    // The room hears of it before the answer comes; the seller is told all the same.
    await erik.page.route('**/undo', async (route) => {
      const response = await route.fetch();
      await erik.page.getByText(/Maria approved this/).waitFor();
      await route.fulfill({ response });
    });
    await erik.button('Undo').click();
    await erik.page.getByText('Version 1 was not sent').waitFor();
    await anna.page.getByText(/Nordvik is calculating/).waitFor();
  });

  it('T10: is withdrawn in words once the customer has it', async () => {
    await product.stop();
    await product.restart({ UNDO_SECONDS: '0' });
    await erik.page.reload();
    await erik.button(/^Review and send/).click();
    expect(await message().inputValue()).toBe('');
    await pressSend(erik, 2);
    await anna.page.getByText(/Erik sent version 2/).waitFor();
    await erik.button('Withdraw…').click();
    await erik.page.getByText(/Anna Bergman may have seen it/).waitFor();
    await erik.page.getByLabel('Reason, to the customer').fill('The prices were of last year.');
    await erik.button('Withdraw version 2').click();
    await anna.page.getByText(/has taken this quote back.*of last year/).waitFor();
    await anna.checkbox('Onboarding').waitFor();
  });

  it('T5: goes back to the customer once somebody has said why', async () => {
    await erik.button(/^Review and send/).click();
    await erik.dialog().getByRole('button', { name: 'Ask for approval' }).click();
    await anna.page.getByText(/Nordvik is calculating/).waitFor();
    await erik.press(erik.button('Open for the customer again'));
    const why = erik.page.getByRole('textbox', { name: 'Why', exact: true });
    await expect.poll(() => why.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await faults(erik)).toEqual([]);
    expect(await erik.button('Open for the customer again').getAttribute('aria-disabled')).toBe('true');
    await why.fill('They want to think again.');
    await erik.button('Open for the customer again').click();
    await anna.checkbox('Onboarding').waitFor();
    // What they shape again is no offer, and says so.
    await anna.page.getByText('Draft: binds nobody', { exact: true }).waitFor();
    expect(await faultsAtBothWidths(anna)).toEqual([]);
  });

  it('asks on the spot for what an approval takes: the start date, and what the costs rest on', async () => {
    await erik.visit('/quotes/new');
    await erik.fill(erik.field('Company'), 'Strandviks Möbler AB');
    await erik.fill(erik.field('Contact'), 'Per Wik');
    await erik.fill(erik.field('Contact’s email'), 'per@strandvik.example');
    await erik.fill(erik.field('What it is about'), 'Showroom');
    await erik.fill(erik.field('Expected value, first 12 months'), '120 000');
    const inTwoMonths = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await erik.page.getByLabel('Expected close').fill(inTwoMonths);
    await erik.page.getByLabel('They need this within six months').check();
    await erik.fill(erik.field('What they need, and why now'), 'They move in the spring');
    await erik.fill(erik.field('Where it came from'), 'The fair');
    await erik.button('Open the quote').click();
    await erik.field('Title of the quote').waitFor();
    await erik.page.getByRole('button', { name: 'Add a component here' }).first().click();
    await erik.fill(erik.field('Title: Component without a name'), 'Display wall');
    await erik.fill(erik.field('Price: Display wall'), '24 900');
    await erik.button(/^Discount on the whole quote/).click();
    const discount = erik.page.getByRole('textbox', { name: 'Discount', exact: true });
    await discount.fill('20');
    await discount.press('Enter');
    await erik.button(/^Review and send/).click();
    const dialog = erik.dialog();
    const ask = dialog.getByRole('button', { name: 'Ask for approval' });
    await dialog.getByLabel('Start date').fill(inTwoMonths);
    await dialog.getByLabel('To whoever approves').fill('A first order.');
    await expect.poll(() => ask.getAttribute('aria-disabled')).toBe('false');
    await ask.click();
    await dialog
      .getByRole('alert')
      .getByText(/no cost is stated for Display wall/)
      .waitFor();
    await dialog.getByLabel('What the costs rest on').fill('A bid of the joiner’s');
    expect(await faults(erik)).toEqual([]);
    await ask.click();
    await erik.page.getByText(/Erik asked for approval/).waitFor();
    await erik.page.getByText('The costs rest on: A bid of the joiner’s').waitFor();
    expect(
      await erik.page.getByRole('article', { name: 'The quote' }).getByText('Showroom').count(),
    ).not.toBe(0);
    expect(await faultsAtBothWidths(erik)).toEqual([]);
  });
});

/** A press while the review is on its way does nothing, so it is pressed as a person does: until it is sent. */
async function pressSend(seller: Person, version: number): Promise<void> {
  const send = seller.dialog().getByRole('button', { name: `Send version ${version}` });
  await seller.sayWhyNow();
  await send.waitFor();
  await expect
    .poll(async () => {
      if (await send.isVisible()) await send.click({ timeout: 2_000 }).catch(() => {});
      return seller.dialog().count();
    })
    .toBe(0);
}
