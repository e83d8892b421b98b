import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '../../support/server.ts';
import { brokenPromises, checkHistory } from '../check-history.ts';
import { History, readHistory } from '../history.ts';
import { brokenSends } from './check-sends.ts';
import type { Files } from './disk/crash-image.ts';
import { readEverything } from './read-everything.ts';
import type { RecordedRun } from './recorded-run.ts';
import { databaseIn } from './workplace.ts';

/**
 * Starts the product on database files that a recorded run may have left, and judges what it shows by what had been
 * promised before `dueBefore` (by the clock of histories). One sentence per broken promise.
 */
export async function openImage(
  folder: string,
  run: RecordedRun,
  files: Files,
  dueBefore: number,
): Promise<string[]> {
  const dataDir = join(folder, 'image');
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir);
  await cp(join(run.workplace.dataDir, 'session-secret'), join(dataDir, 'session-secret'));
  for (const [file, bytes] of files) await writeFile(databaseIn(dataDir) + file, bytes);
  const history = new History(join(dataDir, 'history.jsonl'));
  for (const event of run.events) {
    // Whoever asked before may have been served; only an answer is a promise.
    if (event.t < dueBefore || event.type === 'invoke') history.repeat(event);
  }
  try {
    const server = await startServer({ dataDir });
    await readEverything(history, server, { ...run.workplace, dataDir }).finally(() => server.stop());
  } catch (error) {
    return [`Nobody can come in: ${error}`];
  }
  const events = readHistory(history.path);
  return [...brokenPromises(checkHistory(events)), ...brokenSends(events)];
}
