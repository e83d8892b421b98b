import { expect, test } from 'vitest';
import type { Outcome } from '../../../server/outbox/settle.ts';
import { delivered, failed, outboxWorld, recipient, senderOf, tell } from '../../support/outbox-world.ts';
import { randomNumbers } from '../../support/random-numbers.ts';
import { insertOrganisation } from '../../support/storage.ts';

const quotes = 12;
const events = 6;
const hour = 3_600_000;

/** Of a hundred tries: so many are refused, so many are the last thing that the process does after delivering. */
const refusals = 30;
const deaths = 6;

test('I-22: whatever the receiver does, and whenever the sender is killed, everything arrives, in order, under one id', async () => {
  const world = await outboxWorld();
  const random = randomNumbers(20);
  const owners = [];
  for (let index = 0; index < quotes; index += 1)
    owners.push(await insertOrganisation(world.db, `firm${index}`));
  for (let event = 0; event < events; event += 1) {
    for (const ids of owners) await tell(world, ids, String(event));
  }

  /** What the receiver has got, in the order in which it came. */
  const got: { readonly quote: string; readonly event: number; readonly id: string }[] = [];
  let kills = 0;
  let isOver = false;
  while (!isOver) {
    // A process, from its start to its death or until it has nothing more to do for now.
    const { promise: death, resolve: die } = Promise.withResolvers<void>();
    const sender = senderOf(world, async ({ delivery, event }): Promise<Outcome> => {
      const dice = random(100);
      if (dice < refusals) return failed;
      got.push({
        quote: delivery.quote_id ?? 'none',
        event: Number(JSON.parse(event.payload).message),
        id: delivery.id,
      });
      if (dice >= 100 - deaths) {
        kills += 1;
        die();
        // Nothing of a dead process's is written any more.
        return new Promise(() => {});
      }
      return delivered;
    });
    sender.look();
    await Promise.race([sender.idle(), death]);
    // What else it had in hand is settled before its successor looks, or is delivered again.
    void sender.stop();
    world.clock.now += hour;
    isOver = (await inState('waiting')) === 0;
  }

  expect(kills, 'it has been killed').toBeGreaterThan(0);
  expect(await inState('failed')).toBe(0);
  for (const { quote } of owners) {
    const first = new Map<number, string>();
    for (const each of got.filter((one) => one.quote === quote)) {
      const known = first.get(each.event);
      if (known === undefined) first.set(each.event, each.id);
      else expect(each.id, 'again is under the same id').toBe(known);
    }
    expect([...first.keys()]).toEqual(Array.from({ length: events }, (_, event) => event));
  }
  const again = got.length - quotes * events;
  expect(again, 'only what a process had in hand when it was killed came twice').toBeLessThanOrEqual(
    kills * 4,
  );
  expect(again).toBeGreaterThanOrEqual(kills);

  async function inState(state: 'waiting' | 'failed'): Promise<number> {
    const rows = await world.db.selectFrom('delivery').select('id').where('state', '=', state).execute();
    return rows.length;
  }
});

test('control: a receiver that never takes anything leaves dead letters that can be seen, and holds up no other', async () => {
  const world = await outboxWorld();
  await tell(world, world.ids, 'news', ['gone@example.com', 'anna@example.com']);
  const sender = senderOf(world, async ({ delivery }) =>
    delivery.email === recipient('gone@example.com').email ? failed : delivered,
  );
  for (let tries = 0; tries < 9; tries += 1) {
    sender.look();
    await sender.idle();
    world.clock.now += 24 * hour;
  }
  const rows = await world.db
    .selectFrom('delivery')
    .select(['name', 'state', 'attempts'])
    .orderBy('name')
    .execute();
  expect(rows).toEqual([
    { name: 'anna', state: 'delivered', attempts: 1 },
    { name: 'gone', state: 'failed', attempts: 9 },
  ]);
});
