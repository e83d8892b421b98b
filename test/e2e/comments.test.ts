import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults, faultsAtBothWidths } from './faults.ts';
import { Person } from './people.ts';

/** Two people talk beside the paper: about a row and a passage, live, among colleagues unseen, and nothing is lost. */
describe('a seller and a buyer talk about the quote', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    anna = await Person.arrive(browser, product.links().buyer);
    await anna.checkbox('Onboarding').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const tab = (person: Person) => person.page.getByRole('tab', { name: /^Comments/ });
  const form = (person: Person) => person.totals().getByRole('form', { name: 'Write about the quote' });
  const told = (person: Person) => person.page.getByRole('status').filter({ hasText: /./ });

  it('with C on a row the buyer asks, and names the seller; Ctrl Enter sends it', async () => {
    await anna.row('Onboarding').focus();
    await anna.page.keyboard.press('c');
    const field = anna.field('Write a comment');
    await field.pressSequentially('Is travel in it, @Eri');
    await anna.page.getByRole('option', { name: /Erik Sandberg/ }).waitFor();
    await anna.page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('Is travel in it, @Erik Sandberg ');
    await anna.page.keyboard.press('Control+Enter');
    await anna.button('1 comment on Onboarding').waitFor();
  });

  it('the seller is told at once, once, and led to it; having seen it, nothing is unread', async () => {
    await told(erik).getByText('Anna on Onboarding: Is travel in it, @Erik Sandberg').waitFor();
    expect(await tab(erik).innerText()).toMatch(/1/);
    await erik.button('Show').click();
    await erik.button('1 comment on Onboarding').waitFor();
    await expect.poll(() => tab(erik).innerText()).toBe('Comments');
    const answer = erik.field('Answer in the thread');
    await answer.fill('It is.');
    await answer.press('Control+Enter');
    // The thread is in sight where she is, so it is read out and no message covers it.
    await anna.page.getByText('It is.', { exact: true }).waitFor();
    await told(anna).getByText('Erik on Onboarding: It is.').waitFor({ state: 'attached' });
    expect(await faultsAtBothWidths(anna)).toEqual([]);
  });

  it('what people did has room for both sides in windows of a common size, with the field under it in sight', async () => {
    for (const [person, least] of [
      [anna, 180],
      [erik, 150],
    ] as const) {
      const panel = person.page.getByRole('tabpanel', { name: 'Activity' });
      const list = await panel.getByRole('region').first().evaluate(seen);
      const field = await person.field('Write about the quote').evaluate(seen);
      expect((await panel.boundingBox())?.height).toBeGreaterThan(least);
      expect(list.height).toBeGreaterThan(least - 60);
      expect(field.top).toBeGreaterThanOrEqual(list.bottom);
      expect(field.bottom).toBeLessThanOrEqual(person.page.viewportSize()?.height ?? 0);
    }
  });

  it('under what people did one writes to the whole room; it stands among the comments', async () => {
    const field = anna.field('Write about the quote');
    expect(await field.getAttribute('placeholder')).toMatch(/^Write to .*Erik/);
    expect(await form(anna).getByRole('button').count()).toBe(0);
    await field.fill('When would you begin?');
    await form(anna).getByRole('button', { name: 'Send' }).click();
    const said = anna.page.getByRole('tabpanel', { name: 'Comments' }).getByText('When would you begin?');
    await said.waitFor();
    await told(erik).getByText('Anna: When would you begin?').waitFor({ state: 'attached' });
    await tab(erik).click();
    await erik.page.getByText('When would you begin?', { exact: true }).waitFor();
    await erik.page.getByRole('tab', { name: 'Activity' }).click();
  });

  it('what is written among colleagues is nowhere on the buyer’s page (I-24)', async () => {
    const field = erik.field('Write about the quote');
    await field.fill('Not below 900');
    await erik.button('Only Nordvik').click();
    expect(await faults(erik)).toEqual([]);
    await field.press('Control+Enter');
    await erik.page.getByText('Only Nordvik reads this thread').waitFor();
    // It stays among them until something else is chosen, and says so where nobody writes.
    await erik.paper().focus();
    await form(erik).getByText('Only Nordvik').waitFor();
    await field.click();
    await erik.button('Everyone').click();
    await tab(anna).click();
    await anna.page.getByText('It is.', { exact: true }).last().waitFor();
    expect(await anna.page.locator('body').innerText()).not.toMatch(/Not below|Only Nordvik/);
    // For who looks over the seller's shoulder, it goes away with all else that is private.
    await erik.button(/^Private lane/).click();
    await erik.page.getByText('Only Nordvik reads this thread').waitFor({ state: 'detached' });
    await erik.button(/^Private lane/).click();
  });

  it('words that are marked in a text are commented on there, and shown when they are asked for', async () => {
    const intro = anna.page.getByText('Marketing and sales working from the same list.');
    await intro.evaluate((element) => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      document.getSelection()?.selectAllChildren(element);
    });
    await anna.button('Comment on this passage').click();
    await anna.field('Write a comment').first().fill('Whose list?');
    await anna.page.keyboard.press('Control+Enter');
    await anna.button('1 comment on The introduction').waitFor();
    await erik.button('Show The introduction').click();
    await erik.button('1 comment on The introduction').waitFor();
  });

  it('what was typed offline is kept, also when the page is closed, with the reason in words', async () => {
    await anna.page.context().setOffline(true);
    const field = anna.field('Write about the quote');
    await field.fill('And what of meals?');
    await field.press('Control+Enter');
    await anna.page.getByText(/You are offline. What you wrote is kept/).waitFor();
    await anna.page.context().setOffline(false);
    await anna.page.reload();
    const kept = anna.field('Write about the quote');
    await expect.poll(() => kept.inputValue()).toBe('And what of meals?');
    await kept.press('Control+Enter');
    await erik.page.getByText('And what of meals?').first().waitFor();
    await expect.poll(() => kept.inputValue()).toBe('');
  });

  it('a mail leads to the thread, and whoever settles it says so to both', async () => {
    const { origin, pathname } = new URL(erik.page.url());
    const listed = await erik.page.request.get(`${origin}/api${pathname.replace(/\/$/, '')}/threads`);
    const { threads } = (await listed.json()) as { threads: { id: string; title: string }[] };
    const thread = threads.find(({ title }) => title === 'Onboarding');
    await erik.visit(`${pathname}?thread=${thread?.id}`);
    const card = erik.page.locator(`[data-thread="${thread?.id}"]`);
    await card.waitFor();
    await expect.poll(() => card.evaluate((element) => element === document.activeElement)).toBe(true);
    await card.getByRole('button', { name: 'Cancel' }).click();
    await card.getByRole('button', { name: 'Resolve' }).click();
    await anna.page.getByText('1 resolved thread').waitFor();
  });

  it('both mark the basis as ready; a change clears it, and a sending then asks why', async () => {
    const mark = (person: Person, words: string) =>
      person.totals().getByRole('button', { name: words, exact: true });
    await anna.press(mark(anna, 'The basis is ready'));
    await erik.page.getByText('Anna finds the basis ready. Nordvik has not said so yet.').waitFor();
    await erik.press(mark(erik, 'We find it ready too'));
    for (const person of [erik, anna]) {
      await person.page.getByText(/Both sides find the basis ready/).waitFor();
    }
    expect(await faults(anna)).toEqual([]);
    await anna.press(anna.checkbox('Onboarding'));
    for (const person of [erik, anna]) {
      await person.page.getByText(/Both sides find the basis ready/).waitFor({ state: 'detached' });
    }
    await mark(anna, 'The basis is ready').waitFor();
    await erik.button(/^Review and send/).click();
    await erik.dialog().getByText('Not both sides have marked the basis as ready').waitFor();
    await erik.dialog().getByLabel('Why it is sent before both find it ready').fill('They asked by phone');
    await erik.dialog().getByRole('button', { name: 'Send version 1' }).click();
    await erik.dialog().waitFor({ state: 'detached' });
  });

  it('beside the version that was sent, both go on talking, and what is among colleagues stays there (I-24)', async () => {
    const path = `${new URL(erik.page.url()).pathname.replace(/\/$/, '')}/versions/1`;
    for (const person of [erik, anna]) await person.visit(path);
    await anna.press(anna.button('Comment on Campaign support'));
    const field = anna.page.getByRole('listitem').getByRole('textbox', { name: 'Write a comment' });
    await field.fill('Which hours?');
    await field.press('Control+Enter');
    await erik.press(erik.button(/^1 comment on Campaign support/));
    const answer = erik.field('Answer in the thread');
    await answer.fill('Office hours.');
    await answer.press('Control+Enter');
    await anna.page.getByText('Office hours.', { exact: true }).waitFor();
    await erik.page.getByText('Only Nordvik reads this thread').waitFor();
    await anna.page.getByText('And what of meals?').waitFor();
    expect(await anna.page.locator('body').innerText()).not.toMatch(/Not below|Only Nordvik/);
    expect(await faults(erik)).toEqual([]);
    expect(await faultsAtBothWidths(anna)).toEqual([]);
    // The same words stand in the room.
    await erik.visit(path.replace(/\/versions\/1$/, ''));
    await erik.button(/^2 comments on Campaign support/).waitFor();
  });

  it('the browsers have complained about nothing', () => {
    // Offline the page cannot reach the server; a review that is open when its quote is sent is told that it is over.
    const known = /ERR_INTERNET_DISCONNECTED|409 \(Conflict\)/;
    expect([...erik.complaints, ...anna.complaints].filter((words) => !known.test(words))).toEqual([]);
  });
});

/** In the page: where it is, as far as what scrolls around it lets it be seen. */
function seen(element: Element): { top: number; bottom: number; height: number } {
  let { top, bottom } = element.getBoundingClientRect();
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === 'visible') continue;
    const frame = around.getBoundingClientRect();
    top = Math.max(top, frame.top);
    bottom = Math.min(bottom, frame.bottom);
  }
  return { top, bottom, height: bottom - top };
}
