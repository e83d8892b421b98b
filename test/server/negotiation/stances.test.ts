/** What a buyer says of going on at all: told once, evidence for the seller to decide by, and never a decision itself. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declineReasons } from '#shared/acceptance/answers.ts';
import { ElementId, type OpportunityId, type QuoteId } from '#shared/ids.ts';
import type { Loss } from '#shared/opportunity/loss.ts';
import { declineVersion } from '../../../server/acceptance/decline.ts';
import type { Actor, GuestActor, UserActor } from '../../../server/accounts/actor.ts';
import { buyersWords } from '../../../server/insight/choices/words.ts';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import { goOn, type SteppingBack, sayReadyAgain, stepBack } from '../../../server/negotiation/say-stance.ts';
import { viewDeal } from '../../../server/opportunities/deal-view.ts';
import { lastActs } from '../../../server/opportunities/last-acts.ts';
import { loseOpportunity } from '../../../server/opportunities/lose.ts';
import { myTasks } from '../../../server/opportunities/my-tasks.ts';
import { openQuestions } from '../../../server/opportunities/open-questions.ts';
import { reviveOpportunity } from '../../../server/opportunities/revive.ts';
import { closeTask } from '../../../server/opportunities/tasks.ts';
import { tellTasks } from '../../../server/opportunities/tell-tasks.ts';
import { setBuyerRight } from '../../../server/quotes/buyer-rights.ts';
import { viewQuote } from '../../../server/quotes/quote-view.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { undoSend } from '../../../server/quotes/undo-send.ts';
import { withdrawVersion } from '../../../server/quotes/withdraw-version.ts';
import { answeringOf, depsOf } from '../../support/answering.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  edit,
  invite,
  openMeeting,
  type QuoteInWork,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

const undoMs = 30_000;
let shop: Workshop;
let quote: QuoteInWork;
let quoteId: QuoteId;
let anna: GuestActor;
let opportunityId: OpportunityId;

beforeEach(async () => {
  ({ shop, quote, quoteId, anna } = await openMeeting({ undoMs }));
  opportunityId = (await shop.db.selectFrom('opportunity').select('id').executeTakeFirstOrThrow()).id;
});
afterEach(() => shop.close());

const tick = (ms = 1_000) => {
  shop.clock.now += ms;
};
const pause = (who: Actor = anna, said: Partial<SteppingBack> = {}) => {
  tick();
  return stepBack(shop, who, {
    quoteId,
    reason: 'not-now',
    comeBack: '2027-03-01',
    words: 'We move first',
    ...said,
  });
};
const resume = (who: Actor = anna) => {
  tick();
  return goOn(shop, who, quoteId);
};
const ready = (who: Actor = anna, words = 'The move is done') => {
  tick();
  return sayReadyAgain(shop, who, { quoteId, words });
};
const send = () => {
  tick();
  return reviewAndSend(shop, shop.erik, quoteId);
};
const lose = (loss: Partial<Loss> = {}) => {
  tick();
  return loseOpportunity({ ...shop, endProposals: expireAllOf }, shop.erik, {
    quoteId,
    loss: { variant: 'no_decision', note: '', comeBack: true, wakeUpOn: '2027-05-24', ...loss } as Loss,
    offer: 'withdraw',
  });
};
const revive = () => {
  tick();
  return reviveOpportunity(shop, shop.erik, {
    quoteId,
    ...{ value: '500000', expectedClose: '2027-03-01', needWithinHalfYear: true, needNote: 'They said so' },
  });
};
const seen = async (who: Actor) => accepted(await viewQuote(shop, who, quoteId)).stance;
const pipelineDeps = () => ({ ...shop, liveQuotes: () => new Set<QuoteId>() });
const deal = async () => accepted(await viewDeal(pipelineDeps(), shop.erik, opportunityId));
const tasks = async (who: UserActor = shop.erik) =>
  (await myTasks(pipelineDeps(), who, { limit: 50 })).tasks.map(({ rule }) => rule);
const notices = async () =>
  (
    await shop.db
      .selectFrom('outbox')
      .select(['topic', 'payload'])
      .where('topic', 'in', ['stepped_back', 'went_on', 'ready_again', 'tasks_due'])
      .orderBy('id')
      .execute()
  ).map(({ topic, payload }) => ({ topic, ...JSON.parse(payload) }));
const told = async () => (await notices()).map(({ topic }) => topic);
const audited = async () =>
  shop.db
    .selectFrom('audit')
    .select(['action', 'actor_id'])
    .where('action', 'in', ['stepped_back', 'went_on', 'ready_again_said'])
    .orderBy('seq')
    .execute();
const setStatus = (status: 'co_design' | 'pricing' | 'accepted') =>
  shop.db.updateTable('quote').set({ status }).execute();

describe('stepping back', () => {
  test('is told to the seller, seen by both sides, audited, and evidence of the buyer; it moves nothing', async () => {
    const before = await deal();
    expect(await seen(anna)).toBeNull();
    const said = accepted(await pause());
    expect(said).toMatchObject({
      ...{ stance: 'stepped-back', participantId: anna.participantId, name: 'Anna Bergman' },
      ...{ reason: 'not-now', comeBackOn: '2027-03-01', words: 'We move first', at: shop.clock.now },
    });
    expect([await seen(anna), await seen(shop.erik)]).toEqual([said, said]);
    expect(await notices()).toMatchObject([
      {
        ...{ topic: 'stepped_back', why: 'not-now', comeBackOn: '2027-03-01', byName: 'Anna Bergman' },
        ...{ message: 'We move first', recipients: [{ participantId: quote.sellerId }] },
      },
    ]);
    expect(await audited()).toEqual([{ action: 'stepped_back', actor_id: anna.participantId }]);
    const after = await deal();
    expect([after.stage, after.cycle, after.losses]).toEqual([before.stage, 1, []]);
    expect(accepted(await viewQuote(shop, anna, quoteId)).status).toBe('co_design');
    expect(after.events.at(-1)).toMatchObject({
      ...{ type: 'buyer_stepped_back', actorName: 'Anna Bergman', movedTo: null },
      proof: { kind: 'decline', number: null, reason: 'not-now', words: 'We move first' },
    });
    const acts = (await lastActs(shop.db, anna.organisationId)).get(quoteId);
    expect(acts?.buyer).toMatchObject({ kind: 'stepped-back', name: 'Anna Bergman', at: said?.at });
    expect((await openQuestions(shop.db, anna.organisationId)).get(quoteId)).toBe(1);
    const [words] = await buyersWords(shop.db, anna.organisationId, {}, 'Europe/Stockholm');
    expect(words).toMatchObject({ source: 'decline', text: 'We move first', quoteId });
  });

  test.each(declineReasons.map((reason) => [reason] as const))(
    'for %s suggests how it was lost, and leaves that to the seller',
    async (reason) => {
      const variants = {
        'not-now': 'deprioritised_by_customer',
        'not-for-us': 'customer_disqualified',
        price: 'price',
        other: 'no_decision',
      } as const;
      accepted(await pause(anna, { reason }));
      const { suggestedLoss, stage } = await deal();
      expect(suggestedLoss).toMatchObject({
        ...{ variant: variants[reason], words: 'We move first', byName: 'Anna Bergman' },
        // A day to come back belongs to "not now" alone.
        comeBackOn: reason === 'not-now' ? '2027-03-01' : null,
      });
      expect(stage).toBe('identified');
    },
  );

  test('is asked of the owner as a task, of which no second mail tells, until it is answered', async () => {
    accepted(await pause());
    expect(await tasks()).toEqual(['stepped-back']);
    const people: Parameters<typeof tellTasks>[0]['people'] = async () => [
      { userId: shop.erik.userId, name: 'Erik', email: 'erik@nordvik.example' },
    ];
    await tellTasks({ ...shop, people }, shop.erik.organisationId);
    expect(await told()).toEqual(['stepped_back']);
    accepted(await lose());
    expect(await tasks()).toEqual([]);
  });

  test('is told once, whoever says it, however often and in whatever words', async () => {
    const johan = await invite(shop, shop.erik, quoteId, 'Johan Lindqvist');
    const first = accepted(await pause());
    expect(await pause(anna, { reason: 'price', words: 'And too dear' })).toEqual(first);
    expect(await Promise.all([pause(johan), pause()])).toEqual([first, first]);
    expect([await told(), (await audited()).length]).toEqual([['stepped_back'], 1]);
  });

  test('is taken back by whoever said it and nobody else; the seller is told, and it can be said again', async () => {
    const johan = await invite(shop, shop.erik, quoteId, 'Johan Lindqvist');
    accepted(await pause());
    expect(await resume(johan)).toMatchObject({ refused: 'not-allowed' });
    expect(await seen(shop.erik)).not.toBeNull();
    expect(await resume()).toBeNull();
    expect(await resume()).toBeNull();
    expect([await seen(anna), await seen(shop.erik), (await deal()).suggestedLoss]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await told()).toEqual(['stepped_back', 'went_on']);
    expect((await audited()).map(({ action }) => action)).toEqual(['stepped_back', 'went_on']);
    expect(await tasks()).toEqual([]);
    const { events } = await deal();
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['buyer_stepped_back', 'buyer_went_on']);
    expect(accepted(await pause(johan))).toMatchObject({ name: 'Johan Lindqvist' });
    expect(await told()).toEqual(['stepped_back', 'went_on', 'stepped_back']);
    expect(await tasks()).toEqual(['stepped-back']);
  });

  test('taken back, is a word on what was declined before, too: that suggests no loss any more', async () => {
    await send();
    tick(undoMs);
    const { id: versionId, hash } = await shop.db
      .selectFrom('version')
      .select(['id', 'hash'])
      .executeTakeFirstOrThrow();
    const no = { versionId, hash, reason: 'price', comeBack: null, words: '' } as const;
    accepted(await declineVersion(depsOf(shop), answeringOf(anna), no));
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    expect((await deal()).suggestedLoss).toMatchObject({ variant: 'price' });
    // An undone version has answered nothing.
    const { number } = await send();
    expect((await deal()).suggestedLoss).toBeNull();
    accepted(await undoSend(shop, shop.erik, quoteId, number));
    expect((await deal()).suggestedLoss).toMatchObject({ variant: 'price' });
    accepted(await pause());
    expect((await deal()).suggestedLoss).toMatchObject({ variant: 'deprioritised_by_customer' });
    accepted(await resume());
    expect((await deal()).suggestedLoss).toBeNull();
  });

  test('is not answered by a buyer who goes on choosing: a tick is no word', async () => {
    const said = accepted(await pause());
    const training = ElementId.parse('training');
    await edit(shop, quoteId, anna.participantId, (document) => document.select(training, true));
    expect(await seen(shop.erik)).toEqual(said);
  });

  test('is answered by a version that is sent later, and stands again where that was undone', async () => {
    const said = accepted(await pause());
    const { number } = await send();
    expect([await seen(shop.erik), (await deal()).suggestedLoss, await tasks()]).toEqual([null, null, []]);
    accepted(await undoSend(shop, shop.erik, quoteId, number));
    expect([await seen(shop.erik), await tasks()]).toEqual([said, ['stepped-back']]);
    await send();
    tick(undoMs);
    tick();
    accepted(await withdrawVersion(shop, shop.erik, { quoteId, number: 2, reason: 'Not yet' }));
    expect(await seen(shop.erik)).toBeNull();
  });

  test('is not for who only reads, nor where an offer lies with them or all is over; a refusal writes nothing', async () => {
    accepted(await setBuyerRight(shop, shop.erik, quoteId, anna.participantId, 'view'));
    expect(await pause()).toMatchObject({ refused: 'not-allowed' });
    accepted(await setBuyerRight(shop, shop.erik, quoteId, anna.participantId, 'design'));
    await setStatus('accepted');
    expect(await pause()).toMatchObject({ refused: 'wrong-status' });
    await setStatus('co_design');
    await send();
    expect(await pause()).toMatchObject({ refused: 'wrong-status' });
    tick(undoMs);
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    // The version still lies with them until the next is sent.
    expect(await pause()).toMatchObject({ refused: 'wrong-status' });
    accepted(await lose());
    expect(await pause()).toMatchObject({ refused: 'wrong-status' });
    expect([await told(), await audited(), await seen(anna)]).toEqual([[], [], null]);
  });

  test('is for whoever may design, also while it is calculated', async () => {
    accepted(await setBuyerRight(shop, shop.erik, quoteId, anna.participantId, 'design'));
    await setStatus('pricing');
    expect(accepted(await pause())).toMatchObject({ stance: 'stepped-back' });
  });

  test('is for a version whose last day is over, which nobody can decline any more', async () => {
    await send();
    // The day after it ended; the negative control is the day itself.
    shop.clock.now = Date.parse('2026-12-24T11:00:00Z');
    expect(await pause()).toMatchObject({ refused: 'wrong-status' });
    shop.clock.now = Date.parse('2026-12-25T11:00:00Z');
    expect(accepted(await pause())).toMatchObject({ stance: 'stepped-back' });
    expect((await deal()).suggestedLoss?.variant).toBe('deprioritised_by_customer');
  });

  test('of another quote or another organisation stays there', async () => {
    const other = await startQuote(shop, shop.erik);
    const berit = await invite(shop, shop.erik, other.quoteId, 'Berit Ek');
    const south = await addUser(shop.db, await addOrganisation(shop.db, 'South'), 'Sven Syd');
    const foreign = await startQuote(shop, south);
    const dan = await invite(shop, south, foreign.quoteId, 'Dan Dahl');
    for (const stranger of [berit, dan]) {
      expect(await pause(stranger)).toMatchObject({ refused: 'not-found' });
      expect(await resume(stranger)).toMatchObject({ refused: 'not-found' });
      expect(await ready(stranger)).toMatchObject({ refused: 'not-found' });
    }
    accepted(await pause());
    expect([...(await openQuestions(shop.db, shop.erik.organisationId)).keys()]).toEqual([quoteId]);
    expect((await openQuestions(shop.db, south.organisationId)).size).toBe(0);
    expect([
      await tasks(south),
      await buyersWords(shop.db, south.organisationId, {}, 'Europe/Stockholm'),
    ]).toEqual([[], []]);
  });
});

describe('ready again', () => {
  test('is said of a lost deal: told, a task that leads to it, and nothing comes back by itself', async () => {
    await send();
    tick(undoMs);
    expect(await ready()).toMatchObject({ refused: 'wrong-status' });
    accepted(await lose());
    const said = accepted(await ready());
    expect(said).toMatchObject({ stance: 'ready-again', words: 'The move is done', reason: null });
    expect([await seen(anna), await seen(shop.erik)]).toEqual([said, said]);
    expect(await notices()).toMatchObject([
      {
        ...{ topic: 'ready_again', byName: 'Anna Bergman', message: 'The move is done' },
        recipients: [{ participantId: quote.sellerId }],
      },
    ]);
    const { stage, cycle, events, tasks: asked } = await deal();
    expect([stage, cycle, asked.map(({ rule }) => rule)]).toEqual(['lost', 1, ['ready-again']]);
    expect(events.at(-1)).toMatchObject({
      ...{ type: 'buyer_ready_again', movedTo: null },
      proof: { kind: 'step', quoteId, reason: 'The move is done' },
    });
    expect(accepted(await viewQuote(shop, anna, quoteId)).status).toBe('closed');
    const standing = await shop.db.selectFrom('version_standing').select('standing').execute();
    expect(standing).toEqual([{ standing: 'withdrawn' }]);
    expect(await audited()).toEqual([{ action: 'ready_again_said', actor_id: anna.participantId }]);
  });

  test('is told once, and not for who only reads', async () => {
    const johan = await invite(shop, shop.erik, quoteId, 'Johan Lindqvist');
    accepted(await lose());
    accepted(await setBuyerRight(shop, shop.erik, quoteId, johan.participantId, 'view'));
    expect(await ready(johan)).toMatchObject({ refused: 'not-allowed' });
    expect(await told()).toEqual([]);
    const said = accepted(await ready());
    expect(await ready(anna, 'Really')).toEqual(said);
    expect([await told(), (await audited()).length]).toEqual([['ready_again'], 1]);
  });

  test('is answered by the revival, and can be said of the next loss', async () => {
    accepted(await lose());
    accepted(await ready());
    expect(await tasks()).toEqual(['ready-again']);
    accepted(await revive());
    expect([await seen(anna), await tasks(), (await deal()).suggestedLoss]).toEqual([null, [], null]);
    const answered = await shop.db.selectFrom('rule_task').select(['rule', 'answer']).execute();
    expect(answered).toEqual([{ rule: 'ready-again', answer: 'came-back' }]);
    accepted(await lose());
    expect(await seen(anna)).toBeNull();
    accepted(await ready());
    expect([await tasks(), await told()]).toEqual([['ready-again'], ['ready_again', 'ready_again']]);
  });

  test('follows a loss that began with stepping back, whose words are answered by it', async () => {
    accepted(await pause());
    accepted(
      await lose({ variant: 'deprioritised_by_customer', expectedAgain: '2027-03-01' } as Partial<Loss>),
    );
    expect(await seen(anna)).toBeNull();
    accepted(await ready());
    accepted(await revive());
    expect([await seen(anna), (await deal()).suggestedLoss]).toEqual([null, null]);
  });

  test('can be left at that by the seller, and is not asked again', async () => {
    accepted(await lose());
    accepted(await ready());
    const [task] = (await myTasks(pipelineDeps(), shop.erik, { limit: 50 })).tasks;
    accepted(await closeTask(shop, shop.erik, task?.id ?? ''));
    expect([await tasks(), await tasks()]).toEqual([[], []]);
  });
});
