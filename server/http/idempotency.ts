/**
 * One intent, one effect: whoever asks again with the same `Idempotency-Key` is told what the first try was told,
 * and nothing happens a second time. Every state-changing row of a signed-in caller passes here.
 *
 * Only what was done is remembered. A refusal has changed nothing, so a retry of it is judged anew; so is a try
 * that ended with a fault. When the process dies between the effect and the remembering, the retry reaches the
 * command, whose own compare-and-set (content hash, status, unique key) meets what the first try made.
 *
 * Answers may hold what is shown once, a link for instance. They are stored encrypted with the key of the request,
 * of which the table holds a hash alone: only who knows the intent can read what came of it.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { isRefusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';

export interface Intent {
  readonly actor: Actor;
  readonly endpoint: string;
  /** The request's `Idempotency-Key`. */
  readonly key: string;
  /** What was asked: parameters, query and body after parsing. */
  readonly request: unknown;
}

export type Once = (intent: Intent, act: () => Promise<unknown>) => Promise<unknown>;

/**
 * After this a try that has left no answer is taken for dead, and a retry acts in its place. One that is older than the
 * process is dead already, as there is one process at a time.
 */
const patienceMs = 30_000;
/** How long answers are remembered. */
export const rememberMs = 48 * 3_600_000;

interface Try {
  readonly actor: string;
  readonly endpoint: string;
  readonly key: string;
  readonly request_hash: string;
}

/** What says whether an earlier try is still at it. */
interface Judging {
  readonly startedAt: number;
  readonly now: () => number;
  /** What this try goes by among those of the process. */
  readonly name: string;
  /** Those that have failed, though their row does not say so. */
  readonly failed: Set<string>;
}

/** Makes the gate that every intent goes through. A retry that meets the first try under way in this process waits for it. */
export function createOnce(db: Kysely<Schema>, now: () => number): Once {
  /** Tries that have failed and could not be forgotten, because the disk had no room: dead, whatever their row says. */
  const failed = new Set<string>();
  const underWay = new Map<string, { readonly requestHash: string; readonly done: Promise<unknown> }>();
  const startedAt = now();

  return async (intent, act) => {
    const mine = tryOf(intent);
    const name = [mine.actor, mine.endpoint, mine.key].join(' ');
    const first = underWay.get(name);
    if (first) return first.requestHash === mine.request_hash ? first.done : anotherRequest();

    const done = actOnce(db, { startedAt, now, name, failed }, intent, mine, act);
    underWay.set(name, { requestHash: mine.request_hash, done });
    try {
      return await done;
    } finally {
      underWay.delete(name);
    }
  };
}

/** Forgets what is older than `rememberMs`. */
export async function forgetOldAnswers(db: Kysely<Schema>, now: number): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('started_at', '<', now - rememberMs)
    .execute();
}

async function actOnce(
  db: Kysely<Schema>,
  { startedAt, now, name, failed }: Judging,
  intent: Intent,
  mine: Try,
  act: () => Promise<unknown>,
): Promise<unknown> {
  const at = now();
  const deadBefore = failed.has(name) ? at + 1 : Math.max(startedAt, at - patienceMs);
  const earlier = await begin(db, intent, mine, { at, deadBefore });
  failed.delete(name);
  if (earlier) {
    if (earlier.request_hash !== mine.request_hash) return anotherRequest();
    if (earlier.answer === null) return refuse('in-progress');
    return JSON.parse(decrypt(intent.key, earlier.answer));
  }
  const rows = db
    .updateTable('idempotency')
    .where('actor', '=', mine.actor)
    .where('endpoint', '=', mine.endpoint)
    .where('key', '=', mine.key);
  const forget = () =>
    db
      .deleteFrom('idempotency')
      .where('actor', '=', mine.actor)
      .where('endpoint', '=', mine.endpoint)
      .where('key', '=', mine.key)
      .execute();
  try {
    const answer = await act();
    if (isRefusal(answer)) await forget();
    else await rows.set({ answer: encrypt(intent.key, JSON.stringify(answer)) }).execute();
    return answer;
  } catch (error) {
    await forget().catch(() => failed.add(name));
    throw error;
  }
}

/** Takes the place of the first try, or gives the one who has it. A dead try's place is taken by one retry alone. */
async function begin(
  db: Kysely<Schema>,
  { actor }: Intent,
  mine: Try,
  { at, deadBefore }: { readonly at: number; readonly deadBefore: number },
) {
  const inserted = await db
    .insertInto('idempotency')
    .values({ ...mine, organisation_id: actor.organisationId, started_at: at, answer: null })
    .onConflict((conflict) => conflict.columns(['actor', 'endpoint', 'key']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return null;
  const taken = await db
    .updateTable('idempotency')
    .set({ started_at: at })
    .where('actor', '=', mine.actor)
    .where('endpoint', '=', mine.endpoint)
    .where('key', '=', mine.key)
    .where('request_hash', '=', mine.request_hash)
    .where('answer', 'is', null)
    .where('started_at', '<', deadBefore)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 1n) return null;
  const earlier = await db
    .selectFrom('idempotency')
    .select(['request_hash', 'answer'])
    .where('actor', '=', mine.actor)
    .where('endpoint', '=', mine.endpoint)
    .where('key', '=', mine.key)
    .executeTakeFirst();
  // Gone meanwhile: the first try was refused. The caller's next try is judged anew.
  return earlier ?? { request_hash: mine.request_hash, answer: null };
}

function tryOf({ actor, endpoint, key, request }: Intent): Try {
  return {
    actor: actor.kind === 'user' ? `user ${actor.userId}` : `participant ${actor.participantId}`,
    endpoint,
    key: createHash('sha256').update(key).digest('hex'),
    request_hash: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
  };
}

function anotherRequest() {
  return refuse('already-exists', {
    detail: 'This Idempotency-Key was used for another request. Use a new key for a new intent.',
  });
}

const cipher = 'aes-256-gcm';

function secretOf(key: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'remembered answer', 32));
}

/** Salt, nonce, tag and text in one, base64. */
function encrypt(key: string, text: string): string {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const encryptor = createCipheriv(cipher, secretOf(key, salt), nonce);
  const body = Buffer.concat([encryptor.update(text, 'utf8'), encryptor.final()]);
  return Buffer.concat([salt, nonce, encryptor.getAuthTag(), body]).toString('base64');
}

function decrypt(key: string, stored: string): string {
  const bytes = Buffer.from(stored, 'base64');
  const decryptor = createDecipheriv(cipher, secretOf(key, bytes.subarray(0, 16)), bytes.subarray(16, 28));
  decryptor.setAuthTag(bytes.subarray(28, 44));
  return Buffer.concat([decryptor.update(bytes.subarray(44)), decryptor.final()]).toString('utf8');
}
