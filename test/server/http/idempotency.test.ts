import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endpoints } from '#shared/protocol/api.ts';
import { Problem, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { createOnce, forgetOldAnswers, type Intent, rememberMs } from '../../../server/http/idempotency.ts';
import { openCallers } from '../../support/callers.ts';
import {
  addOrganisation,
  addUser,
  openTestDatabase,
  type TestDatabase,
} from '../../support/selling-organisation.ts';

let storage: TestDatabase;
let erik: UserActor;
let clock = 1_000_000;
const now = () => clock;

beforeEach(async () => {
  storage = await openTestDatabase();
  erik = await addUser(storage.db, await addOrganisation(storage.db));
});
afterEach(() => storage.close());

const intent = (more: Partial<Intent> = {}): Intent => ({
  actor: erik,
  endpoint: 'createLink',
  key: 'an intent of Erik',
  request: { body: { name: 'Anna' } },
  ...more,
});

/** An act that answers with how often it was done. */
function counting() {
  let times = 0;
  const act = async () => {
    times += 1;
    return { url: `https://quotes.example/q#secret-${times}` };
  };
  return { act, times: () => times };
}

const rows = () => storage.db.selectFrom('idempotency').selectAll().execute();

describe('an intent happens once (I-5)', () => {
  it('is answered again what it was answered first', async () => {
    const { act, times } = counting();
    const first = await createOnce(storage.db, now)(intent(), act);
    // Another process, or this one after a restart.
    expect(await createOnce(storage.db, now)(intent(), act)).toEqual(first);
    expect(times()).toBe(1);
  });

  it('can be tried again at once when its failure could not be noted, as on a full disk', async () => {
    const once = createOnce(storage.db, now);
    const failing = once(intent(), async () => {
      await sql`pragma query_only = on`.execute(storage.db);
      throw new Error('no room');
    });
    await expect(failing).rejects.toThrow('no room');
    const { act, times } = counting();
    await expect(once(intent(), act)).rejects.toThrow('readonly');
    await sql`pragma query_only = off`.execute(storage.db);
    // Another process cannot know.
    expect(await createOnce(storage.db, now)(intent(), act)).toMatchObject({ refused: 'in-progress' });
    await once(intent(), act);
    expect(times()).toBe(1);
  });

  it('happens once when two tries run side by side', async () => {
    const { act, times } = counting();
    const once = createOnce(storage.db, now);
    const [one, other] = await Promise.all([once(intent(), act), once(intent(), act)]);
    expect(one).toEqual(other);
    expect(times()).toBe(1);
  });

  it('happens for each key, each person and each endpoint by itself', async () => {
    const { act, times } = counting();
    const once = createOnce(storage.db, now);
    const other = await addUser(storage.db, erik.organisationId);
    await once(intent(), act);
    await once(intent({ key: 'another intent' }), act);
    await once(intent({ endpoint: 'revokeLink' }), act);
    await once(intent({ actor: other }), act);
    expect(times()).toBe(4);
  });

  it('negative control: without the gate two tries have two effects', async () => {
    const { act, times } = counting();
    await act();
    await act();
    expect(times()).toBe(2);
  });

  it('refuses the same key for another request', async () => {
    const { act, times } = counting();
    const once = createOnce(storage.db, now);
    await once(intent(), act);
    expect(await once(intent({ request: { body: { name: 'Johan' } } }), act)).toMatchObject({
      refused: 'already-exists',
    });
    expect(times()).toBe(1);
  });

  it('judges anew what was refused, and what ended with a fault', async () => {
    const { act, times } = counting();
    const once = createOnce(storage.db, now);
    await once(intent(), async () => refuse('wrong-status'));
    await expect(once(intent(), () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
    await once(intent(), act);
    expect(times()).toBe(1);
  });

  it('lets a retry act in the place of a try that died, and only then', async () => {
    const { act, times } = counting();
    void createOnce(storage.db, now)(intent(), () => new Promise(() => {}));
    await expect.poll(rows).toHaveLength(1);
    const another = createOnce(storage.db, now);
    expect(await another(intent(), act)).toMatchObject({ refused: 'in-progress' });
    clock += 60_000;
    await another(intent(), act);
    expect(times()).toBe(1);
  });

  it('lets it act at once when the process in which it was tried is no more', async () => {
    const { act, times } = counting();
    void createOnce(storage.db, now)(intent(), () => new Promise(() => {}));
    await expect.poll(rows).toHaveLength(1);
    clock += 1;
    await createOnce(storage.db, now)(intent(), act);
    expect(times()).toBe(1);
  });
});

describe('what is remembered', () => {
  it('can be read by nobody who does not know the intent (I-31)', async () => {
    await createOnce(storage.db, now)(intent(), counting().act);
    const stored = JSON.stringify(await rows());
    expect(stored).not.toContain('secret-1');
    expect(stored).not.toContain(intent().key);
  });

  it('is forgotten after its time', async () => {
    const { act, times } = counting();
    await createOnce(storage.db, now)(intent(), act);
    await forgetOldAnswers(storage.db, clock + rememberMs);
    expect(await rows()).toHaveLength(1);
    await forgetOldAnswers(storage.db, clock + rememberMs + 1);
    expect(await rows()).toEqual([]);
    expect(times()).toBe(1);
  });
});

describe('over HTTP', () => {
  it('makes one link for one intent, and asks for the key where it is missing', async () => {
    const callers = await openCallers();
    try {
      const seller = await callers.seller();
      const input = {
        params: { quoteId: callers.quoteId },
        body: { name: 'Eva', title: '', email: 'eva@example.com' },
      };
      const key = { 'idempotency-key': 'one-intent-of-the-seller' };
      const [first, again] = [
        await seller.call('createLink', input, key),
        await seller.call('createLink', input, key),
      ];
      const made = endpoints.createLink.answer.parse(await first.json());
      expect(endpoints.createLink.answer.parse(await again.json())).toEqual(made);

      const without = await seller.fetch(`/api/quotes/${callers.quoteId}/links`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: callers.server.url,
          'sec-fetch-site': 'same-origin',
        },
        body: JSON.stringify(input.body),
      });
      expect(without.status).toBe(422);
      const { errors } = Problem.parse(await without.json());
      expect(errors?.map(({ path }) => path)).toEqual(['Idempotency-Key']);
    } finally {
      await callers.close();
    }
  });
});
