import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isRefusal } from '#shared/protocol/problems.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { createOpportunity } from '../../../server/opportunities/create-opportunity.ts';
import { createFirstQuotes } from '../../../server/quotes/create-first-quotes.ts';
import { loadDocument } from '../../../server/rooms/document-store.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  gateAnswers,
  openTestDatabase,
  type TestDatabase,
} from '../../support/selling-organisation.ts';

let storage: TestDatabase;
let erik: UserActor;

beforeEach(async () => {
  storage = await openTestDatabase();
  erik = await addUser(storage.db, await addOrganisation(storage.db));
});
afterEach(() => storage.close());

function open(actor = erik, gate = gateAnswers(), key = randomId(), now = aDay) {
  return createOpportunity(
    { db: storage.db, now: () => now, createFirstQuotes, readStart: async () => null },
    actor,
    gate,
    key,
  );
}

async function opened(...args: Parameters<typeof open>) {
  const answer = await open(...args);
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

const numbers = async () =>
  (await storage.db.selectFrom('quote').select('number').orderBy('created_at').execute()).map(
    (row) => row.number,
  );

describe('opening an opportunity', () => {
  it('keeps the answers of the gate in its first event, and its stage follows from it', async () => {
    const { opportunityId } = await opened();
    const events = await storage.db.selectFrom('opportunity_event').selectAll().execute();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ opportunity_id: opportunityId, seq: 1, type: 'identified' });
    expect(JSON.parse(events[0]?.evidence ?? '')).toEqual({ gate: gateAnswers() });
    const { stage } = await storage.db.selectFrom('opportunity').select('stage').executeTakeFirstOrThrow();
    expect(stage).toBe('identified');
  });

  it.each([
    ['in kronor', 'SEK', '1'],
    // Its coins are others.
    ['in another currency', 'EUR', null],
  ])('rounds what is to be paid as the organisation does, %s', async (_, currency, expected) => {
    const roundingOf = async () => {
      const { quoteId } = await opened(erik, gateAnswers({ currency }));
      const stored = await loadDocument(storage.db, quoteId, 'shared');
      const doc = new Y.Doc();
      if (stored) Y.applyUpdate(doc, stored.snapshot);
      return new QuoteDocument(doc, 'shared').read().content.terms.payableStep;
    };
    expect(await roundingOf()).toBe(null);
    await storage.db.updateTable('organisation').set({ payable_step: '1' }).execute();
    expect(await roundingOf()).toBe(expected);
  });

  it('gives it a quote in draft with both documents and the owner in the seller’s place', async () => {
    const { quoteId } = await opened();
    const quote = await storage.db.selectFrom('quote').selectAll().executeTakeFirstOrThrow();
    expect(quote).toMatchObject({ id: quoteId, status: 'draft', draft_title: 'Marketing automation' });
    const documents = await storage.db.selectFrom('document').select('kind').orderBy('kind').execute();
    expect(documents.map((row) => row.kind)).toEqual(['internal', 'shared']);
    const people = await storage.db.selectFrom('participant').selectAll().execute();
    expect(people).toEqual([
      expect.objectContaining({ side: 'seller', user_id: erik.userId, name: erik.name, colour: 0 }),
    ]);
  });

  it('numbers quotes without gaps, from 0001 in each year and organisation', async () => {
    await opened();
    await opened();
    expect(await numbers()).toEqual(['2026-0001', '2026-0002']);
    const newYear = Date.UTC(2026, 11, 31, 23, 30); // 00:30 on 1 January in Stockholm
    await opened(erik, gateAnswers({ expectedClose: '2027-03-31' }), randomId(), newYear);
    expect((await numbers()).at(-1)).toBe('2027-0001');

    const other = await addUser(storage.db, await addOrganisation(storage.db, 'Annan AB'));
    const { quoteId } = await opened(other);
    const row = await storage.db
      .selectFrom('quote')
      .select('number')
      .where('id', '=', quoteId)
      .executeTakeFirst();
    expect(row?.number).toBe('2026-0001');
  });

  it('numbers two that come at the same moment differently', async () => {
    await Promise.all([opened(), opened(), opened()]);
    expect((await numbers()).sort()).toEqual(['2026-0001', '2026-0002', '2026-0003']);
  });

  it('goes on past four digits', async () => {
    await opened();
    await storage.db.updateTable('quote').set({ number: '2026-9999' }).execute();
    await opened();
    await opened();
    expect((await numbers()).sort()).toEqual(['2026-10000', '2026-10001', '2026-9999']);
  });

  it('makes one opportunity for one intent, however often it is asked', async () => {
    const first = await opened(erik, gateAnswers(), 'intent-1');
    expect(await opened(erik, gateAnswers(), 'intent-1')).toEqual(first);
    expect(await opened(erik, gateAnswers(), 'intent-2')).not.toEqual(first);
    expect(await numbers()).toHaveLength(2);
  });

  it('takes the same key of two people for two intents', async () => {
    const maria = await addUser(storage.db, erik.organisationId, 'Maria Holm');
    const first = await opened(erik, gateAnswers(), 'intent-1');
    expect(await opened(maria, gateAnswers(), 'intent-1')).not.toEqual(first);
  });

  it('judges the expected close in the organisation’s time zone', async () => {
    const lateEvening = Date.UTC(2026, 10, 24, 23, 30); // already the 25th in Stockholm
    const gate = gateAnswers({ expectedClose: '2026-11-24' });
    expect(await open(erik, gate, randomId(), lateEvening)).toMatchObject({
      refused: 'gate-not-met',
      details: { field: 'expectedClose' },
    });
    const lisbon = await addUser(storage.db, await addOrganisation(storage.db, 'Lusa', 'Europe/Lisbon'));
    expect(isRefusal(await open(lisbon, gate, randomId(), lateEvening))).toBe(false);
  });

  it.each([{ contactName: '' }, { contactEmail: ' ' }, { needNote: '' }, { source: '' }])(
    'I-34: is refused by the database itself with %j',
    async (unanswered) => {
      await expect(
        open(erik, { ...gateAnswers({ expectedClose: '2027-03-31' }), ...unanswered }),
      ).rejects.toThrow('an opportunity answers the gate');
      expect(await numbers()).toEqual([]);
    },
  );

  it('I-34: cannot lose in the database what the gate asks again', async () => {
    await opened();
    for (const column of ['value', 'expected_close', 'need_note'] as const) {
      const change = storage.db
        .updateTable('opportunity')
        .set({ [column]: '' })
        .execute();
      await expect(change, column).rejects.toThrow('an opportunity answers the gate');
    }
  });

  it('leaves nothing behind when it is refused', async () => {
    await open(erik, gateAnswers({ expectedClose: '2028-01-01' }));
    await open(erik, gateAnswers({ value: '0' }));
    for (const table of ['opportunity', 'opportunity_event', 'quote', 'document', 'participant'] as const) {
      expect(await storage.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
  });
});
