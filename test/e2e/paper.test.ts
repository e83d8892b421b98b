import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { paper } from '../support/papers.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults } from './faults.ts';
import { Person } from './people.ts';

/** One story, in order: Anna signs on paper, two people of the seller's say so, and later it is taken back. */
describe('an acceptance on paper', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let maria: Person;
  let room = '';

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    maria = await Person.arrive(browser, product.links().manager);
    await erik.page.getByText('Lindqvist Industri AB').first().waitFor();
    room = new URL(erik.page.url()).pathname;
    await send(erik);
    for (const person of [erik, maria]) await person.page.emulateMedia({ reducedMotion: 'reduce' });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const choosePaper = async (person: Person, label: string) => {
    const chooser = person.page.waitForEvent('filechooser');
    await person.page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles({ name: `${label}.pdf`, mimeType: 'application/pdf', buffer: paper });
    await person.page.getByRole('button', { name: `${label}.pdf` }).waitFor();
  };

  it('is recorded by one, whom the room tells that somebody else must confirm it', async () => {
    await erik.visit(`${room}/versions/1`);
    await erik.button('Record an acceptance on paper').click();
    await erik.field('Signed by').fill('Anna Bergman');
    await choosePaper(erik, 'signed');
    await erik.button('Ask for confirmation').click();
    await erik.page.getByText(/^Waiting for a second person/).waitFor();
    await erik.visit(room);
    await erik.page
      .getByText(
        'Anna Bergman accepted version 1 on paper. Somebody else of yours must confirm it before it counts.',
      )
      .waitFor();
    expect(await erik.page.getByRole('link', { name: 'Look at it and confirm' }).count()).toBe(0);
    expect(await faults(erik)).toEqual([]);
  });

  it('is confirmed by another, whom the room leads there', async () => {
    await maria.visit(room);
    await maria.page
      .getByText(
        'Anna Bergman accepted version 1 on paper, says Erik Sandberg. It counts once you have confirmed it.',
      )
      .waitFor();
    expect(await faults(maria)).toEqual([]);
    await maria.page.getByRole('link', { name: 'Look at it and confirm' }).click();
    await maria.button('Confirm: version 1 is accepted').click();
    await maria.page.getByText(/Maria Holm confirmed it/).waitFor();
    await erik.visit(room);
    await erik.page.getByText('Won', { exact: true }).first().waitFor();
    expect(await erik.page.getByText(/must confirm it before it counts/).count()).toBe(0);
  });

  it('tells the customer that it was taken back, in the words written to them and not in the seller’s own', async () => {
    const anna = await Person.arrive(browser, product.links().buyer);
    await maria.visit(`${room}/versions/1`);
    await maria.button('Take the acceptance back').click();
    const form = maria.page.getByRole('form', { name: 'Take the acceptance back' });
    await form.getByLabel('Why').fill('Their board had not decided');
    await form.getByLabel('To the customer, if you like').fill('As we said on the phone');
    await choosePaper(maria, 'letter');
    await form.getByRole('button', { name: 'Take it back' }).click();
    await maria.page.getByText('Their board had not decided').waitFor();
    const told = /was taken back on .* by Maria Holm\. “As we said on the phone”$/;
    await anna.page.getByText(told).waitFor();
    await anna.page.getByRole('link', { name: 'See version 1' }).click();
    await anna.page.getByRole('status').filter({ hasText: told }).waitFor();
    expect(await anna.page.getByText('Their board had not decided').count()).toBe(0);
    expect(await faults(anna)).toEqual([]);
    for (const person of [erik, maria, anna]) expect(person.complaints).toEqual([]);
  });
});

/** Sends what is there. */
function send({ page }: Person): Promise<void> {
  return page.evaluate(async () => {
    const quote = `/api/quotes/${location.pathname.split('/')[2]}`;
    const { hash, seq } = await (await fetch(`${quote}/review`)).json();
    await fetch(`${quote}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'sent-once-for-all' },
      body: JSON.stringify({ hash, seq, message: '', notReadyReason: 'They asked for it by phone' }),
    });
  });
}
