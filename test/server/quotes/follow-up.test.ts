/** Following up what lies with a customer: a reminder that counts for nothing but itself, and another last day. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reminderDraft } from '../../../server/mail/reminder-draft.ts';
import { lastActs } from '../../../server/opportunities/last-acts.ts';
import { listOutstanding } from '../../../server/opportunities/outstanding.ts';
import { extendOffer } from '../../../server/quotes/extend-offer.ts';
import { readReminders, remindBuyers } from '../../../server/quotes/remind-buyers.ts';
import { aDay } from '../../support/selling-organisation.ts';
import {
  accepted,
  invite,
  openWorkshop,
  type QuoteInWork,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

const dayMs = 86_400_000;
let shop: Workshop;
let quote: QuoteInWork;

async function open(undoMs = 0) {
  shop = await openWorkshop({ undoMs });
  quote = await startQuote(shop, shop.erik);
  await invite(shop, shop.erik, quote.quoteId);
  await reviewAndSend(shop, shop.erik, quote.quoteId);
}
beforeEach(() => open());
afterEach(() => shop.close());

const remind = (number = 1, message = '') =>
  remindBuyers(shop, shop.erik, { quoteId: quote.quoteId, number, message });
const draft = () =>
  reminderDraft({ ...shop, readDraft: async (id) => (await shop.rooms.read(id)).content }, shop.erik, {
    quoteId: quote.quoteId,
    number: 1,
  });
const row = async () => (await listOutstanding(shop, shop.erik)).quotes[0];

describe('a reminder', () => {
  it('goes to those who were told of the version, and stands on the timeline', async () => {
    shop.clock.now = aDay + 3 * dayMs;
    accepted(await remind(1, 'Any thoughts?'));
    const told = await shop.db
      .selectFrom('delivery')
      .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
      .select(['delivery.name', 'outbox.payload'])
      .where('outbox.topic', '=', 'version_reminded')
      .execute();
    expect(told.map(({ name }) => name)).toEqual(['Anna Bergman']);
    expect(JSON.parse(told[0]?.payload ?? '')).toMatchObject({ message: 'Any thoughts?' });
    expect(await readReminders(shop.db, shop.erik.organisationId)).toMatchObject([
      { version: 1, byName: 'Erik Sandberg', message: 'Any thoughts?', recipients: 1, at: shop.clock.now },
    ]);
    await expect(shop.db.deleteFrom('reminder').execute()).rejects.toThrow(/append only/);
  });

  it('makes nothing younger, is no sign of anybody, and moves no stage', async () => {
    shop.clock.now = aDay + 3 * dayMs;
    const before = await row();
    const acts = await lastActs(shop.db, shop.erik.organisationId);
    const events = await shop.db.selectFrom('opportunity_event').selectAll().execute();
    accepted(await remind());
    const lastReminder = { at: shop.clock.now, byName: 'Erik Sandberg' };
    expect(await row()).toEqual({ ...before, lastReminder });
    expect(await lastActs(shop.db, shop.erik.organisationId)).toEqual(acts);
    expect(await shop.db.selectFrom('opportunity_event').selectAll().execute()).toEqual(events);
    // The negative control: a version that is sent does make it younger.
    accepted(await extendOffer(shop, shop.erik, { quoteId: quote.quoteId, validUntil: '2027-01-31' }));
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    expect(await row()).toMatchObject({ ageDays: 0, lastReminder: null });
  });

  it('is shown before it goes, as it will be', async () => {
    const mail = accepted(await draft());
    expect(mail).toMatchObject({ language: 'en', recipients: ['Anna Bergman'] });
    expect(mail.subject).toContain('Reminder');
    expect([...mail.paragraphs, mail.messageFrom].join(' ')).toContain('Erik Sandberg');
    expect(JSON.stringify(mail)).not.toContain('/q#');
  });

  it('is refused of what has ended, does not stand, or can still be undone', async () => {
    expect(await remind(2)).toMatchObject({ refused: 'not-found' });
    shop.clock.now = Date.parse('2026-12-25T11:00:00Z');
    expect(await remind()).toMatchObject({ refused: 'wrong-status' });
    expect(await draft()).toMatchObject({ refused: 'wrong-status' });
    await shop.close();
    await open(30_000);
    expect(await remind()).toMatchObject({ refused: 'wrong-status' });
    // The negative control: a moment later it may go.
    shop.clock.now += 30_000;
    accepted(await remind());
  });
});

describe('another last day', () => {
  const extend = (validUntil: string) => extendOffer(shop, shop.erik, { quoteId: quote.quoteId, validUntil });

  it('stands in the next version; the one that was sent is as it was', async () => {
    expect(accepted(await extend('2027-01-31'))).toEqual({ nextVersion: 2 });
    expect(await row()).toMatchObject({ versionNumber: 1, validUntil: '2026-12-24' });
    expect((await shop.rooms.read(quote.quoteId)).content.terms.validUntil).toBe('2027-01-31');
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    expect(await row()).toMatchObject({ versionNumber: 2, validUntil: '2027-01-31' });
  });

  it('can be chosen again before it is sent', async () => {
    accepted(await extend('2027-01-31'));
    accepted(await extend('2027-02-28'));
    expect((await shop.rooms.read(quote.quoteId)).content.terms.validUntil).toBe('2027-02-28');
  });

  it('is refused for a day that is past, and while the deal should have closed by now', async () => {
    expect(await extend('2026-11-23')).toMatchObject({ refused: 'invalid-request' });
    shop.clock.now = Date.parse('2027-04-01T11:00:00Z');
    expect(await extend('2027-04-30')).toMatchObject({ refused: 'close-date-passed' });
  });
});
