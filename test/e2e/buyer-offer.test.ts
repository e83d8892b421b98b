import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { formatDifference, formatMoney } from '#shared/money/format-money.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { withChoices } from '#shared/quote/selection.ts';
import { dayIn } from '#shared/time.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { openProvider, type TestProvider } from '../support/room-provider.ts';
import { Person, plain } from './people.ts';
import { enrichOffer } from './rich-offer.ts';
import { differences, haveTheSameScreen, withAllInSight } from './same-screen.ts';
import { openTotals, readTotals, totalsOf } from './told-totals.ts';

const today = dayIn('Europe/Stockholm', Date.now());
const phone = { width: 390, height: 844 };

/**
 * A buyer chooses among everything that an offer can hold, at a desk and on a phone. What the screens say is compared
 * with what the pricing module makes of the quote as a third copy of it stands.
 */
describe('a buyer sees what each choice costs, and where each figure comes from', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  let johan: Person;
  let copy: TestProvider;

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    const cookies = await erik.page.context().cookies();
    copy = openProvider({
      url: product.url,
      quoteId: new URL(erik.page.url()).pathname.split('/').at(-1) ?? '',
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    });
    await copy.until(() => copy.provider.synced);
    enrichOffer(copy.quote, today);
    await copy.untilSaved();
    // What it gives away would need somebody else's approval, which is another story.
    await product.admin(['limits', '--organisation', 'Nordvik Konsult AB'], '');
    anna = await Person.arrive(browser, product.links().buyer);
    johan = await Person.arrive(browser, product.links().buyer, phone);
    for (const { page } of [anna, johan]) await page.emulateMedia({ reducedMotion: 'reduce' });
  });

  afterAll(async () => {
    copy?.destroy();
    await browser?.close();
    await product?.dispose();
  });

  const content = (): QuoteContent => copy.quote.read().content;
  const price = (some: QuoteContent) => priceQuote(some, { asOf: today });
  const money = (amount: number) => plain(formatMoney(amount, 'SEK'));
  const component = (title: string) => {
    const found = content().components.find((each) => each.title === title);
    if (!found) throw new Error(`no component called ${title}`);
    return found;
  };

  /** Waits until every row of the totals, opened, says what the pricing module says. */
  async function tellsTheTotals(place: Locator, isOpen = true): Promise<void> {
    const isFigure = ({ label }: { label: string }) =>
      !/^(Left out|Not picked|Not chosen|How the)/.test(label);
    // Some twenty presses, which are no part of what is waited for.
    await openTotals(place);
    await expect
      .poll(async () => (await readTotals(place)).filter(isFigure), { timeout: 20_000 })
      .toEqual(totalsOf(content(), price(content()), isOpen));
  }

  /** What the one-off would become, as the row says it beforehand. */
  function oneOffEffect(changed: QuoteContent): string {
    const net = (some: QuoteContent) => price(some).periods.find(({ period }) => period === 'once')?.net ?? 0;
    return plain(formatDifference(net(changed) - net(content()), 'SEK'));
  }

  /** What a choice would do is worked out where somebody looks. */
  async function lookAt(title: string): Promise<Locator> {
    await anna.row(title).scrollIntoViewIfNeeded();
    return anna.row(title);
  }

  it('says between what the total lies while something is to be chosen, and leads there', async () => {
    await anna.checkbox('Onboarding').waitFor();
    const { range } = price(content());
    await expect
      .poll(async () => plain(await anna.total().innerText()))
      .toBe(`from ${money(range?.from ?? 0)}`);
    expect(plain(await anna.totals().innerText())).toContain(`to ${money(range?.to ?? 0)}, excl. VAT`);
    expect(plain(await johan.total().innerText())).toBe(`from ${money(range?.from ?? 0)}`);
    await tellsTheTotals(anna.totals());
    await anna.totals().getByRole('button', { name: 'Hosting' }).press('Enter');
    await expect
      .poll(() => anna.page.evaluate(() => document.activeElement?.textContent))
      .toContain('Hosting');
    await anna.radio('In yours').click();
    await expect.poll(() => price(content()).range).toBeNull();
    await tellsTheTotals(anna.totals());
  });

  it('says before an option is taken what it would do after all discounts, and that is what it does', async () => {
    const effect = oneOffEffect(withChoices(content(), { choices: { onboarding: true } }));
    const onboarding = await lookAt('Onboarding');
    await onboarding.getByText(effect, { exact: true }).waitFor();
    expect(effect).toBe('+10 800 kr');
    await anna.checkbox('Onboarding').click();
    await expect.poll(() => content().choices['onboarding']).toBe(true);
    await onboarding.getByText('Without it: −10 800 kr').waitFor();
    await tellsTheTotals(anna.totals());
  });

  it('says of each alternative what it would do instead of the one that is picked', async () => {
    const effect = oneOffEffect(withChoices(content(), { picks: { crm: ['crm-custom'] } }));
    await (await lookAt('Custom integration')).getByText(effect, { exact: true }).waitFor();
    await anna.press(anna.radio('Custom integration'));
    await expect.poll(() => content().picks['crm']).toEqual(['crm-custom']);
    await tellsTheTotals(anna.totals());
  });

  it('takes a section as a whole, with everything in it', async () => {
    await anna.press(anna.page.getByRole('checkbox', { name: 'The section Aftercare' }));
    await expect.poll(() => Object.values(content().sectionChoices)).toEqual([true]);
    await tellsTheTotals(anna.totals());
  });

  it('says what one more and one less cost, and where more costs less', async () => {
    const seats = await lookAt('Seats');
    await seats.getByText('1 more: +90 kr/mo').waitFor();
    await seats.getByText('1 less: −90 kr/mo').waitFor();
    await seats.getByText('11 cost less in total.').waitFor();
    await anna.fill(anna.quantity('Seats'), '11');
    await expect.poll(() => content().quantities[component('Seats').id]).toBe('11');
    await seats.getByText('1 less: +108 kr/mo').waitFor();
    expect(await seats.locator('[aria-current]').innerText()).toContain('11–');
    await tellsTheTotals(anna.totals());
  });

  it('shows of bundles one price, and nothing of what is hidden', async () => {
    const kit = plain(await anna.section('Starter kit').innerText());
    expect(kit).toContain('Handbook');
    expect(kit.match(/[\d ]+ kr/g)).toEqual([' 3 642 kr']);
    const box = plain(await anna.section('Surprise box').innerText());
    expect(box).toContain('765 kr');
    expect(await anna.page.getByText('Chocolate').count()).toBe(0);
  });

  it('explains a rule that is not followed, and settles it in one press', async () => {
    await anna.checkbox('Recorded lessons').click();
    await anna.checkbox('Onboarding').click();
    await anna.totals().getByText('Recorded lessons needs Onboarding, which is not chosen.').waitFor();
    await anna.press(anna.row('Recorded lessons').getByRole('button', { name: 'Choose Onboarding' }));
    await expect.poll(() => price(content()).unmetRules).toEqual([]);
    expect(content().choices['onboarding']).toBe(true);
    await tellsTheTotals(anna.totals());
  });

  it('puts the order of discounts, charges and VAT into words', async () => {
    const order = anna.totals().getByRole('list', { name: 'In this order' });
    expect(plain((await order.allInnerTexts()).join(' '))).toMatch(
      /Quantity times price.*discount on the whole quote, 10 %.*Freight \+?1 500,45 kr.*VAT.*rounded to 1 kr/s,
    );
  });

  it('shows the same on a phone, in a sheet with targets for a thumb', async () => {
    await johan.button('Totals').click();
    await tellsTheTotals(johan.dialog());
    const heights = await johan
      .dialog()
      .locator('dl button')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(10);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    await johan.page.keyboard.press('Escape');
    await johan.dialog().waitFor({ state: 'hidden' });
  });

  it('brings a choice to settle up from the bottom of a phone', async () => {
    await johan.checkbox('Onboarding').click();
    await johan.press(johan.page.getByRole('button', { name: '1 choice to settle' }));
    await johan.press(johan.dialog().getByRole('button', { name: 'Leave out Recorded lessons' }));
    await expect.poll(() => price(content()).unmetRules).toEqual([]);
    await tellsTheTotals(johan.dialog());
  });

  it('leads from the sheet to what is left out', async () => {
    await johan.press(johan.dialog().getByRole('button', { name: 'Recorded lessons' }));
    await johan.dialog().waitFor({ state: 'hidden' });
    await expect
      .poll(() => johan.page.evaluate(() => document.activeElement?.getAttribute('data-row')))
      .toBe('recorded');
  });

  it('keeps everything in reach of those who see, hear or move differently', async () => {
    await johan.button('Totals').click();
    await openTotals(johan.dialog());
    for (const [{ page }, colorScheme] of [
      [anna, 'light'],
      [johan, 'dark'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page
        .locator(`[data-mantine-color-scheme="${colorScheme}"]`)
        .first()
        .waitFor({ state: 'attached' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join()}`)).toEqual(
        [],
      );
    }
  });

  it('is what the seller sees as the customer, to the last word, with nothing that can be pressed (I-24)', async () => {
    await erik.field('Write about the quote').fill('Not below 900');
    await erik.button('Only Nordvik').click();
    await erik.field('Write about the quote').focus();
    await erik.page.keyboard.press('Control+Enter');
    await erik.page.getByText('Only Nordvik reads this thread').waitFor();
    await anna.row('Campaign support').focus();
    await anna.page.keyboard.press('c');
    await anna.field('Write a comment').fill('Are these hours on site?');
    await anna.page.keyboard.press('Control+Enter');
    await erik.page.getByText('Are these hours on site?').first().waitFor();
    await anna.button('1 comment on Campaign support').click();

    expect(await differences(anna, erik)).not.toEqual([]);
    await erik.paper().focus();
    await erik.page.keyboard.press('v');
    await erik.page.getByText('This is what Anna has on the screen.').waitFor();
    for (const person of [anna, erik]) await openTotals(person.totals());
    await withAllInSight([anna, erik], async () => {
      await haveTheSameScreen(anna, erik);
      await erik.totals().evaluate((panel) => panel.append('37,9 % margin'));
      expect(await differences(anna, erik)).toEqual([expect.stringContaining('37,9 % margin')]);
    });

    const before = content();
    await erik.press(erik.checkbox('Onboarding'));
    await erik.page.getByText(/You are looking through the customer’s eyes/).waitFor();
    await erik.press(erik.button('One step more: Seats'));
    await erik.press(erik.button('Ask Erik to send the quote'));
    await erik.field('Write about the quote').pressSequentially('Hello');
    expect(await erik.field('Write about the quote').inputValue()).toBe('');
    expect(await erik.checkbox('Onboarding').isChecked()).toBe(before.choices['onboarding']);
    await erik.button('Build').click();
    // His own changes go out again, and what he tried is not among them.
    await erik.fill(erik.field('Description: Onboarding'), 'Side by side');
    await expect.poll(() => component('Onboarding').description).toBe('Side by side');
    expect({ ...content(), components: [] }).toEqual({ ...before, components: [] });
    await anna.button('Ask Erik to send the quote').waitFor();
  });

  it('says the same of the version that is sent, with as little of its bundles', async () => {
    await erik.button(/^Review and send/).click();
    await erik.sendVersion(1);
    await erik.page.getByText('Version 1 sent, opportunity moved to Sent').waitFor();
    await anna.visit(`${new URL(erik.page.url()).pathname}/versions/1`);
    await anna.page.getByText('Starter kit').first().waitFor();
    await tellsTheTotals(anna.page.getByRole('complementary', { name: 'Accept and sign' }), false);
    expect(await anna.page.getByText('Chocolate').count()).toBe(0);
    const handbook = anna.page.getByRole('listitem').filter({ hasText: 'Handbook' }).last();
    expect(await handbook.innerText()).not.toContain('kr');
  });

  it('left neither buyer’s browser with a complaint', () => {
    expect([anna, johan].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
