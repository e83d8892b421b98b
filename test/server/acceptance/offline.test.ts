import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { largestKeptFile } from '#shared/evidence/kept-file.ts';
import type { OfflineId } from '#shared/ids.ts';
import { stageOf } from '#shared/opportunity/stages.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import { endOfDay } from '#shared/time.ts';
import { chooseInOffer } from '../../../server/acceptance/choose.ts';
import { offlineHandlers } from '../../../server/acceptance/offline/handlers.ts';
import { settleOffline } from '../../../server/acceptance/offline/settle-offline.ts';
import { waitingOffline } from '../../../server/acceptance/offline/waiting-offline.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { propose } from '../../../server/negotiation/propose.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { withdrawVersion } from '../../../server/quotes/withdraw-version.ts';
import {
  answeringOf,
  answerTo,
  depsOf,
  type Lying,
  lieWithCustomer,
  press,
} from '../../support/answering.ts';
import { offlineDeps, paper, recordPaper, signedPaper } from '../../support/papers.ts';
import { aDay, addUser } from '../../support/selling-organisation.ts';
import { accepted, openWorkshop, reviewAndSend, type Workshop } from '../../support/workshop.ts';

const sentOn = '2026-11-24';
const lastDay = '2026-12-24';
const zone = 'Europe/Stockholm';
const dayMs = 86_400_000;

let world: Workshop;
let maria: UserActor;
let lying: Lying;
beforeAll(async () => {
  world = await openWorkshop();
  maria = await addUser(world.db, world.erik.organisationId, 'Maria Holm', 'manager');
});
beforeEach(async () => {
  world.clock.now = aDay;
  lying = await lieWithCustomer(world);
});
afterAll(() => world.close());

const record = (said: Partial<Parameters<typeof recordPaper>[3]> = {}, who = world.erik) =>
  recordPaper(world, who, lying.quoteId, { acceptedOn: sentOn, ...said });
const settle = (offlineId: OfflineId, answer: 'confirm' | 'decline' | 'withdraw', who = maria) =>
  settleOffline(world, who, { quoteId: lying.quoteId, offlineId, answer });
/** Of this quote, those that wait for the person. */
const waitingFor = async (who: UserActor) =>
  (await waitingOffline(world, who)).filter(({ quoteId }) => quoteId === lying.quoteId);
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? (outcome as Refusal).refused : 'done');

/** Everything that follows from an acceptance. */
async function followed() {
  const { db } = world;
  const { quoteId } = lying;
  const { stage, status, id } = await db
    .selectFrom('opportunity')
    .innerJoin('quote', 'quote.opportunity_id', 'opportunity.id')
    .select(['opportunity.id', 'opportunity.stage', 'quote.status'])
    .where('quote.id', '=', quoteId)
    .executeTakeFirstOrThrow();
  const events = await db
    .selectFrom('opportunity_event')
    .select(['type', 'evidence'])
    .where('opportunity_id', '=', id)
    .orderBy('seq')
    .execute();
  expect(stageOf(events.map(({ type }) => type))).toBe(stage);
  const of = <T extends 'acceptance' | 'audit' | 'outbox'>(table: T) =>
    db
      .selectFrom(table as 'acceptance')
      .selectAll()
      .where('quote_id', '=', quoteId)
      .execute();
  const audit = await db.selectFrom('audit').select('action').where('quote_id', '=', quoteId).execute();
  const told = await db.selectFrom('outbox').select('topic').where('quote_id', '=', quoteId).execute();
  return {
    stage,
    status,
    last: events.at(-1),
    acceptances: await of('acceptance'),
    actions: audit.map(({ action }) => action),
    topics: told.map(({ topic }) => topic),
  };
}

describe('a version that was accepted on paper', () => {
  test('is won once a second person has confirmed it, with all that follows, at once (I-16, I-36)', async () => {
    const recorded = accepted(await record());
    expect(recorded).toMatchObject({ state: 'waiting', isMine: true, signedBy: 'Anna Bergman' });
    expect(await followed()).toMatchObject({ stage: 'quote_sent', status: 'sent', acceptances: [] });
    expect(await waitingFor(world.erik)).toEqual([]);
    expect(await waitingFor(maria)).toMatchObject([{ recordedBy: world.erik.name, version: 1 }]);

    const hash = createHash('sha256').update(paper).digest('hex');
    expect(accepted(await settle(recorded.id, 'confirm'))).toMatchObject({
      state: 'confirmed',
      settledBy: 'Maria Holm',
      file: { mediaType: 'application/pdf', bytes: paper.length, hash },
    });
    const after = await followed();
    expect(after).toMatchObject({ stage: 'won', status: 'accepted' });
    expect(after.acceptances).toMatchObject([{ offline_id: recorded.id, accepted_on: sentOn }]);
    expect(JSON.parse(after.last?.evidence ?? '')).toMatchObject({
      offline: { file: hash, acceptedOn: sentOn, recordedBy: world.erik.name, confirmedBy: 'Maria Holm' },
    });
    expect(after.actions).toEqual(expect.arrayContaining(['offline_recorded', 'offline_confirmed']));
    expect(after.topics).toEqual(expect.arrayContaining(['offline_recorded', 'accepted']));
    const view = await answerTo(world, lying.anna, lying.quoteId);
    expect(view).toMatchObject({
      state: 'accepted',
      accepted: { offline: { acceptedOn: sentOn, signedBy: 'Anna Bergman' } },
    });
    expect(await waitingFor(maria)).toEqual([]);
  });

  test('is closed with the draft of its successor: nothing else can be sent or signed', async () => {
    accepted(await reviseQuote(world, world.erik, lying.quoteId));
    const { id } = accepted(await record());
    accepted(await settle(id, 'confirm'));
    expect(await followed()).toMatchObject({ stage: 'won', status: 'accepted' });
    expect(await press(world, lying.anna)).toMatchObject({ refused: 'offer-closed' });
  });

  test('counts when it was signed in time, however late it is recorded (I-12)', async () => {
    world.clock.now = endOfDay(zone, lastDay) + 5 * dayMs;
    const { id } = accepted(await record({ acceptedOn: lastDay }));
    accepted(await settle(id, 'confirm'));
    expect(await followed()).toMatchObject({ stage: 'won' });
    expect((await answerTo(world, lying.anna, lying.quoteId)).asOf).toBe(lastDay);
  });

  test('does not when it was signed too late (I-12)', async () => {
    world.clock.now = endOfDay(zone, lastDay) + 5 * dayMs;
    expect(await record({ acceptedOn: '2026-12-25' })).toMatchObject({
      refused: 'offer-on-request',
      details: { state: 'late' },
    });
  });
});

describe('takes two', () => {
  test('whoever recorded it does not confirm it', async () => {
    const { id } = accepted(await record());
    expect(codeOf(await settle(id, 'confirm', world.erik))).toBe('second-person-needed');
    expect(codeOf(await settle(id, 'decline', world.erik))).toBe('second-person-needed');
    expect(await followed()).toMatchObject({ stage: 'quote_sent', acceptances: [] });
  });

  test('negative control: the database refuses it too, whoever asks', async () => {
    const { id } = accepted(await record());
    const confirm = (by: UserActor['userId'] | null) =>
      world.db
        .updateTable('offline_acceptance')
        .set({ state: 'confirmed', settled_by: by })
        .where('id', '=', id)
        .execute();
    await expect(confirm(world.erik.userId)).rejects.toThrow(/second person/);
    await expect(confirm(null)).rejects.toThrow(/second person/);
    await world.db
      .transaction()
      .execute(async (trx) => {
        await sql`drop trigger offline_acceptance_takes_two`.execute(trx);
        await trx
          .updateTable('offline_acceptance')
          .set({ state: 'confirmed', settled_by: world.erik.userId })
          .where('id', '=', id)
          .execute();
        throw new Error('undone');
      })
      .catch((error: Error) => expect(error.message).toBe('undone'));
  });

  test('only its recorder takes it back, and the file goes with it', async () => {
    const { id, file } = accepted(await record());
    expect(codeOf(await settle(id, 'withdraw', maria))).toBe('not-allowed');
    expect(accepted(await settle(id, 'withdraw', world.erik))).toMatchObject({
      state: 'withdrawn',
      file: null,
    });
    const row = await world.db
      .selectFrom('kept_file')
      .select(['hash', 'content'])
      .where('id', '=', file?.id ?? ('' as never))
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ hash: file?.hash, content: new Uint8Array() });
    // The way is free for another.
    accepted(await record());
  });

  test('of two answers at once one counts', async () => {
    const johan = await addUser(world.db, world.erik.organisationId, 'Sara Ek', 'seller');
    const { id } = accepted(await record());
    const both = await Promise.all([settle(id, 'confirm'), settle(id, 'decline', johan)]);
    expect(both.map(codeOf)).toEqual(['done', 'already-answered']);
    expect(await followed()).toMatchObject({ stage: 'won', acceptances: [{ offline_id: id }] });
  });
});

describe('one acceptance of a version', () => {
  test('a signature that came first leaves nothing to confirm', async () => {
    const { id } = accepted(await record());
    accepted(await press(world, lying.anna));
    expect(codeOf(await settle(id, 'confirm'))).toBe('offer-closed');
    expect((await followed()).acceptances).toMatchObject([{ offline_id: null }]);
    expect(await waitingFor(maria)).toEqual([]);
    accepted(await settle(id, 'withdraw', world.erik));
  });

  test('pressed and confirmed at once, one of them is it', async () => {
    const { id } = accepted(await record());
    const both = await Promise.all([settle(id, 'confirm'), press(world, lying.anna)]);
    expect(both.map(codeOf).filter((code) => code === 'done')).toHaveLength(1);
    expect((await followed()).acceptances).toHaveLength(1);
  });

  test('negative control: without the key of the table there would be two', async () => {
    const { id } = accepted(await record());
    accepted(await settle(id, 'confirm'));
    const [row] = (await followed()).acceptances;
    if (!row) throw new Error('it was not accepted');
    await expect(world.db.insertInto('acceptance').values(row).execute()).rejects.toThrow(/UNIQUE/);
  });

  test('while one waits another is not recorded', async () => {
    accepted(await record());
    expect(codeOf(await record({}, maria))).toBe('already-exists');
  });
});

describe('what is refused, and has written nothing', () => {
  const unfit: readonly [string, Partial<Parameters<typeof recordPaper>[3]>, string][] = [
    ['a day ahead', { acceptedOn: '2026-11-25' }, 'invalid-request'],
    ['a day before it was sent', { acceptedOn: '2026-11-23' }, 'invalid-request'],
    ['another content', { hash: '0'.repeat(64) }, 'offer-changed'],
    [
      'a file that is something else, whatever it is called',
      { file: { name: 'a.pdf', data: 'TVqQAAMA' } },
      'file-unfit',
    ],
    [
      'a file that is too large',
      {
        file: {
          name: 'a.pdf',
          data: Buffer.concat([paper, Buffer.alloc(largestKeptFile)]).toString('base64'),
        },
      },
      'file-unfit',
    ],
  ];
  test.each(unfit)('%s', async (_, said, code) => {
    expect(codeOf(await record(said))).toBe(code);
    const rows = await world.db
      .selectFrom('kept_file')
      .select('id')
      .where('quote_id', '=', lying.quoteId)
      .execute();
    expect(rows).toEqual([]);
  });

  test('a version that was taken back, or that another took the place of', async () => {
    const { id } = accepted(await record());
    accepted(await reviseQuote(world, world.erik, lying.quoteId));
    await reviewAndSend(world, world.erik, lying.quoteId);
    expect(codeOf(await settle(id, 'confirm'))).toBe('offer-closed');
    expect(codeOf(await record())).toBe('offer-closed');
    accepted(await withdrawVersion(world, world.erik, { quoteId: lying.quoteId, number: 2, reason: 'No' }));
    expect(codeOf(await record({ number: 2 }))).toBe('offer-closed');
  });

  test('one that lapsed with a counter, until the seller lets it stand again', async () => {
    lying = await lieWithCustomer(world, { offer: { counters: 'lapse' } });
    const { id } = accepted(await record());
    const asked = { topic: 'term', value: 24 } as const;
    const shown = { effect: 'lapse', language: 'sv' } as const;
    const said = { asked, given: [], note: '', expiresOn: null, shown };
    accepted(await propose(world, lying.anna, { quoteId: lying.quoteId, said }));
    expect(await settle(id, 'confirm')).toMatchObject({
      refused: 'offer-on-request',
      details: { state: 'countered' },
    });
  });

  test('what the customer has chosen otherwise since', async () => {
    const { id } = accepted(await record());
    const move = { root: 'choices', element: 'training', value: true } as const;
    accepted(await chooseInOffer(depsOf(world), answeringOf(lying.anna), [move]));
    expect(codeOf(await settle(id, 'confirm'))).toBe('offer-changed');
  });
});

test('the file is handed out as it was handed in, to its own quote alone', async () => {
  const { file } = accepted(await record());
  const fileId = file?.id;
  if (!fileId) throw new Error('there is no file');
  const { getKeptFile } = offlineHandlers(offlineDeps(world));
  const get = (quoteId: Lying['quoteId']) =>
    getKeptFile({ actor: world.erik, params: { quoteId, fileId } } as Parameters<typeof getKeptFile>[0]);
  expect(await get(lying.quoteId)).toMatchObject({
    mediaType: 'application/pdf',
    fileName: signedPaper.name,
  });
  const { bytes } = (await get(lying.quoteId)) as { bytes: Uint8Array };
  expect(Buffer.from(bytes).equals(paper)).toBe(true);
  expect(await get((await lieWithCustomer(world)).quoteId)).toMatchObject({ refused: 'not-found' });
});
