import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { formatDay } from '#shared/money/format-date.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults, faultsAtBothWidths } from './faults.ts';
import { Person } from './people.ts';

const phone = { width: 390, height: 844 };
const stepBack = 'Not now, or not for us…';
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

/** A buyer on a phone, alone in the room at first, says that it is not now, and later that they are ready again. */
describe('a buyer steps back before an offer, and comes back after the loss', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  let quotePath = '';
  let dealPath = '';

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    const { seller, buyer } = product.links();
    [anna, erik] = await Promise.all([Person.arrive(browser, buyer, phone), Person.arrive(browser, seller)]);
    quotePath = new URL(erik.page.url()).pathname;
    for (const { page } of [erik, anna]) await page.emulateMedia({ reducedMotion: 'reduce' });
    await erik.visit('/');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const clean = async (person: Person) => expect(await faultsAtBothWidths(person)).toEqual([]);
  const form = ({ page }: Person) => page.getByRole('form', { name: 'Not now, or not for us' });
  const says = ({ page }: Person, words: RegExp | string) => page.getByText(words).first().waitFor();
  const isGone = (person: Person, words: RegExp) =>
    expect.poll(() => person.page.getByText(words).count()).toBe(0);

  it('says so from the menu of a phone: why, when to ask again, and in their own words', async () => {
    await anna.press(anna.button('More'));
    await anna.press(anna.button(stepBack));
    await form(anna).waitFor();
    await anna.press(form(anna).getByRole('button', { name: 'Tell Erik' }));
    await form(anna).getByText('Choose why first.').waitFor();
    await form(anna).getByRole('radio', { name: 'Not now' }).check();
    await form(anna).getByLabel('Ask us again on').fill(day(90));
    await form(anna).getByLabel('In your own words').fill('We move offices first');
    await clean(anna);
    await anna.press(form(anna).getByRole('button', { name: 'Tell Erik' }));
    await form(anna).waitFor({ state: 'detached' });
    await says(anna, /Erik has been told: “Not now. We move offices first”/);
    await says(anna, `Erik can ask again on ${formatDay(day(90), 'en')}.`);
    await says(anna, /you can go on working/);
    await clean(anna);
    // It is said: there is nothing to say again.
    await anna.press(anna.button('More'));
    expect(await anna.button(stepBack).count()).toBe(0);
    await anna.page.keyboard.press('Escape');
  });

  it('goes on choosing meanwhile, which takes nothing back', async () => {
    const box = anna.checkbox('Onboarding');
    const was = await box.isChecked();
    await anna.press(box);
    await expect.poll(() => box.isChecked()).toBe(!was);
    await anna.page.locator('[data-saving="saved"]').waitFor({ state: 'attached' });
    await erik.visit(quotePath);
    await says(erik, /^Anna steps back, .*: “Not now. We move offices first”/);
    await says(erik, `Wants to be asked again on ${formatDay(day(90), 'en')}.`);
    await clean(erik);
  });

  it('takes it back: both see that nothing stands', async () => {
    await anna.press(anna.button('We go on after all'));
    for (const person of [anna, erik]) await isGone(person, /We move offices first/);
    // The line is gone that was pressed in: what it stood above is next.
    await expect.poll(() => anna.page.evaluate(() => document.activeElement?.id)).toBe('paper');
  });

  it('is asked over the paper at a desk, and left by Escape with nothing said', async () => {
    await anna.page.setViewportSize({ width: 1440, height: 900 });
    await anna.press(anna.button(stepBack));
    await form(anna).waitFor();
    expect(await faults(anna)).toEqual([]);
    await anna.page.keyboard.press('Escape');
    await form(anna).waitFor({ state: 'detached' });
    await expect.poll(() => anna.button(stepBack).evaluate((it) => it === document.activeElement)).toBe(true);
    await anna.page.setViewportSize(phone);
  });

  it('says it from where the total is; the seller reads it at once, where they are asked to decide and among the proofs', async () => {
    await anna.press(anna.button('Totals'));
    const sheet = anna.page.getByRole('dialog', { name: 'Totals' });
    await anna.press(sheet.getByRole('button', { name: stepBack }));
    await form(anna).getByRole('radio', { name: 'Not for us' }).check();
    // At a desk it is beside the paper, and this sheet is gone.
    expect(await faults(anna)).toEqual([]);
    await anna.press(form(anna).getByRole('button', { name: 'Tell Erik' }));
    await form(anna).waitFor({ state: 'detached' });
    await anna.page.keyboard.press('Escape');
    await says(erik, /^Anna steps back, .*: “Not for us”/);
    const { opportunity } = await erik.page.evaluate(
      async (path) => (await fetch(path)).json(),
      `/api${quotePath}`,
    );
    dealPath = `/opportunities/${opportunity.id}`;
    await erik.visit(dealPath);
    await says(erik, 'The customer has stepped back: go on with them, or close it as lost.');
    await says(erik, 'Anna Bergman stepped back');
    await says(erik, 'Anna Bergman goes on after all');
    await clean(erik);
  });

  it('the seller decides, beginning with what was said', async () => {
    await erik.visit(quotePath);
    await erik.press(erik.button('Close as lost…'));
    const loss = erik.page.getByRole('form', { name: 'Why is it closed as lost?' });
    await erik.page.getByText(/^Anna Bergman said no/).waitFor();
    expect(await loss.getByLabel('What happened').locator('option:checked').innerText()).toBe(
      'It does not fit them any more',
    );
    await clean(erik);
    await erik.press(loss.getByRole('button', { name: 'Close as lost' }));
    await says(anna, /Erik has closed this quote/);
    await isGone(anna, /Erik has been told/);
  });

  it('is ready again: the seller is told, and nothing comes back by itself', async () => {
    await anna.press(anna.button('We are ready again'));
    const ready = anna.page.getByRole('form', { name: 'Ready again?' });
    await ready.getByLabel('In your own words').fill('The move is done');
    await clean(anna);
    await anna.press(ready.getByRole('button', { name: 'Tell Erik' }));
    await says(anna, /Erik has been told that you are ready again/);
    expect(await anna.button('We are ready again').count()).toBe(0);
    await clean(anna);
    await says(erik, /^Anna says that they are ready again, .* “The move is done”/);
    await says(erik, /^This quote is closed/);
    await clean(erik);
    await erik.visit(dealPath);
    await says(erik, 'The customer says that they are ready again: take it up, or leave it.');
    await says(erik, 'Anna Bergman is ready again');
  });

  it('is answered when the seller takes it up again', async () => {
    await erik.visit(quotePath);
    await erik.press(erik.button('Take it up again'));
    await erik.page.getByLabel(/What it is worth/).fill('600 000');
    await erik.page.getByLabel('Expected close').fill(day(60));
    await erik.page.getByLabel('They will buy within half a year').check();
    await erik.page.getByLabel('How you know').fill('Anna says so');
    await erik.press(erik.button('Begin cycle anew'));
    await anna.checkbox('Onboarding').waitFor();
    for (const person of [anna, erik]) await isGone(person, /ready again/);
    expect([...anna.complaints, ...erik.complaints]).toEqual([]);
  });
});
