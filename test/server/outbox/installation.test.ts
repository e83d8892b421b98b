import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openInstallation } from '../../../server/outbox/installation.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { openStorage } from '../../../server/storage/storage.ts';
import { delivered, sendDue, senderOf, startOfTest, tell } from '../../support/outbox-world.ts';
import { insertOrganisation, rowIds } from '../../support/storage.ts';
import { tempDir } from '../../support/temp-dir.ts';

const databaseIn = (folder: string) => join(folder, 'coquote.sqlite');
const now = () => startOfTest;

/** The data of a server in a folder, as one that starts there opens them. */
async function start(folder: string) {
  const { db, close } = await openStorage(databaseIn(folder));
  const installation = await openInstallation(db, folder);
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await installation.close();
    await close();
  };
  onTestFinished(stop);
  return { db, installation, stop };
}
type Server = Awaited<ReturnType<typeof start>>;

async function startNew(folder: string): Promise<Server> {
  const server = await start(folder);
  await insertOrganisation(server.db, 'north');
  return server;
}

async function deliverOne({ db, installation }: Server): Promise<void> {
  await tell({ db, now }, rowIds('north'), 'news');
  const afterDelivered = () => installation.countDelivered();
  await sendDue(senderOf({ db, now }, async () => delivered, { afterDelivered }));
}

/** The database as a backup takes it, while the server runs. */
async function backUp(db: Kysely<Schema>): Promise<string> {
  const copy = databaseIn(await tempDir());
  await sql`vacuum into ${copy}`.execute(db);
  return copy;
}

test('data that stay where they are mail on, start after start', async () => {
  const folder = await tempDir();
  const first = await startNew(folder);
  await deliverOne(first);
  await first.stop();
  const second = await start(folder);
  expect(await second.installation.isHome()).toBe(true);
  await deliverOne(second);
  expect(await second.installation.isHome()).toBe(true);
});

test('I-42: a copy of the whole folder mails nothing until that is confirmed; the original mails on', async () => {
  const folder = await tempDir();
  const original = await startNew(folder);
  await deliverOne(original);
  const copied = await tempDir();
  await cp(join(folder, 'installation'), join(copied, 'installation'), { preserveTimestamps: true });
  await copyFile(await backUp(original.db), databaseIn(copied));

  const copy = await start(copied);
  expect(await copy.installation.isHome()).toBe(false);
  // As the administrator does, beside a server that runs.
  const { installation } = await start(copied);
  await installation.confirm();
  expect(await copy.installation.isHome()).toBe(true);
  expect(await original.installation.isHome()).toBe(true);
});

test('I-42: a backup of the database alone, restored elsewhere, mails nothing', async () => {
  const original = await startNew(await tempDir());
  const elsewhere = await tempDir();
  await copyFile(await backUp(original.db), databaseIn(elsewhere));
  expect(await (await start(elsewhere)).installation.isHome()).toBe(false);
});

test('I-42: a backup put back in its own place mails nothing: it has forgotten what went out since', async () => {
  const folder = await tempDir();
  const before = await startNew(folder);
  await deliverOne(before);
  const backup = await backUp(before.db);
  await deliverOne(before);
  await before.stop();
  await copyFile(backup, databaseIn(folder));

  const after = await start(folder);
  expect(await after.installation.isHome()).toBe(false);
  await after.installation.confirm();
  expect(await after.installation.isHome()).toBe(true);
});

test('control: a backup that has forgotten nothing is as good as the original', async () => {
  const folder = await tempDir();
  const before = await startNew(folder);
  await deliverOne(before);
  const backup = await backUp(before.db);
  await before.stop();
  await copyFile(backup, databaseIn(folder));
  expect(await (await start(folder)).installation.isHome()).toBe(true);
});
