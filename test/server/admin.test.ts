import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createOrganisation } from '../../server/accounts/organisations.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { tempDir } from '../support/temp-dir.ts';

const root = join(import.meta.dirname, '../..');
const organisation = { name: 'Nordvik', companyNumber: '', address: '', timeZone: 'Europe/Stockholm' };

function admin(dataDir: string, ...words: string[]) {
  const env = { ...process.env, DATA_DIR: dataDir };
  return new Promise<{ readonly code: number; readonly output: string }>((resolve) => {
    execFile(process.execPath, ['server/admin.ts', ...words], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

test('verify says where each log stands, holds a later one against it, and ends otherwise when a row is not right (I-37)', async () => {
  const dataDir = await tempDir();
  const { db, close } = await openStorage(join(dataDir, 'coquote.sqlite'));
  const id = await createOrganisation(db, organisation, 1_000);
  const whole = await admin(dataDir, 'verify');
  expect(whole).toMatchObject({
    code: 0,
    output: expect.stringContaining('Everything is as it was written'),
  });
  expect(whole.output).toMatch(new RegExp(`^  ${id} row 1 [0-9a-f]{64}$`, 'm'));

  const witness = join(dataDir, 'kept.txt');
  await writeFile(witness, whole.output);
  expect(await admin(dataDir, 'verify', '--witness', witness)).toMatchObject({ code: 0 });

  await sql`drop trigger audit_refuses_update`.execute(db);
  await db.updateTable('audit').set({ at: 2_000 }).execute();
  await close();
  const altered = await admin(dataDir, 'verify');
  expect(altered).toMatchObject({
    code: 1,
    output: expect.stringContaining(`(${id}): WRONG: row 1 was altered`),
  });
});

test('says what a command that does not exist could have been', async () => {
  expect(await admin(await tempDir(), 'destroy')).toMatchObject({
    code: 1,
    output: expect.stringContaining('npm run admin -- create'),
  });
});
