import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { layHeldLine } from './held-line.ts';
import { Keyboard } from './keyboard.ts';
import { Person, plain } from './people.ts';

/** A day a month or two ahead, typed alike whether the browser has its month first or its day. */
function typedDayAhead(): string {
  const ahead = new Date();
  ahead.setMonth(ahead.getMonth() + 2, 1);
  const [year = '', month = ''] = ahead.toISOString().split('-');
  return `${month}${month}${year}`;
}

/**
 * The whole job, from an empty quote to a signature, by two people who have a keyboard and nothing else. Every press
 * leaves the focus in sight and with a ring, and it is never lost.
 */
describe('a quote is built, sent and signed by the keyboard alone', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let per: Person;
  let seller: Keyboard;
  let buyer: Keyboard;
  let link = '';

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    seller = await Keyboard.of(erik);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const total = (person: Person) => expect.poll(async () => plain(await person.total().innerText()));
  const item = (person: Person, name: string | RegExp) =>
    person.page.getByRole('menuitem', { name, exact: true });

  it('a seller opens a quote by the answers of the gate, and is told at the field what does not fit', async () => {
    await erik.paper().waitFor();
    await seller.press('Control+k');
    await seller.at(erik.page.getByRole('combobox', { name: /^Find a component/ }));
    await seller.type('New quote');
    await seller.press('Enter');
    await erik.page.getByRole('heading', { name: 'New quote' }).waitFor();
    await seller.to(erik.field('Company'));
    await seller.type('Strandviks Möbler AB');
    await seller.to(erik.field('Contact'));
    await seller.press('Enter');
    await erik.page.getByText('Write who you talk to.').waitFor();
    await seller.at(erik.field('Contact'));
    await seller.type('Per Wik');
    await seller.to(erik.field('Contact’s email'));
    await seller.type('per@strandvik.example');
    await seller.to(erik.field('What it is about'));
    await seller.type('Showroom');
    await seller.to(erik.field('Expected value, first 12 months'));
    await seller.type('120 000');
    await seller.to(erik.page.getByLabel('Expected close'));
    await erik.page.keyboard.type(typedDayAhead());
    await seller.to(erik.page.getByRole('checkbox', { name: 'They need this within six months' }));
    await seller.press('Space');
    await seller.to(erik.field('What they need, and why now'));
    await seller.type('They move in the spring');
    await seller.to(erik.field('Where it came from'));
    await seller.type('The fair');
    await seller.to(erik.button('Open the quote'));
    await seller.press('Enter');
    await erik.field('Title of the quote').waitFor();
  });

  it('adds a section and a component, and sets its price, its quantity and that the customer chooses both', async () => {
    await seller.to(erik.page.getByRole('toolbar').getByRole('button', { name: 'Section', exact: true }));
    await seller.press('Enter');
    await seller.at(erik.field('Title of section 2'));
    await seller.type('Fittings');
    await seller.press('Enter');
    await seller.at(erik.section('Fittings'));
    await seller.press('/');
    await seller.at(erik.page.getByRole('combobox'));
    await seller.type('Display wall');
    await seller.press('Enter');
    await seller.at(erik.field('Title: Display wall'));
    await seller.press('Enter');
    await seller.at(erik.row('Display wall'));
    await seller.to(erik.field('Quantity: Display wall'));
    await seller.type('3');
    await seller.press('Enter');
    await seller.at(erik.row('Display wall'));
    await seller.to(erik.field('Price: Display wall'));
    await seller.type('24 900');
    await seller.press('Enter');
    await total(erik).toBe('74 700 kr');
    await seller.to(erik.button('More about Display wall'));
    await seller.press('Enter');
    await seller.to(item(erik, 'Details'), 'ArrowDown');
    await seller.press('Enter');
    const details = erik.page.getByRole('group', { name: 'Details of Display wall' });
    await seller.to(details.getByRole('button', { name: /^What the customer may choose/ }));
    await seller.press('Enter');
    await seller.to(details.getByRole('combobox', { name: 'In the quote' }));
    await erik.page.keyboard.type('Customer chooses, on');
    await seller.to(details.getByRole('checkbox', { name: 'The customer sets the quantity' }));
    await seller.press('Space');
    await erik.page.getByRole('spinbutton', { name: 'Quantity: Display wall' }).waitFor();
  });

  it('gives a discount, takes it away and gives it again, and closes the details', async () => {
    const details = erik.page.getByRole('group', { name: 'Details of Display wall' });
    await seller.to(details.getByRole('button', { name: /^Discounts and charges/ }), 'Shift+Tab');
    await seller.press('Enter');
    await seller.to(details.getByRole('button', { name: 'Add a discount' }));
    await seller.press('Enter');
    await total(erik).toBe('67 230 kr');
    await seller.to(details.getByRole('button', { name: /^Remove/ }), 'Shift+Tab');
    await seller.press('Enter');
    await total(erik).toBe('74 700 kr');
    await seller.to(details.getByRole('button', { name: 'Add a discount' }));
    await seller.press('Enter');
    await total(erik).toBe('67 230 kr');
    await seller.to(details.getByRole('textbox', { name: 'Cost per unit' }));
    await seller.type('9 000');
    await seller.to(details.getByRole('button', { name: 'Done' }));
    await seller.press('Enter');
    await seller.at(erik.row('Display wall'));
  });

  it('adds a choice group with alternatives, and moves a component up', async () => {
    await seller.to(erik.button('More about section Fittings'), 'Shift+Tab');
    await seller.press('Enter');
    await seller.to(item(erik, 'Add a choice group here'), 'ArrowDown');
    await seller.press('Enter');
    await seller.at(erik.field('Title of the choice group'));
    await seller.type('Light');
    await seller.press('Enter');
    const group = erik.page.getByRole('radiogroup', { name: 'Light' });
    for (const [title, price] of [
      ['Spots', '4 000'],
      ['Rails', '6 000'],
    ] as const) {
      await seller.to(group.getByRole('button', { name: 'Add an alternative' }));
      await seller.press('Enter');
      await seller.at(erik.field('Title: Component without a name'));
      await seller.type(title);
      await seller.press('Enter');
      await seller.to(erik.field(`Price: ${title}`));
      await seller.type(price);
      await seller.press('Enter');
      await seller.to(erik.button(`More about ${title}`));
      await seller.press('Enter');
      await seller.to(item(erik, 'Details'), 'ArrowDown');
      await seller.press('Enter');
      const details = erik.page.getByRole('group', { name: `Details of ${title}` });
      await seller.to(details.getByRole('textbox', { name: 'Cost per unit' }));
      await seller.type('1 500');
      await seller.to(details.getByRole('button', { name: 'Done' }));
      await seller.press('Enter');
      await seller.at(erik.row(title));
    }
    await seller.press('Alt+ArrowUp');
    await seller.at(erik.row('Rails'));
    expect(await group.getByRole('radio').first().getAttribute('aria-label')).toMatch(/^Rails/);
    await seller.to(erik.button('More about Rails'));
    await seller.press('Enter');
    await seller.to(item(erik, 'Move down'), 'ArrowDown');
    await seller.press('Enter');
    await expect.poll(() => group.getByRole('radio').first().getAttribute('aria-label')).toMatch(/^Spots/);
  });

  it('takes a component away and lands on its neighbour, and takes that back', async () => {
    await seller.to(erik.row('Spots'), 'k');
    await seller.to(erik.button('More about Spots'));
    await seller.press('Enter');
    await seller.to(item(erik, 'Remove'), 'ArrowUp');
    await seller.press('Enter');
    await seller.at(erik.row('Rails'));
    await seller.press('z');
    await erik.field('Title: Spots').waitFor();
  });

  it('makes a link for the buyer', async () => {
    await seller.to(erik.button('Share'), 'Shift+Tab');
    await seller.press('Enter');
    const popover = erik.page.getByRole('dialog');
    await seller.to(popover.getByRole('textbox', { name: 'Name', exact: true }));
    await seller.type('Per Wik');
    await seller.to(popover.getByRole('textbox', { name: 'Email', exact: true }));
    await seller.type('per@strandvik.example');
    await seller.press('Enter');
    link = await erik.field('Link for Per Wik').inputValue();
    await seller.to(popover.getByRole('button', { name: 'Copy' }));
    await seller.press('Escape');
    await seller.at(erik.button('Share'));
  });

  it('a buyer comes by it, leaves out and chooses, and sets how many', async () => {
    per = await Person.arrive(browser, link);
    buyer = await Keyboard.of(per);
    await per.checkbox('Display wall').waitFor();
    await buyer.press('Tab');
    await buyer.at(per.page.getByRole('link', { name: 'Skip to the quote' }));
    await buyer.press('Enter');
    await buyer.at(per.paper());
    await buyer.press('j');
    await buyer.at(per.row('Display wall'));
    await buyer.press('Space');
    await total(per).toBe('from 4 000 kr');
    await buyer.press('Space');
    await buyer.to(per.quantity('Display wall'));
    await buyer.press('ArrowUp');
    await total(per).toBe('from 93 640 kr');
    await buyer.press('Escape');
    await buyer.to(per.radio('Spots'));
    await buyer.press('Space', 'ArrowDown');
    await expect.poll(() => per.radio('Rails').isChecked()).toBe(true);
    await total(erik).toBe('95 640 kr');
  });

  it('comments on a component and proposes a price for it', async () => {
    await buyer.press('k', 'k');
    await buyer.at(per.row('Display wall'));
    await buyer.press('c');
    await buyer.at(per.page.getByRole('textbox', { name: 'Write a comment' }).first());
    await buyer.type('Does it come painted?');
    await buyer.press('Control+Enter');
    await per.paper().getByText('Does it come painted?').waitFor();
    await buyer.at(per.field('Answer in the thread'));
    await buyer.press('Escape', 'r');
    const form = per.page.getByRole('form', { name: 'A proposal' });
    await buyer.at(form.getByRole('textbox', { name: 'Price per unit' }));
    await buyer.type('20 000');
    await buyer.press('Enter');
    await per
      .paper()
      .getByText(/You propose/)
      .waitFor();
    await buyer.at(per.row('Display wall'));
  });

  it('finds the basis ready and asks for the quote', async () => {
    await buyer.to(per.button('The basis is ready'));
    await buyer.press('Enter');
    await per.button('Take back').waitFor();
    await buyer.to(per.button('Ask Erik to send the quote'), 'Shift+Tab');
    await buyer.press('Enter');
    await per.page.getByText(/Erik has been asked/).waitFor();
  });

  it('the seller accepts the proposal, reviews and sends', async () => {
    await erik
      .paper()
      .getByText(/Per proposes/)
      .waitFor();
    await seller.press('j');
    await seller.to(erik.row('Display wall'), 'ArrowDown');
    await seller.press('r');
    await seller.at(erik.button('Accept'));
    await seller.press('Enter');
    await erik
      .paper()
      .getByText(/Per proposes/)
      .waitFor({ state: 'detached' });
    await total(erik).toBe('78 000 kr');
    await seller.press('Control+Enter');
    const dialog = erik.dialog();
    await dialog.getByText('Before it goes').waitFor();
    for (let presses = 0; presses < 40; presses += 1) {
      await seller.press('Tab');
      expect(await seller.isIn(dialog)).toBe(true);
    }
    // What stops it leads to where it is settled.
    const missing = dialog.getByRole('listitem').filter({ hasText: 'There is no start date' });
    await seller.to(missing.getByRole('button'));
    await seller.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await seller.at(erik.page.getByLabel('Start date'));
    await erik.page.keyboard.type(typedDayAhead());
    await seller.press('Tab', 'Tab', 'Control+Enter');
    await seller.to(dialog.getByLabel('Valid until'));
    await erik.page.keyboard.type(typedDayAhead());
    await seller.to(dialog.getByLabel('Why it is sent before both find it ready'));
    await erik.page.keyboard.type('They asked for it by phone');
    await seller.to(dialog.getByRole('button', { name: 'Send version 1' }));
    await dialog.getByText('There is no start date').waitFor({ state: 'detached' });
    await expect.poll(() => dialog.getByRole('button', { name: 'Send version 1' }).isEnabled()).toBe(true);
    await seller.press('Enter');
    await erik.page.getByText(/Version 1 was sent/).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await seller.at(erik.page.getByRole('group', { name: 'Version 1, sent' }));
    await seller.to(erik.button('Start version 2'));
  });

  it('the buyer reads it, is told at the field what is missing, and signs', async () => {
    const sign = per.page.getByRole('link', { name: 'Read and sign' });
    await buyer.to(sign, 'Shift+Tab');
    await buyer.press('Enter');
    const name = per.field('Your name');
    await buyer.to(name);
    await buyer.press('Control+a', 'Backspace', 'Enter');
    await per.page.getByText('Write your name first.').waitFor();
    await buyer.at(name);
    await buyer.type('Per Wik');
    await buyer.press('Enter');
    const agreement = per.page.getByRole('checkbox', { name: /^I may sign for/ });
    await buyer.at(agreement);
    await buyer.press('Space');
    await buyer.to(per.button('Sign version 1'));
    await buyer.press('Enter');
    await buyer.at(per.page.getByRole('heading', { name: 'Signed. Thank you, Per.' }));
  });

  it('sees a focus that has no ring, one that something lies over, and one that is nowhere', async () => {
    const stranger = await Person.arrive(browser, `${product.url}/sign-in`);
    const hands = await Keyboard.of(stranger, 500);
    await stranger.field('Work email').focus();
    await stranger.page.addStyleTag({ content: '#bare:focus { outline: none }' });
    await stranger.page.evaluate(() => {
      document.body.insertAdjacentHTML('afterbegin', '<button id="bare">Bare</button>');
      document.getElementById('bare')?.focus();
    });
    await expect(hands.press('Shift')).rejects.toThrow('no ring shows');
    await stranger.page.evaluate(() => {
      const lid = '<div style="position: fixed; inset: 0; z-index: 999"></div>';
      document.body.insertAdjacentHTML('beforeend', lid);
    });
    await stranger.field('Work email').focus();
    await expect(hands.press('Shift')).rejects.toThrow('something lies over');
    await stranger.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await expect(hands.press('Shift')).rejects.toThrow('nowhere');
    await expect.poll(() => hands.losses()).toHaveLength(1);
    await stranger.leave();
  });

  it('is what the page does: without it, the focus is nowhere once what had it is gone', async () => {
    const focusAfterRemoval = async (isKept: boolean) => {
      const stranger = await Person.arrive(browser, `${product.url}/sign-in`);
      const { page } = stranger;
      if (!isKept) await page.route(/focus-keeper/, (route) => route.abort());
      await page.goto(`${product.url}/sign-in`);
      const isThere = () =>
        page.evaluate(() =>
          performance.getEntriesByType('resource').some(({ name }) => /focus-keeper/.test(name)),
        );
      await expect.poll(isThere).toBe(true);
      await stranger.field('Work email').focus();
      await page.evaluate(async () => {
        document.activeElement?.closest('form > *')?.remove();
        for (let frames = 0; frames < 10; frames += 1)
          await new Promise((resolve) => requestAnimationFrame(resolve));
      });
      const role = await page.evaluate(() => document.activeElement?.tagName);
      await stranger.leave();
      return role;
    };
    expect(await focusAfterRemoval(false)).toBe('BODY');
    expect(await focusAfterRemoval(true)).toBe('INPUT');
  });

  it('goes from the heading of what is on its way to that of what has come, and into no field', async () => {
    const late = await Person.arrive(browser, product.links().seller);
    const { page } = late;
    const line = await layHeldLine(page);
    line.hold();
    await page.goto(`${product.url}/quotes`);
    const hands = await Keyboard.of(late);
    await hands.to(page.getByRole('link', { name: 'Lindqvist Industri AB', exact: true }).first());
    // What has the focus next is not looked at: that heading is for those who hear it, and in nobody's sight.
    await page.keyboard.press('Enter');
    // Where a slow machine leads the focus when the page before has gone and the quote is not there yet.
    await page.getByRole('heading', { level: 1, name: 'Opening the quote' }).evaluate((heading) => {
      heading.tabIndex = -1;
      heading.focus();
    });
    line.release();
    await late.field('Title of the quote').waitFor();
    await hands.at(page.getByRole('heading', { level: 1 }));
    expect(await hands.losses()).toEqual([]);
    await late.leave();
  });

  it.each([
    ['a paper goes, with its heading', '<h1>A quote</h1><p data-row="one" tabindex="-1">One</p>', 'H1'],
    ['what stood before it goes', '<button data-lost>Not that</button>', 'BUTTON'],
  ])(
    'goes into no field that was not left, where a key would be written into it: %s',
    async (_, html, to) => {
      const stranger = await Person.arrive(browser, `${product.url}/sign-in`);
      await Keyboard.of(stranger);
      await stranger.field('Work email').waitFor();
      await stranger.page.evaluate((gone) => {
        const rest = '<textarea aria-label="Write"></textarea><button>And then</button>';
        document
          .querySelector('main')
          ?.insertAdjacentHTML('beforeend', `<section><div>${gone}</div>${rest}</section>`);
        document.querySelector<HTMLElement>('[data-row], [data-lost]')?.focus();
        document.querySelector('[data-row], [data-lost]')?.parentElement?.remove();
      }, html);
      const focused = () => stranger.page.evaluate(() => document.activeElement?.tagName);
      await expect.poll(focused).not.toBe('BODY');
      expect(await focused()).toBe(to);
      await stranger.leave();
    },
  );

  it('nowhere was the focus lost, and the browsers complained about nothing', async () => {
    for (const keyboard of [seller, buyer]) {
      expect(await keyboard.losses()).toEqual([]);
      expect(keyboard.person.complaints).toEqual([]);
    }
  });
});
