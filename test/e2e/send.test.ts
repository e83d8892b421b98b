import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { pdfPages } from '../support/pdf-text.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults } from './faults.ts';
import { type HeldLine, layHeldLine } from './held-line.ts';
import { Person, plain } from './people.ts';

/**
 * From the review to the PDF, and what the manager learns. One story, in order: Anna leaves workshops out, Erik
 * sends, Anna has a choice under way that comes too late, Maria looks at what was left out.
 */
describe('a quote is sent, locked, printed and learnt from', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  let annasLine: HeldLine;
  let fingerprint = '';

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    anna = await Person.arrive(browser, product.url);
    annasLine = await layHeldLine(anna.page);
    await anna.open(product.links().buyer);
    await anna.checkbox('Lead management workshops').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('lets the buyer leave a component out while designing', async () => {
    await anna.checkbox('Lead management workshops').click();
    await erik.row('Lead management workshops').getByText('Left out').waitFor();
  });

  it('shows the seller exactly what would be sent, with its fingerprint and what speaks for and against it', async () => {
    await erik.button(/^Review and send/).click();
    const dialog = erik.dialog();
    await dialog.getByText('Every choice group has a choice').waitFor();
    await expect.poll(async () => plain(await dialog.innerText())).toContain('630 140 kr');
    expect(plain(await dialog.innerText())).toContain(
      'Left out: Lead management workshops, Onboarding, Recorded lessons',
    );
    fingerprint = fingerprintIn(await dialog.innerText());
    expect(fingerprint).not.toBe('');
  });

  it('does not send what changed after the review before the seller has seen the change', async () => {
    await anna.checkbox('Onboarding').click();
    const dialog = erik.dialog();
    await expect.poll(async () => plain(await dialog.innerText())).toContain('642 140 kr');
    await expect.poll(async () => fingerprintIn(await dialog.innerText())).not.toBe(fingerprint);
    await dialog.getByRole('button', { name: 'Keep building' }).click();
    await anna.checkbox('Onboarding').click();
    await erik.row('Onboarding').getByText('Left out').waitFor();
  });

  it('freezes and offers the reviewed quote, and moves the opportunity', async () => {
    annasLine.hold();
    await anna.checkbox('Recorded lessons').click();
    await erik.button(/^Review and send/).click();
    const dialog = erik.dialog();
    await dialog.getByText('Every choice group has a choice').waitFor();
    // It opens on what was reviewed last, until the server has answered.
    await expect.poll(async () => plain(await dialog.innerText())).not.toContain('642 140 kr');
    fingerprint = fingerprintIn(await dialog.innerText());
    // Both have not found it ready: that takes a word.
    const send = dialog.getByRole('button', { name: 'Send version 1' });
    await send.click();
    await dialog.getByText('Write why it goes before both find it ready.').waitFor();
    const why = dialog.getByLabel('Why it is sent before both find it ready');
    await expect.poll(() => why.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await faults(erik)).toEqual([]);
    await why.fill('They asked for it by phone');
    await send.click();
    await erik.page.getByText('Version 1 sent, opportunity moved to Sent').waitFor();
    await erik.page.getByText(/Version 1 was sent/).waitFor();
  });

  it('rolls a change that came too late back before its author’s eyes, says why and keeps it to copy', async () => {
    annasLine.release();
    const notice = anna.page.getByRole('alert').filter({ hasText: 'was not saved' });
    await notice.getByText(/the quote had been sent/).waitFor();
    await notice.getByText(/Recorded lessons/).waitFor();
    for (const person of [erik, anna]) {
      await expect.poll(async () => plain(await person.total().innerText())).toBe('630 140 kr');
    }
  });

  it('is locked for both sides', async () => {
    await anna.page.getByText(/Erik sent version 1/).waitFor();
    for (const person of [erik, anna]) {
      await expect.poll(() => person.page.getByRole('checkbox').count()).toBe(0);
      expect(await person.page.getByRole('spinbutton').count()).toBe(0);
    }
    expect(await erik.field('Title of the quote').count()).toBe(0);
  });

  it('gives the seller and the buyer a PDF with the figures of the screen and the reviewed fingerprint', async () => {
    for (const person of [erik, anna]) {
      const waiting = person.page.waitForEvent('download');
      await person.button('Download PDF').first().click();
      const pages = await pdfPages(await readFile(await (await waiting).path()));
      const text = plain(pages.join('\n'));
      for (const words of [
        'Nordvik Konsult AB',
        'Lindqvist Industri AB',
        'Marketing automation and lead management',
        '630 140 kr',
        '157 535 kr',
        '787 675 kr',
        '25 375 kr',
        '28 000 kr',
        'Left out',
        'Lead management workshops',
        '2026-0143',
        fingerprint,
      ]) {
        expect(text).toContain(words);
      }
    }
  });

  it('shows the frozen version on a page of its own, with the same fingerprint', async () => {
    const quotePath = new URL(erik.page.url()).pathname;
    await erik.visit(`${quotePath}/versions/1`);
    await erik.page.getByText(fingerprint).first().waitFor();
    expect(plain(await erik.page.getByRole('main').innerText())).toContain('630 140 kr');
    await erik.visit(quotePath);
  });

  it('lists it among the outstanding quotes', async () => {
    const quotePath = new URL(erik.page.url()).pathname;
    await erik.visit('/pipeline');
    await erik.page.getByText('Lindqvist Industri AB').first().waitFor();
    expect(plain(await erik.page.getByRole('main').innerText())).toContain('630 140 kr');
    await erik.visit(quotePath);
  });

  it('opens the next version when the seller asks, for both', async () => {
    await erik.button('Start version 2').click();
    await erik.field('Title of the quote').waitFor();
    await anna.checkbox('Onboarding').click();
    await erik.row('Onboarding').getByText('Anna', { exact: true }).waitFor();
  });

  it('shows the manager what was deselected, by whom and when, and what it was worth', async () => {
    const maria = await Person.arrive(browser, product.links().manager);
    await maria.visit('/insight');
    const choices = maria.page.getByRole('region', { name: 'What customers choose', exact: true });
    await maria.press(choices.getByRole('button', { name: /Lead management workshops/ }));
    await maria.page.getByText('Anna Bergman deselected it').waitFor();
    expect(plain(await maria.page.getByRole('main').innerText())).toContain('43 500 kr');
    expect(maria.complaints).toEqual([]);
    await maria.leave();
  });

  it('keeps managers’ pages from sellers and buyers', async () => {
    const status = (person: Person) =>
      person.page.evaluate(async () => (await fetch('/api/insight/components')).status);
    expect(await status(erik)).toBe(403);
    expect(await status(anna)).toBe(403);
    erik.complaints.length = 0;
    anna.complaints.length = 0;
  });
});

function fingerprintIn(text: string): string {
  return /[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}/.exec(text.replace(/[\u00a0\u202f]/g, ' '))?.[0] ?? '';
}
