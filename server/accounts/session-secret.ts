import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that signs user cookies, kept beside the database but not in it: a copy of the database alone lets
 * nobody in. Made on the first start, readable by the owner of the process only.
 */
export async function readOrMakeSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'session-secret');
  try {
    await writeFile(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = await readFile(path, 'utf8');
  if (secret.length < 32)
    throw new Error(`${path} holds no secret. Delete it; a new one is made at the next start.`);
  return secret;
}
