/** Whoever presses at the same moment as somebody else: one of them happens, whole, and the other is told. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '#shared/protocol/problems.ts';
import { chooseInOffer } from '../../../server/acceptance/choose.ts';
import { declineVersion } from '../../../server/acceptance/decline.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { withdrawVersion } from '../../../server/quotes/withdraw-version.ts';
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
import { accepted, edit, openWorkshop, review, send, type Workshop } from '../../support/workshop.ts';

let world: Workshop;
let lying: Lying;
beforeAll(async () => {
  world = await openWorkshop();
});
beforeEach(async () => {
  world.clock.now = aDay;
  lying = await lieWithCustomer(world);
});
afterAll(() => world.close());

const standings = async () => {
  const rows = await world.db
    .selectFrom('version_standing')
    .innerJoin('version', 'version.id', 'version_standing.version_id')
    .select(['version.number', 'version_standing.standing'])
    .where('version.quote_id', '=', lying.quoteId)
    .orderBy('version.number')
    .execute();
  return rows.map(({ number, standing }) => `${number} ${standing}`);
};

const rowsOf = (table: 'acceptance' | 'signature') =>
  world.db.selectFrom(table).select('version_id').where('quote_id', '=', lying.quoteId).execute();

test('two who may sign press at once: one acceptance, and one is told that it is signed', async () => {
  const { anna, johan } = lying;
  const [hers, his] = await Promise.all([shownTo(world, anna), shownTo(world, johan)]);
  const answers = await Promise.all([press(world, anna, hers), press(world, johan, his)]);
  expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
  expect(answers.find(isRefusal)).toMatchObject({
    refused: 'offer-closed',
    details: { state: 'accepted' },
  });
  expect(await rowsOf('acceptance')).toHaveLength(1);
  expect(await rowsOf('signature')).toHaveLength(1);
});

test('one press that arrives twice at once gives one signature, and both are told of it', async () => {
  const { anna } = lying;
  const shown = await shownTo(world, anna);
  const key = { idempotencyKey: 'pressed once, sent twice' };
  const answers = await Promise.all([press(world, anna, shown, key), press(world, anna, shown, key)]);
  expect(answers[1]).toEqual(answers[0]);
  expect(isRefusal(answers[0])).toBe(false);
  expect(await rowsOf('signature')).toHaveLength(1);
});

describe('against the seller', () => {
  test('an edit of the next revision stops no acceptance, and none gets in after it', async () => {
    const { anna, quoteId } = lying;
    accepted(await reviseQuote(world, world.erik, quoteId));
    const seller = await world.db
      .selectFrom('participant')
      .select('id')
      .where('quote_id', '=', quoteId)
      .where('side', '=', 'seller')
      .executeTakeFirstOrThrow();
    const raise = (price: string) =>
      edit(world, quoteId, seller.id, (document) => document.setComponent('review', 'unitPrice', price));
    const shown = await shownTo(world, anna);
    const [, answer] = await Promise.all([raise('50000'), press(world, anna, shown)]);
    expect(accepted(answer)).toMatchObject({ state: 'accepted', accepted: { totals: shown.totals } });
    await expect(raise('60000')).rejects.toThrow();
  });

  test('a new version and an acceptance at once: one of the two stands, never both', async () => {
    const { anna, quoteId } = lying;
    accepted(await reviseQuote(world, world.erik, quoteId));
    const reviewed = await review(world, world.erik, quoteId);
    const shown = await shownTo(world, anna);
    const [sent, signed] = await Promise.all([send(world, world.erik, reviewed), press(world, anna, shown)]);
    expect([isRefusal(sent), isRefusal(signed)].filter((refused) => refused)).toHaveLength(1);
    expect(await standings()).toEqual(isRefusal(sent) ? ['1 accepted'] : ['1 superseded', '2 outstanding']);
  });

  test('a page that shows a version whose place was taken is told, and signs nothing', async () => {
    const { anna, quoteId } = lying;
    const shown = await shownTo(world, anna);
    accepted(await reviseQuote(world, world.erik, quoteId));
    accepted(await send(world, world.erik, await review(world, world.erik, quoteId)));
    expect(await press(world, anna, shown)).toMatchObject({
      refused: 'offer-closed',
      details: { state: 'superseded' },
    });
    expect((await answerTo(world, anna, quoteId)).replacedBy).toBe(2);
    // The first one's page cannot sign the second one either.
    expect(await press(world, anna, shown, { number: 2 })).toMatchObject({
      refused: 'offer-changed',
      details: { differs: expect.arrayContaining(['version', 'hash']) },
    });
    expect(await rowsOf('signature')).toHaveLength(0);
  });

  test('taking the version back and signing it at once: one of the two', async () => {
    const { anna, quoteId } = lying;
    const shown = await shownTo(world, anna);
    const back = { quoteId, number: 1, reason: 'A price was wrong.' };
    const [withdrawn, signed] = await Promise.all([
      withdrawVersion(world, world.erik, back),
      press(world, anna, shown),
    ]);
    expect(isRefusal(withdrawn)).not.toBe(isRefusal(signed));
    expect(await standings()).toEqual([isRefusal(withdrawn) ? '1 accepted' : '1 withdrawn']);
  });

  test('what was taken back meanwhile cannot be signed', async () => {
    const { anna, quoteId } = lying;
    const shown = await shownTo(world, anna);
    accepted(await withdrawVersion(world, world.erik, { quoteId, number: 1, reason: 'A price was wrong.' }));
    expect(await press(world, anna, shown)).toMatchObject({
      refused: 'offer-closed',
      details: { state: 'withdrawn' },
    });
  });
});

test('a choice and a signature at once: what is signed is what is shown to have been signed', async () => {
  const { anna, johan, quoteId } = lying;
  const shown = await shownTo(world, anna);
  const [choice, signed] = await Promise.all([
    chooseInOffer(depsOf(world), answeringOf(johan), [{ root: 'choices', element: 'training', value: true }]),
    press(world, anna, shown),
  ]);
  expect(isRefusal(choice)).not.toBe(isRefusal(signed));
  const { choices, accepted: acceptance } = await answerTo(world, anna, quoteId);
  if (isRefusal(signed)) expect(acceptance).toBeNull();
  else expect(choices).toEqual(shown.choices);
});

test('a yes and a no at once: one of them', async () => {
  const { anna, johan, quoteId } = lying;
  const shown = await shownTo(world, anna);
  const { versionId, hash } = shown;
  const no = { versionId, hash, reason: 'price', comeBack: null, words: '' } as const;
  const answers = await Promise.all([
    declineVersion(depsOf(world), answeringOf(johan), no),
    press(world, anna, shown),
  ]);
  expect(answers.filter(isRefusal)).toHaveLength(1);
  const { state, accepted: yes, declined } = await answerTo(world, anna, quoteId);
  expect(state).toBe(yes ? 'accepted' : 'declined');
  expect([yes, declined].filter((answer) => answer !== null)).toHaveLength(1);
});

test('the database itself refuses a second acceptance in a cycle (I-36)', async () => {
  const { anna } = lying;
  accepted(await press(world, anna));
  const other = await lieWithCustomer(world);
  const [mine] = await world.db
    .selectFrom('acceptance')
    .selectAll()
    .where('quote_id', '=', lying.quoteId)
    .execute();
  const { version } = await offerTo(world, other.anna);
  if (!mine) throw new Error('nothing was accepted');
  const second = { ...mine, version_id: version.id, quote_id: other.quoteId };
  await expect(world.db.insertInto('acceptance').values(second).execute()).rejects.toThrow(/UNIQUE/);
});
