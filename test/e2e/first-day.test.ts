import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Person, plain } from './people.ts';

/** A company's first day, without the demo: from an empty database to a buyer in the room, and out of it again. */
describe('a company begins with nothing', () => {
  const password = 'a long enough password';
  let product: Product;
  let browser: Browser;
  let maria: Person;
  let per: Person;
  let link = '';

  beforeAll(async () => {
    product = await startProduct({ DEMO: 'off' });
    browser = await launchBrowser(inject('browserPath'));
    maria = await Person.arrive(browser, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('lets nobody in without credentials, and has no demo entrance', async () => {
    await maria.page.getByRole('heading', { name: 'Build the quote together' }).waitFor();
    const status = await maria.page.evaluate(async () => {
      const answer = await fetch('/api/demo/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: 'seller' }),
      });
      return answer.status;
    });
    expect(status).toBe(404);
  });

  it('gets its first administrator by a command at the machine', async () => {
    const organisation = [
      '--organisation',
      'Granvik AB',
      '--email',
      'maria@granvik.example',
      '--name',
      'Maria Gran',
    ];
    const printed = await product.admin(['create', ...organisation], `${password}\n`);
    expect(printed).toContain('Maria Gran <maria@granvik.example> administers Granvik AB.');
    expect(printed).not.toContain(password);
  });

  it('refuses a wrong password in words, and lets the right one in', async () => {
    await maria.fill(maria.field('Work email'), 'maria@granvik.example');
    await maria.page.getByLabel('Password', { exact: true }).fill('another password');
    await maria.button('Sign in').click();
    await maria.page
      .getByRole('alert')
      .getByText(/email and password/)
      .first()
      .waitFor();
    await maria.page.getByLabel('Password', { exact: true }).fill(password);
    await maria.button('Sign in').click();
    await maria.page.getByRole('heading', { name: /Welcome/ }).waitFor();
  });

  it('opens an opportunity only when the gate is answered, and keeps what was typed', async () => {
    await maria.visit('/quotes/new');
    await maria.fill(maria.field('Company'), 'Strandviks Möbler AB');
    await maria.button('Open the quote').click();
    await maria.page.getByText('Write who you talk to.').waitFor();
    expect(await maria.field('Company').inputValue()).toBe('Strandviks Möbler AB');

    await maria.fill(maria.field('Contact'), 'Per Wik');
    await maria.fill(maria.field('Contact’s email'), 'per@strandvik.example');
    await maria.fill(maria.field('What it is about'), 'Showroom');
    await maria.fill(maria.field('Expected value, first 12 months'), '120 000');
    const inTwoMonths = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await maria.page.getByLabel('Expected close').fill(inTwoMonths);
    await maria.page.getByLabel('They need this within six months').check();
    await maria.fill(maria.field('What they need, and why now'), 'They move in the spring');
    await maria.fill(maria.field('Where it came from'), 'The fair');
    await maria.button('Open the quote').click();
    await maria.field('Title of the quote').waitFor();
    expect(await maria.field('Title of the quote').inputValue()).toBe('Showroom');
  });

  it('builds a first priced component', async () => {
    await maria.page.getByRole('button', { name: 'Add a component here' }).first().click();
    await maria.fill(maria.field('Title: Component without a name'), 'Display wall');
    await maria.fill(maria.field('Price: Display wall'), '24 900');
    await expect.poll(async () => plain(await maria.total().innerText())).toBe('24 900 kr');
  });

  it('sends to nobody: the dialog stops it, and has the contact ready to be added with one press', async () => {
    await maria.button(/^Review and send/).click();
    const dialog = maria.dialog();
    const stop = dialog.getByRole('listitem').filter({ hasText: 'Nobody at the customer can receive it' });
    await stop.getByRole('img', { name: 'Must be settled' }).waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Per Wik');
    expect(await dialog.getByRole('textbox', { name: 'Email' }).inputValue()).toBe('per@strandvik.example');
    // Somebody else there is as good.
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Ola Strand');
    await dialog.getByRole('textbox', { name: 'Email' }).fill('ola@strandvik.example');
    await maria.press(dialog.getByRole('button', { name: 'Add', exact: true }));
    await dialog.getByText('Somebody at the customer can receive it').waitFor();
    expect(await stop.count()).toBe(0);
    await maria.button('Keep building').click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('invites a buyer with a personal link that is shown once', async () => {
    await maria.button('Share').click();
    await maria.field('Name').fill('Per Wik');
    await maria.field('Email').fill('per@strandvik.example');
    await maria.button('Make link').click();
    link = await maria.field('Link for Per Wik').inputValue();
    expect(link).toMatch(new RegExp(`^${product.url}/q#[\\w-]{43}$`));
    await maria.page.keyboard.press('Escape');
  });

  it('lets the buyer in without an account, and cleans the link from the address', async () => {
    per = await Person.arrive(browser, link, { width: 390, height: 844 });
    await per.page.getByText('Display wall').first().waitFor();
    expect(per.page.url()).not.toContain('#');
    expect(per.page.url()).not.toContain(link.split('#')[1]);
    await maria.people().getByText('PW').waitFor();
  });

  it('takes the link back at once: the open page closes, and the link no longer works', async () => {
    const revoke = maria.button('Revoke the link of Per Wik');
    await expect
      .poll(async () => {
        // It closes what is still open from before, so one press may not be enough.
        if (!(await revoke.isVisible())) await maria.button('Share').click();
        return revoke.isVisible();
      })
      .toBe(true);
    await revoke.click();
    await per.page.getByText('This link no longer works').waitFor();
    const again = await Person.arrive(browser, product.url);
    await again.page.goto(link);
    await again.page.getByText('This link no longer works').waitFor();
  });

  it('keeps everything over a restart', async () => {
    expect(await product.stop()).toBe(0);
    await product.restart();
    await maria.page.reload();
    await expect.poll(async () => plain(await maria.total().innerText())).toBe('24 900 kr');
  });
});
