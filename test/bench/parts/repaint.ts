/**
 * One choice in a large quote, on the page itself: clicked, priced and painted in a real browser, by the buyer and by
 * the seller, and beside it the same click in a page that holds nothing else. What that one takes is the browser's
 * and the machine's; what is ours is the rest. The total does not run to its new value here, as for people who ask
 * for less motion, so its first change is the last.
 */
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { findBrowser, launchBrowser } from '../../support/browser.ts';
import { type Product, startProduct } from '../../support/product.ts';
import { median, quantile } from '../figures.ts';
import { bounded, type Row } from '../row.ts';
import { componentOf, newQuote } from '../world/bench-quote.ts';
import type { FurnishedRoom, Person } from '../world/furnish.ts';
import { makeWorld } from '../world/world.ts';
import { listenToBrowser, type Repaint, smallPage, watchNextClick } from './repaint-watch.ts';

const components = 300;
const rounds = 30;
const roundsToWarmUp = 6;
/** Milliseconds between two pictures of an ordinary screen. */
const frame = 16.7;

export async function benchRepaint(): Promise<Row[]> {
  const state = newQuote({ people: 2, components, words: 3_000 });
  const world = await makeWorld({ rooms: 1, people: 2, state });
  try {
    const [room] = world.rooms;
    if (!room) throw new Error('the world has no room');
    const product = await startProduct({ DEMO: 'off' }, { dataDir: join(world.folder, 'ours') });
    try {
      const browser = await launchBrowser(await findBrowser());
      try {
        return await measureAll(browser, product, room);
      } finally {
        await browser.close();
      }
    } finally {
      await product.dispose();
    }
  } finally {
    await world.dispose();
  }
}

async function measureAll(browser: Browser, product: Product, room: FurnishedRoom): Promise<Row[]> {
  const small = await openSmall(browser);
  const least = await clickInTurn(small, 'output', () => small.locator('input'));
  await small.context().close();
  const leastWork = median(least.map(workOf));
  const rows = rowsOf('one choice on an empty page', least);
  for (const side of ['buyer', 'seller'] as const) {
    const person = room.people.find((one) => one.side === side);
    if (!person) throw new Error(`the room has no ${side}`);
    const page = await enter(browser, person, product.url, room.id);
    const times = await clickInTurn(page, 'output[aria-labelledby="first-year"]', (round) =>
      controlOf(page, round),
    );
    await page.context().close();
    const name = `${components} components: a choice, ${side}`;
    const [work, ...others] = rowsOf(name, times);
    if (work) rows.push(bounded(work, 'at most', frame));
    rows.push(...others, {
      name: `${name}, beside the empty page`,
      value: median(times.map(workOf)) / leastWork,
      unit: 'times',
      note: `${(median(times.map(workOf)) - leastWork).toFixed(1)} ms are ours`,
    });
  }
  return rows;
}

/** Of the page's thread: what a choice keeps it from doing anything else. */
const workOf = ({ script, layout, paint }: Repaint): number => script + layout + paint;

function rowsOf(name: string, times: readonly Repaint[]): Row[] {
  const part = (key: keyof Repaint) => median(times.map((time) => time[key])).toFixed(1);
  const work = times.map(workOf);
  const shown = times.map((time) => time.shown);
  return [
    {
      name: `${name}, repriced and repainted, p50`,
      value: median(work),
      unit: 'ms',
      note: `script ${part('script')}, style and layout ${part('layout')}, paint ${part('paint')}`,
    },
    { name: `${name}, repriced and repainted, p95`, value: quantile(work, 0.95), unit: 'ms' },
    {
      name: `${name}, from the click to the screen, p50`,
      value: median(shown),
      unit: 'ms',
      note: `p95 ${quantile(shown, 0.95)}; as the browser tells, in steps of 8, with the wait for the screen's turn`,
    },
  ];
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

async function openSmall(browser: Browser): Promise<Page> {
  const page = await openPage(browser);
  await page.setContent(smallPage);
  return page;
}

async function enter(browser: Browser, person: Person, url: string, quoteId: string): Promise<Page> {
  const page = await openPage(browser);
  const cookies = person.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
  await page.context().addCookies(cookies);
  await page.goto(`${url}/quotes/${quoteId}`);
  await page.locator(`[data-row="${componentOf(components - 1)}"] input[type=checkbox]`).waitFor();
  return page;
}

/** An option left out, one more of another, and so on through the quote. */
function controlOf(page: Page, round: number): Locator {
  const control = round % 2 === 0 ? 'input[type=checkbox]' : '[role=spinbutton] + button';
  return page.locator(`[data-row="${componentOf(round)}"] ${control}`);
}

async function clickInTurn(
  page: Page,
  figure: string,
  controlAt: (round: number) => Locator,
): Promise<Repaint[]> {
  await page.evaluate(listenToBrowser);
  const times: Repaint[] = [];
  for (let round = 0; round < roundsToWarmUp + rounds; round += 1) {
    const control = controlAt(round);
    // The way there, and what shows where the pointer is, are no part of the choice.
    await control.hover();
    await page.evaluate(watchNextClick, figure);
    await page.mouse.down();
    await page.mouse.up();
    const shown = await page.waitForFunction(() => window.repaint);
    const time = await shown.jsonValue();
    if (time && round >= roundsToWarmUp) times.push(time);
  }
  return times;
}
