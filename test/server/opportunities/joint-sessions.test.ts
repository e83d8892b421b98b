import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import { stageOf } from '#shared/opportunity/stages.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { revokeShareLink } from '../../../server/accounts/share-links.ts';
import { actedBy } from '../../../server/audit/record-audit.ts';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import { type JointSessions, keepJointSessions } from '../../../server/opportunities/joint-sessions.ts';
import { loseOpportunity } from '../../../server/opportunities/lose.ts';
import { reviveOpportunity } from '../../../server/opportunities/revive.ts';
import { RoomPeer } from '../../support/room-peer.ts';
import { accepted, edit, invite, openWorkshop, startQuote, type Workshop } from '../../support/workshop.ts';

let world: Workshop;
let quoteId: QuoteId;
let anna: GuestActor;
let sellerId: ParticipantId;
let joint: JointSessions;
beforeEach(async () => {
  world = await openWorkshop();
  ({ quoteId, sellerId } = await startQuote(world, world.erik));
  anna = await invite(world, world.erik, quoteId);
  joint = keepJointSessions(world, (error) => expect(error).toBeUndefined());
});
afterEach(async () => {
  await joint.stop();
  await world.close();
});

async function enter(id: ParticipantId, side: 'buyer' | 'seller', name: string, sessionId: string) {
  const peer = new RoomPeer(
    world.rooms,
    quoteId,
    'shared',
    { id, side, name, title: '', colour: 0 },
    { sessionId },
  );
  await peer.until(() => peer.hasDocument);
  let clock = 0;
  const speak = () => {
    clock += 1;
    peer.sayPresence(peer.doc.clientID, clock, {});
  };
  speak();
  return { speak, leave: () => peer.leave() };
}
const enterErik = () => enter(sellerId, 'seller', 'Erik Sandberg', world.erik.sessionId);
const enterAnna = (sessionId = anna.sessionId) =>
  enter(anna.participantId, 'buyer', 'Anna Bergman', sessionId);

type Entered = Awaited<ReturnType<typeof enter>>;

/** Time passes, and they go on saying that they are here. */
async function pass(seconds: number, ...people: Entered[]): Promise<void> {
  for (let left = seconds; left > 0; left -= 15) {
    world.clock.now += Math.min(15, left) * 1_000;
    for (const each of people) each.speak();
    await joint.look();
  }
}

async function deal() {
  const { id, stage } = await world.db
    .selectFrom('opportunity')
    .select(['id', 'stage'])
    .executeTakeFirstOrThrow();
  const events = await world.db
    .selectFrom('opportunity_event')
    .select(['type', 'evidence'])
    .where('opportunity_id', '=', id)
    .orderBy('seq')
    .execute();
  expect(stageOf(events.map(({ type }) => type))).toBe(stage);
  return { stage, events, joint: events.filter(({ type }) => type === 'joint_session') };
}

test('two minutes together are a joint session, with who and from when to when (I-33)', async () => {
  const erik = await enterErik();
  await pass(60, erik);
  const from = world.clock.now;
  const her = await enterAnna();
  await pass(119, erik, her);
  expect(await deal()).toMatchObject({ stage: 'identified', joint: [] });
  await pass(1, erik, her);
  const {
    stage,
    joint: [event],
  } = await deal();
  expect(stage).toBe('co_designing');
  expect(JSON.parse(event?.evidence ?? '')).toMatchObject({
    quoteId,
    participants: [
      { id: anna.participantId, side: 'buyer' },
      { id: sellerId, side: 'seller' },
    ],
    from,
    to: from + 120_000,
  });
});

test('it counts once per cycle, and not where the buyer has shown more already', async () => {
  const [erik, her] = [await enterErik(), await enterAnna()];
  await pass(600, erik, her);
  expect((await deal()).joint).toHaveLength(1);

  const loss = { variant: 'no_decision', note: '', comeBack: false, wakeUpOn: null } as const;
  const deps = { ...world, endProposals: expireAllOf };
  accepted(await loseOpportunity(deps, world.erik, { quoteId, loss, offer: 'withdraw' }));
  await pass(30, erik, her);
  const gate = {
    value: '1',
    expectedClose: '2027-01-10',
    needWithinHalfYear: true,
    needNote: 'They asked again',
  } as const;
  accepted(await reviveOpportunity(world, world.erik, { quoteId, ...gate }));
  await pass(300, erik, her);
  expect(await deal()).toMatchObject({ stage: 'co_designing', joint: [{}, {}] });
});

test('after the buyer’s first change it adds nothing', async () => {
  const [erik, her] = [await enterErik(), await enterAnna()];
  await edit(world, quoteId, anna.participantId, (document) =>
    document.choose({ choices: { training: true }, sectionChoices: {}, picks: {} }),
  );
  await pass(600, erik, her);
  expect(await deal()).toMatchObject({ stage: 'co_designing', joint: [] });
});

describe('never counts (I-39)', () => {
  test('that a link was opened, however often', async () => {
    const erik = await enterErik();
    for (const name of ['Johan Lindqvist', 'Sara Ek']) await invite(world, world.erik, quoteId, name);
    await pass(600, erik);
    expect((await deal()).stage).toBe('identified');
  });

  test('one side alone, or one after the other', async () => {
    const her = await enterAnna();
    await pass(300, her);
    her.leave();
    const erik = await enterErik();
    await pass(300, erik);
    expect((await deal()).stage).toBe('identified');
  });

  test('two minutes with a silence in them, or in pieces', async () => {
    const [erik, her] = [await enterErik(), await enterAnna()];
    await pass(90, erik, her);
    await pass(45, erik);
    await pass(90, erik, her);
    her.leave();
    const again = await enterAnna();
    await pass(90, erik, again);
    expect((await deal()).stage).toBe('identified');
  });

  const unverified: readonly [string, () => Promise<unknown>, string?][] = [
    ['whose link was taken back', () => revoke()],
    ['whose session has ended', () => world.db.deleteFrom('guest_session').execute()],
    ['who comes by a session that is nobody’s', async () => {}, 'some other session'],
  ];
  const revoke = () =>
    revokeShareLink(
      world.db,
      {
        organisationId: anna.organisationId,
        quoteId,
        linkId: anna.shareLinkId,
        by: actedBy(world.erik),
      },
      world.now(),
    );
  test.each(unverified)('a buyer %s', async (_, make, sessionId = anna.sessionId) => {
    const [erik, her] = [await enterErik(), await enterAnna(sessionId)];
    await make();
    await pass(600, erik, her);
    expect((await deal()).stage).toBe('identified');
  });

  test('negative control: the same buyer, verified, does', async () => {
    const [erik, her] = [await enterErik(), await enterAnna()];
    await pass(600, erik, her);
    expect((await deal()).stage).toBe('co_designing');
  });
});
