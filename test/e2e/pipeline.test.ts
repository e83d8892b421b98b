import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faultsAtBothWidths } from './faults.ts';
import { Person } from './people.ts';

/** A seller follows a deal on the board, with the keyboard where that is quicker, until it is lost. */
describe('the board of open deals', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    await erik.visit('/pipeline/board');
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const column = (stage: string) => erik.page.getByRole('region', { name: stage, exact: true });
  const deal = () => erik.page.getByRole('link', { name: 'Lindqvist Industri AB' });

  it('shows a deal where its events have brought it', async () => {
    await column('Identified').getByText('Opened by Erik Sandberg').waitFor();
    expect(await faultsAtBothWidths(erik)).toEqual([]);
  });

  it('says of a stage what would prove it, and moves nothing by hand', async () => {
    await deal().focus();
    await erik.page.keyboard.press('Shift+ArrowRight');
    await erik.page.getByText(/Co-design begins with the first choice of the customer/).waitFor();
    expect(await column('Co-design').getByRole('link').count()).toBe(0);
    await erik.button('Cancel').click();
  });

  it('follows what the customer does', async () => {
    const anna = await Person.arrive(browser, product.links().buyer);
    await anna.checkbox('Onboarding').click();
    // The board shows what was on disk when it was opened.
    const line = column('Co-design').getByText('Anna Bergman is in the quote');
    await vi.waitFor(
      async () => {
        await erik.visit('/pipeline/board');
        await line.waitFor({ timeout: 2_000 });
      },
      { timeout: 20_000, interval: 100 },
    );
    await anna.leave();
  });

  it('takes another day for the expected close, with what the customer said', async () => {
    await erik.choose('More for Lindqvist Industri AB', 'Set the expected close');
    const form = erik.page.getByRole('form', { name: 'When does Lindqvist Industri AB close?' });
    const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await form.getByLabel('Expected close').fill(inAMonth);
    await form.getByLabel('What the customer said').fill('The board meets then');
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await form.getByRole('button', { name: 'Set date' }).click();
    await erik.page.getByText('The expected close is set').waitFor();
  });

  it('asks in place why a deal was lost', async () => {
    await erik.choose('More for Lindqvist Industri AB', 'Lost');
    const form = erik.page.getByRole('form', { name: 'Why was it lost?' });
    await form.getByLabel('Who').fill('Sydvik');
    await form.getByRole('button', { name: 'Close as lost' }).click();
    await erik.page.getByText('Lost: 1').waitFor();
    expect(await deal().count()).toBe(0);
  });
});
