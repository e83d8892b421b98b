import { describe, expect, test } from 'vitest';
import { Slots } from '../../../server/pdf/slots.ts';
import { createTypesetter } from '../../../server/pdf/typst.ts';

describe('the typesetter', () => {
  test('tells why a document cannot be set', async () => {
    const typeset = createTypesetter({ atOnce: 1, milliseconds: 20_000, megabytes: 1_024 });
    await expect(typeset({ document: {}, attachments: [], createdAt: 0 })).rejects.toThrow(
      /The template failed/,
    );
  });

  test('is refused memory beyond its share, and says so instead of taking the machine down', async () => {
    const typeset = createTypesetter({ atOnce: 1, milliseconds: 20_000, megabytes: 100 });
    await expect(typeset({ document: {}, attachments: [], createdAt: 0 })).rejects.toThrow(
      /Making the PDF failed.*out of memory/s,
    );
  });

  test('is stopped when its time is over, and the next job has a place', async () => {
    const typeset = createTypesetter({ atOnce: 1, milliseconds: 1, megabytes: 1_024 });
    await expect(typeset({ document: {}, attachments: [], createdAt: 0 })).rejects.toThrow(
      /stopped after 1 ms/,
    );
    await expect(typeset({ document: {}, attachments: [], createdAt: 0 })).rejects.toThrow(
      /stopped after 1 ms/,
    );
  });
});

describe('slots', () => {
  test('never run more tasks at once than there are places, and run all of them in order', async () => {
    const slots = new Slots(2);
    let running = 0;
    let most = 0;
    const started: number[] = [];
    const tasks = Array.from({ length: 7 }, (_, index) =>
      slots.run(async () => {
        started.push(index);
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
      }),
    );
    await Promise.all(tasks);
    expect(most).toBe(2);
    expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('a task that fails gives its place back', async () => {
    const slots = new Slots(1);
    await expect(slots.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await slots.run(() => Promise.resolve('yes'))).toBe('yes');
  });
});
