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

  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  /** Takes the card where nothing in it can be pressed, and lets it go over the column, the way a hand moves. */
  async function drag(onto: string): Promise<void> {
    await erik.atRest();
    const card = await erik.page.getByRole('listitem').filter({ has: deal() }).boundingBox();
    const target = await column(onto).boundingBox();
    if (!card || !target) throw new Error(`there is no way from the card to ${onto}`);
    const { mouse } = erik.page;
    const from = { x: card.x + card.width / 2, y: card.y + 48 };
    const to = { x: target.x + target.width / 2, y: target.y + 60 };
    await mouse.move(from.x, from.y);
    await mouse.down();
    for (let step = 1; step <= 20; step += 1) {
      await mouse.move(from.x + ((to.x - from.x) * step) / 20, from.y + ((to.y - from.y) * step) / 20);
      await erik.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    await mouse.up();
    // While a card falls into its place no text can be selected, and none be written.
    await erik.page.waitForFunction(() => getComputedStyle(document.body).userSelect !== 'none');
  }

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

  it('asks where a card is let go, and moves nothing by the drag', async () => {
    await erik.visit('/pipeline/board');
    await drag('Sent');
    await erik.page.getByText(/Sending moves a deal there/).waitFor();
    expect(await erik.page.getByRole('link', { name: 'Open the review' }).count()).toBe(1);
    await erik.button('Cancel').click();
    await drag('Lost');
    await erik.page.getByRole('form', { name: 'Why is it closed as lost?' }).waitFor();
    await erik.button('Cancel').click();
    await column('Co-design').getByRole('link', { name: 'Lindqvist Industri AB' }).waitFor();
  });

  it('is moved where that is decided by hand: by keys into the internal step, and dragged out of it', async () => {
    await deal().focus();
    await erik.page.keyboard.press('Shift+ArrowRight');
    await erik.page.getByText(/Pricing begins when the quote is submitted/).waitFor();
    let letThrough = () => {};
    const late = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await erik.page.route('**/submit', async (route) => {
      const response = await route.fetch();
      await late;
      await route.fulfill({ response });
    });
    await erik.button('Begin pricing').click();
    // What is asked before the answer has come stays when it comes, with what is written there.
    await erik.choose('More for Lindqvist Industri AB', 'Set the expected close');
    const day = erik.page.getByRole('form', { name: 'When does Lindqvist Industri AB close?' });
    await day.getByLabel('What the customer said').fill('The board meets then');
    letThrough();
    await column('Pricing').getByRole('link', { name: 'Lindqvist Industri AB' }).waitFor();
    await erik.page.unrouteAll({ behavior: 'wait' });
    expect(await day.getByLabel('What the customer said').inputValue()).toBe('The board meets then');
    await day.getByRole('button', { name: 'Cancel' }).click();
    await drag('Co-design');
    const back = erik.page.getByRole('form', { name: 'End pricing' });
    await back.getByLabel('Why').fill('They want another start');
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await back.getByRole('button', { name: 'End pricing' }).click();
    await column('Co-design').getByRole('link', { name: 'Lindqvist Industri AB' }).waitFor();
  });

  it('stands as a list too, with the same deals of the same owner', async () => {
    await erik.page.getByLabel('Owner', { exact: true }).selectOption({ label: 'Owner: me' });
    await erik.page.getByRole('link', { name: 'List', exact: true }).click();
    const row = erik.page.getByRole('row').filter({ has: deal() });
    await row.getByText('Co-design').waitFor();
    expect(new URL(erik.page.url()).search).toMatch(
      /owner=Erik.Sandberg.*view=list|view=list.*owner=Erik.Sandberg/,
    );
    expect(await faultsAtBothWidths(erik)).toEqual([]);
  });

  it('opens a deal with what has proved its stage, and what can be decided', async () => {
    await deal().click();
    await erik.page.getByRole('heading', { name: 'Lindqvist Industri AB', level: 1 }).waitFor();
    const proved = erik.page.getByRole('region', { name: 'What has proved it' });
    await proved.getByText('Anna Bergman began to choose').waitFor();
    await proved.getByText(/(Selected|Left out) Onboarding/).waitFor();
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await erik.visit('/pipeline/board');
  });

  it('takes another day for the expected close, with what the customer said', async () => {
    await erik.choose('More for Lindqvist Industri AB', 'Set the expected close');
    const form = erik.page.getByRole('form', { name: 'When does Lindqvist Industri AB close?' });
    await form.getByLabel('Expected close').fill(inDays(30));
    await form.getByLabel('What the customer said').fill('The board meets then');
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await form.getByRole('button', { name: 'Set date' }).click();
    await erik.page.getByText('The expected close is set').waitFor();
  });

  it('asks in place why a deal was lost', async () => {
    await erik.choose('More for Lindqvist Industri AB', 'Lost');
    const form = erik.page.getByRole('form', { name: 'Why is it closed as lost?' });
    await form.getByLabel('Who').waitFor();
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await form.getByLabel('Who').fill('Sydvik');
    await form.getByRole('button', { name: 'Close as lost' }).click();
    await column('Lost').getByText('1 deal').waitFor();
    expect(await deal().count()).toBe(0);
  });

  it('takes a lost deal up again by the gate anew', async () => {
    await erik.press(column('Lost').getByRole('button'));
    await erik.press(column('Lost').getByRole('button', { name: 'Take it up again' }));
    const form = erik.page.getByRole('form', { name: 'Take it up again' });
    await form.getByLabel(/What it is worth/).fill('500000');
    await form.getByLabel('Expected close').fill(inDays(40));
    await form.getByLabel('They will buy within half a year').check();
    await form.getByLabel('How you know').fill('They called');
    await form.getByRole('button', { name: 'Begin cycle anew' }).click();
    await column('Identified').getByText('Taken up again by Erik Sandberg').waitFor();
  });

  it('offers whom deals were lost to before, the rest stays free', async () => {
    await erik.choose('More for Lindqvist Industri AB', 'Lost');
    const form = erik.page.getByRole('form', { name: 'Why is it closed as lost?' });
    const who = form.getByLabel('Who', { exact: true }).and(erik.page.locator('input'));
    await who.fill('syd');
    await erik.page.getByRole('option', { name: 'Sydvik' }).waitFor();
    // By the keyboard alone.
    await erik.page.keyboard.press('ArrowDown');
    await erik.page.keyboard.press('Enter');
    expect(await who.inputValue()).toBe('Sydvik');
    await who.fill('Somebody new');
    expect(await who.inputValue()).toBe('Somebody new');
  });
});
