import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';
import { told, unclear } from './told.ts';

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** Every screen once, as light and as dark, in the order people come to them. */
describe('nothing on any screen is out of reach of those who see, hear or move differently', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  let maria: Person;
  let quotePath = '';
  let dealPath = '';

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    anna = await Person.arrive(browser, product.links().buyer);
    maria = await Person.arrive(browser, product.links().manager);
    quotePath = new URL(erik.page.url()).pathname;
    // What fades in would be measured half-way.
    for (const { page } of [erik, anna, maria]) await page.emulateMedia({ reducedMotion: 'reduce' });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('finds what is wrong where something is', async () => {
    const wrong =
      '<input id="nameless"><p id="pale" style="color: #777; background: #888">pale</p>' +
      '<button>Show</button><button>Show</button><button aria-disabled="true">Later</button>' +
      '<input aria-label="Age" aria-invalid="true">';
    await maria.page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), wrong);
    const found = await faults(maria);
    expect(found).toContain('light: label #nameless');
    for (const scheme of ['light', 'dark']) expect(found).toContain(`${scheme}: color-contrast #pale`);
    const unsaid = (await unclearTo(maria)).map((words) => words.replace(/: .*> /, ': '));
    expect(unsaid).toContain('2 alike: button Show');
    expect(unsaid).toContain('no reason: button Later');
    expect(unsaid).toContain('no fault told: textbox Age');
    await maria.page.reload();
  });

  it.each([
    ['the search', 'Control+k', 'Find and do'],
    ['the list of keys', '?', 'All keys'],
    ['what can be put in', '/', 'Put something into the quote'],
  ])('in %s', async (_name, key, name) => {
    await erik.paper().waitFor();
    await erik.page.keyboard.press(key);
    const dialog = erik.page.getByRole('dialog', { name });
    await dialog.waitFor();
    expect(await faults(erik, '[role="dialog"]')).toEqual([]);
    await erik.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('where links are made, and where several components are selected', async () => {
    await erik.press(erik.button('Share'));
    await erik.field('Email').waitFor();
    expect(await faults(erik, '[role="dialog"]')).toEqual([]);
    await erik.page.keyboard.press('Escape');
    await erik.page.locator('[data-row]').first().focus();
    await erik.page.keyboard.press('Shift+ArrowDown');
    await erik.page.getByRole('toolbar', { name: 'What is selected' }).waitFor();
    expect(await faults(erik, '#content')).toEqual([]);
    await erik.page.keyboard.press('Escape');
    await erik.page.getByRole('toolbar', { name: 'What is selected' }).waitFor({ state: 'detached' });
  });

  it('in the quote as the customer sees it', async () => {
    await erik.page.keyboard.press('v');
    await erik.page.getByText(/^This is what Anna/).waitFor();
    await erik.checkbox('Onboarding').waitFor();
    expect(await faults(erik, '#content')).toEqual([]);
    await erik.page.keyboard.press('v');
    await erik.field('Title: Onboarding').waitFor();
  });

  it('in the room of the seller', async () => {
    await erik.field('Title: Onboarding').waitFor();
    await erik.goals().waitFor();
    expect(await faults(erik)).toEqual([]);
    expect(await unclearTo(erik)).toEqual([]);
  });

  it('in everything that the seller can open on the paper', async () => {
    const { page } = erik;
    for (const [menu, item] of [
      ['More about section Training', 'Settings of the section'],
      ['More about CRM integration', 'Details'],
      ['More about Data migration', 'Details'],
    ] as const) {
      await erik.button(menu).click();
      await page.getByRole('menuitem', { name: item }).click();
    }
    const details = page.getByRole('group', { name: 'Details of Data migration' });
    const limits = page.getByRole('region', { name: 'Only Nordvik' });
    for (const place of [details, page.getByRole('group', { name: 'Terms of the whole quote' }), limits]) {
      const closed = place.locator('button[aria-expanded="false"]:not([aria-haspopup])');
      while ((await closed.count()) > 0) await closed.first().click();
    }
    expect(await faults(erik)).toEqual([]);
    expect(await unclearTo(erik)).toEqual([]);
  });

  it('where the seller is told what does not hold', async () => {
    const details = erik.page.getByRole('group', { name: 'Details of Data migration' });
    await details.getByRole('button', { name: 'Add a discount' }).click();
    await details.getByLabel('Needs', { exact: true }).selectOption({ label: 'Onboarding' });
    await details.getByLabel('VAT rate, or why there is none').selectOption({ label: 'Exempt from VAT' });
    await erik.fill(details.getByRole('textbox', { name: 'Up to, step 2' }), '9');
    await details.getByText('More than 10. Your 9 was not saved.').waitFor();
    const fix = erik.row('Data migration').getByRole('button', { name: 'Choose Onboarding' });
    await fix.waitFor();
    expect(await faults(erik)).toEqual([]);
    expect(await unclearTo(erik)).toEqual([]);
    // The field holds again what is saved, and tells what became of the 9.
    const step = (await told(erik)).find(({ name }) => name === 'Up to, step 2');
    expect(step?.description).toBe('More than 10. Your 9 was not saved.');
    await fix.click();
  });

  it('in the list of common cases', async () => {
    const { page } = erik;
    await page
      .getByRole('group', { name: 'Details of Data migration' })
      .getByRole('button', { name: 'Set up as' })
      .click();
    await page.getByRole('menuitem', { name: /^Credit/ }).waitFor();
    expect(await faults(erik)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('in the room of the buyer, wide', async () => {
    await anna.checkbox('Onboarding').waitFor();
    await anna.goals().waitFor();
    expect(await faults(anna)).toEqual([]);
    expect(await unclearTo(anna)).toEqual([]);
  });

  it('where somebody else changes something: it is heard once, and the total with it, last', async () => {
    await erik.page.evaluate(listen);
    await anna.press(anna.checkbox('Recorded lessons'));
    const heard = () =>
      erik.page.evaluate(() => (globalThis as Listening).heard?.map((words) => words) ?? []);
    await expect.poll(heard).not.toEqual([]);
    const total = plain(await erik.total().innerText());
    await expect.poll(async () => plain(await erik.total().innerText())).toBe(total);
    expect((await heard()).map(plain)).toEqual([`Anna chose Recorded lessons, +16 000 kr. Total ${total}.`]);
    await anna.press(anna.checkbox('Recorded lessons'));
    await expect.poll(async () => (await heard()).length).toBe(2);
  });

  it('where a row is commented on, and something else proposed for it', async () => {
    await anna.page.locator('[data-row]').first().focus();
    await anna.page.keyboard.press('c');
    await anna.paper().getByRole('textbox', { name: 'Write a comment' }).waitFor();
    await anna.page.keyboard.press('Escape');
    await anna.page.keyboard.press('r');
    await anna.page.getByRole('form', { name: 'A proposal' }).waitFor();
    expect(await faults(anna, '#paper')).toEqual([]);
    expect(await unclearTo(anna)).toEqual([]);
    await anna.page.keyboard.press('Escape');
  });

  it('on a phone, in a row that is opened to say something of it, and in the sheet where it is said', async () => {
    await anna.page.setViewportSize(phone);
    // Closed, a row has nothing to press that only some need; a finger on its words opens it.
    const acts = anna
      .paper()
      .getByRole('listitem')
      .getByRole('button', { name: /^(Comment on|Propose)/ });
    await expect.poll(() => acts.count()).toBe(0);
    const words = anna.row('Onboarding').getByText(/^Four weeks side by side/);
    await words.scrollIntoViewIfNeeded();
    await anna.atRest();
    const { x = 0, y = 0 } = (await words.boundingBox()) ?? {};
    await anna.page.mouse.click(x + 20, y + 10);
    await expect.poll(() => anna.button('Open Onboarding').getAttribute('aria-expanded')).toBe('true');
    for (const name of ['Comment on Onboarding', 'Propose something else for Onboarding']) {
      const { height = 0, width = 0 } = (await anna.button(name).boundingBox()) ?? {};
      expect(Math.min(height, width)).toBeGreaterThanOrEqual(44);
    }
    expect(await faults(anna)).toEqual([]);
    expect(await unclearTo(anna)).toEqual([]);
    await anna.press(anna.button('Comment on Onboarding'));
    const sheet = anna.page.getByRole('dialog', { name: 'Comment on Onboarding' });
    await sheet.getByRole('textbox').waitFor();
    expect(await faults(anna, '[role="dialog"]')).toEqual([]);
    await anna.page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('in the room of the seller on a phone, where a row that is held is selected', async () => {
    await erik.page.setViewportSize(phone);
    const bar = erik.page.getByRole('toolbar', { name: 'What is selected' });
    await hold(erik, erik.field('Description: Onboarding'), bar.getByText('1 component selected'));
    await hold(erik, erik.field('Description: Data migration'), bar.getByText('2 components selected'));
    expect(await faults(erik)).toEqual([]);
    const [menu, amount] = await Promise.all(
      [erik.button('More about Standard connector'), erik.field('Price: Standard connector')].map((control) =>
        control.boundingBox(),
      ),
    );
    expect((amount?.x ?? 0) + (amount?.width ?? 0)).toBeLessThanOrEqual((menu?.x ?? 0) + 6);
    // Nothing has taken the press for its own.
    expect(await erik.page.evaluate(() => document.activeElement?.matches('input, textarea'))).toBe(false);
    await bar.getByRole('button', { name: /^Select nothing/ }).click();
    // The same in sight.
    await erik.choose('More about Onboarding', 'Select');
    await bar.getByText('1 component selected').waitFor();
    await bar.getByRole('button', { name: /^Select nothing/ }).click();
    await erik.page.setViewportSize(desk);
  });

  it('in the room of the buyer, on a phone, with the totals drawn up', async () => {
    await anna.button('Totals').click();
    await anna.dialog().getByText('First 12 months').first().waitFor();
    expect(await faults(anna)).toEqual([]);
    await anna.page.keyboard.press('Escape');
    await anna.dialog().waitFor({ state: 'detached' });
  });

  it('while a quote is reviewed', async () => {
    await erik.button(/^Review and send/).click();
    await erik.dialog().getByText('Every choice group has a choice').waitFor();
    await erik
      .dialog()
      .getByRole('button', { name: /^What stays open/ })
      .click();
    expect(await faults(erik)).toEqual([]);
    expect(await unclearTo(erik)).toEqual([]);
  });

  it('in the locked room', async () => {
    await erik.sendVersion(1);
    await erik.page.getByText(/Version 1 was sent/).waitFor();
    expect(await faults(erik)).toEqual([]);
    dealPath =
      (await erik.page.getByTitle('To the deal and what proves its stage').getAttribute('href')) ?? '';
  });

  it('on a button whose work is under way: it keeps the focus, and is pressed once', async () => {
    const { page } = erik;
    let asked = 0;
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/pdf', async (route) => {
      asked += 1;
      await answered;
      await route.continue();
    });
    const file = page.waitForEvent('download');
    const button = erik.button('Download PDF').first();
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Enter');
    answer();
    await file;
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('false');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(asked).toBe(1);
    await page.unroute('**/pdf');
  });

  it('where the buyer reads what was sent and may sign it', async () => {
    await anna.page.getByRole('link', { name: 'Read and sign' }).click();
    await anna.field('Your name').waitFor();
    expect(await faults(anna)).toEqual([]);
    expect(await unclearTo(anna)).toEqual([]);
  });

  const seller = () => erik;
  const manager = () => maria;
  /** From the page that was looked at before. */
  const linkTo = async (name: string) =>
    (await erik.page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
  it.each([
    ['a sent version', seller, () => `${quotePath}/versions/1`, 'Marketing automation and lead management'],
    ['home', seller, () => '/', 'Lindqvist Industri AB'],
    ['all quotes', seller, () => '/quotes', 'Lindqvist Industri AB'],
    ['a new quote', seller, () => '/quotes/new', 'New quote'],
    ['what is outstanding', seller, () => '/pipeline', 'Lindqvist Industri AB'],
    ['who waits', seller, () => '/pipeline/waiting', 'Nobody waits'],
    ['reading opportunities in', seller, () => '/pipeline/import', 'Choose a file'],
    ['the mail of the demo', seller, () => '/mail', 'To Anna Bergman'],
    ['the versions beside each other', seller, () => `${quotePath}/versions`, 'Version 1'],
    ['the deal', seller, () => dealPath, 'Lindqvist Industri AB'],
    ['the board', seller, () => '/pipeline/board', 'Lindqvist Industri AB'],
    ['the customers', seller, () => '/customers', 'Lindqvist Industri AB'],
    ['one customer', seller, () => linkTo('Lindqvist Industri AB'), 'Anna Bergman'],
    ['the catalogue', seller, () => '/catalogue', 'Onboarding'],
    ['one thing in the catalogue', seller, () => linkTo('Onboarding'), 'Lowest price'],
    ['reading a catalogue in', seller, () => '/catalogue/import', 'Choose a file'],
    ['the templates', seller, () => '/templates', 'Templates'],
    ['how the quote came to be', seller, () => `${quotePath}?replay=true`, 'How the quote came to be'],
    ['nothing', seller, () => '/nowhere', 'page'],
    ['what was chosen and left out', manager, () => '/insight', 'Left out, by value'],
    ['from stage to stage', manager, () => '/insight?tab=process', 'From stage to stage'],
    ['what may come', manager, () => '/insight?tab=forecast', 'What open deals may come to'],
    ['what was lost', manager, () => '/insight?tab=losses', 'Deals that ended as lost'],
    ['what managers set', manager, () => '/settings', 'What stages are called'],
  ])('on the page of %s, at a desk and on a phone', async (_name, who, path, words) => {
    const person = who();
    const { page } = person;
    await person.visit(await path());
    await page.getByRole('main').getByText(words).first().waitFor();
    expect(await faults(person)).toEqual([]);
    expect(await unclearTo(person)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await faults(person, undefined, ['light'])).toEqual([]);
    expect(await smallForThumbs(person)).toEqual([]);
    await page.setViewportSize(desk);
  });

  it('where the seller writes down a call, and an acceptance on paper', async () => {
    await erik.visit(quotePath);
    await erik.press(erik.button('They called'));
    await erik.page.getByRole('form', { name: 'What did they say by phone?' }).waitFor();
    expect(await faults(erik)).toEqual([]);
    await erik.visit(`${quotePath}/versions/1`);
    await erik.press(erik.button('Record an acceptance on paper'));
    await erik.page.getByRole('form', { name: 'Accepted on paper' }).waitFor();
    expect(await faults(erik)).toEqual([]);
  });

  it('on the way in', async () => {
    const stranger = await Person.arrive(browser, `${product.url}/sign-in`);
    await stranger.field('Work email').waitFor();
    expect(await faults(stranger)).toEqual([]);
    await stranger.leave();
  });
});

/** What somebody who only hears the page could not tell apart, or not do without knowing why. */
async function unclearTo(person: Person): Promise<string[]> {
  const all = await told(person);
  expect(all.filter(({ role }) => role === 'button' || role === 'link').length).toBeGreaterThan(0);
  return unclear(all);
}

type Listening = typeof globalThis & { heard?: string[] };

/** In the page: keeps what a screen reader would read out from now on, of all regions that are read out when they change. */
function listen(): void {
  const heard: string[] = [];
  (globalThis as Listening).heard = heard;
  const regions =
    '[role="status"]:not([aria-live="off"]), [role="alert"], output:not([aria-live="off"]), [aria-live="polite"]';
  new MutationObserver((records) => {
    const changed = new Set(
      records.flatMap(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element?.closest(regions) ?? [];
      }),
    );
    for (const { textContent } of changed) if (textContent) heard.push(textContent);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** A finger that stays where it is until that shows. */
async function hold({ page }: Person, at: Locator, until: Locator): Promise<void> {
  await at.scrollIntoViewIfNeeded();
  const { x, y } = (await at.boundingBox()) ?? { x: 0, y: 0 };
  const line = await page.context().newCDPSession(page);
  const touchPoints = [{ x: x + 12, y: y + 8 }];
  await line.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await until.waitFor();
  await line.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await line.detach();
}

/** What one presses, chooses from or types in that is lower than a thumb needs; what stands in a sentence or a cell of a table is as high as its line. */
function smallForThumbs({ page }: Person): Promise<string[]> {
  return page.getByRole('main').evaluate((main) => {
    // With the edge of the frame that some stand in, 44.
    const leastPx = 38;
    const controls = main.querySelectorAll<HTMLElement>('button, select, input, textarea');
    return [...controls]
      .filter(
        (control) => control.checkVisibility() && !control.closest('p, td, [data-row], .visually-hidden'),
      )
      .flatMap((control) => {
        const labels = 'labels' in control ? [...((control as HTMLInputElement).labels ?? [])] : [];
        const height = Math.max(...[control, ...labels].map((part) => part.getBoundingClientRect().height));
        return height >= leastPx || height <= 1
          ? []
          : [`${Math.round(height)} px: ${control.ariaLabel ?? control.textContent}`];
      });
  });
}
