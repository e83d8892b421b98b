import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Person, plain } from './people.ts';

/** A seller moves components from one quote to another, and takes some out of a spreadsheet. */
describe('components on a clipboard', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const axe = async () => {
    const { violations } = await new AxeBuilder({ page: erik.page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  };
  const tools = () => erik.page.getByRole('toolbar', { name: 'What is selected' });
  const total = () => expect.poll(async () => plain(await erik.total().innerText()));
  const told = (words: string) => erik.page.getByText(words).first().waitFor();
  /** As a browser does it where the focus is. */
  const paste = (forms: Readonly<Record<string, string>>) =>
    erik.page.evaluate((all) => {
      const clipboardData = new DataTransfer();
      for (const [type, text] of Object.entries(all)) clipboardData.setData(type, text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }, forms);

  it('are selected by keys, cut, and come back as one step', async () => {
    await erik.paper().waitFor();
    await erik.atRest();
    await erik.page.locator('[data-row]').first().focus();
    await erik.page.keyboard.press('Shift+ArrowDown');
    await erik.page.keyboard.press('Shift+ArrowDown');
    await tools().getByText('3 components selected').waitFor();
    await axe();
    await erik.page.keyboard.press('Control+X');
    await told('3 components cut.');
    await total().toBe('582 140 kr');
    await erik.page.keyboard.press('Control+Z');
    await total().toBe('673 640 kr');
    await erik.page.keyboard.press('Control+Shift+Z');
    await total().toBe('582 140 kr');
  });

  it('are pasted into another quote with what only sellers know, and taken back', async () => {
    await erik.visit('/quotes/new');
    await erik.fill(erik.field('Company'), 'Strandviks Möbler AB');
    await erik.fill(erik.field('Contact'), 'Per Wik');
    await erik.fill(erik.field('Contact’s email'), 'per@strandvik.example');
    await erik.fill(erik.field('What it is about'), 'Showroom');
    await erik.fill(erik.field('Expected value, first 12 months'), '120 000');
    const inTwoMonths = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await erik.page.getByLabel('Expected close').fill(inTwoMonths);
    await erik.page.getByLabel('They need this within six months').check();
    await erik.fill(erik.field('What they need, and why now'), 'They move in the spring');
    await erik.fill(erik.field('Where it came from'), 'The fair');
    await erik.press(erik.button('Open the quote'));
    await erik.field('Title of the quote').waitFor();
    await erik.atRest();
    await erik.page.keyboard.press('Control+V');
    await told('3 components pasted.');
    await total().toBe('91 500 kr');
    await erik.page.getByText('cost 27 400').waitFor();
    await told('Current-state review and 2 more');
    await erik.page.keyboard.press('z');
    await total().toBe('0 kr');
    await erik.field('Title: Current-state review').waitFor({ state: 'detached' });
  });

  it('are refused where somebody has forged them, and nothing changes', async () => {
    await paste({ 'text/html': '<table data-coquote-components="{}"><tr><td>Free</td></tr></table>' });
    await told('What is on the clipboard is no component of a quote. Nothing was pasted.');
    expect(await erik.paper().getByText('Free').count()).toBe(0);
  });

  it('come out of a spreadsheet once every row fits, all at once', async () => {
    const cells = (...all: string[]) => `<tr>${all.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const table = [
      cells('Benämning', 'Antal', 'Enhet', 'à-pris'),
      cells('Workshop', '2', 'halvdag', '9&nbsp;500,50 kr'),
      cells('Data export', '1', '', 'ring oss'),
      cells('Discount', '1', '', '\u2212500'),
    ];
    await paste({ 'text/html': `<!--StartFragment--><table>${table.join('')}</table>`, 'text/plain': 'x' });
    const sheet = erik.page.getByRole('region', { name: '3 rows from a spreadsheet' });
    await sheet.getByRole('heading', { name: '1 row does not fit yet' }).waitFor();
    await sheet.getByText('Line 3').waitFor();
    expect(await sheet.getByRole('button', { name: 'Add 2 components' }).isDisabled()).toBe(true);
    await axe();
    await erik.fill(sheet.getByRole('textbox', { name: 'Price' }), '250');
    await erik.press(sheet.getByRole('button', { name: 'Add 3 components' }));
    await told('3 components added.');
    await total().toBe('18 751 kr');
    await erik.page.keyboard.press('z');
    await total().toBe('0 kr');
    expect(erik.complaints).toEqual([]);
  });
});
