/**
 * One choice in a large quote, on the page itself: priced and painted in a real browser, by the buyer and by the seller.
 * The total does not run to its new value here, as for people who ask for less motion, so its first change is the last.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findBrowser, launchBrowser } from '../../support/browser.ts';
import { type Product, startProduct } from '../../support/product.ts';
import { median, quantile } from '../figures.ts';
import { bounded, type Row } from '../row.ts';
import { componentOf, newQuote } from '../world/bench-quote.ts';
import type { FurnishedRoom, Person } from '../world/furnish.ts';
import { makeWorld } from '../world/world.ts';

const components = 300;
const rounds = 30;
const roundsToWarmUp = 6;
/** Milliseconds between two pictures of an ordinary screen. */
const frame = 16.7;

/** Milliseconds. */
interface Repaint {
  /** Of the page's thread, from the click until the new total stands in the document. */
  readonly priced: number;
  /** Of the page's thread: from the click to the new total, and for the picture that shows it. */
  readonly work: number;
  /** From the click until that picture is made, with the wait for the screen's turn. */
  readonly shown: number;
}

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
        return await measureSides(browser, product, room);
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

async function measureSides(browser: Browser, product: Product, room: FurnishedRoom): Promise<Row[]> {
  const rows: Row[] = [];
  for (const side of ['buyer', 'seller'] as const) {
    const person = room.people.find((one) => one.side === side);
    if (!person) throw new Error(`the room has no ${side}`);
    const page = await enter(browser, person, product.url, room.id);
    const times = await chooseInTurn(page);
    await page.context().close();
    const work = times.map((time) => time.work);
    const name = `${components} components: a choice, ${side}`;
    rows.push(
      bounded(
        { name: `${name}, repriced and repainted, p50`, value: median(work), unit: 'ms' },
        'at most',
        frame,
      ),
      { name: `${name}, repriced and repainted, p95`, value: quantile(work, 0.95), unit: 'ms' },
      {
        name: `${name}, of that until the total is new, p50`,
        value: median(times.map(({ priced }) => priced)),
        unit: 'ms',
      },
      {
        name: `${name}, on screen, p50`,
        value: median(times.map(({ shown }) => shown)),
        unit: 'ms',
        note: "with the wait for the screen's turn",
      },
    );
  }
  return rows;
}

async function enter(browser: Browser, person: Person, url: string, quoteId: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const cookies = person.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${url}/quotes/${quoteId}`);
  await page.locator(`[data-row="${componentOf(components - 1)}"] input[type=checkbox]`).waitFor();
  return page;
}

/** An option left out, one more of another, and so on through the quote. */
async function chooseInTurn(page: Page): Promise<Repaint[]> {
  const times: Repaint[] = [];
  for (let round = 0; round < roundsToWarmUp + rounds; round += 1) {
    const row = `[data-row="${componentOf(round)}"]`;
    const control = round % 2 === 0 ? 'input[type=checkbox]' : '[role=spinbutton] + button';
    const time = await page.locator(`${row} ${control}`).evaluate(clickAndWatch);
    if (round >= roundsToWarmUp) times.push(time);
    // What is worked out after the picture belongs to it no more.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  }
  return times;
}

/** Runs in the page, so it refers to nothing outside itself. */
function clickAndWatch(control: Element): Promise<{ priced: number; work: number; shown: number }> {
  const total = document.querySelector('output[aria-labelledby="first-year"]');
  if (!total || !(control instanceof HTMLElement)) throw new Error('the page shows no total or no control');
  return new Promise((resolve) => {
    let clicked = 0;
    const changes = new MutationObserver(() => {
      changes.disconnect();
      const changed = performance.now();
      requestAnimationFrame(() => {
        const turn = performance.now();
        // Its message arrives once the picture is laid out and painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const painted = performance.now();
          const priced = changed - clicked;
          resolve({ priced, work: priced + (painted - turn), shown: painted - clicked });
        };
        port2.postMessage(null);
      });
    });
    changes.observe(total, { childList: true, characterData: true, subtree: true });
    clicked = performance.now();
    control.click();
  });
}
