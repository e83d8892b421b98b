import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faultsAtBothWidths } from './faults.ts';
import { Person } from './people.ts';

/** What a seller writes as a list, in the texts and of a component, is a list to whoever reads it. */
describe('lists that a seller writes', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    anna = await Person.arrive(browser, product.links().buyer);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await erik.page.keyboard.press(key);
  };
  const type = (words: string) => erik.page.keyboard.type(words);

  describe('in a text', () => {
    const terms = () => erik.field('Terms');
    const tool = (name: string) =>
      erik.page
        .getByRole('toolbar', { name: 'Formatting of Terms' })
        .getByRole('button', { name, exact: true });
    /** As the buyer's page has it. */
    const theirs = () => anna.page.locator('[data-text="terms"]');

    /** Every list as its kind and its items, with those inside an item as a list of their own. */
    const lists = (place: Locator) =>
      place.evaluate((text) => {
        type Read = [kind: string, ...items: (string | [string, ...Read[]])[]];
        const read = (list: Element): Read => [
          list.tagName.toLowerCase(),
          ...[...list.children].map((item): string | [string, ...Read[]] => {
            const words = [...item.childNodes]
              .filter((node) => !(node instanceof HTMLElement && node.matches('ul, ol')))
              .map(({ textContent }) => textContent)
              .join('');
            const inner = [...item.querySelectorAll(':scope > ul, :scope > ol')].map(read);
            return inner.length > 0 ? [words, ...inner] : words;
          }),
        ];
        return [...text.querySelectorAll('ul, ol')]
          .filter((list) => !list.parentElement?.closest('li'))
          .map(read);
      });
    const bothRead = async (expected: unknown) => {
      await expect.poll(() => lists(terms())).toEqual(expected);
      await expect.poll(() => lists(theirs())).toEqual(expected);
    };
    const isOn = (name: string) => expect.poll(() => tool(name).getAttribute('aria-pressed'));

    it('begin by what one types anyway, go on by Enter, and end by Enter on an empty line', async () => {
      await terms().click();
      await press('Control+End', 'Enter');
      await type('- Support on weekdays');
      await press('Enter');
      await type('Answers within a day');
      await press('Enter', 'Enter');
      await type('In this order:');
      await press('Enter');
      await type('1. Start');
      await press('Enter');
      await type('Delivery');
      await bothRead([
        ['ul', 'Support on weekdays', 'Answers within a day'],
        ['ol', 'Start', 'Delivery'],
      ]);
      await isOn('Numbered list').toBe('true');
      await isOn('List').toBe('false');
    });

    it('go a level in by Tab and out again by Shift and Tab, without leaving the text', async () => {
      await press('Enter');
      await type('Half on order');
      await press('Tab');
      await bothRead([
        ['ul', 'Support on weekdays', 'Answers within a day'],
        ['ol', 'Start', ['Delivery', ['ol', 'Half on order']]],
      ]);
      await press('Shift+Tab');
      await bothRead([
        ['ul', 'Support on weekdays', 'Answers within a day'],
        ['ol', 'Start', 'Delivery', 'Half on order'],
      ]);
    });

    it('turn into the other kind and into plain lines by the toolbar, and are told to be one', async () => {
      await tool('List').click();
      await bothRead([
        ['ul', 'Support on weekdays', 'Answers within a day'],
        ['ul', 'Start', 'Delivery', 'Half on order'],
      ]);
      await isOn('List').toBe('true');
      await press('Control+Shift+7');
      await isOn('Numbered list').toBe('true');
      await tool('Numbered list').click();
      await expect.poll(() => theirs().getByRole('listitem').allInnerTexts()).not.toContain('Half on order');
      await theirs().getByText('Half on order', { exact: true }).waitFor();
      // Back by the same way, and no line is lost on it.
      await press('Control+z');
      await expect.poll(() => theirs().getByRole('listitem').allInnerTexts()).toContain('Half on order');
    });

    it('are read as lists by the buyer on a phone, and nothing of them is out of reach', async () => {
      expect(await theirs().getByRole('list').count()).toBe(2);
      expect(await theirs().getByRole('listitem').count()).toBe(5);
      const markers = await theirs()
        .locator('ul, ol')
        .evaluateAll((all) => all.map((list) => getComputedStyle(list).listStyleType));
      expect(markers).toEqual(['disc', 'decimal']);
      expect(await faultsAtBothWidths(anna)).toEqual([]);
    });
  });

  describe('of what a component holds and what it does not', () => {
    const details = () => erik.page.getByRole('group', { name: 'Details of Platform set-up' });
    const field = (name: string) => details().getByRole('textbox', { name, exact: true });
    /** Heading and items, as the buyer reads them under the row. */
    const read = () =>
      anna
        .row('Platform set-up')
        .getByRole('heading', { level: 3 })
        .evaluateAll((all) =>
          all.map((heading) => [
            heading.textContent,
            ...[...(heading.parentElement?.querySelectorAll('li') ?? [])].map(
              ({ textContent }) => textContent,
            ),
          ]),
        );
    const reads = (...lists: string[][]) => expect.poll(read).toEqual(lists);
    const included = [
      'Sender domains and tracking',
      'Consent and preference pages',
      'Roles for up to 15 users',
    ];
    const notIncluded = ['Licences for other systems', 'Legal review of consent texts'];

    it('are opened by the buyer in the row', async () => {
      await anna.press(anna.button('What is included in Platform set-up'));
      await reads(['Included', ...included], ['Not included', ...notIncluded]);
      await erik.choose('More about Platform set-up', 'Details');
      await details()
        .getByRole('button', { name: /^Included and not included/ })
        .click();
      expect(await field('Included, one per line').inputValue()).toBe(included.join('\n'));
    });

    it('take what the seller adds, changes and removes, line by line', async () => {
      await field('Included, one per line').click();
      await press('Control+End', 'Enter');
      await type('  A day of help at the start ');
      await press('Enter', 'Enter', 'Control+Home');
      await press('Shift+End');
      await type('Sender domains');
      await erik.page.keyboard.press('Tab');
      await reads(
        ['Included', 'Sender domains', ...included.slice(1), 'A day of help at the start'],
        ['Not included', ...notIncluded],
      );
      // What stands in the field is what was kept.
      await expect
        .poll(() => field('Included, one per line').inputValue())
        .toBe(['Sender domains', ...included.slice(1), 'A day of help at the start'].join('\n'));
      await erik.fill(field('Not included, one per line'), 'Legal review of consent texts');
      await reads(
        ['Included', 'Sender domains', ...included.slice(1), 'A day of help at the start'],
        ['Not included', 'Legal review of consent texts'],
      );
    });

    it('are nothing to open where nothing stands in them', async () => {
      await erik.fill(field('Not included, one per line'), '');
      await reads(['Included', 'Sender domains', ...included.slice(1), 'A day of help at the start']);
      await erik.fill(field('Included, one per line'), '');
      await anna.button('What is included in Platform set-up').waitFor({ state: 'detached' });
      await reads();
    });

    it('come back step by step', async () => {
      await details().getByRole('button', { name: 'Done' }).press('Enter');
      await expect
        .poll(() => erik.page.evaluate(() => document.activeElement?.getAttribute('data-row')))
        .toBe('setup');
      await press('z', 'z');
      await reads(
        ['Included', 'Sender domains', ...included.slice(1), 'A day of help at the start'],
        ['Not included', 'Legal review of consent texts'],
      );
      await press('z', 'z');
      await reads(['Included', ...included], ['Not included', ...notIncluded]);
    });
  });

  it('left neither browser with a complaint', () => {
    expect([...erik.complaints, ...anna.complaints]).toEqual([]);
  });
});
