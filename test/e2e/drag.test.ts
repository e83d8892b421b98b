import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Person } from './people.ts';

/** Positions that a drag passes through. */
const steps = 25;

describe('a row moved by mouse', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    // Tall enough for the whole quote, so that nothing scrolls under the pointer.
    erik = await Person.arrive(browser, product.links().seller, { width: 1440, height: 2000 });
    anna = await Person.arrive(browser, product.links().buyer);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  /** Takes the row by its handle and lets it go over the middle of the other one, the way a hand moves. */
  async function drag(title: string, onto: string): Promise<void> {
    await erik.row(title).hover();
    const handle = await boxAtRest(erik.row(title).getByTitle('Drag to move'));
    const target = await boxAtRest(erik.row(onto));
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
    await mouse.up();
    // Before it has come to rest no other row can be taken.
    await erik.row(title).evaluate((row) => Promise.all(row.getAnimations().map(({ finished }) => finished)));
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
    await drag('Yearly review', 'Platform licence');
    for (const person of [erik, anna]) {
      const first = person.section('Running').getByRole('checkbox').first();
      await expect.poll(() => first.getAttribute('aria-label')).toMatch(/^Yearly review/);
    }
  });

  it.each([
    ['a section below', 'User training', 'Campaign support', 'Running'],
    ['a section above', 'Send volume', 'Recorded lessons', 'Training'],
  ])('goes into %s, for both', async (_, title, onto, section) => {
    await drag(title, onto);
    for (const person of [erik, anna]) {
      await person.section(section).getByRole('checkbox', { name: title }).waitFor();
    }
  });

  it('never brought the room down', () => expect(erik.complaints).toEqual([]));
});
