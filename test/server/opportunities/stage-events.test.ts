import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Side } from '#shared/access/permissions.ts';
import type { OpportunityId, QuoteId } from '#shared/ids.ts';
import { type StageEventType, stageEventTypes, stageOf } from '#shared/opportunity/stages.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { buyerEngagement } from '../../../server/opportunities/buyer-engaged.ts';
import { createOpportunity } from '../../../server/opportunities/create-opportunity.ts';
import { recordEvent } from '../../../server/opportunities/record-event.ts';
import { createFirstQuotes } from '../../../server/quotes/create-first-quotes.ts';
import { addParticipant, participantView } from '../../../server/quotes/participants.ts';
import type { CommittedChanges, InCommit } from '../../../server/rooms/rooms.ts';
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
let opportunityId: OpportunityId;
let quoteId: QuoteId;
let engagement: InCommit;

beforeEach(async () => {
  storage = await openTestDatabase();
  engagement = buyerEngagement();
  erik = await addUser(storage.db, await addOrganisation(storage.db));
  ({ opportunityId, quoteId } = await openOpportunity());
});
afterEach(() => storage.close());

async function openOpportunity() {
  const deps = { db: storage.db, now: () => aDay, createFirstQuotes, readStart: async () => null };
  const answer = await createOpportunity(deps, erik, gateAnswers(), randomId());
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

function record(type: StageEventType, opportunity = opportunityId) {
  const event = { organisationId: erik.organisationId, opportunityId: opportunity, type, evidence: {} };
  return storage.db
    .transaction()
    .execute((trx) => recordEvent(trx, { ...event, actorName: erik.name, at: aDay }));
}

/** What a room tells of a committed update by somebody on that side. */
async function changeBy(side: Side, seq: number, changes = 1): Promise<CommittedChanges> {
  const { organisationId } = erik;
  const id = await addParticipant(
    storage.db,
    { organisationId, quoteId, side, userId: null, name: 'Anna Bergman', title: '', email: '' },
    aDay,
  );
  const participant = participantView({ id, side, name: 'Anna Bergman', title: '', colour: 0 });
  const change = {
    seq,
    ordinal: 0,
    at: aDay + seq,
    participant,
    kind: 'deselected' as const,
    element: { id: 'onboarding', title: 'Onboarding' },
    field: null,
    before: true,
    after: false,
    price: null,
    difference: null,
  };
  return { organisationId, quoteId, seq, participant, changes: Array(changes).fill(change) };
}

async function commitChange(side: Side, seq: number, changes = 1): Promise<boolean> {
  const committed = await changeBy(side, seq, changes);
  if (!engagement.concerns(committed)) return false;
  return storage.db.transaction().execute((trx) => engagement.follow(trx, committed));
}

const stage = async (opportunity = opportunityId) =>
  (
    await storage.db
      .selectFrom('opportunity')
      .select('stage')
      .where('id', '=', opportunity)
      .executeTakeFirstOrThrow()
  ).stage;

const events = () =>
  storage.db
    .selectFrom('opportunity_event')
    .select(['seq', 'type', 'evidence', 'actor_name', 'at'])
    .where('opportunity_id', '=', opportunityId)
    .orderBy('seq')
    .execute();

describe('I-33: the stage is what the events say', () => {
  it('after any history, recomputed from the rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...stageEventTypes), { maxLength: 8 }), async (history) => {
        const { opportunityId: opened } = await openOpportunity();
        for (const type of history) await record(type, opened);
        const rows = await storage.db
          .selectFrom('opportunity_event')
          .select(['seq', 'type'])
          .where('opportunity_id', '=', opened)
          .orderBy('seq')
          .execute();
        expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
        expect(await stage(opened)).toBe(stageOf(rows.map((row) => row.type)));
      }),
      { numRuns: 25 },
    );
  });

  it('and events are never changed or removed', async () => {
    const change = storage.db.updateTable('opportunity_event').set({ type: 'quote_sent' });
    await expect(change.execute()).rejects.toThrow(/append only/);
    await expect(storage.db.deleteFrom('opportunity_event').execute()).rejects.toThrow(/append only/);
  });

  it('numbers events that come at the same moment one after the other', async () => {
    await Promise.all([record('buyer_engaged'), record('quote_sent'), record('buyer_engaged')]);
    expect((await events()).map((row) => row.seq)).toEqual([1, 2, 3, 4]);
  });

  it('refuses a history that begins with anything but the gate', async () => {
    const other = { ...erik, organisationId: await addOrganisation(storage.db, 'Annan AB') };
    const stray = storage.db.transaction().execute((trx) =>
      recordEvent(trx, {
        organisationId: other.organisationId,
        opportunityId,
        type: 'quote_sent',
        evidence: {},
        actorName: '',
        at: aDay,
      }),
    );
    await expect(stray).rejects.toThrow(/first event/);
    expect(await stage()).toBe('identified');
  });
});

describe('the buyer’s first durable change', () => {
  it('moves the opportunity to co-design, with the change as evidence', async () => {
    expect(await commitChange('buyer', 7)).toBe(true);
    expect(await stage()).toBe('co_designing');
    const engaged = (await events()).at(-1);
    expect(engaged).toMatchObject({ type: 'buyer_engaged', actor_name: 'Anna Bergman', at: aDay + 7 });
    expect(JSON.parse(engaged?.evidence ?? '')).toMatchObject({ quoteId, seq: 7 });
  });

  it('is told once; later ones change nothing', async () => {
    await commitChange('buyer', 7);
    expect(await commitChange('buyer', 8)).toBe(false);
    expect(await events()).toHaveLength(2);
  });

  it('is not an update that changed nothing', async () => {
    expect(await commitChange('buyer', 7, 0)).toBe(false);
    expect(await stage()).toBe('identified');
  });

  it('I-39: is never something the seller did', async () => {
    expect(await commitChange('seller', 7)).toBe(false);
    expect(await stage()).toBe('identified');
  });
});

describe('what is known about an engaged buyer', () => {
  it('is not asked for again once it is on disk', async () => {
    const later = await changeBy('buyer', 9);
    expect(await commitChange('buyer', 1)).toBe(true);
    // The one that sees it on disk is the last to look.
    expect(engagement.concerns(later)).toBe(true);
    expect(await commitChange('buyer', 2)).toBe(false);
    expect(engagement.concerns(later)).toBe(false);
  });

  it('is forgotten with a transaction that comes to nothing: the next change is the first again', async () => {
    const [first, second] = [await changeBy('buyer', 1), await changeBy('buyer', 2)];
    const failing = storage.db.transaction().execute(async (trx) => {
      await engagement.follow(trx, first);
      await engagement.follow(trx, second);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(engagement.concerns(second)).toBe(true);
    expect(await commitChange('buyer', 3)).toBe(true);
  });
});
