import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { schemaVersion } from '#shared/quote-doc/doc-layout.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { gateAnswers } from '../support/selling-organisation.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type HeldLine, layHeldLine } from './held-line.ts';
import { Person, plain } from './people.ts';
import { play, type Scene } from './scenes.ts';

const phone = { width: 390, height: 844 };

/** What cannot be measured while it fades in stands still. */
async function arrive(browser: Browser, link: string, viewport?: typeof phone): Promise<Person> {
  const person = await Person.arrive(browser, link, viewport);
  await person.page.emulateMedia({ reducedMotion: 'reduce' });
  return person;
}

/** A command of the API with the person's own cookies. */
const command = ({ page }: Person, path: string, body: object = {}) =>
  page.evaluate(
    async ([address, json]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const answer = await fetch(address, { method: 'POST', headers, body: json });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    },
    [path, JSON.stringify(body)] as const,
  );

/** Sends what stands there. */
async function send(person: Person, quotePath: string): Promise<void> {
  const { hash, seq } = await person.page.evaluate(
    async (path) => (await fetch(path)).json(),
    `/api${quotePath}/review`,
  );
  await command(person, `/api${quotePath}/send`, {
    hash,
    seq,
    message: '',
    notReadyReason: 'They asked for it by phone',
  });
}

const saved = ({ page }: Person) => page.locator('[data-saving="saved"]').waitFor();
const said = (words: RegExp | string) => (person: Person) => person.page.getByText(words);
const alert = (words: RegExp) => (person: Person) =>
  person.page.getByRole('alert').filter({ hasText: words });
const button = (name: RegExp | string) => (person: Person) => person.button(name);
const isOffline = said(/^No connection since \d\d:\d\d\./);

const isInSight = (place: Locator) =>
  place.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });

/** The page says that it is of another version, as one does that was opened before a release, or after one that was taken back. */
async function claimSchema(page: Page, version: number): Promise<void> {
  await page.addInitScript((wanted) => {
    const Real = WebSocket;
    window.WebSocket = class extends Real {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(String(url).replace(/schema=\d+/, `schema=${wanted}`), protocols);
      }
    };
  }, version);
}

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser(inject('browserPath'));
});

afterAll(() => browser?.close());

describe('a state of the room is said in words, offers a way on, and loses nothing typed:', () => {
  let product: Product;
  let erik: Person;
  let maria: Person;
  let anna: Person;
  let nils: Person;
  let nilsLine: HeldLine;
  let leaver: Person;
  let phoneBuyer: Person;
  let phoneLine: HeldLine;
  let quotePath = '';
  let emptyPath = '';
  let release = () => {};

  beforeAll(async () => {
    product = await startProduct();
    const { seller, buyer, manager } = product.links();
    [erik, anna, maria, nils, phoneBuyer] = await Promise.all([
      arrive(browser, seller),
      arrive(browser, buyer, phone),
      arrive(browser, manager),
      arrive(browser, product.url),
      arrive(browser, product.url, phone),
    ]);
    quotePath = new URL(erik.page.url()).pathname;
    await maria.visit(quotePath);
    nilsLine = await layHeldLine(nils.page);
    phoneLine = await layHeldLine(phoneBuyer.page);
    await Promise.all([erik, anna, maria].map(saved));
    // Five people open the product at once, which takes a machine with other work a while.
  }, 120_000);

  afterAll(async () => {
    await product?.dispose();
  });

  /** Of the answers to a request, until `release` is called. */
  const hold = async ({ page }: Person, address: string) => {
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(address, async (route) => {
      await held;
      await route.continue();
    });
  };
  const opening = ({ page }: Person) => page.getByRole('status', { name: 'Opening the quote' });
  const price = (person: Person) => person.field('Price: Campaign support');
  /** Without the öre that are shown where another price in the column has some. */
  const priceOf = async (person: Person) => plain(await price(person).inputValue()).replace(',00', '');
  const typedPrice = (value: string) => async () => expect.poll(() => priceOf(erik)).toBe(value);

  const scenes: readonly Scene[] = [
    {
      state: 'loading the quote, seller',
      async reach() {
        nilsLine.hold();
        await nils.page.goto(product.links().seller);
        await nils.page.locator('[aria-busy="true"] > *').first().waitFor();
        return nils;
      },
      says: opening,
      async keeps() {
        nilsLine.release();
        await nils.field('Title: Onboarding').waitFor();
      },
    },
    {
      state: 'loading the quote, buyer',
      async reach() {
        phoneLine.hold();
        await phoneBuyer.page.goto(product.links().buyer);
        await phoneBuyer.page.locator('[aria-busy="true"] > *').first().waitFor();
        return phoneBuyer;
      },
      says: opening,
      async keeps() {
        phoneLine.release();
        await phoneBuyer.checkbox('Onboarding').waitFor();
      },
    },
    {
      state: 'loading a list, seller',
      async reach() {
        await hold(nils, '**/api/catalogue');
        await nils.visit('/catalogue');
        return nils;
      },
      says: ({ page }) => page.getByRole('status', { name: 'Loading' }),
      async keeps() {
        release();
        await nils.page.getByRole('link', { name: 'Onboarding' }).waitFor();
      },
    },
    {
      state: 'empty quote, seller',
      async reach() {
        const answers = gateAnswers({ customerName: 'Granvik AB', title: 'Showroom' });
        const { quoteId } = await command(nils, '/api/opportunities', answers);
        emptyPath = `/quotes/${quoteId}`;
        await nils.visit(emptyPath);
        return nils;
      },
      says: said('No components yet'),
      offers: button('Add a component here'),
    },
    {
      state: 'empty quote, buyer',
      async reach() {
        const invited = { name: 'Per Wik', title: '', email: 'per@granvik.example' };
        const { url } = await command(nils, `/api${emptyPath}/links`, invited);
        return arrive(browser, url, phone);
      },
      says: said('Nothing here yet.'),
      offers: ({ page }) => page.getByRole('textbox', { name: 'Goals and scope, written together' }),
    },
    {
      state: 'someone in the field, seller',
      async reach() {
        await price(maria).click();
        await price(maria).fill('1150');
        await price(erik).click();
        await price(erik).fill('1200');
        return erik;
      },
      says: (person) => person.row('Campaign support').getByText('Maria', { exact: true }),
      offers: price,
      async keeps() {
        // Whoever leaves last decides; the other's field follows, and tells whose value it is.
        await price(erik).press('Tab');
        await expect.poll(() => priceOf(erik)).toBe('1 200 kr');
        // What she leaves in before she has his would be a change at the same time, of which either may win.
        await maria
          .row('Campaign support')
          .getByText(/14\s400\skr/)
          .first()
          .waitFor();
        // What she was typing stands, whatever he made of the price meanwhile.
        expect(await price(maria).inputValue()).toBe('1150');
        await price(maria).press('Tab');
        await typedPrice('1 150 kr')();
        await erik.row('Campaign support').getByText('Maria', { exact: true }).first().waitFor();
      },
    },
    {
      state: 'someone in the field, buyer',
      async reach() {
        await erik.quantity('Lead management workshops').click();
        return anna;
      },
      says: (person) => person.row('Lead management workshops').getByText('Erik', { exact: true }),
      offers: (person) => person.quantity('Lead management workshops'),
    },
    {
      state: 'refused value, seller',
      async reach() {
        await erik.fill(price(erik), 'call us');
        return erik;
      },
      says: alert(/“call us” is not a number, so it was not saved/),
      offers: price,
      keeps: typedPrice('1 150 kr'),
    },
    {
      state: 'refused value, buyer',
      async reach() {
        await anna.fill(anna.quantity('Lead management workshops'), '9');
        return anna;
      },
      says: alert(/At most 6. Your 9 was not saved/),
      offers: (person) => person.quantity('Lead management workshops'),
    },
    {
      state: 'offline, seller',
      async reach() {
        await erik.page.context().setOffline(true);
        await isOffline(erik).waitFor();
        await erik.fill(price(erik), '1175');
        await erik.page.evaluate(() => scrollTo(0, 0));
        return erik;
      },
      // On a busy machine the device’s storage may open too late; then it is kept by the page, which is said too.
      says: said(/1 change is kept/),
      offers: button('Try now'),
      keeps: typedPrice('1 175 kr'),
    },
    {
      state: 'changed at the same time, seller',
      async reach() {
        await erik.fill(erik.field('Price: Email templates'), '3100');
        await erik.page.evaluate(() => scrollTo(0, 0));
        await maria.choose('More about Email templates', 'Remove');
        await maria.field('Title: Email templates').waitFor({ state: 'detached' });
        await saved(maria);
        await erik.page.context().setOffline(false);
        return erik;
      },
      says: alert(/somebody else changed it at the same time, and theirs stands/),
      offers: button('Copy all'),
      async keeps() {
        await erik.page.getByText(/You wrote: 3\s100/).waitFor();
        // What nobody else touched has arrived.
        await expect.poll(() => priceOf(maria)).toBe('1 175 kr');
        await erik.button('Close the list').click();
      },
    },
    {
      state: 'offline, buyer',
      async reach() {
        // Far down the paper, where the line above it is out of sight.
        await anna.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await anna.page.context().setOffline(true);
        await anna.page.getByText('Offline', { exact: true }).waitFor();
        await anna.page.getByRole('status').getByRole('button', { name: 'Show' }).click();
        await expect.poll(() => isInSight(isOffline(anna))).toBe(true);
        await anna.press(anna.checkbox('Recorded lessons'));
        await anna.page.evaluate(() => scrollTo(0, 0));
        return anna;
      },
      says: said(/1 change is kept here/),
      offers: button('Try now'),
      keeps: async () => expect(await anna.checkbox('Recorded lessons').isChecked()).toBe(true),
    },
    {
      state: 'reconnecting, seller',
      async reach() {
        await nils.page.goto(product.url + quotePath);
        await saved(nils);
        await nils.page.context().setOffline(true);
        await isOffline(nils).waitFor();
        await nils.fill(price(nils), '1125');
        nilsLine.hold();
        await nils.page.context().setOffline(false);
        await nils.page.evaluate(() => scrollTo(0, 0));
        return nils;
      },
      says: said('Connected again. 1 change is on its way.'),
      async keeps() {
        nilsLine.release();
        await nils.page.getByText(/^Back, saved \d\d:\d\d\./).waitFor();
        await expect.poll(() => priceOf(erik)).toBe('1 125 kr');
      },
    },
    {
      state: 'refused change, buyer',
      async reach() {
        await saved(maria);
        await erik.page.context().setOffline(true);
        await isOffline(erik).waitFor();
        await erik.fill(erik.field('Title: Onboarding'), 'Onboarding on site');
        await send(maria, quotePath);
        await anna.page.context().setOffline(false);
        return anna;
      },
      says: alert(/the quote had been sent. Erik can open the next version/),
      offers: button('Copy all'),
      keeps: async () =>
        anna.page
          .getByRole('alert')
          .getByText(/Recorded lessons/)
          .first()
          .waitFor(),
    },
    {
      state: 'refused change, seller',
      async reach() {
        await erik.page.context().setOffline(false);
        return erik;
      },
      says: alert(/the quote had been sent. Start the next version to change it/),
      offers: button('Copy all'),
      async keeps() {
        await erik.page.getByText('You wrote: Onboarding on site').waitFor();
        await erik.button('Close the list').click();
      },
    },
    {
      state: 'locked, seller',
      async reach() {
        await erik.page.evaluate(() => scrollTo(0, 0));
        return erik;
      },
      says: said(/^Version 1 was sent/),
      offers: button('Start version 2'),
    },
    {
      state: 'locked, buyer',
      async reach() {
        await anna.button('Close the list').click();
        return anna;
      },
      says: said(/^Erik sent version 1 on/),
      offers: ({ page }) => page.getByRole('link', { name: 'Read and sign' }),
    },
    {
      state: 'older page, seller',
      async reach() {
        await command(erik, `/api${quotePath}/revise`);
        await erik.field('Title: Onboarding').waitFor();
        await erik.page.context().setOffline(true);
        await isOffline(erik).waitFor();
        await erik.fill(erik.field('Title: Onboarding'), 'Onboarding on site');
        await erik.page.getByText(/1 change is kept here/).waitFor();
        await claimSchema(erik.page, schemaVersion - 1);
        await erik.page.goto('about:blank');
        await erik.page.context().setOffline(false);
        await erik.page.goto(product.url + quotePath);
        return erik;
      },
      says: said('This page is out of date'),
      offers: button('Reload'),
      keeps: async () => erik.page.getByText('You wrote: Onboarding on site').waitFor(),
    },
    {
      state: 'newer page, buyer',
      async reach() {
        await claimSchema(anna.page, schemaVersion + 1);
        await anna.page.reload();
        return anna;
      },
      says: said('This page is out of date'),
      offers: button('Reload'),
    },
    {
      state: 'after a release, seller',
      async reach() {
        await maria.page.goto(product.url + quotePath);
        await saved(maria);
        // The files that an open page has not fetched yet are gone then, and those of the new one are there.
        let isGone = true;
        await maria.page.route('**/assets/insight-page-*.js', (route) => {
          const url = `${route.request().url()}${isGone ? '.gone' : ''}`;
          isGone = false;
          return route.continue({ url });
        });
        await maria.page.getByRole('link', { name: 'Insight' }).first().click();
        return maria;
      },
      says: ({ page }) => page.getByRole('heading', { name: 'Insight', exact: true }),
    },
    {
      state: 'page not fetched yet, seller',
      async reach() {
        await maria.page.context().setOffline(true);
        await maria.page.getByRole('link', { name: 'Templates' }).first().click();
        return maria;
      },
      says: ({ page }) => page.getByRole('heading', { name: 'No connection' }),
      offers: button('Go back'),
      async keeps() {
        const { page } = maria;
        await maria.button('Go back').click();
        await page.getByRole('heading', { name: 'Insight', exact: true }).waitFor();
        await page.getByRole('link', { name: 'Templates' }).first().click();
        await page.getByRole('heading', { name: 'No connection' }).waitFor();
        await page.context().setOffline(false);
        await page.getByRole('heading', { name: 'Templates', exact: true }).waitFor();
        const unstyled = () =>
          page
            .locator('link[rel="stylesheet"]')
            .evaluateAll((all) => all.filter((link) => !(link as HTMLLinkElement).sheet).length);
        expect(await unstyled()).toBe(0);
      },
    },
    {
      state: 'leaving on this device, buyer',
      async reach() {
        const invited = { name: 'Stina Ek', title: '', email: 'stina@lindqvist.example' };
        const { url } = await command(nils, `/api${quotePath}/links`, invited);
        leaver = await arrive(browser, url, phone);
        await saved(leaver);
        await leaver.press(leaver.button('More'));
        await leaver.button('Leave the quote on this device').click();
        return leaver;
      },
      says: ({ page }) => page.getByRole('heading', { name: 'Leave the quote on this device?' }),
      offers: ({ page }) => page.getByRole('link', { name: 'Back to the quote' }),
    },
    {
      state: 'device not cleared, buyer',
      async reach() {
        await leaver.page.evaluate(() => {
          const { deleteDatabase } = IDBFactory.prototype;
          Object.assign(window, { mend: () => Object.assign(IDBFactory.prototype, { deleteDatabase }) });
          IDBFactory.prototype.deleteDatabase = () => {
            throw new DOMException('no', 'SecurityError');
          };
        });
        await leaver.button('Leave').click();
        return leaver;
      },
      says: ({ page }) => page.getByRole('heading', { name: 'This device could not be cleared' }),
      offers: button('Try again'),
    },
    {
      state: 'left, buyer',
      async reach() {
        await leaver.page.evaluate(() => (window as unknown as { mend(): void }).mend());
        await leaver.button('Try again').click();
        return leaver;
      },
      says: ({ page }) => page.getByRole('heading', { name: 'You have left the quote' }),
    },
    {
      state: 'revoked link, buyer',
      async reach() {
        const { links } = await nils.page.evaluate(
          async (path) => (await fetch(path)).json(),
          `/api${quotePath}/links`,
        );
        await phoneBuyer.page.goto(product.links().buyer);
        await phoneBuyer.page.waitForURL(/quotes/);
        await phoneBuyer.checkbox('Onboarding').waitFor();
        for (const { id } of links) await command(nils, `/api${quotePath}/links/${id}/revoke`);
        return phoneBuyer;
      },
      says: said('This link no longer works'),
    },
    {
      state: 'signed out elsewhere, seller',
      async reach() {
        await nils.fill(price(nils), '1130');
        await saved(nils);
        await command(nils, '/api/sign-out');
        return nils;
      },
      says: said('Sign in to open this quote'),
      offers: ({ page }) => page.getByRole('link', { name: 'Sign in' }),
    },
  ];
  it.each(scenes)('$state', play);
});

describe('a state of time is said in words and offers a way on:', () => {
  let server: TestServer;
  let erik: Person;
  let anna: Person;
  let now = Date.now();
  let quotePath = '';
  const dayMs = 86_400_000;

  beforeAll(async () => {
    const clientDir = join(import.meta.dirname, '../../dist');
    server = await startServer({ clientDir, now: () => now });
    erik = await arrive(browser, `${server.url}/demo#seller`);
    anna = await arrive(browser, server.demo.buyerUrl, phone);
    quotePath = new URL(erik.page.url()).pathname;
    await send(erik, quotePath);
    now += 32 * dayMs;
    await erik.page.reload();
    // A guest's session has ended by then; the link still leads there.
    await anna.open(server.demo.buyerUrl);
  });

  afterAll(async () => {
    await server?.stop();
  });

  const scenes: readonly Scene[] = [
    {
      state: 'expired quote, seller',
      reach: async () => erik,
      says: said(/^Valid until .+ has passed/),
      offers: button('Start version 2'),
    },
    {
      state: 'expired quote, buyer',
      reach: async () => anna,
      says: said(/^Valid until .+ has passed/),
      offers: button(/Ask/),
    },
    {
      state: 'expired link, buyer',
      async reach() {
        now += 90 * dayMs;
        await anna.page.goto(server.demo.buyerUrl);
        return anna;
      },
      says: said('This link no longer works'),
    },
  ];
  it.each(scenes)('$state', play);
});

describe('an empty list says what belongs there and offers the first:', () => {
  const password = 'a long enough password';
  let product: Product;
  let maria: Person;

  beforeAll(async () => {
    product = await startProduct({ DEMO: 'off' });
    const email = 'maria@granvik.example';
    await product.admin(
      ['create', '--organisation', 'Granvik AB', '--email', email, '--name', 'Maria Gran'],
      `${password}\n`,
    );
    maria = await arrive(browser, product.url);
    await maria.fill(maria.field('Work email'), email);
    await maria.page.getByLabel('Password', { exact: true }).fill(password);
    await maria.button('Sign in').click();
    await maria.page.getByRole('heading', { name: /Welcome/ }).waitFor();
  });

  afterAll(async () => {
    await product?.dispose();
  });

  const lists: readonly [path: string, words: string, action: string | null][] = [
    ['/', 'Welcome, Maria', 'New quote'],
    ['/quotes', 'No quotes yet', 'New quote'],
    ['/customers', 'No customers yet', 'Open the first opportunity'],
    ['/pipeline', 'No quotes are out', 'New quote'],
    ['/pipeline/waiting', 'Nobody waits', null],
    ['/catalogue', 'Nothing in the catalogue yet.', 'Component'],
    ['/templates', 'No templates yet.', null],
    ['/insight', 'Nothing to tell yet', null],
  ];
  it.each(lists)('%s', (path, words, action) =>
    play({
      state: `empty list ${path}`,
      async reach() {
        await maria.visit(path);
        return maria;
      },
      says: ({ page }) => page.getByRole('main').getByText(words),
      ...(action && {
        offers: ({ page }: Person) =>
          page
            .getByRole('main')
            .getByRole('link', { name: action })
            .or(page.getByRole('main').getByRole('button', { name: action })),
      }),
    }),
  );
});
