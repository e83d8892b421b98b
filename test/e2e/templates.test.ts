import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';

/** One story, in order: a quote and one of its sections become templates, and another quote is made of both. */
describe('a template', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  const panel = (name: string) => erik.page.getByRole('dialog', { name });
  const list = (name: string) => erik.page.getByRole('textbox', { name: `Name of ${name}` });

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    await erik.page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const keep = async (title: string, name: string) => {
    const asked = panel(title);
    await asked.getByRole('textbox', { name: 'Name' }).fill(name);
    await asked.getByRole('button', { name: 'Save the template' }).click();
    await erik.page.getByText(`${name} is kept as a template.`).waitFor();
  };

  it('is made of a whole quote', async () => {
    await erik.choose('Add a common case', 'Save the quote as a template…');
    await panel('Save the quote as a template').waitFor();
    expect(await faults(erik)).toEqual([]);
    await keep('Save the quote as a template', 'Marketing, the whole');
  });

  it('is made of a section', async () => {
    await erik.choose('More about section Training', 'Save as a template…');
    await keep('Save the section as a template', 'Training, two ways');
    await erik.visit('/templates');
    for (const name of ['Marketing, the whole', 'Training, two ways']) await list(name).waitFor();
    expect(await faults(erik)).toEqual([]);
  });

  it('begins a new quote, with its prices and costs and without its customer', async () => {
    await erik.visit('/quotes/new');
    await erik.page.getByLabel('The quote begins with').selectOption({ label: 'Marketing, the whole' });
    await erik.fill(erik.field('Company'), 'Granvik AB');
    await erik.fill(erik.field('Contact'), 'Per Wik');
    await erik.fill(erik.field('Contact’s email'), 'per@granvik.example');
    await erik.fill(erik.field('What it is about'), 'Leads');
    await erik.fill(erik.field('Expected value, first 12 months'), '600 000');
    const inTwoMonths = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await erik.page.getByLabel('Expected close').fill(inTwoMonths);
    await erik.page.getByLabel('They need this within six months').check();
    await erik.fill(erik.field('What they need, and why now'), 'They move in the spring');
    await erik.fill(erik.field('Where it came from'), 'The fair');
    await erik.press(erik.button('Open the quote'));
    await erik.field('Title: Onboarding').waitFor();
    await expect.poll(async () => plain(await erik.total().innerText())).toBe('673 640 kr');
    await expect.poll(async () => plain(await erik.row('Onboarding').innerText())).toContain('cost 6 800');
    expect(plain(await erik.paper().innerText())).toContain('Granvik AB');
    expect(plain(await erik.paper().innerText())).not.toContain('Lindqvist Industri AB');
  });

  it('puts a section into a quote with what it costs, and one undo takes both out again', async () => {
    const sections = erik.page.getByRole('region', { name: /^Section \d+, Training$/ });
    await erik.atRest();
    await erik.page.locator('[data-row]').first().focus();
    await erik.page.keyboard.press('/');
    const find = erik.page.getByRole('combobox', { name: 'Search components' });
    await find.fill('training, two');
    await erik.page.getByRole('option', { name: /Training, two ways/, selected: true }).waitFor();
    await find.press('Enter');
    await expect.poll(() => sections.count()).toBe(2);
    const cost = sections.last().getByText(/^cost 7.000$/);
    await cost.waitFor();
    await erik.press(erik.button('Undo'));
    await expect.poll(() => sections.count()).toBe(1);
    await erik.press(erik.button('Redo'));
    await expect.poll(() => sections.count()).toBe(2);
    await cost.waitFor();
    expect(erik.complaints).toEqual([]);
  });
});
