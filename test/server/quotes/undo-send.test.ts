import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId, type QuoteId } from '#shared/ids.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { listOpened } from '../../../server/quotes/buyer-rights.ts';
import { listQuotes } from '../../../server/quotes/list-quotes.ts';
import { createOfferAnnouncer } from '../../../server/quotes/offer-announcer.ts';
import { addParticipant } from '../../../server/quotes/participants.ts';
import { viewQuote } from '../../../server/quotes/quote-view.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { undoSend } from '../../../server/quotes/undo-send.ts';
import { readVersion } from '../../../server/quotes/versions.ts';
import { withdrawVersion } from '../../../server/quotes/withdraw-version.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import {
  accepted,
  edit,
  openMeeting,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

const undoMs = 30_000;
let shop: Workshop;
let quoteId: QuoteId;
let anna: GuestActor;

beforeEach(async () => {
  ({ shop, quoteId, anna } = await openMeeting({ undoMs }));
});
afterEach(() => shop.close());

const undo = (number = 1) => undoSend(shop, shop.erik, quoteId, number);
const toTheEnd = () => {
  shop.clock.now += undoMs;
};
const standings = async () =>
  (
    await shop.db
      .selectFrom('version_standing')
      .innerJoin('version', 'version.id', 'version_standing.version_id')
      .select('standing')
      .orderBy('number')
      .execute()
  ).map(({ standing }) => standing);
const rows = (table: keyof Schema) => shop.db.selectFrom(table).selectAll().execute();
const stage = async () =>
  (await shop.db.selectFrom('opportunity').select('stage').executeTakeFirstOrThrow()).stage;
const seenBy = async (actor: GuestActor) =>
  accepted(await viewQuote(shop, actor, quoteId)).versions.map(({ number }) => number);

describe('a version that was just sent', () => {
  it('is not there for buyers until it is offered, and then is', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    shop.clock.now += undoMs - 1;
    expect(await seenBy(anna)).toEqual([]);
    expect(await readVersion(shop, anna, quoteId, 1)).toEqual({ refused: 'not-found' });
    expect(accepted(await viewQuote(shop, shop.erik, quoteId)).versions).toHaveLength(1);
    shop.clock.now += 1;
    expect(await seenBy(anna)).toEqual([1]);
    accepted(await readVersion(shop, anna, quoteId, 1));
  });

  it('is mailed to nobody before', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    expect(await rows('delivery')).toEqual([
      expect.objectContaining({ state: 'waiting', due_at: shop.clock.now + undoMs }),
    ]);
  });

  it('offers undoing while there is time, and withdrawing after', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    const commands = async () => accepted(await viewQuote(shop, shop.erik, quoteId)).commands;
    expect(await commands()).toMatchObject({ undo: true, withdraw: false });
    toTheEnd();
    expect(await commands()).toMatchObject({ undo: false, withdraw: true });
  });

  it('has screens told when it is offered, also by a server that started after it was sent', async () => {
    const told: string[] = [];
    const wakes: { readonly ms: number; readonly wake: () => void }[] = [];
    const announcer = createOfferAnnouncer({
      db: shop.db,
      now: shop.now,
      rooms: { announce: (id) => told.push(id) },
      after: (ms, wake) => {
        wakes.push({ ms, wake });
        return () => {};
      },
    });
    await reviewAndSend(shop, shop.erik, quoteId);
    await announcer.look();
    expect({ told, waits: wakes.map(({ ms }) => ms) }).toEqual({ told: [], waits: [undoMs] });
    toTheEnd();
    await announcer.look();
    expect(told).toEqual([quoteId]);
    await announcer.look();
    expect(told).toEqual([quoteId]);
  });
});

describe('undoing a send', () => {
  it('takes back version, status, stage and mail together, and keeps the number', async () => {
    const before = await stage();
    await reviewAndSend(shop, shop.erik, quoteId);
    const view = accepted(await undo());
    expect(view).toMatchObject({ status: 'co_design', nextVersion: 2 });
    expect(await standings()).toEqual(['undone']);
    expect(await stage()).toBe(before);
    expect(await rows('delivery')).toEqual([expect.objectContaining({ state: 'cancelled' })]);
    expect(await rows('audit')).toContainEqual(expect.objectContaining({ action: 'send_undone' }));
    expect((await listQuotes(shop, shop.erik)).quotes).toMatchObject([{ latestVersion: null }]);
    toTheEnd();
    expect(await seenBy(anna)).toEqual([]);
    // The document is open again.
    await edit(shop, quoteId, anna.participantId, (d) => d.select(ElementId.parse('training'), true));
    expect(await reviewAndSend(shop, shop.erik, quoteId)).toMatchObject({ number: 2 });
  });

  it('I-4: gives the standing back to the version that had lost it', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    toTheEnd();
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    await reviewAndSend(shop, shop.erik, quoteId);
    expect(await standings()).toEqual(['superseded', 'outstanding']);
    accepted(await undo(2));
    expect(await standings()).toEqual(['outstanding', 'undone']);
    expect(await stage()).toBe('negotiating');
    await reviewAndSend(shop, shop.erik, quoteId);
    expect(await standings()).toEqual(['superseded', 'undone', 'outstanding']);
    toTheEnd();
    const [, first] = accepted(await viewQuote(shop, anna, quoteId)).versions;
    expect(first).toMatchObject({ number: 1, standing: 'superseded', replacedBy: 3 });
  });

  it('does not bring back one that was withdrawn before', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    toTheEnd();
    accepted(await withdrawVersion(shop, shop.erik, { quoteId, number: 1, reason: 'Wrong prices' }));
    await reviewAndSend(shop, shop.erik, quoteId);
    accepted(await undo(2));
    expect(await standings()).toEqual(['withdrawn', 'undone']);
  });

  it('is refused from the moment when buyers see the version, and changes nothing then', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    toTheEnd();
    expect(await undo()).toMatchObject({ refused: 'too-late' });
    expect(await standings()).toEqual(['outstanding']);
  });

  it('happens once, however often and by however many it is asked for', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    const answers = await Promise.all([undo(), undo(), undo()]);
    expect(answers.filter(isRefusal)).toHaveLength(2);
    const undone = (await rows('opportunity_event')).filter(
      (row) => 'type' in row && row.type === 'send_undone',
    );
    expect(undone).toHaveLength(1);
  });

  it('leads back to the status that it was sent from', async () => {
    const { quoteId: alone } = await startQuote(shop, shop.erik);
    // Somebody who is there without an invitation: the draft has been opened to nobody.
    const { organisationId } = shop.erik;
    const per = { name: 'Per Lund', title: '', email: 'per@lindqvist.example' };
    const place = { organisationId, quoteId: alone, side: 'buyer', userId: null } as const;
    await addParticipant(shop.db, { ...per, ...place }, shop.clock.now);
    await reviewAndSend(shop, shop.erik, alone);
    expect(accepted(await undoSend(shop, shop.erik, alone, 1))).toMatchObject({ status: 'draft' });
  });
});

describe('who may have seen a version', () => {
  it('are those who have been here since it was offered, not before', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    const opened = () => listOpened(shop, shop.erik, quoteId, 1);
    toTheEnd();
    // She was here within what `last_seen_at` can tell apart.
    expect(await opened()).toMatchObject({ people: [{ name: 'Anna Bergman' }] });
    await shop.db
      .updateTable('guest_session')
      .set({ last_seen_at: shop.clock.now - 600_000 })
      .execute();
    expect(await opened()).toEqual({ people: [], seen: [] });
  });
});

describe('withdrawing a version', () => {
  const withdraw = (number = 1) =>
    withdrawVersion(shop, shop.erik, { quoteId, number, reason: 'The prices were of last year.' });

  it('T10: tells the customer why, opens the document and leads the stage back', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    toTheEnd();
    expect(accepted(await withdraw())).toMatchObject({ status: 'co_design' });
    expect(await stage()).toBe('co_designing');
    const { version } = accepted(await readVersion(shop, anna, quoteId, 1));
    expect(version).toMatchObject({ standing: 'withdrawn', reason: 'The prices were of last year.' });
    expect(await rows('outbox')).toContainEqual(
      expect.objectContaining({ topic: 'version_withdrawn', version_id: version.id }),
    );
  });

  it('T10: leaves a negotiation where it is', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    toTheEnd();
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    accepted(await withdraw());
    expect(await stage()).toBe('negotiating');
  });

  it('is for what lies with the customer: not before it is offered, and not twice', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    expect(await withdraw()).toMatchObject({ refused: 'wrong-status' });
    toTheEnd();
    const both = await Promise.all([withdraw(), withdraw()]);
    expect(both.filter(isRefusal)).toEqual([expect.objectContaining({ refused: 'wrong-status' })]);
    expect(await withdraw(7)).toEqual({ refused: 'not-found' });
  });
});
