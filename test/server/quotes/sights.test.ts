import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendRequestId } from '#shared/ids.ts';
import { stageOf } from '#shared/opportunity/stages.ts';
import { leastLookMs } from '#shared/quote/looking.ts';
import { readOpenCycles } from '../../../server/opportunities/open-cycles.ts';
import { listOutstanding } from '../../../server/opportunities/outstanding.ts';
import { listOpened } from '../../../server/quotes/buyer-rights.ts';
import { sawVersion } from '../../../server/quotes/sights.ts';
import {
  accepted,
  invite,
  type Meeting,
  openMeeting,
  reviewAndSend,
  startQuote,
} from '../../support/workshop.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const undoMs = 30_000;
let meeting: Meeting;
beforeEach(async () => {
  meeting = await openMeeting({ undoMs });
  await reviewAndSend(meeting.shop, meeting.shop.erik, meeting.quoteId);
  meeting.shop.clock.now += undoMs;
});
afterEach(() => meeting.shop.close());

const saw = (who = meeting.anna, number = 1, quoteId = meeting.quoteId) =>
  sawVersion(meeting.shop, who, quoteId, number);
const seen = async () => accepted(await listOpened(meeting.shop, meeting.shop.erik, meeting.quoteId, 1)).seen;
const deal = async () => {
  const { shop } = meeting;
  const [cycle] = (await readOpenCycles(shop.db, shop.erik.organisationId, shop.now())).cycles;
  if (!cycle) throw new Error('the deal is open');
  return cycle;
};
const events = () => meeting.shop.db.selectFrom('opportunity_event').selectAll().orderBy('seq').execute();
const written = async () => [
  await events(),
  await meeting.shop.db.selectFrom('outbox').selectAll().execute(),
  await meeting.shop.db.selectFrom('audit').selectAll().execute(),
];

describe('that a version was seen', () => {
  it('is what a page of the customer says that had it in sight, with who and when', async () => {
    expect(await seen()).toEqual([]);
    accepted(await saw());
    const at = meeting.shop.now();
    expect(await seen()).toEqual([{ name: 'Anna Bergman', at }]);
    // Whoever still looks has not come back.
    meeting.shop.clock.now += hourMs - 1;
    accepted(await saw());
    expect(await seen()).toEqual([{ name: 'Anna Bergman', at }]);
    meeting.shop.clock.now += 1;
    accepted(await saw());
    expect(await seen()).toEqual([{ name: 'Anna Bergman', at: at + hourMs }]);
  });

  it('is not that a link was opened, nor believed of a session younger than a look', async () => {
    const { shop, quoteId } = meeting;
    const johan = await invite(shop, shop.erik, quoteId, 'Johan Lindqvist');
    expect(await seen()).toEqual([]);
    shop.clock.now += leastLookMs - 1;
    accepted(await saw(johan));
    expect(await seen()).toEqual([]);
    shop.clock.now += 1;
    accepted(await saw(johan));
    expect(await seen()).toMatchObject([{ name: 'Johan Lindqvist' }]);
  });

  it('is nothing of what does not lie with them: not yet, not there, of another quote', async () => {
    expect(await saw(meeting.anna, 2)).toEqual({ refused: 'not-found' });
    const other = await openMeeting({ undoMs });
    await reviewAndSend(other.shop, other.shop.erik, other.quoteId);
    other.shop.clock.now += undoMs - 1;
    expect(await sawVersion(other.shop, other.anna, other.quoteId, 1)).toEqual({ refused: 'not-found' });
    expect(await saw(other.anna)).toEqual({ refused: 'not-found' });
    await other.shop.close();
  });

  it('is nothing of another quote of the same seller, whoever names it', async () => {
    const { shop, anna } = meeting;
    const other = await startQuote(shop, shop.erik);
    await invite(shop, shop.erik, other.quoteId);
    await reviewAndSend(shop, shop.erik, other.quoteId);
    shop.clock.now += Math.max(undoMs, leastLookMs);
    expect(await saw(anna, 1, other.quoteId)).toEqual({ refused: 'not-found' });
    expect(await shop.db.selectFrom('sight').selectAll().execute()).toEqual([]);
  });

  it('I-39: moves no stage, tells nobody and waits for no answer; it is a sign of them all the same', async () => {
    const { shop } = meeting;
    const before = await written();
    const { stage } = await deal();
    shop.clock.now += 15 * dayMs;
    expect((await deal()).holding.has('silent')).toBe(true);
    accepted(await saw());
    expect(await written()).toEqual(before);
    const after = await deal();
    expect(after.stage).toBe(stage);
    expect(stageOf((await events()).map(({ type }) => type))).toBe(stage);
    expect(after.holding.has('silent')).toBe(false);
    expect(after.buyer).toBeNull();
    expect(after.heard).toMatchObject({ kind: 'saw-offer', name: 'Anna Bergman', at: shop.now() });
  });

  it('shows where offers are followed up, and puts nothing they did out of sight of us', async () => {
    const { shop, quoteId, anna } = meeting;
    const outstanding = async () => (await listOutstanding(shop, shop.erik)).quotes[0];
    accepted(await saw());
    expect(await outstanding()).toMatchObject({
      lastBuyerAct: { kind: 'saw-offer' },
      nextStep: 'waiting-for-customer',
    });
    shop.clock.now += 1;
    await shop.db
      .insertInto('send_request')
      .values({
        id: SendRequestId.parse('a-request-of-hers'),
        ...{
          organisation_id: shop.erik.organisationId,
          quote_id: quoteId,
          participant_id: anna.participantId,
        },
        ...{ message: '', at: shop.now() },
      })
      .execute();
    shop.clock.now += 2 * hourMs;
    accepted(await saw());
    expect(await outstanding()).toMatchObject({
      lastBuyerAct: { kind: 'saw-offer', at: shop.now() },
      nextStep: 'waiting-for-us',
    });
  });
});
