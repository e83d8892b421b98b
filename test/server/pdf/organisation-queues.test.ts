import { expect, test } from 'vitest';
import { OrganisationQueues } from '../../../server/pdf/organisation-queues.ts';

/** A task that ends when it is told to. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let hasBegun = false;
  const task = async () => {
    hasBegun = true;
    await ended;
    return 'done';
  };
  return { task, end, hasBegun: () => hasBegun };
}

test('an organisation runs two at once, and another does not wait for it', async () => {
  const queues = new OrganisationQueues({ running: 2, waiting: 5 });
  const own = [held(), held(), held()];
  const other = held();
  const all = [...own.map(({ task }) => queues.run('a', task)), queues.run('b', other.task)];
  await Promise.resolve();
  expect([...own, other].map(({ hasBegun }) => hasBegun())).toEqual([true, true, false, true]);
  own[0]?.end();
  await all[0];
  expect(own[2]?.hasBegun()).toBe(true);
  for (const { end } of [...own, other]) end();
  expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done']);
});

test('what comes to a full queue is turned away without being begun, and let in when there is room', async () => {
  const queues = new OrganisationQueues({ running: 1, waiting: 1 });
  const [first, second, third] = [held(), held(), held()];
  const all = [queues.run('a', first.task), queues.run('a', second.task)];
  expect(await queues.run('a', third.task)).toBeNull();
  expect(third.hasBegun()).toBe(false);
  first.end();
  second.end();
  await Promise.all(all);
  third.end();
  expect(await queues.run('a', third.task)).toBe('done');
});

test('a task that fails gives its place back', async () => {
  const queues = new OrganisationQueues({ running: 1, waiting: 0 });
  await expect(queues.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await queues.run('a', async () => 'yes')).toBe('yes');
});
