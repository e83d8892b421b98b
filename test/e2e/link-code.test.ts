import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faultsAtBothWidths } from './faults.ts';
import { codeMailedTo } from './mailed-code.ts';
import { Person } from './people.ts';

const phone = { width: 390, height: 844 };

/** One story, in order: Erik makes Eva a link that asks for a code, and it comes into other hands too. */
describe('a link that asks for a code', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let eva: Person;
  let link = '';

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('is made where the others are, and says so in the list', async () => {
    await erik.button('Share').click();
    const invite = erik.page.getByRole('form', { name: 'Invite someone' });
    await invite.getByRole('textbox', { name: 'Name', exact: true }).fill('Eva Ek');
    await invite.getByRole('textbox', { name: 'Email' }).fill('eva@lindqvist.example');
    await invite.getByRole('checkbox', { name: 'Ask for a code by email on each new device' }).click();
    await invite.getByRole('button', { name: 'Make link' }).click();
    link = await erik.page.getByRole('textbox', { name: /^Link for Eva/ }).inputValue();
    await erik.page.getByText('with a code').waitFor();
    expect(await erik.page.getByText('with a code').count()).toBe(1);
  });

  it('stays shut for whoever only has it, and tells them of whose mail only what its owner knows', async () => {
    eva = await Person.appear(browser, phone);
    await eva.page.goto(link);
    await eva.page.getByRole('heading', { name: 'Is this link yours?' }).waitFor();
    await eva.page.getByText('The code is sent to e…@lindqvist.example.').waitFor();
    expect(await eva.page.content()).not.toContain('eva@');
    expect(await faultsAtBothWidths(eva)).toEqual([]);
    await eva.button('Email me a code').click();
    const code = await codeMailedTo('eva@', erik);
    await eva.field('Code, six digits').fill(code === '111111' ? '222222' : '111111');
    await eva.button('Check').click();
    await eva.page.getByText('That is not the code. 4 tries are left.').waitFor();
    expect(await faultsAtBothWidths(eva)).toEqual([]);
  });

  it('can be loaded again while the mail is read, and opens with the code', async () => {
    await eva.page.reload();
    await eva.button('Email me a code').click();
    await eva.page.getByText('Sent to e…@lindqvist.example. It counts for ten minutes.').waitFor();
    await expect
      .poll(async () => {
        await eva.field('Code, six digits').fill(await codeMailedTo('eva@', erik));
        await eva.page.keyboard.press('Enter');
        return eva.page
          .waitForURL(({ pathname }) => pathname.startsWith('/quotes/'), { timeout: 2_000 })
          .then(
            () => true,
            () => false,
          );
      })
      .toBe(true);
    await eva.paper().waitFor();
    // The token has left the address bar.
    expect(new URL(eva.page.url()).hash).toBe('');
    expect(eva.complaints.filter((each) => !each.includes('Failed to load resource'))).toEqual([]);
  });

  it('opens there again without one, and on another device not', async () => {
    await eva.open(link);
    await eva.paper().waitFor();
    const other = await Person.appear(browser);
    await other.page.goto(link);
    await other.page.getByRole('heading', { name: 'Is this link yours?' }).waitFor();
  });
});
