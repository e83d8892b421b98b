import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Person } from './people.ts';

/** Positions that a drag passes through. */
const steps = 25;

describe('rows and sections moved by mouse', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    // Tall enough for the whole quote, so that nothing scrolls under the pointer.
    erik = await Person.arrive(browser, product.links().seller, { width: 1440, height: 2600 });
    anna = await Person.arrive(browser, product.links().buyer);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  /** Takes it by its handle and lets it go over the middle of the other one. */
  async function drag(taken: Locator, onto: Locator): Promise<void> {
    await carry(taken, onto);
    await erik.page.mouse.up();
    await comeToRest(taken);
  }

  /** Before it has come to rest nothing else can be taken. */
  const comeToRest = (taken: Locator) =>
    taken.evaluate((element) =>
      Promise.all(element.getAnimations({ subtree: true }).map(({ finished }) => finished)),
    );

  /** Takes it by its handle and holds it over the middle of the other one, the way a hand moves. */
  async function carry(taken: Locator, onto: Locator): Promise<void> {
    await taken.hover();
    const handle = await boxAtRest(taken.getByTitle('Drag to move').first());
    const target = await boxAtRest(onto);
    const { mouse } = erik.page;
    const x = handle.x + handle.width / 2;
    await mouse.move(x, handle.y + handle.height / 2);
    await mouse.down();
    const [from, to] = [handle.y + handle.height / 2, target.y + target.height / 2];
    for (let step = 1; step <= steps; step += 1) {
      await mouse.move(x, from + ((to - from) * step) / steps);
      // What lies under the pointer is worked out frame by frame; a hand is never faster than that.
      await erik.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  }

  /** Where it is once nothing above it grows any more: what a person sees before taking hold of it. */
  async function boxAtRest(place: Locator) {
    for (let before = await place.boundingBox(); ; ) {
      await erik.page.waitForTimeout(100);
      const now = await place.boundingBox();
      if (now && now.x === before?.x && now.y === before.y) return now;
      before = now;
    }
  }

  it('takes another place in its section, for both', async () => {
    await drag(erik.row('Yearly review'), erik.row('Platform licence'));
    for (const person of [erik, anna]) {
      const first = person.section('Running').getByRole('checkbox').first();
      await expect.poll(() => first.getAttribute('aria-label')).toMatch(/^Yearly review/);
    }
  });

  it.each([
    ['a section below', 'User training', 'Campaign support', 'Running'],
    ['a section above', 'Send volume', 'Recorded lessons', 'Training'],
  ])('goes into %s, for both', async (_, title, onto, section) => {
    await drag(erik.row(title), erik.row(onto));
    for (const person of [erik, anna]) {
      await person.section(section).getByRole('checkbox', { name: title }).waitFor();
    }
  });

  /** As they stand on the paper. */
  const sections = (person: Person) =>
    person
      .paper()
      .getByRole('region', { name: /^Section \d/ })
      .evaluateAll((all) => all.map((section) => section.getAttribute('aria-label')));
  const bothHave = async (...titles: string[]) => {
    const numbered = titles.map((title, index) => `Section ${index + 1}, ${title}`);
    for (const person of [erik, anna]) await expect.poll(() => sections(person)).toEqual(numbered);
  };

  it.each([
    [
      'down',
      'Discovery and start',
      'Training',
      ['Implementation', 'Training', 'Discovery and start', 'Running'],
    ],
    ['up', 'Running', 'Implementation', ['Running', 'Implementation', 'Training', 'Discovery and start']],
  ])(
    'a section goes %s to the place of another with everything in it, for both',
    async (_, title, onto, order) => {
      const rows = () => anna.section(title).getByRole('listitem').count();
      const before = await rows();
      await drag(erik.section(title), erik.section(onto));
      await bothHave(...order);
      expect(await rows()).toBe(before);
    },
  );

  it('a section goes back by Escape, which leaves a field that has the focus as it is', async () => {
    const before = await sections(erik);
    const field = erik.section('Running').getByRole('textbox', { name: /^Title of section/ });
    const held = erik.section('Discovery and start');
    const holdAndEscape = async () => {
      await carry(held, erik.section('Training'));
      await erik.page.keyboard.press('Escape');
      await erik.page.mouse.up();
      await comeToRest(held);
      expect(await sections(erik)).toEqual(before);
    };
    await erik.paper().focus();
    await holdAndEscape();
    await field.focus();
    await erik.page.keyboard.type(' costs');
    const typed = await field.inputValue();
    await holdAndEscape();
    expect(await field.inputValue()).toBe(typed);
    await erik.page.keyboard.press('Escape');
    await expect.poll(() => field.inputValue()).toBe('Running');
  });

  it('a section moves by keys from its heading, which keeps the focus, and that is undone step by step', async () => {
    const heading = erik.section('Running').getByRole('textbox', { name: /^Title of section/ });
    const isFocused = () => heading.evaluate((field) => field === document.activeElement);
    await heading.focus();
    await erik.page.keyboard.press('Alt+ArrowUp');
    await bothHave('Running', 'Implementation', 'Training', 'Discovery and start');
    await erik.page.keyboard.press('Alt+ArrowDown');
    await bothHave('Implementation', 'Running', 'Training', 'Discovery and start');
    await expect.poll(isFocused).toBe(true);
    await erik.page.keyboard.press('Alt+ArrowDown');
    await bothHave('Implementation', 'Training', 'Running', 'Discovery and start');
    await expect.poll(isFocused).toBe(true);
    await erik.paper().focus();
    await erik.page.keyboard.press('z');
    await bothHave('Implementation', 'Running', 'Training', 'Discovery and start');
    await erik.page.keyboard.press('z');
    await bothHave('Running', 'Implementation', 'Training', 'Discovery and start');
  });

  it('a choice group moves by keys from its heading', async () => {
    const heading = erik.field('Title of the choice group');
    await heading.focus();
    await erik.page.keyboard.press('Alt+ArrowUp');
    const first = (person: Person) =>
      person.section('Implementation').getByRole('listitem').first().getAttribute('aria-label');
    for (const person of [erik, anna]) await expect.poll(() => first(person)).toBe('CRM integration');
    await expect.poll(() => heading.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('a row goes into a section that holds nothing', async () => {
    await erik.button('Section').click();
    await erik.fill(erik.field('Title of section 5'), 'Extras');
    await drag(erik.row('Campaign support'), erik.section('Extras'));
    for (const person of [erik, anna])
      await person.section('Extras').getByRole('checkbox', { name: 'Campaign support' }).waitFor();
  });

  it('never brought the room down', () => expect(erik.complaints).toEqual([]));
});
