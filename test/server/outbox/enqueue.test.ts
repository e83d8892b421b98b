import { describe, expect, test } from 'vitest';
import { cancel } from '../../../server/outbox/cancel.ts';
import { enqueue } from '../../../server/outbox/enqueue.ts';
import {
  failed,
  type OutboxWorld,
  outboxWorld,
  recipient,
  sendDue,
  senderOf,
  tell,
} from '../../support/outbox-world.ts';
import type { RowIds } from '../../support/storage.ts';

const deliveries = ({ db }: OutboxWorld) =>
  db.selectFrom('delivery').select(['name', 'state', 'due_at']).orderBy('name').execute();

test('I-16: a notice exists exactly where its cause was committed', async () => {
  const world = await outboxWorld();
  await insertVersion(world);
  const giveUp = world.db.transaction().execute(async (trx) => {
    await enqueue(trx, sent(world.ids, ['anna@example.com']), world.now());
    throw new Error('the cause did not happen');
  });
  await expect(giveUp).rejects.toThrow('did not happen');
  expect(await world.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
  expect(await deliveries(world)).toEqual([]);
});

test('everybody is told once, however often and however their address is written', async () => {
  const world = await outboxWorld();
  await tell(world, world.ids, 'news', ['anna@example.com', 'Anna@Example.com ', 'johan@example.com']);
  expect((await deliveries(world)).map(({ name }) => name.toLowerCase())).toEqual(['anna', 'johan']);
});

test('a payload that is not its topic’s is refused', async () => {
  const { db, ids, now } = await outboxWorld();
  const payload = { byName: 'Anna', message: 'x'.repeat(5_001), recipients: [] };
  const enqueued = db
    .transaction()
    .execute((trx) =>
      enqueue(
        trx,
        { organisationId: ids.organisation, quoteId: ids.quote, topic: 'send_requested', payload },
        now(),
      ),
    );
  await expect(enqueued).rejects.toThrow('5000');
});

describe('taking back', () => {
  const world = async (emails: readonly string[]) => {
    const made = await outboxWorld();
    await insertVersion(made);
    await made.db
      .transaction()
      .execute((trx) => enqueue(trx, sent(made.ids, emails, made.now() + 30_000), made.now()));
    return made;
  };
  const takeBack = ({ db, ids, now }: OutboxWorld) =>
    db.transaction().execute((trx) =>
      cancel(
        trx,
        {
          organisationId: ids.organisation,
          quoteId: ids.quote,
          versionId: ids.version,
          topics: ['version_sent'],
        },
        now(),
      ),
    );

  test('what has not gone out never does', async () => {
    const made = await world(['anna@example.com', 'johan@example.com']);
    expect(await takeBack(made)).toBe(true);
    made.clock.now += 60_000;
    await sendDue(
      senderOf(made, () => {
        throw new Error('delivered all the same');
      }),
    );
    expect((await deliveries(made)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  test('all or nothing: one try, even a failed one, and none of it can be taken back', async () => {
    const made = await world(['anna@example.com', 'johan@example.com']);
    made.clock.now += 30_000;
    await sendDue(
      senderOf(made, async ({ delivery }) => (delivery.name === 'anna' ? failed : { type: 'delivered' })),
    );
    expect(await takeBack(made)).toBe(false);
    expect((await deliveries(made)).map(({ state }) => state)).toEqual(['waiting', 'delivered']);
  });

  test('not before its time does anything go out', async () => {
    const made = await world(['anna@example.com']);
    const tries: string[] = [];
    const sender = senderOf(made, async ({ delivery }) => {
      tries.push(delivery.name);
      return { type: 'delivered' };
    });
    made.clock.now += 29_999;
    await sendDue(sender);
    expect(tries).toEqual([]);
    made.clock.now += 1;
    await sendDue(sender);
    expect(tries).toEqual(['anna']);
  });
});

function sent(ids: RowIds, emails: readonly string[], notBefore?: number) {
  return {
    organisationId: ids.organisation,
    quoteId: ids.quote,
    topic: 'version_sent',
    payload: { versionId: ids.version, message: '', recipients: emails.map(recipient) },
    ...(notBefore === undefined ? {} : { notBefore }),
  } as const;
}

function insertVersion({ db, ids, now }: OutboxWorld) {
  return db
    .insertInto('version')
    .values({
      id: ids.version,
      organisation_id: ids.organisation,
      quote_id: ids.quote,
      number: 1,
      canonical: '{}',
      hash: 'hash',
      priced: '{}',
      yjs_state: new Uint8Array([0, 0]),
      valid_until: null,
      message: '',
      sent_by: ids.seller,
      sent_by_name: 'Seller',
      sent_at: now(),
      idempotency_key: 'first-try',
    })
    .execute();
}
