import { expect, it } from 'vitest';
import { Intake, type Rest } from '../../../server/rooms/intake.ts';

/** Something that is at rest until it is written to, and again when what was written is on disk. */
class Disk implements Rest {
  #saved: Promise<void> = Promise.resolve();
  #isSaved = true;

  reached = () => this.#saved;
  isReached = () => this.#isSaved;

  /** Returns what puts it on disk. */
  write(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#saved = promise;
    this.#isSaved = false;
    return () => {
      this.#isSaved = true;
      resolve();
    };
  }
}

const intake = () =>
  new Intake(
    () => true,
    (error) => expect.fail(String(error)),
  );
const turns = () => new Promise((resolve) => setImmediate(resolve));

/** An edit and a closing are woken by the same rest. Says at what the closing found the disk, before and after it is saved. */
async function closeDuringEdit(disk: Disk, rest: Rest) {
  const door = intake();
  let save = () => {};
  let closedAtRest: boolean | null = null;
  const edit = door.inTurn(rest, async () => {
    save = disk.write();
    await disk.reached();
  });
  // An edit waits for its turn first.
  const close = Promise.resolve().then(() =>
    door.still(rest, () => {
      closedAtRest = disk.isReached();
    }),
  );
  await turns();
  const before = closedAtRest;
  save();
  await Promise.all([edit, close]);
  return { before, after: closedAtRest };
}

it('closes nothing while somebody who held it still at the same moment is writing (I-13)', async () => {
  const disk = new Disk();
  expect(await closeDuringEdit(disk, disk)).toEqual({ before: null, after: true });
});

it('negative control: who looks only once closes over what is being written', async () => {
  const disk = new Disk();
  const once: Rest = { reached: disk.reached, isReached: () => true };
  expect(await closeDuringEdit(disk, once)).toEqual({ before: false, after: false });
});

it('is held from when a turn is asked for, so that nobody closes the room before it has come', async () => {
  const disk = new Disk();
  const door = intake();
  const turn = door.inTurn(disk, async () => {});
  expect(door.isHeld).toBe(true);
  await turn;
  expect(door.isHeld).toBe(false);
});

it('takes what came meanwhile when all are done, in order', async () => {
  const disk = new Disk();
  const door = intake();
  const taken: number[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = door.still(disk, () => promise);
  door.take(() => taken.push(1));
  door.take(() => taken.push(2));
  await turns();
  expect(taken).toEqual([]);
  resolve();
  await held;
  expect(taken).toEqual([1, 2]);
});
