import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Response, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';

/** Where pictures are wanted: `PICTURES=folder`. */
const folder = process.env['PICTURES'];

/** The buyer goes on alone while the seller is elsewhere; what the seller is told when they come back. */
describe('what happened while somebody was away', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  let room: string;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    anna = await Person.arrive(browser, product.links().buyer);
    room = new URL(anna.page.url()).pathname;
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const isMark = (answer: Response) => answer.url().endsWith('/seen') && answer.ok();
  const leave = () => erik.page.goto('about:blank');
  const comeBack = async () => {
    await erik.page.goto(`${product.url}${room}`);
    await erik.paper().waitFor();
  };
  /** Until what is new has been in front of them, and the server knows. */
  const comeBackAndLook = async (come = comeBack) => {
    const marked = erik.page.waitForResponse(isMark);
    await come();
    await marked;
  };
  const line = ({ page }: Person) => page.getByText(/^Since you were last here, /);
  const divider = ({ page }: Person) =>
    page.getByRole('listitem').filter({ hasText: /^Since you were last here · \d+ \w+ \d\d:\d\d$/ });
  const entries = async ({ page }: Person) => {
    const list = page.getByRole('region', { name: 'Activity' }).getByRole('listitem');
    return (await list.allInnerTexts()).map(plain);
  };
  /** Both are saved when the server has told them to everybody. */
  const annaChanges = async (title: string, times: number) => {
    for (let n = 0; n < times; n += 1) {
      const saved = anna.page.locator('[data-saving="saved"]');
      await anna.press(anna.checkbox(title));
      await saved.waitFor();
    }
  };
  const picture = async (name: string, schemes: readonly ('light' | 'dark')[] = ['light', 'dark']) => {
    if (!folder) return;
    for (const colorScheme of schemes) {
      await erik.page.emulateMedia({ colorScheme });
      await erik.page.waitForTimeout(400);
      await erik.page.screenshot({ path: `${folder}/away-${name}-${colorScheme}.png` });
    }
    await erik.page.emulateMedia({ colorScheme: 'light' });
  };

  it('is nothing on the first visit, whatever happened before', async () => {
    await annaChanges('Onboarding', 1);
    erik = await Person.arrive(browser, product.links().seller);
    await divider(erik).waitFor({ state: 'detached' });
    expect(await line(erik).count()).toBe(0);
    await comeBackAndLook();
    expect(await line(erik).count()).toBe(0);
    expect(await divider(erik).count()).toBe(0);
  });

  it('is said with the first picture, by whom and how much, and takes no focus', async () => {
    await leave();
    await annaChanges('Onboarding', 2);
    await annaChanges('Recorded lessons', 1);
    await comeBackAndLook();
    expect(await line(erik).innerText()).toBe('Since you were last here, Anna made 3 changes.');
    expect(await erik.page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await divider(erik).waitFor();
    await picture('wide');
    expect(await faults(erik)).toEqual([]);
  });

  it('stands above a line in the activity, where the press leads', async () => {
    const told = await entries(erik);
    expect(told.findIndex((entry) => entry.startsWith('Since you were last here'))).toBe(3);
    for (const entry of told.slice(0, 3))
      expect(entry).toMatch(/^AB Anna (de)?(chose|selected) (Recorded lessons|Onboarding)/);
    await erik.page.getByRole('tab', { name: 'Comments' }).click();
    await divider(erik).waitFor({ state: 'detached' });
    const scrolled = () => erik.page.evaluate(() => window.scrollY);
    const before = await scrolled();
    await erik.button('Show changes').click();
    await expect.poll(() => divider(erik).evaluate((place) => place === document.activeElement)).toBe(true);
    expect(await line(erik).count()).toBe(0);
    expect(await scrolled()).toBe(before);
    await picture('led');
    expect(await faults(erik)).toEqual([]);
  });

  it('is gone after a reload', async () => {
    await comeBackAndLook();
    expect(await line(erik).count()).toBe(0);
    expect(await divider(erik).count()).toBe(0);
  });

  it('is told to whoever was on another page of the same window, and can be closed', async () => {
    await erik.page.getByRole('link', { name: 'Quotes', exact: true }).first().click();
    await erik.page.waitForURL('**/quotes');
    await annaChanges('Recorded lessons', 1);
    await comeBackAndLook(async () => void (await erik.page.goBack()));
    await line(erik).waitFor();
    await expect
      .poll(async () => (await entries(erik)).findIndex((entry) => entry.startsWith('Since you')))
      .toBe(1);
    await erik.button('Close the word about changes').click();
    await line(erik).waitFor({ state: 'detached' });
    expect(await divider(erik).count()).toBe(1);
  });

  it('is not taken for seen by who looks as the customer', async () => {
    await erik.button('As the customer sees it').click();
    let marks = 0;
    erik.page.on('response', (answer) => {
      if (isMark(answer)) marks += 1;
    });
    await annaChanges('Recorded lessons', 1);
    await erik.page.waitForTimeout(3_500);
    expect(marks).toBe(0);
    await leave();
    await erik.page.setViewportSize({ width: 390, height: 844 });
    await comeBackAndLook();
    expect(await line(erik).innerText()).toBe('Since you were last here, Anna made 1 change.');
  });

  it('leads to its place in the sheet of a phone', async () => {
    await picture('phone');
    expect(await faults(erik)).toEqual([]);
    await erik.button('Show changes').click();
    await expect.poll(() => divider(erik).evaluate((place) => place === document.activeElement)).toBe(true);
    await erik.page.waitForTimeout(600);
    expect(await divider(erik).evaluate((place) => place === document.activeElement)).toBe(true);
    await picture('sheet');
    const [place, field] = await Promise.all([
      divider(erik).boundingBox(),
      erik.dialog().locator('[data-comment-field]').boundingBox(),
    ]);
    expect(place && place.y > 0 && place.y + place.height < 844).toBe(true);
    // The whole list is in the sheet, and what is written under it lies over none of it.
    const last = await erik
      .dialog()
      .getByRole('region', { name: 'Activity' })
      .getByRole('listitem')
      .last()
      .boundingBox();
    expect(last && field && last.y + last.height <= field.y).toBe(true);
    expect(await faults(erik)).toEqual([]);
    await erik.page.keyboard.press('Escape');
    await erik.dialog().waitFor({ state: 'detached' });
    // The line it was opened from is gone; the focus is where that stood.
    await expect.poll(() => erik.page.evaluate(() => document.activeElement === document.body)).toBe(false);
  });

  it('is said on a slow line too, on which everything takes its time', async () => {
    await leave();
    await annaChanges('Onboarding', 1);
    const slow = (ms: number) => async (route: Route) => {
      await pause(ms);
      await route.continue();
    };
    await erik.page.route(`**/api${room}`, slow(1_500));
    await erik.page.route(`**/api${room}/news`, slow(2_000));
    await comeBackAndLook();
    expect(await line(erik).innerText()).toBe('Since you were last here, Anna made 1 change.');
    await erik.page.unrouteAll({ behavior: 'wait' });
  });

  it('left nothing to complain about', () => {
    expect([...erik.complaints, ...anna.complaints]).toEqual([]);
  });
});
