import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { formatDay } from '#shared/money/format-date.ts';
import { formatDifference, formatMoney } from '#shared/money/format-money.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { withOwnVat } from '#shared/pricing/with-vat.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { addMonths, dayIn } from '#shared/time.ts';
import { demoContent } from '../../server/demo/demo-quote.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Person, plain } from './people.ts';

const today = dayIn('Europe/Stockholm', Date.now());

/**
 * A seller sets up an offer on the paper. What the screens then show is compared with what the pricing module makes
 * of the same content, changed here by hand in step.
 */
describe('a seller builds an offer without a manual', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  const content = demoContent(today) as Mutable<QuoteContent>;

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

  const priced = () => priceQuote(content, { asOf: today });
  const money = (amount: number) => plain(formatMoney(amount, content.terms.currency));

  /** Waits until the screens show what the pricing module says of `content`. */
  async function bothShowTheSum(): Promise<void> {
    for (const person of [erik, anna]) {
      await expect
        .poll(async () => plain(await person.total().innerText()))
        .toBe(money(priced().firstYear.net));
    }
  }

  function component(id: string): Mutable<QuoteContent['components'][number]> {
    const found = content.components.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`no component ${id}`);
    return found;
  }

  /** Opens a component's details, and the part of them that is asked for. */
  async function details(title: string, part?: string): Promise<Locator> {
    const open = erik.page.getByRole('group', { name: `Details of ${title}` });
    // A dialog that goes gives the focus back, which closes a menu in the moment in which it is pressed.
    for (let tries = 1; (await open.count()) === 0 && tries <= 3; tries += 1) {
      await erik.choose(`More about ${title}`, 'Details');
      await open.waitFor({ timeout: 5_000 }).catch(() => {});
    }
    if (part !== undefined) await unfold(open, part);
    return open;
  }

  async function unfold(within: Locator, part: string): Promise<void> {
    const head = within.getByRole('button', { name: new RegExp(`^${part}`) });
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  }

  const within = (place: Locator, name: string) => place.getByRole('textbox', { name, exact: true });

  it('sets up a common case in one press, says what that set, and takes it back', async () => {
    const place = await details('Yearly review');
    await place.getByRole('button', { name: 'Set up as' }).click();
    await erik.press(erik.page.getByRole('menuitem', { name: /^Subscription, invoiced yearly/ }));
    await place.getByText('Set: Price is Monthly.').waitFor();
    Object.assign(component('yearly-review'), { pricePeriod: 'month', billingPeriod: 'year' });
    await bothShowTheSum();
    await place.getByText(`On the invoice: ${money(12 * 2_800_000)} every year`).waitFor();

    await place.getByRole('button', { name: 'Undo' }).click();
    Object.assign(component('yearly-review'), { pricePeriod: 'year', billingPeriod: 'year' });
    await bothShowTheSum();
    await place.getByRole('button', { name: 'Done' }).click();
  });

  it('keeps price steps apart, and says under the field why one is not taken', async () => {
    const place = await details('Data migration');
    await erik.fill(within(place, 'Up to, step 2'), '9');
    await place.getByText('More than 10. Your 9 was not saved.').waitFor();
    await erik.fill(within(place, 'Price, step 1'), '2000');
    await expect.poll(async () => plain(await within(place, 'Price, step 1').inputValue())).toBe('2 000');
    await erik.fill(within(place, 'Fixed fee, step 2'), '750,50');
    component('migration').tiers = [
      { upTo: '10', unitPrice: '2000' },
      { upTo: '25', unitPrice: '1400', flatFee: '750.5' },
      { upTo: null, unitPrice: '1100' },
    ];
    await bothShowTheSum();

    await place.getByLabel('Price model').selectOption('volume');
    component('migration').priceModel = 'volume';
    await bothShowTheSum();
    await place.getByText(/24 cost 24 × 1\s400\skr \+ 750,50\skr = 34\s350,50\skr/).waitFor();
  });

  it('takes several discounts and charges off a line, by percentage and by amount', async () => {
    const place = await details('Email templates', 'Discounts and charges');
    await place.getByRole('button', { name: 'Add a charge' }).click();
    await erik.fill(within(place, 'Charge 2, how much'), '2,5');
    await place.getByLabel('Discount 1, percentage or amount').selectOption('amount');
    await erik.fill(within(place, 'Discount 1, how much'), '1 000');
    component('templates').adjustments = [
      { kind: 'discount', amount: '1000' },
      { kind: 'charge', percent: '2.5' },
    ];
    await bothShowTheSum();
    for (const { adjustment, amount } of priced().components['templates']?.adjustments ?? []) {
      const told = plain(formatDifference(adjustment.kind === 'discount' ? -amount : amount, 'SEK'));
      await expect.poll(async () => plain(await place.innerText())).toContain(told);
    }
  });

  it('charges no VAT where there is a reason, and prints the reason', async () => {
    const place = await details('Email templates', 'VAT');
    await place.getByLabel('VAT rate, or why there is none').selectOption({ label: 'Exempt from VAT' });
    await place.getByRole('button', { name: 'Exempt from VAT: education' }).click();
    component('templates').vat = { category: 'E', rate: '0', exemptionText: 'Exempt from VAT: education' };
    await anna.totals().getByText('VAT, Exempt from VAT: education').waitFor();
    const { vatRatesOn } = priced();
    if (vatRatesOn === null) throw new Error('the demo states no rates of a day');
    await anna.press(anna.totals().getByRole('button', { name: /^VAT 25 %/ }));
    await anna
      .totals()
      .getByText(`At the rate in force on ${formatDay(vatRatesOn, 'en')}.`)
      .waitFor();
    const { gross } = priced().firstYear;
    await expect.poll(async () => plain(await anna.totals().innerText())).toContain(money(gross));
  });

  it('offers the way out of a rule that the choice does not follow', async () => {
    const place = await details('Campaign support', 'Needs and rules out');
    await place.getByLabel('Needs', { exact: true }).selectOption({ label: 'Recorded lessons' });
    component('support').requires = ['recorded'];
    for (const person of [erik, anna]) {
      await person
        .row('Campaign support')
        .getByText('Campaign support needs Recorded lessons, which is not chosen.')
        .waitFor();
    }
    await erik.row('Campaign support').getByRole('button', { name: 'Choose Recorded lessons' }).click();
    content.choices = { ...content.choices, recorded: true };
    await bothShowTheSum();
    expect(priced().unmetRules).toEqual([]);
    await anna.row('Campaign support').getByText('which is not chosen').waitFor({ state: 'detached' });
  });

  it('makes a section optional as a whole', async () => {
    await erik.section('Training').hover();
    await erik.button('More about section Training').click();
    await erik.page.getByRole('menuitem', { name: 'Settings of the section' }).click();
    const place = erik.page.getByRole('group', { name: 'Details of Training' });
    await place.getByLabel('The section in the quote').selectOption('optional');
    const section = content.sections.find(({ id }) => id === 'training');
    Object.assign(section ?? {}, { presence: 'optional', preselected: false });
    await bothShowTheSum();
    // What needed a part of it is told at once.
    await erik.row('Campaign support').getByText('which is not chosen').waitFor();

    await anna.page.getByRole('checkbox', { name: 'The section Training' }).check();
    content.sectionChoices = { training: true };
    await bothShowTheSum();
    await erik.fill(within(place, 'Discount on the section, %'), '12,5');
    Object.assign(section ?? {}, { discountPercent: '12.5' });
    await bothShowTheSum();
  });

  it('gives a discount that lapses, and says what comes after and in which order sums are taken', async () => {
    const place = erik.page.getByRole('group', { name: 'Terms of the whole quote' });
    await unfold(place, 'Discount on the whole quote');
    await erik.fill(within(place, 'Discount'), '7,5');
    const until = addMonths(today, 1);
    await place.getByLabel('Holds through').fill(until);
    await place.getByLabel('Holds through').blur();
    Object.assign(content.terms, { quoteDiscount: { percent: '7.5' }, quoteDiscountUntil: until });
    await bothShowTheSum();
    const after = priced().lapsingDiscount?.after.firstYear.net ?? 0;
    await expect
      .poll(async () => plain(await place.innerText()))
      .toContain(`the first 12 months come to ${money(after)}`);
    const order = place.getByRole('list', { name: 'In this order' }).getByRole('listitem');
    await expect.poll(() => order.count()).toBe(priced().stacking.length);

    await unfold(place, 'Charges on the whole quote');
    await place.getByRole('button', { name: 'Add a charge' }).click();
    await erik.fill(within(place, 'Charge 1, what it is called'), 'Freight');
    await erik.fill(within(place, 'Charge 1, how much'), '890');
    content.terms.quoteAdjustments = [
      {
        kind: 'charge',
        title: 'Freight',
        amount: '890',
        pricePeriod: 'once',
        vat: { category: 'S', rate: '25' },
      },
    ];
    await bothShowTheSum();
  });

  it('leads from the review to what is folded away', async () => {
    const place = erik.page.getByRole('group', { name: 'Terms of the whole quote' });
    const until = content.terms.quoteDiscountUntil ?? today;
    const day = place.getByLabel('Holds through');
    await day.fill(addMonths(today, -1));
    await day.blur();
    await place.getByRole('button', { name: /^Discount on the whole quote/ }).click();
    expect(await day.count()).toBe(0);
    await erik.button(/^Review and send/).click();
    const objection = erik
      .dialog()
      .getByRole('listitem')
      .filter({ hasText: /discount/i });
    await objection.getByRole('button', { name: 'Show' }).click();
    await day.waitFor();
    await day.fill(until);
    await day.blur();
    await bothShowTheSum();
  });

  it('adds a credit that is set up already', async () => {
    await erik.button('Add a common case').click();
    await erik.press(erik.page.getByRole('menuitem', { name: /^Credit/ }));
    await erik.fill(erik.field('Title: Component without a name'), 'Loyalty');
    await erik.fill(erik.field('Price: Loyalty'), '5 000');
    const model = component('licence');
    content.components = [
      ...content.components,
      {
        ...model,
        id: 'loyalty',
        title: 'Loyalty',
        pricePeriod: 'once',
        billingPeriod: 'once',
        unitPrice: '5000',
        quantity: '-1',
      },
    ];
    await bothShowTheSum();
  });

  it('objects to what goes beyond the seller’s own limits, in the private lane alone', async () => {
    const block = erik.page.getByRole('region', { name: 'Only Nordvik' });
    await unfold(block, 'Limits');
    await erik.fill(within(block, 'Largest discount, %'), '400');
    await block.getByText('At most 100. Your 400 was not saved.').waitFor();
    await erik.fill(within(block, 'Largest discount, %'), '2');
    await block.getByText(/Discounts take .*% off; you may give 2/).waitFor();
    expect(await anna.page.getByText('Discounts take').count()).toBe(0);
  });

  it('keeps cost, margin and price in step, whichever is changed', async () => {
    const place = await details('Campaign support');
    await erik.fill(within(place, 'Cost per unit'), '860');
    await erik.fill(within(place, 'Margin, %'), '100');
    await place.getByText('Less than 100. Your 100 was not saved.').waitFor();
    await erik.fill(within(place, 'Margin, %'), '50');
    component('support').unitPrice = '1720';
    await bothShowTheSum();
    await expect.poll(() => within(place, 'Margin, %').inputValue()).toBe('50');
    await erik.fill(within(place, 'Cost per unit'), '430');
    await expect.poll(() => within(place, 'Margin, %').inputValue()).toBe('75');
    expect(await anna.page.getByText('Margin, %').count()).toBe(0);
    await place.getByRole('button', { name: 'Done' }).click();
  });

  it('leaves open what the seller ticks when sending', async () => {
    await erik.button(/^Review and send/).click();
    await erik
      .dialog()
      .getByRole('button', { name: /^What stays open/ })
      .click();
    const choice = erik.dialog().getByRole('checkbox', { name: 'Onboarding' });
    await choice.uncheck();
    await erik.dialog().getByRole('button', { name: 'Keep building' }).click();
    // It gives the focus back when it has gone, which would close a menu that is open by then.
    await erik.dialog().waitFor({ state: 'hidden' });
    const place = await details('Onboarding', 'What the customer may choose');
    expect(await place.getByLabel('Still the customer’s to choose after sending').isChecked()).toBe(false);
  });

  it('reads the same in Swedish', async () => {
    const sture = await Person.arrive(browser, product.links().seller, undefined, 'sv-SE');
    const { page } = sture;
    await sture.choose('Mer om Yearly review', 'Detaljer');
    const place = page.getByRole('group', { name: 'Detaljer för Yearly review' });
    await sture.press(place.getByRole('button', { name: 'Ställ in som' }));
    await sture.press(page.getByRole('menuitem', { name: /^Abonnemang, faktureras årsvis/ }));
    await place.getByText('Satt: Priset är Per månad.').waitFor();
    Object.assign(component('yearly-review'), { pricePeriod: 'month', billingPeriod: 'year' });
    await bothShowTheSum();
    await expect
      .poll(async () => plain(await page.getByRole('status', { name: 'Första 12 månaderna' }).innerText()))
      .toBe(money(priced().firstYear.net));
    await place.getByText(`På fakturan: ${money(12 * 2_800_000)} varje år`).waitFor();
    expect(sture.complaints).toEqual([]);
  });

  it('shows lines and sums with VAT where the quote is read so, beside prices of one without', async () => {
    const section = erik.page.getByRole('region', { name: /Running/ });
    const sums = () => priced().sections[component('licence').sectionId] ?? [];
    const line = priced().components['licence'];
    if (!line) throw new Error('the licence has no price');
    await erik.page
      .getByLabel('How prices are shown')
      .selectOption({ label: 'SEK, incl. VAT; prices of one excl. VAT' });
    for (const person of [erik, anna]) {
      await person.page.getByText('Amount, incl. VAT').waitFor();
      await expect
        .poll(async () => plain(await person.total().innerText()))
        .toBe(money(priced().firstYear.gross));
      // What stays without says so, among the sums that do not.
      await person.press(person.button('More figures'));
      await person.page.getByRole('button', { name: /^Whole term, \d+ months, excl\. VAT$/ }).waitFor();
      const leftOut = person.page.getByRole('button', { name: /^Left out, \d+ parts?/ });
      for (const label of await leftOut.allInnerTexts()) expect(label).toContain('excl. VAT');
    }
    const row = async () => plain(await anna.row('Platform licence').innerText());
    await expect.poll(row).toContain(`${money(line.net)} excl. VAT`);
    expect(await row()).toContain(money(withOwnVat(line)).replace(/ kr$/, ''));
    // An alternative too, whose price the seller sets without.
    const sync = priced().components['crm-twoway'];
    if (!sync) throw new Error('the alternative has no price');
    const amount = money(withOwnVat(sync)).replace(/ kr$/, '');
    for (const person of [erik, anna])
      expect(plain(await person.row('Two-way sync').innerText())).toContain(amount);
    expect(plain(await erik.field('Price: Two-way sync').inputValue())).not.toContain(amount);
    for (const { gross } of sums()) {
      expect(plain(await section.innerText())).toContain(money(gross).replace(/ kr$/, ''));
    }
  });

  it('never complained in either browser', () => {
    expect([...erik.complaints, ...anna.complaints]).toEqual([]);
  });
});

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
