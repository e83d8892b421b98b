import { describe, expect, test } from 'vitest';
import { claim } from '../../../server/outbox/claim.ts';
import { enqueue } from '../../../server/outbox/enqueue.ts';
import { retryDelays } from '../../../server/outbox/retry-delays.ts';
import { tryAgain } from '../../../server/outbox/try-again.ts';
import { openStorage } from '../../../server/storage/storage.ts';
import {
  delivered,
  failed,
  outboxWorld,
  recipient,
  sendDue,
  senderOf,
  startOfTest,
  tell,
  told,
} from '../../support/outbox-world.ts';
import { insertOrganisation } from '../../support/storage.ts';

const minutes = 60_000;

describe('order (promise I-22)', () => {
  test('everybody hears of a quote in the order in which it happened', async () => {
    const world = await outboxWorld();
    const heard: string[] = [];
    const sender = senderOf(world, async (claimed) => {
      heard.push(told(claimed));
      return delivered;
    });
    for (const what of ['one', 'two', 'three', 'four', 'five', 'six']) await tell(world, world.ids, what);
    await sendDue(sender);
    expect(heard).toEqual(['one', 'two', 'three', 'four', 'five', 'six'].map((what) => `${what} to anna`));
  });

  test('what failed holds back what came after it for the same person, and nobody else', async () => {
    const world = await outboxWorld();
    const south = await insertOrganisation(world.db, 'south');
    const heard: string[] = [];
    let isDown = true;
    const sender = senderOf(world, async (claimed) => {
      if (isDown && claimed.delivery.name === 'anna' && claimed.delivery.quote_id === world.ids.quote) {
        return failed;
      }
      heard.push(told(claimed));
      return delivered;
    });
    await tell(world, world.ids, 'one', ['anna@example.com', 'johan@example.com']);
    await tell(world, world.ids, 'two', ['anna@example.com', 'johan@example.com']);
    await tell(world, south, 'another quote');
    await sendDue(sender);
    expect(heard.sort()).toEqual(['another quote to anna', 'one to johan', 'two to johan']);

    isDown = false;
    world.clock.now += 5_000;
    await sendDue(sender);
    expect(heard.slice(3)).toEqual(['one to anna', 'two to anna']);
  });

  test('a code overtakes what the person has not got yet', async () => {
    const world = await outboxWorld();
    await tell(world, world.ids, 'held up', ['anna@example.com'], world.now() + 30_000);
    const { organisation, quote } = world.ids;
    const payload = {
      versionId: null,
      challengeId: 'a-challenge-of-now',
      expiresAt: world.now() + 10 * minutes,
      recipients: [recipient('anna@example.com')],
    };
    await world.db
      .transaction()
      .execute((trx) =>
        enqueue(
          trx,
          { organisationId: organisation, quoteId: quote, topic: 'sign_code', payload },
          world.now(),
        ),
      );
    const topics: string[] = [];
    await sendDue(
      senderOf(world, async ({ event }) => {
        topics.push(event.topic);
        return delivered;
      }),
    );
    expect(topics).toEqual(['sign_code']);
  });
});

describe('retries', () => {
  test('come after 5 s, 30 s, 5 and 30 min, 2, 6, 12 and 24 h; then it is given up, and stands there with the reason', async () => {
    const world = await outboxWorld();
    await tell(world, world.ids, 'news');
    const tries: { readonly at: number; readonly id: string }[] = [];
    const sender = senderOf(world, async ({ delivery }) => {
      tries.push({ at: world.now(), id: delivery.id });
      return failed;
    });
    await sendDue(sender);
    for (const delay of retryDelays) {
      world.clock.now += delay - 1;
      await sendDue(sender);
      world.clock.now += 1;
      await sendDue(sender);
    }
    const gaps = tries.map(({ at }, index) => (at - (tries[index - 1]?.at ?? startOfTest)) / 1_000);
    expect(gaps).toEqual([0, 5, 30, 300, 1_800, 7_200, 21_600, 43_200, 86_400]);
    expect(new Set(tries.map(({ id }) => id)).size, 'under one id').toBe(1);

    world.clock.now += 1_000 * minutes;
    await sendDue(sender);
    expect(tries).toHaveLength(9);
    const row = await world.db.selectFrom('delivery').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'failed', failure: 'refused', failure_detail: '451 later' });
  });

  test('what was given up no longer holds back what came after it, and goes out when somebody says so', async () => {
    const world = await outboxWorld();
    await tell(world, world.ids, 'hopeless');
    await tell(world, world.ids, 'next');
    const heard: string[] = [];
    let isHopeless = true;
    const sender = senderOf(world, async (claimed) => {
      if (isHopeless && told(claimed).startsWith('hopeless')) return { type: 'hopeless', failure: 'too-old' };
      heard.push(told(claimed));
      return delivered;
    });
    await sendDue(sender);
    expect(heard).toEqual(['next to anna']);

    const { organisation: organisationId, quote: quoteId } = world.ids;
    const row = await world.db
      .selectFrom('delivery')
      .select('id')
      .where('state', '=', 'failed')
      .executeTakeFirstOrThrow();
    isHopeless = false;
    expect(await tryAgain(world.db, { organisationId, quoteId }, row.id, world.now())).toBe(true);
    await sendDue(sender);
    expect(heard).toEqual(['next to anna', 'hopeless to anna']);
    expect(await tryAgain(world.db, { organisationId, quoteId }, row.id, world.now())).toBe(false);
  });

  test('a try that throws is a failed one, and the next is delivered', async () => {
    const world = await outboxWorld();
    await tell(world, world.ids, 'news');
    let tries = 0;
    const sender = senderOf(world, async () => {
      tries += 1;
      if (tries === 1) throw new Error('out of luck');
      return delivered;
    });
    await sendDue(sender);
    world.clock.now += 5_000;
    await sendDue(sender);
    const row = await world.db.selectFrom('delivery').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'delivered', attempts: 2, failure: null });
  });
});

describe('at least once (promise I-22)', () => {
  test('killed between delivery and its mark, a sender’s successor delivers again, under the same id', async () => {
    const world = await outboxWorld();
    await tell(world, world.ids, 'news');
    const request = { now: world.now(), lease: 'of-the-dead', leaseMs: 180_000, limit: 4 };
    const [taken] = await claim(world.db, request);

    const ids: string[] = [];
    const successor = senderOf(world, async ({ delivery }) => {
      ids.push(delivery.id);
      return delivered;
    });
    await sendDue(successor);
    expect(ids, 'it is in the other’s hands').toEqual([]);
    world.clock.now += 180_000;
    await sendDue(successor);
    expect(ids).toEqual([taken?.delivery.id]);
  });

  test('two processes on one database deliver nothing twice', async () => {
    const world = await outboxWorld();
    const other = await openStorage(world.path);
    const people = Array.from({ length: 20 }, (_, index) => `person${index}@example.com`);
    for (const what of ['one', 'two', 'three']) await tell(world, world.ids, what, people);

    const heard: string[][] = [[], []];
    const senders = [world.db, other.db].map((db, index) =>
      senderOf({ db, now: world.now }, async (claimed) => {
        heard[index]?.push(told(claimed));
        // Long enough that neither has done all before the other has looked.
        await new Promise((resolve) => setTimeout(resolve, 10));
        return delivered;
      }),
    );
    // A lane that the other one holds is free again only after its mark; whoever is done first looks again.
    while ((await waiting(world.db)) > 0) await Promise.all(senders.map(sendDue));
    await other.close();
    expect(heard.flat().sort()).toEqual(
      ['one', 'two', 'three'].flatMap((what) => people.map((_, i) => `${what} to person${i}`)).sort(),
    );
    expect(Math.min(...heard.map(({ length }) => length)), 'both have worked').toBeGreaterThan(0);
  });

  test('control: without the lease they would deliver twice', async () => {
    const world = await outboxWorld();
    await tell(world, world.ids, 'news');
    const ask = { now: world.now(), lease: 'of-nobody', leaseMs: 0, limit: 1 };
    expect(await claim(world.db, ask)).toHaveLength(1);
    expect(await claim(world.db, ask)).toHaveLength(1);
  });
});

describe('waking', () => {
  test('is by a commit in this process, and else by what is due next', async () => {
    const world = await outboxWorld();
    const sleeps: number[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const sender = senderOf(
      world,
      async () => {
        resolve();
        return delivered;
      },
      {
        after: (milliseconds) => {
          sleeps.push(milliseconds);
          return () => {};
        },
      },
    );
    sender.start();
    await sender.idle();
    await tell(world, world.ids, 'at once');
    await promise;
    await tell(world, world.ids, 'later', ['anna@example.com'], world.now() + 30_000);
    await sender.idle();
    expect(sleeps.at(0), 'nothing waits').toBe(60_000);
    expect(sleeps.at(-1), 'until it is due').toBe(30_000);
    await sender.stop();
  });

  test('stops: what is under way ends, and nothing new begins', async () => {
    const world = await outboxWorld();
    const begun: string[] = [];
    const { promise: go, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: isUnderWay, resolve: begin } = Promise.withResolvers<void>();
    const sender = senderOf(world, async (claimed) => {
      begun.push(told(claimed));
      begin();
      await go;
      return delivered;
    });
    await tell(world, world.ids, 'first');
    await tell(world, world.ids, 'second');
    sender.start();
    await isUnderWay;
    const stopped = sender.stop();
    letGo();
    await stopped;
    expect(begun).toEqual(['first to anna']);
    expect(await waiting(world.db)).toBe(1);
  });
});

async function waiting(db: Awaited<ReturnType<typeof outboxWorld>>['db']): Promise<number> {
  const rows = await db.selectFrom('delivery').select('id').where('state', '=', 'waiting').execute();
  return rows.length;
}
