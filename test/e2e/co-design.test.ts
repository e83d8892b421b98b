import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { formatMoney } from '#shared/money/format-money.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { demoContent } from '../../server/demo/demo-quote.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';

/**
 * Two people design one quote in two browsers. What the screens show is compared with what the pricing module
 * makes of the same content, changed here by hand in step with them.
 */
describe('a seller and a buyer design a quote together', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  const content = demoContent('2026-11-24') as Mutable<QuoteContent>;

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

  /** Waits until both screens show what the pricing module says of `content`. */
  async function bothShowTheSum(): Promise<void> {
    const { firstYear, currency } = priceQuote(content);
    const expected = plain(formatMoney(firstYear.net, currency));
    for (const person of [erik, anna]) {
      await expect
        .poll(async () => plain(await person.total().innerText()), { timeout: 5_000 })
        .toBe(expected);
    }
  }

  function component(id: string): Mutable<QuoteContent['components'][number]> {
    const found = content.components.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`no component ${id}`);
    return found as Mutable<QuoteContent['components'][number]>;
  }

  it('shows both the same sums, exactly those of the demo', async () => {
    for (const person of [erik, anna]) {
      await expect.poll(async () => plain(await person.total().innerText())).toBe('673 640 kr');
      const totals = plain(await person.totals().innerText());
      for (const sum of [
        '341 140 kr',
        '25 375 kr/mo',
        '28 000 kr/yr',
        '168 410 kr',
        '842 050 kr',
        '28 000 kr',
      ]) {
        expect(totals).toContain(sum);
      }
      for (const [section, sum] of [
        ['Discovery and start', '91 500 kr'],
        ['Implementation', '230 640 kr'],
        ['Training', '19 000 kr'],
      ]) {
        expect(plain(await person.section(String(section)).innerText())).toContain(sum);
      }
    }
    await bothShowTheSum();
  });

  it('shows each who else is here', async () => {
    await erik.people().getByText('AB').waitFor();
    await anna.people().getByText('ES').waitFor();
  });

  it('says of each what they may do, to everybody and at once when that changes', async () => {
    const path = new URL(erik.page.url()).pathname;
    const allow = (right: string) =>
      erik.page.evaluate(
        async ([quote, body]) => {
          const { recipients } = await (await fetch(`/api${quote}/review`)).json();
          const { participantId } = recipients.find(({ name }: { name: string }) => name === 'Anna Bergman');
          const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
          const address = `/api${quote}/participants/${participantId}/right`;
          return (await fetch(address, { method: 'POST', headers, body })).status;
        },
        [path, JSON.stringify({ right })] as const,
      );
    const called = (person: Person, words: string) =>
      person
        .people()
        .getByRole('img', { name: `Anna Bergman, customer, ${words}`, exact: true })
        .waitFor();
    for (const [right, words, marked] of [
      ['view', 'reads', 1],
      ['design', 'chooses', 0],
      ['sign', 'can sign', 1],
    ] as const) {
      expect(await allow(right)).toBe(200);
      for (const person of [erik, anna]) {
        await called(person, words);
        const mark = person.people().locator(`[data-role="${right}"]`);
        expect(await mark.count()).toBe(marked);
      }
    }
    await anna.people().getByRole('img', { name: 'Erik Sandberg, seller', exact: true }).waitFor();
  });

  it('has not moved the opportunity because a link was opened', async () => {
    await erik.page.getByText('Identified').first().waitFor();
  });

  it('shows the buyer’s choice to the seller, with the buyer’s name on the row', async () => {
    await anna.checkbox('Onboarding').click();
    await erik.row('Onboarding').getByText('Anna', { exact: true }).waitFor();
    expect(await erik.checkbox('Onboarding').isChecked()).toBe(true);
    content.choices['onboarding'] = true;
    await bothShowTheSum();
  });

  it('moves the opportunity to co-design by the buyer’s first change', async () => {
    await erik.page.getByText('Co-design').first().waitFor();
  });

  it('keeps what is left out in sight on both sides', async () => {
    await anna.checkbox('Onboarding').click();
    for (const person of [erik, anna]) await person.row('Onboarding').getByText('Left out').waitFor();
    content.choices['onboarding'] = false;
    await bothShowTheSum();
  });

  /** Leaves out or chooses, and every figure that the total shows on the way, beside what is read out of it meanwhile. */
  async function totalsWhile(press: () => Promise<void>) {
    const before = plain(await anna.total().innerText());
    await anna.total().evaluate(keepTotals);
    await press();
    const all = () => anna.page.evaluate(() => (globalThis as Watching).seenTotals ?? []);
    const last = async () => (await all()).at(-1) ?? { seen: before, told: before };
    await expect.poll(async () => plain((await last()).told)).not.toBe(before);
    // It has arrived where nothing else is read out beside it.
    await expect.poll(async () => (({ seen, told }) => seen === told)(await last())).toBe(true);
    const after = plain((await last()).told);
    const unlike = (figures: string[]) =>
      figures.map(plain).filter((figure) => figure !== before && figure !== after);
    const kept = await all();
    return { between: unlike(kept.map(({ seen }) => seen)), told: unlike(kept.map(({ told }) => told)) };
  }
  const chooseOrNot = () => totalsWhile(() => anna.press(anna.checkbox('Onboarding')));

  it('lets the total run to its new value for the eye, and tells that value alone to whoever hears it', async () => {
    const { between, told } = await chooseOrNot();
    expect(told).toEqual([]);
    const amounts = between.map((figure) => Number(figure.replace(/\D/g, '')));
    // A machine that is busy for longer than it runs draws none of it.
    for (let tries = 1; amounts.length === 0 && tries < 10; tries += 1)
      amounts.push(...(await chooseOrNot()).between.map((figure) => Number(figure.replace(/\D/g, ''))));
    expect(amounts.length).toBeGreaterThan(0);
    const { net } = priceQuote(content).firstYear;
    for (const amount of amounts) {
      expect(amount).toBeGreaterThan(net / 100);
      expect(amount).toBeLessThan(net / 100 + 12_000);
    }
  });

  it('shows the new total at once to whoever asked for less motion', async () => {
    await anna.page.emulateMedia({ reducedMotion: 'reduce' });
    for (let tries = 0; tries < 4; tries += 1) expect(await chooseOrNot()).toEqual({ between: [], told: [] });
    await anna.page.emulateMedia({ reducedMotion: 'no-preference' });
    if (await anna.checkbox('Onboarding').isChecked()) await anna.press(anna.checkbox('Onboarding'));
    await bothShowTheSum();
  });

  it('lets the buyer pick another alternative and set a quantity', async () => {
    await anna.radio('Custom integration').click();
    content.picks['crm'] = ['crm-custom'];
    await bothShowTheSum();
    expect(await erik.radio('Custom integration').isChecked()).toBe(true);

    await anna.fill(anna.quantity('Lead management workshops'), '5');
    content.quantities['workshops'] = '5';
    await bothShowTheSum();
    expect(await erik.quantity('Lead management workshops').inputValue()).toBe('5');
  });

  it('tells the buyer in words what quantity is possible, and keeps the old one', async () => {
    await anna.fill(anna.quantity('Lead management workshops'), '9');
    await anna.row('Lead management workshops').getByText('At most 6').waitFor();
    expect(await anna.quantity('Lead management workshops').inputValue()).toBe('5');
    await bothShowTheSum();
  });

  it('lets the seller change price, discount, name and the quote’s title under the buyer’s eyes', async () => {
    await erik.fill(erik.field('Price: Campaign support'), '1150');
    component('support').unitPrice = '1150';
    await bothShowTheSum();
    await anna.row('Campaign support').getByText('Erik', { exact: true }).waitFor();

    await erik.fill(erik.field('Title: Onboarding'), 'Onboarding on site');
    await anna.checkbox('Onboarding on site').waitFor();

    await erik.fill(erik.field('Title of the quote'), 'One list for marketing and sales');
    await anna.page.getByRole('heading', { name: 'One list for marketing and sales' }).waitFor();

    await erik.press(erik.button('More figures'));
    await erik.fill(erik.field('Discount on the whole quote, %'), '5');
    content.terms.quoteDiscount = { percent: '5' };
    await bothShowTheSum();
  });

  it('lets the seller add a section and a component, move it and take it out again', async () => {
    await erik.button('Section').click();
    await erik.fill(erik.field('Title of section 5'), 'Extras');
    await anna.section('Extras').waitFor();

    await erik.section('Extras').getByRole('button', { name: 'Add a component here' }).click();
    await erik.fill(erik.field('Title: Component without a name'), 'Photo day');
    await erik.fill(erik.field('Price: Photo day'), '7 500,50');
    await anna.section('Extras').getByText('Photo day').waitFor();
    await anna.section('Extras').getByText('7\u00a0500,50\u00a0kr').first().waitFor();

    await erik.button('More about Photo day').click();
    await erik.page.getByRole('menuitem', { name: 'Remove' }).click();
    await anna.section('Extras').getByText('Photo day').waitFor({ state: 'detached' });
    await bothShowTheSum();
  });

  it('moves a row by keyboard for both', async () => {
    await erik.field('Title: User training').press('Alt+ArrowDown');
    await expect
      .poll(() => anna.section('Training').getByRole('checkbox').first().getAttribute('aria-label'))
      .toMatch(/^Recorded lessons/);
  });

  it('lets both write in the joint text at once, each seeing the other’s caret', async () => {
    for (const [person, words] of [
      [erik, 'From Erik. '],
      [anna, 'From Anna. '],
    ] as const) {
      await person.goals().click();
      await person.page.keyboard.press('Control+Home');
      await person.page.keyboard.type(words);
    }
    for (const person of [erik, anna]) {
      await expect.poll(() => person.goals().innerText()).toMatch(/From Erik\..*|From Anna\..*/s);
      await expect.poll(async () => /From Erik\./.test(await person.goals().innerText())).toBe(true);
      await expect.poll(async () => /From Anna\./.test(await person.goals().innerText())).toBe(true);
    }
    await erik.goals().getByText('Anna', { exact: false }).first().waitFor();
  });

  it('lets the seller write a sum of the quote and a table into a text, and the buyer read both live', async () => {
    const terms = erik.field('Terms');
    const theirs = anna.page.locator('[data-text="terms"]');
    const { keyboard } = erik.page;
    await terms.click();
    await keyboard.press('Control+End');
    await keyboard.press('Enter');
    await keyboard.type('In all {first');
    await erik.page.getByRole('option', { name: 'First 12 months, excl. VAT' }).waitFor();
    await keyboard.press('Enter');
    await keyboard.type(' a year. /payment');
    await erik.page.getByRole('option', { name: 'Payment terms, days' }).waitFor();
    await keyboard.press('Enter');
    const sum = () => plain(formatMoney(priceQuote(content).firstYear.net, content.terms.currency));
    const reads = () =>
      expect.poll(async () => plain(await theirs.innerText())).toContain(`In all ${sum()} a year. 30`);
    await reads();
    await terms.getByRole('img', { name: /^First 12 months, excl\. VAT: / }).waitFor();
    // It is no value that was written down: what the buyer chooses is in it at once, for both.
    await anna.fill(anna.quantity('Lead management workshops'), '4');
    content.quantities['workshops'] = '4';
    await reads();
    await expect.poll(async () => plain(await terms.innerText())).toContain(sum());
    await anna.fill(anna.quantity('Lead management workshops'), '5');
    content.quantities['workshops'] = '5';
    await bothShowTheSum();

    await keyboard.press('Enter');
    const tools = erik.page.getByRole('toolbar', { name: 'Formatting of Terms' });
    await tools.getByRole('button', { name: 'Table', exact: true }).click();
    for (const word of ['Step', 'Month', 'Who', 'Start', 'May']) {
      await keyboard.type(word);
      await keyboard.press('Tab');
    }
    await tools.getByRole('button', { name: 'Remove the column' }).click();
    await theirs.getByRole('columnheader', { name: 'Month' }).waitFor();
    await theirs.getByRole('columnheader', { name: 'Who' }).waitFor({ state: 'detached' });
    await theirs.getByRole('cell', { name: 'May' }).waitFor();
  });

  it('lets the buyer change nothing but what is theirs', async () => {
    expect(await anna.field('Title of the quote').count()).toBe(0);
    expect(await anna.page.getByRole('textbox', { name: /^Price: / }).count()).toBe(0);
    expect(await anna.checkbox('Current-state review').count()).toBe(0);
  });

  it('tells both in words who did what', async () => {
    for (const [person, words] of [
      [erik, 'Anna deselected Onboarding'],
      [anna, 'You left out Onboarding'],
    ] as const) {
      await person.totals().getByText(words).first().waitFor();
    }
  });

  const atRow = (person: Person) =>
    person.page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? null);
  const find = async (person: Person, words: string) => {
    await person.page.keyboard.press('Control+k');
    await person.page.keyboard.type(words);
    return person.dialog();
  };

  it('leads each to what they find by a few words, with where it stands and its price', async () => {
    const dialog = await find(erik, 'migr');
    const option = dialog.getByRole('option', { name: /^Data migration/ });
    expect(plain(await option.innerText())).toMatch(/37 600 kr.*Implementation/);
    expect(await faults(erik)).toEqual([]);
    await erik.page.keyboard.press('Enter');
    await expect.poll(() => atRow(erik)).toBe('migration');

    await anna.page.keyboard.press('Escape');
    const hers = await find(anna, 'licence');
    await hers.getByRole('option', { name: /^Platform licence/ }).waitFor();
    await anna.page.keyboard.press('Enter');
    await expect.poll(() => atRow(anna)).toBe('licence');
    // She has one quote and no pages, and nothing of the seller's tools.
    const commands = await find(anna, '');
    await commands.getByRole('option', { name: /^Undo/ }).waitFor();
    expect(await commands.getByRole('option', { name: /pipeline|private lane|Review/ }).count()).toBe(0);
    await anna.page.keyboard.press('Escape');
    await expect.poll(() => atRow(anna)).toBe('licence');
  });

  it('does what is chosen there, and leads to other pages and quotes', async () => {
    await find(erik, 'customer sees');
    await erik.page.keyboard.press('Enter');
    await erik.page.getByText('This is what Anna has on the screen.').waitFor();
    await erik.row('Data migration').focus();
    await erik.page.keyboard.press('v');
    await erik.field('Title: Data migration').waitFor();

    await erik.row('Data migration').focus();
    await erik.page.keyboard.press('g');
    await erik.page.keyboard.press('q');
    await erik.page.getByRole('heading', { name: 'Quotes' }).waitFor();
    const dialog = await find(erik, 'lindqvist one list');
    await dialog.getByRole('option', { name: /Lindqvist Industri AB/ }).waitFor();
    await erik.page.keyboard.press('Enter');
    await erik.field('Title: Data migration').waitFor();
  });

  it('lists every key, and lets whoever wants do without single ones', async () => {
    await erik.row('Data migration').focus();
    await erik.page.keyboard.press('?');
    await erik.dialog().getByText('As the customer sees it, and back').waitFor();
    expect(await faults(erik)).toEqual([]);
    const single = erik.dialog().getByRole('switch', { name: 'Single keys' });
    await single.press('Space');
    await erik.page.keyboard.press('Escape');
    await expect.poll(() => atRow(erik)).toBe('migration');
    await erik.page.keyboard.press('?');
    await erik.page.keyboard.press('ArrowDown');
    await expect.poll(() => atRow(erik)).not.toBe('migration');
    expect(await erik.dialog().count()).toBe(0);
    await find(erik, 'all keys');
    await erik.page.keyboard.press('Enter');
    await single.press('Space');
    await erik.page.keyboard.press('Escape');
  });

  const following = (person: Person, words: string) =>
    person.page.locator('[data-follow]').getByText(words, { exact: true });
  const isInSight = (person: Person, title: string) =>
    person.row(title).evaluate((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });

  it('says at the edge of the paper that something changed out of sight, and leads there when asked', async () => {
    const { page } = erik;
    const title = 'Recorded lessons';
    const toTop = () => page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    await toTop();
    await anna.press(anna.checkbox(title));
    const pill = erik.button('Anna changed 1 below');
    await pill.waitFor();
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    expect(await isInSight(erik, title)).toBe(false);
    await pill.click();
    await expect.poll(() => isInSight(erik, title)).toBe(true);
    await pill.waitFor({ state: 'detached' });
    // Seen for two seconds, it is no news any more; the next one is, and a key leads there.
    await erik.row(title).getByText('Anna', { exact: true }).waitFor({ state: 'detached' });
    await toTop();
    await anna.press(anna.checkbox(title));
    await pill.waitFor();
    await page.keyboard.press('.');
    await expect.poll(() => isInSight(erik, title)).toBe(true);
  });

  it('follows somebody to where they are, on a phone too, until one goes one’s own way', async () => {
    await anna.page.setViewportSize({ width: 390, height: 844 });
    await erik.row('Current-state review').focus();
    await anna.people().getByRole('button', { name: 'Erik Sandberg, seller' }).click();
    await following(anna, 'Following Erik').waitFor();
    for (const title of ['Yearly review', 'Platform set-up', 'Send volume']) {
      await erik.row(title).focus();
      await expect.poll(() => isInSight(anna, title)).toBe(true);
    }
    expect(await faults(anna)).toEqual([]);
    // Whom she follows is not moved by her, nor told.
    await anna.row('Platform set-up').getByRole('button').first().focus();
    expect(await isInSight(erik, 'Send volume')).toBe(true);
    expect(await erik.page.locator('[data-follow]').count()).toBe(0);
    await anna.page.mouse.wheel(0, -300);
    await following(anna, 'Following Erik').waitFor({ state: 'detached' });
    await erik.row('Current-state review').focus();
    await erik.row('Yearly review').focus();
    await anna.page.setViewportSize({ width: 1440, height: 900 });
  });

  it('says "saved" from the server’s acknowledgement, and has it after a reload', async () => {
    await erik.page.getByText(/^Live, saved \d\d:\d\d$/).waitFor();
    await anna.page.reload();
    await bothShowTheSum();
    expect(await anna.quantity('Lead management workshops').inputValue()).toBe('5');
  });

  it('stops following whoever leaves, and says so', async () => {
    const press = () => erik.people().getByRole('button', { name: 'Anna Bergman, customer' }).click();
    await press();
    await anna.checkbox('Recorded lessons').focus();
    await expect.poll(() => isInSight(erik, 'Recorded lessons')).toBe(true);
    await erik.page.keyboard.press('Escape');
    await following(erik, 'Following Anna').waitFor({ state: 'detached' });
    await press();
    await following(erik, 'Following Anna').waitFor();
    await anna.leave();
    await erik.page.getByText('Anna has left. You are no longer following.').waitFor();
    expect(await erik.page.locator('[data-follow]').count()).toBe(0);
  });

  it('never complained in either browser', () => {
    expect([...erik.complaints, ...anna.complaints]).toEqual([]);
  });
});

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Watching = typeof globalThis & { seenTotals?: { seen: string; told: string }[] };

/** In the page: keeps from now on what the figure looks like in each picture, and what of it is read out. */
function keepTotals(total: Element): void {
  const watching = globalThis as Watching;
  const totals: { seen: string; told: string }[] = [];
  const isFirst = watching.seenTotals === undefined;
  watching.seenTotals = totals;
  if (!isFirst) return;
  const textOf = (left: string) => {
    const copy = total.cloneNode(true) as Element;
    for (const part of copy.querySelectorAll(left)) part.remove();
    return copy.textContent ?? '';
  };
  requestAnimationFrame(function look() {
    watching.seenTotals?.push({ seen: textOf('.visually-hidden'), told: textOf('[aria-hidden]') });
    requestAnimationFrame(look);
  });
}
