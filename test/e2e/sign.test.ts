import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { EvidenceFile } from '#shared/evidence/package.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faults } from './faults.ts';
import { codeMailedTo } from './mailed-code.ts';
import { Person, plain } from './people.ts';

/** One story, in order: Erik sends with a code demanded, and Anna signs on her phone what she has chosen herself. */
describe('a version is accepted on a phone, and the seller sees it', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;
  let fingerprint = '';

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await Person.arrive(browser, product.links().seller);
    fingerprint = await send(erik);
    anna = await Person.arrive(browser, product.links().buyer, { width: 390, height: 844 });
    // What fades in would be measured half-way.
    await anna.page.emulateMedia({ reducedMotion: 'reduce' });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('leads from the room to the version, with what is still open to choose', async () => {
    await anna.page.getByRole('link', { name: 'Read and sign' }).click();
    const panel = anna.page.getByRole('complementary', { name: 'Accept and sign' });
    await expect.poll(async () => plain(await panel.innerText())).toContain('673 640 kr');
    await anna.page.getByRole('checkbox', { name: 'Include Onboarding' }).click();
    await expect.poll(async () => plain(await panel.innerText())).toContain('685 640 kr');
    expect(await faults(anna)).toEqual([]);
  });

  it('shows how many there are, and lets what is open be counted there', async () => {
    const row = anna.page.getByRole('listitem').filter({ hasText: 'Lead management workshops' }).last();
    expect(plain(await row.innerText())).toContain('3');
    const count = row.getByRole('group', { name: 'Quantity of Lead management workshops' });
    const panel = anna.page.getByRole('complementary', { name: 'Accept and sign' });
    await count.getByRole('button', { name: 'More' }).click();
    await expect.poll(async () => plain(await panel.innerText())).toContain('700 140 kr');
    await count.getByRole('button', { name: 'Less' }).click();
    await expect.poll(async () => plain(await panel.innerText())).toContain('685 640 kr');
    expect(await anna.page.getByText(/^24$/).isVisible()).toBe(true);
  });

  it('tells the seller who has had it on their screen for a while', async () => {
    const other = await Person.arrive(browser, product.links().seller);
    await other.visit(`${new URL(erik.page.url()).pathname}/versions/1`);
    const seen = other.page.getByRole('region', { name: 'Seen', exact: true });
    await seen.getByText('Anna Bergman').waitFor({ timeout: 30_000 });
    expect(await faults(other)).toEqual([]);
    await other.page.context().close();
  });

  it('says what is missing when the button is pressed, and ticks nothing in advance', async () => {
    const agreement = anna.page.getByRole('checkbox', { name: /^I may sign for Lindqvist Industri AB/ });
    expect(await agreement.isChecked()).toBe(false);
    const name = anna.field('Your name');
    await name.fill('');
    await anna.button('Sign version 1').click();
    await anna.page.getByText('Write your name first.').waitFor();
    await name.fill('Anna Bergman');
    await anna.button('Sign version 1').click();
    await anna.page.getByText('Enter the code from your email first.').waitFor();
    await anna.button('Email me a code').click();
    await anna.field('Code, six digits').fill(await codeMailedTo('anna@', erik));
    await anna.button('Check').click();
    await anna.page.getByText('Verified').waitFor();
    await anna.button('Sign version 1').click();
    await anna.page.getByText('Tick the sentence above first.').waitFor();
    await agreement.click();
  });

  it('gives a receipt for exactly what was on the screen', async () => {
    await anna.button('Sign version 1').click();
    await anna.page.getByRole('heading', { name: 'Signed. Thank you, Anna.' }).waitFor();
    const receipt = anna.page.getByRole('complementary', { name: 'Signed and accepted.' });
    expect(plain(await receipt.innerText())).toContain('685 640 kr');
    expect(await receipt.innerText()).toContain(fingerprint);
    expect(await faults(anna)).toEqual([]);
  });

  it('hands out the evidence, which tells of the code', async () => {
    await expect
      .poll(async () => (await evidence(anna))?.package.signers[0]?.verification.method, {
        // Files are handed out six times a minute: it asks as often as a person would.
        interval: 3_000,
        timeout: 60_000,
      })
      .toBe('code');
  });

  it('tells the seller in the room at once', async () => {
    await erik.page
      .getByText(/^Anna signed version 1, 685\s640\skr$/)
      .first()
      .waitFor();
    await erik.page.getByText('Won', { exact: true }).waitFor();
  });

  it('shows both in the room what was accepted, and no longer what was sent', async () => {
    const total = async ({ page }: Person) =>
      plain(await page.getByRole('status', { name: 'First 12 months' }).first().innerText());
    await expect.poll(() => total(erik)).toBe('685 640 kr');
    await anna.page.getByRole('link', { name: 'Open the quote' }).click();
    await anna.page.getByText(/^Version 1 is signed/).waitFor();
    await expect.poll(() => total(anna)).toBe('685 640 kr');
  });

  it('opens the room on what was accepted, and never for a moment on what was sent', async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await erik.page.route('**/versions/1/answer', async (route) => {
      await held;
      await route.continue();
    });
    await erik.page.reload();
    await erik.page.getByRole('status', { name: 'Opening the quote' }).waitFor();
    // The document is there, from which a paper could be drawn.
    await expect.poll(() => erik.page.title()).toMatch(/^Marketing automation/);
    expect(await erik.paper().count()).toBe(0);
    answer();
    await expect.poll(async () => plain(await erik.total().innerText())).toBe('685 640 kr');
    await erik.page.unroute('**/versions/1/answer');
  });

  it('shows the seller the version as it was accepted, marked as such, beside what it was when it was sent', async () => {
    await erik.page.getByRole('link', { name: 'See version 1' }).click();
    const totals = erik.page.getByRole('complementary', { name: 'Totals', exact: true });
    await expect.poll(async () => plain(await totals.innerText())).toContain('685 640 kr');
    const words = plain(await totals.innerText());
    expect(words).toContain('Accepted');
    expect(words).toContain('673 640 kr when it was sent');
    const paper = erik.page.getByRole('article');
    expect(plain(await paper.innerText())).toContain('Version 1, accepted');
    const onboarding = paper.locator('li').filter({ hasText: 'Onboarding' });
    expect(await onboarding.innerText()).not.toContain('Left out');
    await erik.page.getByText(/^What stands here was accepted/).waitFor();
    expect(await faults(erik)).toEqual([]);
    expect(erik.complaints).toEqual([]);
    expect(anna.complaints).toEqual([]);
  });
});

/** Sends what is there, with a code demanded of whoever signs. Resolves to its fingerprint. */
function send({ page }: Person): Promise<string> {
  return page.evaluate(async () => {
    const quote = `/api/quotes/${location.pathname.split('/')[2]}`;
    const { hash, seq } = await (await fetch(`${quote}/review?verification=code`)).json();
    const sent = await fetch(`${quote}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'sent-once-for-all' },
      body: JSON.stringify({
        hash,
        seq,
        message: '',
        notReadyReason: 'They asked for it by phone',
        offer: { verification: 'code' },
      }),
    });
    return (await sent.json()).version.fingerprint;
  });
}

/** What the button saves; `null` while it is being put together. */
async function evidence({ page }: Person): Promise<EvidenceFile | null> {
  const saved = page.waitForEvent('download', { timeout: 2_000 }).catch(() => null);
  await page.getByRole('button', { name: 'Evidence package' }).click();
  const download = await saved;
  return download && EvidenceFile.parse(JSON.parse(await readFile(await download.path(), 'utf8')));
}
