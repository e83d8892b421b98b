import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listShareLinks } from '../../../server/accounts/share-links.ts';
import { mailTroubles } from '../../../server/mail/returned.ts';
import { takeReports } from '../../../server/mail/take-reports.ts';
import { readOpenCycles } from '../../../server/opportunities/open-cycles.ts';
import { closeTask } from '../../../server/opportunities/tasks.ts';
import { keepTasks } from '../../../server/opportunities/time-tasks.ts';
import { tryAgain } from '../../../server/outbox/try-again.ts';
import { listOpened } from '../../../server/quotes/buyer-rights.ts';
import { reviewQuote } from '../../../server/quotes/review.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { sawVersion } from '../../../server/quotes/sights.ts';
import { accepted, invite, type Meeting, openMeeting, reviewAndSend } from '../../support/workshop.ts';

const token = 'a token of more than thirty-two characters';
let meeting: Meeting;
beforeEach(async () => {
  meeting = await openMeeting();
  await reviewAndSend(meeting.shop, meeting.shop.erik, meeting.quoteId);
  await meeting.shop.db.updateTable('delivery').set({ state: 'delivered', settled_at: 1 }).execute();
});
afterEach(() => meeting.shop.close());

const delivery = () =>
  meeting.shop.db.selectFrom('delivery').selectAll().orderBy('event_id').executeTakeFirstOrThrow();
const report = async (
  kind: 'bounced' | 'complained' = 'bounced',
  { id = 'report-1', authorization = `Bearer ${token}`, reportToken = token as string | null } = {},
) => {
  const { db, now } = meeting.shop;
  const messageId = `<${(await delivery()).id}@quotes.nordvik.example>`;
  return takeReports({ db, now, reportToken }, { authorization }, [
    { id, messageId, kind, detail: '550 no such user' },
  ]);
};
const inQuote = () => ({ organisationId: meeting.shop.erik.organisationId, quoteId: meeting.quoteId });
const troubles = async () => [...(await mailTroubles(meeting.shop.db, inQuote())).values()];
const again = async () => tryAgain(meeting.shop.db, inQuote(), (await delivery()).id, meeting.shop.now());
const tasks = async () => {
  const { db, erik, now } = meeting.shop;
  await keepTasks(db, erik.organisationId, await readOpenCycles(db, erik.organisationId, now()), now());
  return db.selectFrom('rule_task').select(['rule', 'state']).where('rule', '=', 'mail-returned').execute();
};

describe('who may report', () => {
  it('is who shows the token of the installation; without one nobody', async () => {
    expect(await report('bounced', { authorization: '' })).toEqual({ refused: 'not-signed-in' });
    expect(await report('bounced', { authorization: `Bearer ${token}s` })).toEqual({
      refused: 'not-signed-in',
    });
    expect(await report('bounced', { reportToken: null })).toEqual({ refused: 'not-found' });
    expect(await troubles()).toEqual([]);
  });
});

describe('a mail that came back', () => {
  it('is said at the person, where they are written to and where links are handed out', async () => {
    const { shop, quoteId } = meeting;
    expect(await report()).toEqual({ taken: 1 });
    expect(await delivery()).toMatchObject({
      state: 'failed',
      failure: 'bounced',
      failure_detail: '550 no such user',
    });
    expect(await listShareLinks(shop.db, inQuote())).toMatchObject([{ mailTrouble: 'bounced' }]);
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    const { recipients, checks } = accepted(await reviewQuote(shop, shop.erik, quoteId));
    expect(recipients).toMatchObject([{ name: 'Anna Bergman', mailTrouble: 'bounced' }]);
    // She came in by her link, which still holds; taken back, the next offer would reach nobody.
    expect(checks.find(({ code }) => code === 'buyer-invited')?.level).toBe('pass');
    await shop.db.updateTable('share_link').set({ revoked_at: shop.now() }).execute();
    const then = accepted(await reviewQuote(shop, shop.erik, quoteId));
    expect(then.checks.find(({ code }) => code === 'buyer-invited')?.level).toBe('stop');
  });

  it('makes whoever it was for count as nobody who has seen it; others count on', async () => {
    const { shop, anna, quoteId } = meeting;
    const johan = await invite(shop, shop.erik, quoteId, 'Johan Lindqvist');
    shop.clock.now += 60_000;
    accepted(await sawVersion(shop, anna, quoteId, 1));
    const seen = async () =>
      accepted(await listOpened(shop, shop.erik, quoteId, 1)).seen.map(({ name }) => name);
    const heard = async () => {
      const [cycle] = (await readOpenCycles(shop.db, shop.erik.organisationId, shop.now())).cycles;
      return cycle?.heard?.kind;
    };
    expect([await seen(), await heard()]).toEqual([['Anna Bergman'], 'saw-offer']);
    await report();
    expect([await seen(), await heard()]).toEqual([[], undefined]);
    accepted(await sawVersion(shop, johan, quoteId, 1));
    expect(await seen()).toEqual(['Johan Lindqvist']);
  });

  it('asks the owner to do something about it, once, until it is tried again', async () => {
    expect(await tasks()).toEqual([]);
    await report();
    expect(await tasks()).toEqual([{ rule: 'mail-returned', state: 'open' }]);
    expect(await tasks()).toHaveLength(1);
    expect(await again()).toBe(true);
    expect(await tasks()).toEqual([{ rule: 'mail-returned', state: 'over' }]);
  });

  it('counts once, however often it is reported: what was tried again since stays on its way', async () => {
    await report();
    await again();
    expect(await report()).toEqual({ taken: 0 });
    expect((await delivery()).state).toBe('waiting');
    expect(await report('bounced', { id: 'report-2' })).toEqual({ taken: 1 });
    expect(await troubles()).toEqual(['bounced']);
  });

  it('of a mail that is not ours is nothing', async () => {
    const { db, now } = meeting.shop;
    const foreign = {
      id: 'report-1',
      messageId: '<nothing@elsewhere>',
      kind: 'bounced',
      detail: '',
    } as const;
    expect(
      await takeReports({ db, now, reportToken: token }, { authorization: `Bearer ${token}` }, [foreign]),
    ).toEqual({ taken: 0 });
  });
});

it('a mail that was called spam is not sent again, so the owner may leave it at that, and is asked no more', async () => {
  const { shop } = meeting;
  await report('complained');
  expect(await troubles()).toEqual(['complained']);
  expect(await again()).toBe(false);
  await tasks();
  const { id } = await shop.db.selectFrom('rule_task').select('id').executeTakeFirstOrThrow();
  accepted(await closeTask(shop, shop.erik, id));
  expect(await tasks()).toEqual([{ rule: 'mail-returned', state: 'answered' }]);
});
