import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ElementId, ParticipantId } from '#shared/ids.ts';
import { endpoints } from '#shared/protocol/api.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { launchBrowser } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';

const clientDir = join(import.meta.dirname, '../../dist');

/** Erik gives way on a price, Anna takes less of one thing and picks another: what both are told of it, and the way back. */
describe('versions beside each other', () => {
  let server: TestServer;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  let path = '';
  let now = Date.now();

  const people: Record<'seller' | 'buyer', ParticipantId | undefined> = {
    seller: undefined,
    buyer: undefined,
  };
  const edit = (side: 'seller' | 'buyer', change: (document: QuoteDocument) => void) =>
    server.rooms.edit(server.demo.quoteId, 'shared', people[side] as ParticipantId, change);

  async function send(): Promise<void> {
    now += 60_000;
    const seller = await server.as('seller');
    const params = { quoteId: server.demo.quoteId };
    const review = await seller.call('reviewQuote', { params });
    const { hash, seq } = endpoints.reviewQuote.answer.parse(await review.json());
    const sent = await seller.call('sendQuote', {
      params,
      body: { hash, seq, message: '', notReadyReason: 'They asked for it by phone' },
    });
    expect(sent.ok, await sent.text()).toBe(true);
    // The customer is told when it can no longer be undone.
    now += 60_000;
  }

  beforeAll(async () => {
    server = await startServer({ clientDir, now: () => now });
    browser = await launchBrowser(inject('browserPath'));
    const { quoteId } = server.demo;
    path = `/quotes/${quoteId}/versions`;
    const rows = await server.db
      .selectFrom('participant')
      .select(['id', 'side'])
      .where('quote_id', '=', quoteId)
      .execute();
    for (const side of ['seller', 'buyer'] as const) people[side] = rows.find((row) => row.side === side)?.id;
    erik = await Person.arrive(browser, `${server.url}/demo#seller`);
    anna = await Person.arrive(browser, server.demo.buyerUrl);
    for (const { page } of [erik, anna]) await page.emulateMedia({ reducedMotion: 'reduce' });
    await send();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('say of a single version that it is the only one', async () => {
    await erik.visit(path);
    await erik.page.getByText('Version 1 is the only one').waitFor();
    expect(await faults(erik)).toEqual([]);
  });

  it('tell the seller what differs, scope and price apart, who caused it, and what it does to the margin', async () => {
    const seller = await server.as('seller');
    await seller.call('reviseQuote', { params: { quoteId: server.demo.quoteId } });
    await edit('seller', (document) => document.setComponent('support' as ElementId, 'unitPrice', '1200'));
    await edit('buyer', (document) => document.setQuantity('workshops' as ElementId, '2'));
    await send();

    await erik.visit(path);
    const table = erik.page.getByRole('table', { name: 'What differs between Version 1 and Version 2' });
    await table.waitFor();
    const totals = plain(await erik.page.getByRole('main').innerText());
    expect(totals).toContain('673 640 kr');
    expect(totals).toContain('651 940 kr');
    expect(totals).toContain('Scope -14 500 kr Price -7 200 kr');
    const row = (title: string) => table.getByRole('row').filter({ hasText: title });
    expect(plain(await row('Campaign support').innerText())).toMatch(
      /Price changed by Erik.*14 400 kr\/mo.*31,2 % to 28,33 %/,
    );
    expect(plain(await row('Lead management workshops').innerText())).toMatch(
      /Quantity changed by Anna.*-14 500 kr/,
    );
    expect(await faults(erik)).toEqual([]);
  });

  it('tell the buyer the same totals, and nothing of margins (I-7, I-24)', async () => {
    await anna.visit(`/quotes/${server.demo.quoteId}`);
    await anna.page.getByRole('link', { name: 'See what changed since version 1' }).click();
    const table = anna.page.getByRole('table');
    await table.getByText('Quantity changed by Anna').waitFor();
    const words = plain(await anna.page.getByRole('main').innerText());
    for (const told of ['673 640 kr', '651 940 kr', '-21 700 kr']) expect(words).toContain(told);
    expect(words).not.toMatch(/margin|28,33 %/i);
    expect(await faults(anna)).toEqual([]);
  });

  it('fit a phone, a card for each change', async () => {
    await anna.page.setViewportSize({ width: 360, height: 740 });
    await anna.page.getByText('Quantity changed by Anna').waitFor();
    expect(await anna.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await faults(anna)).toEqual([]);
  });

  it('are brought back for everybody in the room, and taken back again', async () => {
    await anna.visit(`/quotes/${server.demo.quoteId}`);
    const total = () => anna.page.getByText('673 640 kr').first();
    await erik.button('Bring back version 1 as the working copy').click();
    await erik.dialog().getByText('for everybody in the room').waitFor();
    expect(await faults(erik)).toEqual([]);
    await erik.dialog().getByRole('button', { name: 'Bring back' }).click();
    await erik.page.getByText(/^Version 1 is the working copy again/).waitFor();
    await total().waitFor();
    await erik.button('Undo').click();
    await erik.page.getByText('The working copy is as it was.').waitFor();
    await anna.page.getByText('651 940 kr').first().waitFor();
  });

  it('lead back to the room as it was left: the same row in the same place, and the focus where it was', async () => {
    const { page } = erik;
    await erik.visit(`/quotes/${server.demo.quoteId}`);
    const row = erik.row('Campaign support');
    const top = async () => Math.round((await row.boundingBox())?.y ?? -1);
    const isFocused = (control: Locator) =>
      expect.poll(() => control.evaluate((element) => element === document.activeElement)).toBe(true);
    await row.waitFor();
    await erik.goals().waitFor();
    await row.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await row.focus();
    await erik.atRest();
    const before = await top();
    expect(before).toBeGreaterThan(0);
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForURL(/pipeline/);
    // Meanwhile the page grows above the row, so that the same place is not at the same height of the page.
    await anna.goals().click();
    for (let line = 0; line < 8; line += 1) await anna.page.keyboard.press('Enter');
    await anna.page.keyboard.type('And the day we begin');
    await anna.page.locator('[data-saving="saved"]').waitFor();
    await page.goBack();
    await row.waitFor();
    await isFocused(row);
    await expect.poll(top).toBe(before);
    const link = page.getByRole('link', { name: 'Versions', exact: true });
    await erik.press(link);
    await page.getByRole('heading', { name: 'Versions' }).waitFor();
    await page.goBack();
    await row.waitFor({ state: 'attached' });
    await isFocused(link);
  });

  it('are chosen by the keyboard, in the address', async () => {
    await erik.visit(path);
    const draft = erik.page.getByRole('radio', { name: 'Compare to Working copy' });
    await draft.focus();
    await erik.page.keyboard.press('Space');
    await erik.page.getByRole('table', { name: 'What differs between Version 1 and Working copy' }).waitFor();
    expect(new URL(erik.page.url()).search).toContain('to=draft');
    expect([...erik.complaints, ...anna.complaints]).toEqual([]);
  });
});
