/** What time asks of one person: what they are shown, and told once by mail in their language. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogueDefaults } from '#shared/catalogue/catalogue-item.ts';
import { ElementId } from '#shared/ids.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { addItem, changeItem } from '../../../server/catalogue/change-item.ts';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import { loseOpportunity } from '../../../server/opportunities/lose.ts';
import { myTasks } from '../../../server/opportunities/my-tasks.ts';
import { postponeTask } from '../../../server/opportunities/tasks.ts';
import { tellTasks } from '../../../server/opportunities/tell-tasks.ts';
import { keepTimeRules } from '../../../server/opportunities/time-clerk.ts';
import { addWaiting } from '../../../server/opportunities/waiting-list.ts';
import { addUser, gateAnswers } from '../../support/selling-organisation.ts';
import {
  accepted,
  invite,
  openWorkshop,
  reviewAndSend,
  sendableContent,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let maria: UserActor;
beforeEach(async () => {
  shop = await openWorkshop();
  maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm', 'manager');
});
afterEach(() => shop.close());

/** Noon of that day in Stockholm. */
const goTo = (day: string) => {
  shop.clock.now = Date.parse(`${day}T11:00:00Z`);
};
const begin = (customerName: string, expectedClose: string, who = shop.erik) =>
  startQuote(shop, who, sendableContent(), gateAnswers({ customerName, expectedClose }));
const page = (who: UserActor, of: { after?: string; limit: number }) =>
  myTasks({ ...shop, liveQuotes: () => new Set() }, who, of);
const asked = async (who: UserActor) => (await page(who, { limit: 50 })).tasks;
const names = async (who: UserActor) => (await asked(who)).map(({ customerName }) => customerName);

describe('what is asked of me', () => {
  it('is about my deals; of a manager also what has been moved too often, whoever owns it', async () => {
    await begin('Mine', '2026-11-25');
    await begin('Hers', '2026-11-25', maria);
    goTo('2026-11-26');
    expect(await names(shop.erik)).toEqual(['Mine']);
    expect(await names(maria)).toEqual(['Hers']);
    await shop.db.updateTable('rule_task').set({ manager_from: '2026-11-26' }).execute();
    expect((await names(maria)).toSorted()).toEqual(['Hers', 'Mine']);
    expect(await names(shop.erik)).toEqual(['Mine']);
  });

  it('is given out by pages that hold each once, whatever was answered between them', async () => {
    for (const nth of [1, 2, 3, 4, 5]) await begin(`Customer ${nth}`, `2026-11-2${4 + Math.ceil(nth / 2)}`);
    goTo('2026-11-29');
    const all = (await asked(shop.erik)).map(({ id }) => id);
    const first = await page(shop.erik, { limit: 2 });
    expect([first.count, first.tasks.map(({ id }) => id)]).toEqual([5, all.slice(0, 2)]);
    // The one that the page ended with sleeps from now on.
    const sleeps = shop.db.updateTable('rule_task').set({ sleeps_until: '2026-12-01' });
    await sleeps.where('id', '=', all[1] ?? '').execute();
    const second = await page(shop.erik, { after: first.after ?? '', limit: 2 });
    expect([second.count, second.tasks.map(({ id }) => id)]).toEqual([4, all.slice(2, 4)]);
    const third = await page(shop.erik, { after: second.after ?? '', limit: 2 });
    expect([third.after, third.tasks.map(({ id }) => id)]).toEqual([null, all.slice(4)]);
  });

  it('has what is needed to answer it', async () => {
    const { quoteId } = await begin('Lindqvist', '2027-03-31');
    await invite(shop, shop.erik, quoteId);
    await reviewAndSend(shop, shop.erik, quoteId);
    goTo('2026-12-22');
    expect(await asked(shop.erik)).toMatchObject([
      {
        rule: 'expires-soon',
        expectedClose: '2027-03-31',
        offered: { versionNumber: 1, validUntil: '2026-12-24', ageDays: 28, daysToExpiry: 2 },
        priceNow: null,
      },
    ]);
  });

  it('tells of who comes back what the last version was, and is at the catalogue’s prices of today', async () => {
    const { quoteId, sellerId } = await begin('Lindqvist', '2027-03-31');
    const [first] = sendableContent().components;
    if (!first) throw new Error('the small quote has a component');
    const { sectionId: _s, groupId: _g, rank: _r, id, requires: _q, excludes: _e, ...component } = first;
    const values = { ...catalogueDefaults, component: { ...catalogueDefaults.component, ...component } };
    const item = accepted(await addItem(shop, shop.erik, values));
    await shop.rooms.edit(quoteId, 'internal', sellerId, (document) =>
      document.noteTaken(ElementId.parse(id), { item: item.id, revision: 1 }, {}),
    );
    await invite(shop, shop.erik, quoteId);
    const sent = await reviewAndSend(shop, shop.erik, quoteId);
    const loss = {
      variant: 'no_decision',
      note: '',
      comeBack: true,
      wakeUpOn: '2027-01-15',
    } as const;
    accepted(
      await loseOpportunity({ ...shop, endProposals: expireAllOf }, shop.erik, {
        quoteId,
        loss,
        offer: 'withdraw',
      }),
    );
    goTo('2027-01-15');
    const price = async () => (await asked(shop.erik))[0]?.priceNow;
    expect(await price()).toMatchObject({
      versionNumber: 1,
      sentAmount: sent.amount,
      amountNow: sent.amount,
    });
    const dearer = { ...values, component: { ...values.component, unitPrice: '50000' } };
    accepted(await changeItem(shop, shop.erik, { itemId: item.id, revision: 1, values: dearer }));
    expect(await price()).toMatchObject({ sentAmount: sent.amount, amountNow: sent.amount + 200_000 });
  });
});

describe('the mail about it', () => {
  const people = async (ids: readonly UserActor['userId'][]) =>
    [shop.erik, maria].filter(({ userId }) => ids.includes(userId));
  const tell = () => tellTasks({ ...shop, people }, shop.erik.organisationId);
  const mails = async () => {
    const rows = await shop.db
      .selectFrom('delivery')
      .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
      .select(['delivery.email', 'delivery.language', 'outbox.payload'])
      .where('outbox.topic', '=', 'tasks_due')
      .orderBy('outbox.id')
      .execute();
    return rows.map(({ payload, ...row }) => ({ ...row, ...JSON.parse(payload) }));
  };

  it('goes once, with all of them, in the language of whoever owns them', async () => {
    await shop.db
      .updateTable('membership')
      .set({ mail_language: 'sv' })
      .where('user_id', '=', maria.userId)
      .execute();
    await begin('One', '2026-11-25');
    await begin('Two', '2026-11-25');
    await begin('Hers', '2026-11-25', maria);
    goTo('2026-11-26');
    const clerks = [0, 1].map(() =>
      keepTimeRules({ ...shop, tell: tell }, (error) => expect(error).toBeUndefined()),
    );
    await Promise.all(clerks.map((clerk) => clerk.look()));
    await tell();
    await Promise.all(clerks.map((clerk) => clerk.stop()));
    const sent = (await mails()).toSorted((a, b) => a.email.localeCompare(b.email));
    expect(sent).toMatchObject([
      { email: 'erik@nordvik.example', language: null, count: 2 },
      { email: 'maria@nordvik.example', language: 'sv', count: 1, tasks: [{ rule: 'overdue' }] },
    ]);
    // The negative control: what has not been told is.
    await begin('Three', '2026-11-27');
    goTo('2026-11-28');
    await asked(shop.erik);
    await tell();
    expect((await mails()).at(-1)).toMatchObject({ count: 1, tasks: [{ customerName: 'Three' }] });
  });

  it('does not go about what sleeps, before it wakes', async () => {
    await begin('A quote that mails belong to', '2027-03-31');
    const { waitingId } = accepted(
      await addWaiting(shop, shop.erik, {
        customerName: 'Kvarnby',
        title: 'Data quality',
        contactName: '',
        contactEmail: '',
        reason: 'need-unknown',
        note: '',
        wakeUpOn: '2026-11-30',
      }),
    );
    goTo('2026-11-30');
    const [task] = await asked(shop.erik);
    expect(task).toMatchObject({ rule: 'wake-up', waitingId });
    accepted(await postponeTask(shop, shop.erik, { taskId: task?.id ?? '', until: '2026-12-10' }));
    await tell();
    expect(await mails()).toEqual([]);
    goTo('2026-12-10');
    await tell();
    expect(await mails()).toMatchObject([{ tasks: [{ rule: 'wake-up', customerName: 'Kvarnby' }] }]);
  });
});
