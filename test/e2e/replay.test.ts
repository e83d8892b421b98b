import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';

/** Anna and Erik design, find it ready, and send it. What both saw on the way is what they see again, step by step. */
describe('how a quote came to be, seen again', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  /** The total that both screens showed: before anything was done, and after each thing that was. */
  const seen: string[] = [];

  beforeAll(async () => {
    product = await startProduct({ DEMO: 'small' });
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    anna = await Person.arrive(browser, product.links().buyer);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const totalOf = async (person: Person) => plain(await person.total().innerText());
  const slider = (person: Person): Locator => person.page.getByRole('slider', { name: 'Moment' });
  const told = async (person: Person) => plain((await slider(person).getAttribute('aria-valuetext')) ?? '');
  const shows = (person: Person, total: string | undefined) =>
    expect.poll(() => totalOf(person), { timeout: 5_000 }).toBe(total);

  /** Does it, and waits until both screens show one other total than before. */
  async function both(act: () => Promise<void>): Promise<void> {
    const before = seen.at(-1);
    await act();
    await expect.poll(() => totalOf(erik), { timeout: 5_000 }).not.toBe(before);
    await expect
      .poll(async () => (await totalOf(anna)) === (await totalOf(erik)), { timeout: 5_000 })
      .toBe(true);
    seen.push(await totalOf(erik));
  }

  it('is what two people do', async () => {
    await expect.poll(() => totalOf(erik)).toBe('673 640 kr');
    seen.push(await totalOf(erik));
    await both(() => anna.press(anna.checkbox('Onboarding')));
    await both(() => anna.press(anna.radio('Custom integration')));
    await both(() => anna.fill(anna.quantity('Lead management workshops'), '5'));
    await both(() => erik.fill(erik.field('Price: Campaign support'), '1300'));
    await both(() => erik.choose('More about User training', 'Remove'));
    await both(() => erik.fill(erik.field('Price: Email templates'), '3400'));
    await anna.press(anna.button('The basis is ready'));
    await anna.page.getByText('You find the basis ready.').waitFor();
    await both(() => anna.press(anna.checkbox('Onboarding')));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('opens for the buyer from the list of activity, where it stands now', async () => {
    await anna.press(anna.button('Replay'));
    await anna.page.getByRole('heading', { name: 'How the quote came to be' }).waitFor();
    await shows(anna, seen.at(-1));
    expect(await told(anna)).toMatch(/^Step 7 of 7\. You left out Onboarding .* Total .* kr\.$/);
    expect(await slider(anna).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('shows the buyer at each step the total that both had, and goes back and forth by the arrows', async () => {
    for (const total of seen.toReversed().slice(1)) {
      await anna.page.keyboard.press('ArrowLeft');
      await shows(anna, total);
    }
    expect(await told(anna)).toContain('The beginning. This is how the quote stood when you first came in.');
    for (const total of seen.slice(1)) {
      await anna.page.keyboard.press('ArrowRight');
      await shows(anna, total);
    }
  });

  it('has on the paper what stood there then, to be read and not to be changed', async () => {
    await expect.poll(() => anna.row('User training').count()).toBe(0);
    await anna.page.keyboard.press('Home');
    await anna.row('User training').waitFor();
    await anna.row('Onboarding').getByText('Left out').waitFor();
    await anna.page.getByText('Texts are shown with the words they have now.').waitFor();
    for (const role of ['checkbox', 'radio', 'spinbutton', 'textbox'] as const)
      expect([role, await anna.paper().getByRole(role).count()]).toEqual([role, 0]);
    expect(
      await anna
        .paper()
        .getByRole('button', { name: /Comment|Propose/ })
        .count(),
    ).toBe(0);
  });

  it('leads to where somebody found the basis ready', async () => {
    await anna.press(anna.button('Anna: ready'));
    await shows(anna, seen[6]);
    expect(await told(anna)).toMatch(/^Step 6 of 7\. Erik changed the price of Email templates/);
  });

  it('plays to the end by itself, and stops there', async () => {
    await anna.press(anna.button('4×'));
    await anna.press(anna.button('Play'));
    await anna.button('Pause').waitFor();
    await shows(anna, seen.at(-1));
    await anna.button('Play').waitFor();
    await anna.page.getByRole('status').filter({ hasText: 'Step 7 of 7.' }).waitFor({ state: 'attached' });
  });

  it('hides nothing from anybody, as light and as dark', async () => {
    expect(await faults(anna)).toEqual([]);
  });

  it('is left by the way back of the browser, and by Esc', async () => {
    await anna.page.goBack();
    await anna.checkbox('Onboarding').waitFor();
    await anna.page.goForward();
    await slider(anna).waitFor();
    await anna.page.keyboard.press('Escape');
    await anna.checkbox('Onboarding').waitFor();
  });

  it('is found by the seller in the search, and knows of the version that was sent', async () => {
    await erik.button(/^Review and send/).click();
    await erik.dialog().getByText('Every choice group has a choice').waitFor();
    await erik.sendVersion(1);
    await erik.page.getByText('Version 1 sent, opportunity moved to Sent').waitFor();
    await erik.page.keyboard.press('Control+k');
    await erik.page.getByRole('combobox').fill('Replay');
    await erik.page.getByRole('option', { name: /Replay how the quote came to be/ }).click();
    await slider(erik).waitFor();
    await erik.page.keyboard.press('End');
    await shows(erik, seen.at(-1));
    await erik.paper().getByText('Version 1', { exact: true }).waitFor();
    await erik.press(erik.button('The beginning'));
    await shows(erik, seen[0]);
    for (const total of seen.slice(1)) {
      await erik.press(erik.button('Next step'));
      await shows(erik, total);
    }
    expect(await faults(erik)).toEqual([]);
  });

  it('works with one thumb on a phone', async () => {
    await anna.page.setViewportSize({ width: 390, height: 844 });
    await anna.press(anna.page.getByRole('button', { name: 'Totals', exact: true }));
    await anna.press(anna.button('Replay'));
    await slider(anna).waitFor();
    await shows(anna, seen.at(-1));
    await anna.press(anna.button('Previous step'));
    await shows(anna, seen.at(-2));
    for (const name of ['Previous step', 'Play', 'Next step', 'Back to the quote', '2×']) {
      const box = await anna.button(name).boundingBox();
      expect([name, Math.round(box?.height ?? 0)]).toEqual([name, 44]);
    }
    const overhang = await anna.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overhang).toBeLessThanOrEqual(0);
    expect(await faults(anna)).toEqual([]);
  });

  it('has left nobody’s browser complaining', () => {
    expect([...anna.complaints, ...erik.complaints]).toEqual([]);
  });
});
