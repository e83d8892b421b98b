import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStorage } from '../../server/storage/storage.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faultsAtBothWidths } from './faults.ts';
import { Person } from './people.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A seller brings a list of deals in, sends a quote, and sees to it until the customer answers. */
describe('following up', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  const main = () => erik.page.getByRole('main');
  const form = (name: string) => erik.page.getByRole('form', { name });

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('I-34: reads a file of deals in by the gate, once each row is put right, left out or waiting', async () => {
    await erik.visit('/pipeline/import');
    const csv = [
      'Bolag;Affär;Kontakt;E-post;Belopp;Avslutsdatum;Behov inom sex månader;Anteckning',
      `Ekholmen AB;Webb;Per Ek;per@ekholmen.example;650 000,50 kr;${inDays(60)};Ja;Ny webb`,
      `Norrgård;Drift;Eva Norr;eva@norrgard.example;ring oss;${inDays(60)};ja;Avtalet går ut`,
      `Kvarnby;CRM;Siv Kvarn;siv@kvarnby.example;90000;${inDays(400)};ja;Byter CRM`,
      `;Utan namn;Bo;bo@bo.example;1;${inDays(60)};ja;Något`,
    ].join('\r\n');
    // As a spreadsheet in Sweden writes it.
    const buffer = Buffer.from(csv, 'latin1');
    await erik.page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'affärer.csv', mimeType: 'text/csv', buffer });
    await erik.fill(main().getByRole('textbox', { name: 'Where all of them came from' }), 'The fair');
    await main().getByText('1 opened, 2 to the waiting list, 0 there already, 1 cannot be read').waitFor();
    expect(await erik.button('Read 3 rows in').isDisabled()).toBe(true);
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await erik.press(erik.button('Leave out line 5'));
    await erik.fill(main().getByRole('textbox', { name: 'Expected value' }), '80 000');
    await main().getByText('2 opened, 1 to the waiting list, 0 there already, 0 cannot be read').waitFor();
    await main().getByLabel('Ask again').fill(inDays(30));
    await erik.press(erik.button('Read 3 rows in'));
    await erik.page.getByText('Read in: 2 opened, 1 on the waiting list.').waitFor();
    await erik.button('Take back affärer.csv').waitFor();
    await erik.visit('/pipeline/board');
    await erik.page.getByRole('link', { name: 'Ekholmen AB' }).waitFor();
  });

  it('is asked by time on the first page, and says when to ask again', async () => {
    await erik.open(product.links().seller);
    await erik.fill(erik.page.getByLabel('Valid until'), inDays(3));
    await erik.button(/^Review and send/).click();
    await erik.sendVersion(1);
    await erik.page.getByText('Version 1 sent, opportunity moved to Sent').waitFor();
    // Time passes: the day it should have closed, and the day to ask who waits. A page that is open would look for the server.
    await erik.page.goto('about:blank');
    await product.stop();
    const { db, close } = await openStorage(join(product.dataDir, 'coquote.sqlite'));
    const past = inDays(-2);
    await db
      .updateTable('opportunity')
      .set({ expected_close: past })
      .where('customer_name', '=', 'Lindqvist Industri AB')
      .execute();
    await db.updateTable('waiting_customer').set({ wake_up_on: past }).execute();
    await close();
    await product.restart();
    await erik.open(product.links().seller);
    await erik.visit('/');
    await erik.press(erik.button('Another day: Kvarnby'));
    const later = form('When to ask Kvarnby again');
    await later.getByLabel('Ask again').fill(inDays(40));
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await later.getByRole('button', { name: 'Ask then' }).click();
    await erik.page.getByText(/^Asked again /).waitFor();
    await expect.poll(() => erik.button('Another day: Kvarnby').count()).toBe(0);
    await erik.press(erik.button('Set date: Lindqvist Industri AB').first());
    await form('When does Lindqvist Industri AB close?').waitFor();
  });

  it('sets the day of what should have closed, where it lies outstanding', async () => {
    await erik.visit('/pipeline');
    await erik.press(erik.button('Set date: Lindqvist Industri AB'));
    const asked = form('When does Lindqvist Industri AB close?');
    await asked.getByLabel('Expected close').fill(inDays(30));
    await asked.getByLabel('What the customer said').fill('The board meets then');
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await asked.getByRole('button', { name: 'Set date' }).click();
    await erik.page.getByText('The expected close is set').waitFor();
    await asked.waitFor({ state: 'detached' });
  });

  it('extends what ends soon by a next version, which is reviewed before it goes', async () => {
    await erik.press(erik.button('Extend: Lindqvist Industri AB'));
    const asked = form('Another last day for Lindqvist Industri AB');
    await asked.getByLabel('Valid until').fill(inDays(21));
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await asked.getByRole('button', { name: 'Review and send' }).click();
    await erik.sendVersion(2);
    await erik.page.getByText(/^Version 2 sent/).waitFor();
  });

  it('reminds the customer by a mail that is seen as it will be, before it goes', async () => {
    await erik.visit('/pipeline');
    await erik.press(erik.button('Remind: Lindqvist Industri AB'));
    const asked = form('Remind Lindqvist Industri AB');
    const mail = asked.getByRole('article', { name: 'The mail, before it goes' });
    await mail.getByText(/^To .*Anna Bergman/).waitFor();
    await asked.getByLabel('Your words, if you like').fill('Is there anything you miss?');
    await mail.getByText('Is there anything you miss?').waitFor();
    expect(await faultsAtBothWidths(erik)).toEqual([]);
    await asked.getByRole('button', { name: 'Send the reminder' }).click();
    await erik.page.getByText(/^A reminder is on its way to .*Anna Bergman/).waitFor();
    await erik.page.getByText('Reminded by Erik Sandberg').waitFor();
  });

  it('answers the customer in the thread that waits', async () => {
    const anna = await Person.arrive(browser, product.links().buyer);
    await anna.row('Onboarding').focus();
    await anna.page.keyboard.press('c');
    await anna.field('Write a comment').fill('Who will train us?');
    await anna.page.keyboard.press('Control+Enter');
    await anna.page.getByText('Who will train us?').first().waitFor();
    await expect
      .poll(
        async () => {
          await erik.visit('/pipeline');
          await main().getByRole('heading', { level: 1 }).waitFor();
          await erik.atRest();
          return erik.page.getByRole('link', { name: 'Answer: Lindqvist Industri AB' }).count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    await erik.page.getByRole('link', { name: 'Answer: Lindqvist Industri AB' }).click();
    await erik.page.getByText('Who will train us?').first().waitFor();
    await anna.leave();
    expect(erik.complaints).toEqual([]);
  });
});
