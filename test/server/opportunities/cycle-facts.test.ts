/** What is kept of cycles is what the events say of them, whatever happens, in whatever order. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpportunityId } from '#shared/ids.ts';
import { cyclesIn } from '#shared/opportunity/cycles.ts';
import { type StageEventType, stageEventTypes } from '#shared/opportunity/stages.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { createOpportunity } from '../../../server/opportunities/create-opportunity.ts';
import { completeCycles } from '../../../server/opportunities/cycle-facts.ts';
import { loseUntouched } from '../../../server/opportunities/lose-untouched.ts';
import { recordEvent } from '../../../server/opportunities/record-event.ts';
import { createFirstQuotes } from '../../../server/quotes/create-first-quotes.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import { keptAndTold } from '../../support/cycle-facts.ts';
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

let nth = 0;
async function begin() {
  nth += 1;
  const deps = { db: storage.db, now: () => aDay, createFirstQuotes, readStart: async () => null };
  const gate = gateAnswers({ contactEmail: `anna-${nth}@customer.example` });
  const answer = await createOpportunity(deps, erik, gate, randomId());
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

/** What an event may bring that is kept. */
const evidence: Readonly<Partial<Record<StageEventType, unknown>>> = {
  revived: { gate: { value: '2500.50', expectedClose: '2026-09-01' } },
  quote_sent: { basis: { ready: true } },
};

const record = (opportunityId: OpportunityId, type: StageEventType, at: number) =>
  storage.db.transaction().execute((trx) =>
    recordEvent(trx, {
      ...{ organisationId: erik.organisationId, opportunityId, type, at },
      evidence: evidence[type] ?? {},
      actorName: erik.name,
    }),
  );

describe('I-33: what is kept of cycles', () => {
  test('is there from the gate on, with what was answered', async () => {
    await begin();
    const { kept } = await keptAndTold(storage.db);
    expect(kept).toMatchObject([{ cycle: 1, first_value: gateAnswers().value }]);
  });

  test('is what the events say, after any of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...stageEventTypes.slice(1)), { maxLength: 12 }),
        async (types) => {
          const { opportunityId } = await begin();
          for (const [i, type] of types.entries()) await record(opportunityId, type, aDay + i + 1);
          const { kept, told } = await keptAndTold(storage.db);
          expect(kept).toEqual(told);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('keeps each cycle of a deal that came back, with its own gate', async () => {
    const { opportunityId } = await begin();
    for (const type of ['buyer_engaged', 'quote_sent', 'lost', 'revived'] as const)
      await record(opportunityId, type, aDay);
    const { kept } = await keptAndTold(storage.db);
    expect(kept).toMatchObject([
      { cycle: 1, was_revived: 1, co_designed: 1, sent_ready: 1 },
      { cycle: 2, was_revived: 0, co_designed: 0, sent_ready: null, first_value: '2500.50' },
    ]);
  });

  test('follows deals that are ended many at once', async () => {
    const { opportunityId, quoteId } = await begin();
    await storage.db
      .transaction()
      .execute((trx) => loseUntouched(trx, erik, [{ opportunityId, quoteId, currency: 'SEK' }], aDay));
    const { kept, told } = await keptAndTold(storage.db);
    expect(kept).toEqual(told);
    expect(kept[0]?.path).toContain('lost');
  });

  test('is worked out at a start where it is not there', async () => {
    const { opportunityId } = await begin();
    await record(opportunityId, 'buyer_engaged', aDay);
    await storage.db.deleteFrom('cycle_fact').execute();
    await completeCycles(storage.db);
    const { kept, told } = await keptAndTold(storage.db);
    expect(kept).toEqual(told);
    expect(kept).toHaveLength(1);
  });
});

test('what was won and taken back was not won', () => {
  const types = ['identified', 'quote_sent', 'accepted', 'rescinded'] as const;
  const [cycle] = cyclesIn(types.map((type, at) => ({ type, at })));
  expect(cycle?.path.map(({ stage }) => stage)).toEqual(['identified', 'quote_sent', 'negotiating']);
});
