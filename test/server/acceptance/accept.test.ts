import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Acceptance } from '#shared/protocol/acceptance-api.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import { chooseInOffer } from '../../../server/acceptance/choose.ts';
import {
  answeringOf,
  answerTo,
  depsOf,
  type Lying,
  lieWithCustomer,
  offerTo,
  press,
  shownTo,
} from '../../support/answering.ts';
import { aDay } from '../../support/selling-organisation.ts';
import { accepted, openWorkshop, type Workshop } from '../../support/workshop.ts';

let world: Workshop;
beforeAll(async () => {
  world = await openWorkshop();
});
afterAll(() => world.close());

/** Everything an acceptance writes, counted. */
async function written(quoteId: Lying['quoteId']) {
  const { db } = world;
  const count = async (table: 'signature' | 'acceptance' | 'audit' | 'outbox') =>
    (await db.selectFrom(table).select('quote_id').where('quote_id', '=', quoteId).execute()).length;
  const { status } = await db
    .selectFrom('quote')
    .select('status')
    .where('id', '=', quoteId)
    .executeTakeFirstOrThrow();
  return {
    status,
    signatures: await count('signature'),
    acceptances: await count('acceptance'),
    audit: await count('audit'),
    outbox: await count('outbox'),
  };
}

describe('one signature is wanted', () => {
  test('it accepts the version, wins the opportunity and tells both sides, all at once (I-16, I-36)', async () => {
    const { quoteId, anna } = await lieWithCustomer(world);
    const { totals, choices } = await offerTo(world, anna);
    const view = accepted(await press(world, anna));
    expect(view).toMatchObject({ state: 'accepted', accepted: { at: world.now(), totals } });
    expect(view.signers[0]).toMatchObject({ name: 'Anna Bergman', title: 'CFO', verification: 'link' });

    const { db } = world;
    const opportunity = await db
      .selectFrom('opportunity')
      .innerJoin('quote', 'quote.opportunity_id', 'opportunity.id')
      .select(['opportunity.stage', 'quote.status'])
      .where('quote.id', '=', quoteId)
      .executeTakeFirstOrThrow();
    expect(opportunity).toEqual({ stage: 'won', status: 'accepted' });
    const row = await db
      .selectFrom('acceptance')
      .selectAll()
      .where('quote_id', '=', quoteId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.choices)).toEqual(choices);
    const told = await db
      .selectFrom('delivery')
      .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
      .select('delivery.email')
      .where('outbox.quote_id', '=', quoteId)
      .where('outbox.topic', '=', 'accepted')
      .execute();
    expect(told.map(({ email }) => email).sort()).toEqual(['Anna@lindqvist.example', 'erik@nordvik.example']);
    const audit = await db.selectFrom('audit').select('action').where('quote_id', '=', quoteId).execute();
    expect(audit.map(({ action }) => action)).toEqual(expect.arrayContaining(['signed', 'accepted']));
  });

  test('its facts are those of the link and the session that gave it (I-26)', async () => {
    const { quoteId, johan } = await lieWithCustomer(world);
    accepted(await press(world, johan));
    const { facts } = await world.db
      .selectFrom('signature')
      .select('facts')
      .where('quote_id', '=', quoteId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(facts)).toMatchObject({
      screen: { language: 'sv', statement: { version: 'sign-1' } },
      signer: {
        participantId: johan.participantId,
        linkId: johan.shareLinkId,
        email: 'Johan@lindqvist.example',
        invitedAs: 'recipient',
        verification: { method: 'link' },
      },
      session: {
        sessionHash: johan.sessionId,
        address: '192.0.2.7',
        at: new Date(world.now()).toISOString(),
      },
    });
  });
});

describe('what a page showed is compared with what stands (I-3)', () => {
  const tampered: readonly [string, (shown: Acceptance) => Partial<Acceptance>][] = [
    ['version', () => ({ versionId: 'some-other-version' as Acceptance['versionId'] })],
    ['hash', () => ({ hash: 'f'.repeat(64) })],
    ['signer', () => ({ participantId: 'somebody-else' as Acceptance['participantId'] })],
    ['choices', ({ choices }) => ({ choices: { ...choices, choices: { training: true } } })],
    [
      'totals',
      ({ totals }) => ({
        totals: { ...totals, firstYear: { ...totals.firstYear, net: (totals.firstYear.net - 1) as never } },
      }),
    ],
    ['totals', ({ totals }) => ({ totals: { ...totals, periods: totals.periods.slice(1) } })],
  ];

  test.each(tampered)('another %s is refused, named, and writes nothing', async (thing, change) => {
    const { quoteId, anna } = await lieWithCustomer(world);
    const before = await written(quoteId);
    const answer = await press(world, anna, change(await shownTo(world, anna)));
    expect(answer).toMatchObject({ refused: 'offer-changed', details: { differs: [thing] } });
    expect(await written(quoteId)).toEqual(before);
    // The very same press with nothing changed is taken.
    expect(isRefusal(await press(world, anna))).toBe(false);
  });

  test('choices inside the offer are accepted, and the total is theirs (I-11)', async () => {
    const { anna, johan } = await lieWithCustomer(world);
    const stale = await shownTo(world, johan);
    accepted(
      await chooseInOffer(depsOf(world), answeringOf(anna), [
        { root: 'choices', element: 'training', value: true },
      ]),
    );
    // A page that has not heard of it shows another choice and another total.
    expect(await press(world, johan, stale)).toMatchObject({
      refused: 'offer-changed',
      details: { differs: ['choices', 'totals'] },
    });
    const view = accepted(await press(world, johan));
    expect(view.choices.choices).toMatchObject({ training: true });
    expect(view.accepted?.totals.firstYear.net).toBe(stale.totals.firstYear.net + 1_250_000);
  });
});

describe('several sign', () => {
  test('all of them: the version is accepted with the last one, and not before', async () => {
    const { quoteId, anna, johan } = await lieWithCustomer(world, { offer: { signing: 'all' } });
    const first = accepted(await press(world, johan));
    expect(first).toMatchObject({ state: 'open', accepted: null });
    expect(await written(quoteId)).toMatchObject({ status: 'sent', signatures: 1, acceptances: 0 });
    expect((await answerTo(world, anna, quoteId)).you).toMatchObject({ maySign: true, mayChoose: false });
    expect(accepted(await press(world, anna))).toMatchObject({ state: 'accepted' });
    expect(await written(quoteId)).toMatchObject({ status: 'accepted', signatures: 2, acceptances: 1 });
  });

  test('in order: nobody before their turn, and the next one is told', async () => {
    const { quoteId, anna, johan } = await lieWithCustomer(world, { offer: { signing: 'in-order' } });
    expect(await press(world, johan)).toMatchObject({ refused: 'not-your-turn' });
    accepted(await press(world, anna));
    const turn = await world.db
      .selectFrom('outbox')
      .select('payload')
      .where('quote_id', '=', quoteId)
      .where('topic', '=', 'sign_turn')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(turn.payload)).toMatchObject({
      afterName: 'Anna Bergman',
      recipients: [{ participantId: johan.participantId }],
    });
    expect(accepted(await press(world, johan))).toMatchObject({ state: 'accepted' });
  });

  test('what the first one signed cannot be chosen otherwise before the second', async () => {
    const { anna, johan } = await lieWithCustomer(world, { offer: { signing: 'all' } });
    accepted(await press(world, anna));
    const choice = await chooseInOffer(depsOf(world), answeringOf(johan), [
      { root: 'choices', element: 'training', value: true },
    ]);
    expect(choice).toMatchObject({ refused: 'already-signed' });
  });
});

test('without the right to sign nobody signs, whoever else may', async () => {
  const { anna } = await lieWithCustomer(world);
  await world.db
    .updateTable('participant')
    .set({ buyer_right: 'design' })
    .where('id', '=', anna.participantId)
    .execute();
  expect(await press(world, anna)).toMatchObject({ refused: 'not-allowed' });
  expect((await answerTo(world, anna, anna.quoteId)).you).toMatchObject({ maySign: false, mayChoose: true });
});

test('the last day counts to its end in the seller’s zone, by the server’s clock (I-12)', async () => {
  const { anna } = await lieWithCustomer(world);
  const lastMoment = Date.UTC(2026, 11, 24, 22, 59, 59, 999);
  try {
    world.clock.now = lastMoment + 1;
    expect(await press(world, anna)).toMatchObject({
      refused: 'offer-on-request',
      details: { state: 'late' },
    });
    world.clock.now = lastMoment;
    expect(accepted(await press(world, anna))).toMatchObject({ state: 'accepted' });
  } finally {
    world.clock.now = aDay;
  }
});

test('a retry after a lost answer is told what the first try did; another press is not', async () => {
  const { quoteId, anna, johan } = await lieWithCustomer(world, { offer: { signing: 'all' } });
  const key = { idempotencyKey: 'one intent of one person' };
  const shown = await shownTo(world, anna);
  const first = accepted(await press(world, anna, shown, key));
  expect(accepted(await press(world, anna, shown, key))).toEqual(first);
  expect(await press(world, anna, shown)).toMatchObject({ refused: 'already-signed' });
  accepted(await press(world, johan));
  expect(accepted(await press(world, anna, shown, key))).toMatchObject({ state: 'accepted' });
  expect(await written(quoteId)).toMatchObject({ signatures: 2, acceptances: 1 });
});
