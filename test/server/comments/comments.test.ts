/** What people say beside the paper: who may, who receives it, who is told, and what its author may still change. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeableMs, maxMessages } from '#shared/comments/comment-rules.ts';
import type { CommentId, ThreadId } from '#shared/ids.ts';
import type { NewComment, ThreadView } from '#shared/protocol/comments-api.ts';
import { patchFragment } from '#shared/quote-doc/patch-rich-text.ts';
import type { Actor, GuestActor, UserActor } from '../../../server/accounts/actor.ts';
import { changeComment } from '../../../server/comments/change-comment.ts';
import type { CommentDeps } from '../../../server/comments/comment-deps.ts';
import { commentHandlers } from '../../../server/comments/handlers.ts';
import { openQuestionCounts, openQuestions } from '../../../server/comments/open-questions.ts';
import { resolveThread } from '../../../server/comments/resolve-thread.ts';
import { addComment, type Beginning, startThread } from '../../../server/comments/say.ts';
import { openQuestions as allQuestions } from '../../../server/opportunities/open-questions.ts';
import { setBuyerRight } from '../../../server/quotes/buyer-rights.ts';
import { viewQuote } from '../../../server/quotes/quote-view.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  edit,
  invite,
  openWorkshop,
  type QuoteInWork,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let deps: CommentDeps;
let quote: QuoteInWork;
let anna: GuestActor;
let maria: UserActor;

beforeEach(async () => {
  shop = await openWorkshop();
  maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm', 'manager');
  const accounts = [shop.erik, maria];
  deps = { ...shop, people: async (ids) => accounts.filter(({ userId }) => ids.includes(userId)) };
  quote = await startQuote(shop, shop.erik);
  anna = await invite(shop, shop.erik, quote.quoteId);
});
afterEach(() => shop.close());

const later = (ms = 1_000) => {
  shop.clock.now += ms;
};
const begin = async (who: Actor, text: string, more: Partial<Beginning> & Partial<NewComment> = {}) => {
  later();
  const { audience = 'everyone', place = { kind: 'quote' }, mentions = [] } = more;
  return startThread(deps, who, quote.quoteId, { audience, place, comment: { text, mentions } });
};
const began = async (...of: Parameters<typeof begin>): Promise<ThreadView> => accepted(await begin(...of));
const answer = async (who: Actor, thread: ThreadId, text: string) => {
  later();
  return addComment(deps, who, quote.quoteId, thread, { text, mentions: [] });
};
const change = (who: Actor, thread: ThreadView, to: string | null, comment?: CommentId) => {
  const commentId = comment ?? thread.comments[0]?.id;
  if (!commentId) throw new Error('nothing was said');
  const key = { quoteId: quote.quoteId, threadId: thread.id, commentId };
  return changeComment(deps, who, key, to === null ? null : { text: to, mentions: [] });
};
const call = { headers: {}, address: '', setCookies: () => {} };
const asking = (actor: Actor) => ({
  actor,
  params: { quoteId: quote.quoteId },
  query: undefined,
  body: undefined,
  idempotencyKey: null,
  caller: call,
});
const seen = async (who: Actor) => accepted(await commentHandlers(deps).listThreads(asking(who))).threads;
const nameable = async (who: Actor) =>
  accepted(await commentHandlers(deps).listMentionable(asking(who))).people.map(({ name }) => name);
const read = (who: Actor, threadId: ThreadId, seq: number) =>
  commentHandlers(deps).readThread({
    actor: who,
    params: { quoteId: quote.quoteId, threadId },
    query: undefined,
    body: { seq },
    idempotencyKey: 'a-key-of-this',
    caller: call,
  });
const told = async () => {
  const rows = await shop.db
    .selectFrom('delivery')
    .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
    .select(['outbox.topic', 'delivery.name'])
    .where('outbox.topic', 'in', ['comment_made', 'comment_mention'])
    .orderBy('outbox.id')
    .orderBy('delivery.name')
    .execute();
  return rows.map(({ topic, name }) => `${topic} to ${name}`);
};
const audited = async () =>
  (await shop.db.selectFrom('audit').select('action').orderBy('seq').execute())
    .map(({ action }) => action)
    .filter((action) => /^(comment|thread)_/.test(action));
const announced = () => {
  const calls: unknown[][] = [];
  const { announce } = shop.rooms;
  deps = {
    ...deps,
    rooms: {
      ...shop.rooms,
      announce: (...args) => {
        calls.push(args);
        announce(...args);
      },
    },
  };
  return calls;
};

describe('a thread', () => {
  test('is about a part of the quote, in the words of whom the session names, and stands in the audit log', async () => {
    const place = { kind: 'component', element: 'training' } as const;
    const made = await began(anna, 'Is travel in it?', { place });
    expect(made).toMatchObject({
      place,
      title: 'Title of training',
      audience: 'everyone',
      comments: [{ seq: 1, text: 'Is travel in it?', by: { id: anna.participantId, side: 'buyer' } }],
    });
    expect(accepted(await answer(shop.erik, made.id, 'It is.')).comments).toHaveLength(2);
    expect(await seen(anna)).toMatchObject([{ id: made.id, unread: 1 }]);
    expect(await audited()).toEqual(['comment_made', 'comment_made']);
    expect(JSON.stringify(await shop.db.selectFrom('audit_detail').select('value').execute())).not.toContain(
      'travel',
    );
  });

  test('is about a passage only in words that stand there, and outlives them', async () => {
    const passage = (quoted: string) => ({ place: { kind: 'passage', text: 'intro', quoted } as const });
    expect(await begin(anna, 'Really?', passage('Everything is free'))).toMatchObject({
      refused: 'invalid-request',
    });
    const made = await began(anna, 'Whose list?', passage('From\none list'));
    await edit(shop, quote.quoteId, quote.sellerId, (document) => {
      const intro = document.fragment('intro');
      intro.delete(0, intro.length);
    });
    expect(await seen(anna)).toMatchObject([{ id: made.id, place: { quoted: 'From\none list' } }]);
    accepted(await answer(shop.erik, made.id, 'Yours.'));
  });

  test('is about a passage as it reads, with what a variable in it stands for', async () => {
    await edit(shop, quote.quoteId, quote.sellerId, (document) =>
      patchFragment(document.fragment('intro'), {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Made for ' },
              { type: 'variable', attrs: { name: 'customer' } },
            ],
          },
        ],
      }),
    );
    const { customer } = accepted(await viewQuote(shop, anna, quote.quoteId));
    const passage = (quoted: string) => ({ place: { kind: 'passage', text: 'intro', quoted } }) as const;
    await began(anna, 'Is it?', passage(`Made for ${customer.name}`));
    expect(await begin(anna, 'Is it?', passage('Made for {customer}'))).toMatchObject({
      refused: 'invalid-request',
    });
  });

  test('is about what is there, in this quote', async () => {
    for (const place of [
      { kind: 'component', element: 'no-such-part' },
      { kind: 'section', element: 'no-such-part' },
    ] as const) {
      expect(await begin(anna, 'What is it?', { place })).toMatchObject({ refused: 'invalid-request' });
    }
    const other = await startQuote(shop, shop.erik);
    const made = await began(anna, 'Here');
    expect(
      await addComment(deps, shop.erik, other.quoteId, made.id, { text: 'There', mentions: [] }),
    ).toMatchObject({
      refused: 'not-found',
    });
  });

  test('what was sent last is talked about also when the next version has it no longer', async () => {
    const place = { kind: 'component', element: 'training' } as const;
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    accepted(await reviseQuote(shop, shop.erik, quote.quoteId));
    await edit(shop, quote.quoteId, quote.sellerId, (document) => document.removeComponent('training'));
    expect(await began(anna, 'Why is it gone?', { place })).toMatchObject({
      title: 'Title of training',
      place,
    });
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    expect(await begin(anna, 'And now?', { place })).toMatchObject({ refused: 'invalid-request' });
  });

  test('is resolved by either side once, and is open again when somebody answers', async () => {
    const { id } = await began(anna, 'Is travel in it?');
    const settle = (who: Actor, on: boolean) => resolveThread(deps, who, quote.quoteId, id, on);
    const both = await Promise.all([settle(shop.erik, true), settle(anna, true)]);
    const by = both.map((view) => accepted(view).resolved?.by.id);
    expect(by[0]).toBe(by[1]);
    expect(accepted(await answer(anna, id, 'And meals?')).resolved).toBeNull();
    accepted(await settle(anna, true));
    expect(accepted(await settle(anna, false)).resolved).toBeNull();
    expect((await audited()).filter((action) => action.startsWith('thread'))).toEqual([
      'thread_resolved',
      'thread_resolved',
      'thread_reopened',
    ]);
  });
});

describe('who may write', () => {
  test.each(['co_design', 'pricing', 'sent', 'accepted'] as const)(
    'both sides while it is %s',
    async (status) => {
      await shop.db.updateTable('quote').set({ status }).execute();
      await began(anna, 'One thing');
      await began(shop.erik, 'Another');
    },
  );

  test('nobody to the other side once it is closed; colleagues among themselves always', async () => {
    const { id } = await began(anna, 'One thing');
    await shop.db.updateTable('quote').set({ status: 'closed' }).execute();
    for (const who of [anna, shop.erik]) {
      expect(await answer(who, id, 'Late')).toMatchObject({ refused: 'wrong-status' });
      expect(await resolveThread(deps, who, quote.quoteId, id, true)).toMatchObject({
        refused: 'wrong-status',
      });
    }
    await began(shop.erik, 'Why was it lost?', { audience: 'internal' });
  });

  test('not who was only let in to read; they read it', async () => {
    accepted(await setBuyerRight(shop, shop.erik, quote.quoteId, anna.participantId, 'view'));
    expect(await begin(anna, 'May I?')).toMatchObject({ refused: 'not-allowed' });
    const { id } = await began(shop.erik, 'Look at this');
    expect(await seen(anna)).toMatchObject([{ id, unread: 1 }]);
    expect(accepted(await read(anna, id, 1))).toEqual({ unread: 0 });
    accepted(await setBuyerRight(shop, shop.erik, quote.quoteId, anna.participantId, 'design'));
    await began(anna, 'May I?');
  });

  test('no more than a quote holds', async () => {
    const { id } = await began(anna, 'One');
    const [first] = await shop.db.selectFrom('comment').selectAll().execute();
    if (!first) throw new Error('nothing was said');
    const many = Array.from({ length: maxMessages - 2 }, (_, n) => ({
      ...first,
      id: `comment-${n}-of-many` as CommentId,
      seq: n + 2,
    }));
    for (let n = 0; n < many.length; n += 500) {
      await shop.db
        .insertInto('comment')
        .values(many.slice(n, n + 500))
        .execute();
    }
    accepted(await answer(anna, id, 'The last one'));
    expect(await answer(anna, id, 'One more')).toMatchObject({ refused: 'comments-full' });
  });
});

describe('what is among colleagues (I-24)', () => {
  test('is in no answer to a buyer, no count, no push and no mail', async () => {
    const calls = announced();
    const secret = await began(shop.erik, 'Our floor is 900', { audience: 'internal' });
    expect(calls).toEqual([[quote.quoteId, ['comments'], 'seller']]);
    expect(await seen(anna)).toEqual([]);
    expect(await seen(shop.erik)).toHaveLength(1);
    expect(await told()).toEqual([]);
    for (const asBuyer of [
      answer(anna, secret.id, 'What?'),
      change(anna, secret, 'What?'),
      resolveThread(deps, anna, quote.quoteId, secret.id, true),
      read(anna, secret.id, 1),
    ]) {
      expect(await asBuyer).toMatchObject({ refused: 'not-found' });
    }
    expect(await begin(anna, 'Between us', { audience: 'internal' })).toMatchObject({
      refused: 'not-allowed',
    });
    expect(await openQuestions(shop.db, anna.organisationId)).toEqual([]);
    // The negative control: the same words to everyone do reach her, everywhere.
    calls.length = 0;
    await began(shop.erik, 'Our price is 1 000');
    expect(calls).toEqual([[quote.quoteId, ['comments'], undefined]]);
    expect(await seen(anna)).toHaveLength(1);
    expect(await told()).toEqual(['comment_made to Anna Bergman']);
  });

  test('names colleagues alone, and brings nobody into the quote', async () => {
    const named = { kind: 'participant', id: anna.participantId } as const;
    expect(
      await begin(shop.erik, 'Ask @Anna Bergman', { audience: 'internal', mentions: [named] }),
    ).toMatchObject({ refused: 'invalid-request' });
    const colleague = { kind: 'colleague', id: maria.userId } as const;
    const made = await began(shop.erik, `Is it right, @${maria.name}?`, {
      audience: 'internal',
      mentions: [colleague],
    });
    expect(made.comments[0]?.mentions).toEqual([maria.name]);
    expect(await told()).toEqual([`comment_mention to ${maria.name}`]);
    const people = await shop.db.selectFrom('participant').select('user_id').execute();
    expect(people.map(({ user_id }) => user_id)).not.toContain(maria.userId);
  });

  test('a buyer can name nobody whom they do not see in the quote', async () => {
    expect(await nameable(anna)).toEqual([shop.erik.name]);
    expect(await nameable(shop.erik)).toEqual(['Anna Bergman', maria.name]);
    const mentions = [{ kind: 'colleague', id: maria.userId } as const];
    expect(await begin(anna, `@${maria.name}`, { mentions })).toMatchObject({ refused: 'invalid-request' });
  });
});

describe('who is told', () => {
  test('the other side once until they have read it; whoever is named every time', async () => {
    const first = await began(anna, 'Is travel in it?');
    accepted(await answer(anna, first.id, 'And meals?'));
    expect(await told()).toEqual(['comment_made to Erik Sandberg']);
    accepted(await read(shop.erik, first.id, 2));
    accepted(await answer(anna, first.id, 'And nights?'));
    expect(await told()).toHaveLength(2);
    const mentions = [{ kind: 'participant', id: quote.sellerId } as const];
    await began(anna, 'Are you there, @Erik Sandberg?', { mentions });
    expect((await told()).at(-1)).toBe('comment_mention to Erik Sandberg');
    expect(await told()).toHaveLength(3);
  });

  test('a colleague who wrote in it hears of the answer; nobody hears of their own', async () => {
    const { id } = await began(maria, 'What is our date?', { audience: 'internal' });
    accepted(await answer(shop.erik, id, 'In May'));
    expect(await told()).toEqual([`comment_made to ${maria.name}`]);
  });

  test('a name that was picked and then deleted from the words is nobody’s', async () => {
    const mentions = [{ kind: 'participant', id: anna.participantId } as const];
    const made = await began(shop.erik, 'Never mind', { mentions });
    expect(made.comments[0]?.mentions).toEqual([]);
    expect(await told()).toEqual(['comment_made to Anna Bergman']);
  });
});

describe('one’s own words', () => {
  test('are put right and taken away for a while, and that is seen', async () => {
    const made = await began(anna, 'It costs to much');
    expect(accepted(await change(anna, made, 'It costs too much')).comments).toMatchObject([
      { text: 'It costs too much', editedAt: shop.clock.now, removedAt: null },
    ]);
    expect(accepted(await change(anna, made, null)).comments).toMatchObject([
      { text: '', mentions: [], removedAt: shop.clock.now },
    ]);
    expect(await change(anna, made, 'I did not say that')).toMatchObject({ refused: 'comment-fixed' });
    expect(await audited()).toEqual(['comment_made', 'comment_edited', 'comment_removed']);
    const kept = await shop.db.selectFrom('comment').select('words').execute();
    expect(kept).toEqual([{ words: '' }]);
    expect(await seen(shop.erik)).toMatchObject([{ unread: 0 }]);
  });

  test('are theirs alone, and fixed when the time is over', async () => {
    const made = await began(anna, 'It costs too much');
    expect(await change(shop.erik, made, 'It is cheap')).toMatchObject({ refused: 'not-allowed' });
    later(changeableMs);
    expect(await change(anna, made, 'It is cheap')).toMatchObject({ refused: 'comment-fixed' });
    expect(await change(anna, made, null)).toMatchObject({ refused: 'comment-fixed' });
    expect((await seen(anna))[0]?.comments[0]?.text).toBe('It costs too much');
    // The negative control: a moment earlier it would have been changed.
    later(-1_000);
    accepted(await change(anna, made, 'It is cheap'));
  });

  test('cannot be rewritten past that, nor moved or deleted, by anything that reaches the database', async () => {
    await began(anna, 'One');
    const { db } = shop;
    await expect(db.updateTable('comment').set({ participant_id: quote.sellerId }).execute()).rejects.toThrow(
      'never',
    );
    await expect(db.updateTable('comment_thread').set({ audience: 'internal' }).execute()).rejects.toThrow(
      'never',
    );
    await expect(db.deleteFrom('comment').execute()).rejects.toThrow('refused');
    await expect(db.deleteFrom('comment_thread').execute()).rejects.toThrow('refused');
  });
});

describe('reading', () => {
  test('is each person’s own, never goes back, and never ahead of what was said', async () => {
    const { id } = await began(anna, 'One');
    accepted(await answer(anna, id, 'Two'));
    const unread = async (who: Actor) => (await seen(who))[0]?.unread;
    expect([await unread(shop.erik), await unread(maria), await unread(anna)]).toEqual([2, 2, 0]);
    expect(accepted(await read(shop.erik, id, 1))).toEqual({ unread: 1 });
    accepted(await read(shop.erik, id, 900));
    accepted(await read(shop.erik, id, 1));
    expect([await unread(shop.erik), await unread(maria)]).toEqual([0, 2]);
    accepted(await answer(anna, id, 'Three'));
    expect(await unread(shop.erik)).toBe(1);
  });
});

describe('what waits for the seller', () => {
  const waiting = async () =>
    (await openQuestionCounts(shop.db, shop.erik.organisationId)).get(quote.quoteId) ?? 0;

  test('is an open thread in which the buyer spoke last', async () => {
    const one = await began(anna, 'Is travel in it?');
    const two = await began(anna, 'And meals?');
    await began(shop.erik, 'Do you know your date?');
    expect(await waiting()).toBe(2);
    // What is outstanding counts them with all else that waits.
    expect((await allQuestions(shop.db, shop.erik.organisationId)).get(quote.quoteId)).toBe(2);
    const said = accepted(await answer(shop.erik, one.id, 'It is.'));
    expect(await waiting()).toBe(1);
    // Taken away, his answer is none.
    accepted(await change(shop.erik, said, null, said.comments[1]?.id));
    expect(await waiting()).toBe(2);
    accepted(await resolveThread(deps, shop.erik, quote.quoteId, two.id, true));
    expect(await openQuestions(shop.db, shop.erik.organisationId, quote.quoteId)).toMatchObject([
      { id: one.id, quote_id: quote.quoteId },
    ]);
  });
});

describe('a buyer’s comment shows that they are at it', () => {
  const events = async () =>
    (await shop.db.selectFrom('opportunity_event').select('type').orderBy('seq').execute()).map(
      ({ type }) => type,
    );

  test('and moves the opportunity, once; a seller’s moves nothing', async () => {
    await began(shop.erik, 'Hello');
    expect(await events()).toEqual(['identified']);
    const { id } = await began(anna, 'Hello');
    accepted(await answer(anna, id, 'Are you there?'));
    await edit(shop, quote.quoteId, anna.participantId, (document) => document.select('training', true));
    expect(await events()).toEqual(['identified', 'buyer_engaged']);
    const { stage } = await shop.db.selectFrom('opportunity').select('stage').executeTakeFirstOrThrow();
    expect(stage).toBe('co_designing');
  });
});
