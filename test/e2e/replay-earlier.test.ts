import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ElementId, ParticipantId } from '#shared/ids.ts';
import { launchBrowser } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';
import { told, unclear } from './told.ts';

const clientDir = join(import.meta.dirname, '../../dist');
/** More than a page fetches of the log at once. */
const edits = 520;

/** Anna, on a phone in Swedish, looks back at a quote that has been changed more often than is fetched at once. */
describe('what came about earlier than is fetched at first', () => {
  let server: TestServer;
  let browser: Browser;
  let anna: Person;
  let now = Date.now();

  beforeAll(async () => {
    server = await startServer({ clientDir, now: () => now });
    browser = await launchBrowser(inject('browserPath'));
    // From where she first came in she may look back.
    anna = await Person.arrive(browser, server.demo.buyerUrl, { width: 390, height: 844 }, 'sv-SE');
    await anna.page.emulateMedia({ reducedMotion: 'reduce' });
    await anna.checkbox('Onboarding').waitFor();
    const { quoteId } = server.demo;
    const { id } = await server.db
      .selectFrom('participant')
      .select('id')
      .where('quote_id', '=', quoteId)
      .where('side', '=', 'buyer')
      .executeTakeFirstOrThrow();
    for (let count = 0; count < edits; count += 1) {
      // So far apart that each is a step of its own.
      now += 10_000;
      await server.rooms.edit(quoteId, 'shared', id as ParticipantId, (document) =>
        document.setQuantity('workshops' as ElementId, count % 2 === 0 ? '2' : '4'),
      );
    }
    await anna.visit(`/quotes/${quoteId}?replay=true`);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const slider = () => anna.page.getByRole('slider', { name: 'Ögonblick' });
  const steps = async () => Number(await slider().getAttribute('max'));
  const total = async () =>
    plain(await anna.page.getByRole('status', { name: 'Första 12 månaderna' }).innerText());
  const older = () => anna.button('Hämta tidigare steg');

  it('is said to be missing where the beginning would be', async () => {
    await slider().press('Home');
    await anna.page.getByText('Tidigare steg är inte hämtade än.').waitFor();
    expect(await steps()).toBeLessThan(edits);
    expect(await faults(anna)).toEqual([]);
    expect(unclear(await told(anna))).toEqual([]);
  });

  it('is fetched when it is asked for, down to how the quote stood at first', async () => {
    await anna.press(older());
    await expect.poll(steps).toBe(edits);
    await slider().press('Home');
    await anna.page.getByText('Så här såg offerten ut när du först kom in.').waitFor();
    await expect.poll(total).toBe('673 640 kr');
    await expect.poll(() => older().count()).toBe(0);
    expect(anna.complaints).toEqual([]);
  });
});
