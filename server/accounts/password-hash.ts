/**
 * Passwords are kept as argon2id with 19 MiB of memory, 2 passes and 1 lane, in the PHC string form. One is
 * computed at a time, so that many tries at once cannot take the machine's memory and threads.
 */
import crypto from 'node:crypto';
import { promisify } from 'node:util';
import { Turnstile } from '../storage/turnstile.ts';

const derive = promisify(crypto.argon2);
const turnstile = new Turnstile(10_000, 'Too many passwords are being checked; try again in a moment.');

const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const prefix = `$argon2id$v=19$m=${parameters.memory},t=${parameters.passes},p=${parameters.parallelism}$`;

async function compute(password: string, nonce: Buffer): Promise<Buffer> {
  const leave = await turnstile.enter();
  try {
    // The same letters typed on another keyboard may be composed differently.
    return await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...parameters });
  } finally {
    leave();
  }
}

export async function hashPassword(password: string): Promise<string> {
  const nonce = crypto.randomBytes(16);
  const tag = await compute(password, nonce);
  return `${prefix}${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

/** `false` for a wrong password and for a hash that is none of ours. */
export async function verifyPassword({
  hash,
  password,
}: {
  readonly hash: string;
  readonly password: string;
}): Promise<boolean> {
  const [nonce, tag] = hash.startsWith(prefix) ? hash.slice(prefix.length).split('$') : [];
  if (!nonce || !tag) return false;
  const computed = await compute(password, Buffer.from(nonce, 'base64url'));
  const known = Buffer.from(tag, 'base64url');
  return known.length === computed.length && crypto.timingSafeEqual(known, computed);
}
