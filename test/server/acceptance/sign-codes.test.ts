import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '#shared/protocol/problems.ts';
import { enterSignCode, requestSignCode } from '../../../server/acceptance/code-commands.ts';
import { codeLimits } from '../../../server/acceptance/sign-codes.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { answeringOf, depsOf, lieWithCustomer, press } from '../../support/answering.ts';
import { accepted, openWorkshop, type Workshop } from '../../support/workshop.ts';

let world: Workshop;
beforeAll(async () => {
  world = await openWorkshop();
});
// No test is held back by what another has had mailed to the same address.
beforeEach(() => {
  world.clock.now += codeLimits.windowMs;
});
afterAll(() => world.close());

const demanding = { offer: { verification: 'code' } } as const;
const ask = (actor: GuestActor) => requestSignCode(depsOf(world), answeringOf(actor));
const enter = (actor: GuestActor, code: string) => enterSignCode(depsOf(world), answeringOf(actor), code);

/** What stands in the latest mail to this person. */
async function mailed(actor: GuestActor): Promise<string> {
  const { payload } = await world.db
    .selectFrom('outbox')
    .select('payload')
    .where('topic', '=', 'sign_code')
    .where('quote_id', '=', actor.quoteId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return depsOf(world).secrets.sixDigits(JSON.parse(payload).challengeId);
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('where a code is demanded nobody signs without it; with it they sign, and the facts say so', async () => {
  const { quoteId, anna } = await lieWithCustomer(world, demanding);
  expect(await press(world, anna)).toMatchObject({ refused: 'code-needed' });
  accepted(await ask(anna));
  expect(await press(world, anna)).toMatchObject({ refused: 'code-needed' });
  const view = accepted(await enter(anna, await mailed(anna)));
  expect(view.you?.verifiedUntil).toBe(world.now() + codeLimits.verifiedMs);
  accepted(await press(world, anna));
  const { facts } = await world.db
    .selectFrom('signature')
    .select('facts')
    .where('quote_id', '=', quoteId)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(facts).signer.verification).toEqual({
    method: 'code',
    at: new Date(world.now()).toISOString(),
  });
});

test('the digits stand in no row, and in no answer (I-31)', async () => {
  const { anna } = await lieWithCustomer(world, demanding);
  const answer = accepted(await ask(anna));
  const code = await mailed(anna);
  accepted(await enter(anna, code));
  const rows = await Promise.all(
    (['sign_code', 'outbox', 'delivery', 'audit', 'audit_detail'] as const).map((table) =>
      world.db.selectFrom(table).selectAll().execute(),
    ),
  );
  const digits = new RegExp(`(?<!\\d)${code}(?!\\d)`);
  expect(JSON.stringify([rows, answer])).not.toMatch(digits);
});

describe('a code', () => {
  test('passes once', async () => {
    const { anna } = await lieWithCustomer(world, demanding);
    accepted(await ask(anna));
    const code = await mailed(anna);
    accepted(await enter(anna, code));
    expect(await enter(anna, code)).toMatchObject({ refused: 'code-over' });
  });

  test('is over after five tries, the right one among them no more', async () => {
    const { anna } = await lieWithCustomer(world, demanding);
    accepted(await ask(anna));
    const code = await mailed(anna);
    for (let left = 4; left >= 0; left--) {
      expect(await enter(anna, wrong(code))).toMatchObject({
        refused: 'code-wrong',
        details: { triesLeft: left },
      });
    }
    expect(await enter(anna, code)).toMatchObject({ refused: 'code-over' });
  });

  test('is over after ten minutes', async () => {
    const { anna } = await lieWithCustomer(world, demanding);
    accepted(await ask(anna));
    world.clock.now += codeLimits.lifetimeMs - 1;
    const code = await mailed(anna);
    expect(await enter(anna, wrong(code))).toMatchObject({ refused: 'code-wrong' });
    world.clock.now += 1;
    expect(await enter(anna, code)).toMatchObject({ refused: 'code-over' });
  });

  test('verifies neither another person, nor another session, nor another version', async () => {
    const { anna, johan } = await lieWithCustomer(world, demanding);
    accepted(await ask(anna));
    const code = await mailed(anna);
    expect(await enter(johan, code)).toMatchObject({ refused: 'code-over' });
    accepted(await enter(anna, code));
    expect(await press(world, { ...anna, sessionId: johan.sessionId })).toMatchObject({
      refused: 'code-needed',
    });
    const other = await lieWithCustomer(world, demanding);
    expect(await press(world, other.anna)).toMatchObject({ refused: 'code-needed' });
    expect(isRefusal(await press(world, anna))).toBe(false);
  });

  test('that was entered waits half an hour for the signature', async () => {
    const { anna } = await lieWithCustomer(world, demanding);
    accepted(await ask(anna));
    accepted(await enter(anna, await mailed(anna)));
    world.clock.now += codeLimits.verifiedMs;
    expect(await press(world, anna)).toMatchObject({ refused: 'code-needed' });
  });
});

test('three are mailed in an hour by one link or to one address; then there is a pause that ends', async () => {
  const { anna, johan } = await lieWithCustomer(world, demanding);
  const first = world.now();
  for (let sent = 0; sent < 3; sent++) {
    accepted(await ask(anna));
    world.clock.now += 60_000;
  }
  const paused = { refused: 'too-many-requests', details: { retryAt: first + codeLimits.windowMs } };
  expect(await ask(anna)).toMatchObject(paused);
  // The same address by another link; the person beside her has codes of their own.
  await world.db
    .updateTable('participant')
    .set({ email: 'ANNA@lindqvist.example' })
    .where('id', '=', johan.participantId)
    .execute();
  expect(await ask(johan)).toMatchObject(paused);
  world.clock.now = first + codeLimits.windowMs;
  accepted(await ask(anna));
});
