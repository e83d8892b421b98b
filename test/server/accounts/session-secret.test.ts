import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOrMakeSecret } from '../../../server/accounts/session-secret.ts';
import { tempDir } from '../../support/temp-dir.ts';

test('the secret is made once, kept, and readable by its owner only', async () => {
  const dir = await tempDir();
  const [first, second] = await Promise.all([readOrMakeSecret(dir), readOrMakeSecret(dir)]);
  expect(first).toHaveLength(43);
  expect(second).toBe(first);
  expect(await readFile(join(dir, 'session-secret'), 'utf8')).toBe(first);
  expect((await stat(join(dir, 'session-secret'))).mode & 0o777).toBe(0o600);
});

test('a file that holds no secret stops the start and says what to do', async () => {
  const dir = await tempDir();
  await writeFile(join(dir, 'session-secret'), 'oops');
  await expect(readOrMakeSecret(dir)).rejects.toThrow('Delete it');
});
