import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { createStores, openDB, put, transact } from 'lib0/indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ParticipantId, QuoteId, UserId } from '#shared/ids.ts';
import { call } from '../../../client/api/api.ts';
import { createQueryClient, query } from '../../../client/api/queries.ts';
import { draftKey, keepDraft, readDraft } from '../../../client/sync/drafts.ts';
import { forgetAllThatIsSent } from '../../../client/sync/forgetting.ts';
import {
  type CopyOwner,
  databaseName,
  forgetEverything,
  forgetOthers,
  forgetQuote,
  guestOwner,
} from '../../../client/sync/kept-names.ts';
import { recordKey } from '../../../client/sync/session-records.ts';
import { unsentWork } from '../../../client/sync/unsent-copies.ts';

const erik = UserId.parse('user-erik-0001');
const maria = UserId.parse('user-maria-001');
const anna = guestOwner(ParticipantId.parse('guest-anna-001'));
const per = guestOwner(ParticipantId.parse('guest-per-0001'));
const [first, second] = ['quote-first-01', 'quote-second-1'].map((id) => QuoteId.parse(id)) as [
  QuoteId,
  QuoteId,
];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: (key: string) => {
      delete kept[key];
    },
  };
  // As in browsers: its own keys are what it holds.
  vi.stubGlobal(
    'localStorage',
    new Proxy(kept, { get: (_, name) => methods[name as keyof typeof methods] ?? kept[String(name)] }),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const nameOf = (owner: CopyOwner, quoteId: QuoteId) =>
  databaseName({ owner, quoteId, kind: 'shared' }, 'generation');
const begin = (owner: CopyOwner, quoteId: QuoteId, words = 'Could we') =>
  keepDraft(draftKey({ owner, quoteId }, 'quote'), words);
const begun = (owner: CopyOwner, quoteId: QuoteId) => readDraft(draftKey({ owner, quoteId }, 'quote'));
const kept = async () => (await indexedDB.databases()).map(({ name }) => name);

/** As a session writes it down. */
async function keep(owner: CopyOwner, quoteId: QuoteId, waiting: number): Promise<void> {
  const db: IDBDatabase = await openDB(nameOf(owner, quoteId), (made) =>
    createStores(made, [['updates', { autoIncrement: true }], ['custom']]),
  );
  const [custom] = transact(db, ['custom']);
  if (custom)
    await put(custom, JSON.stringify({ waiting: { 1: waiting }, own: [], refused: [] }), recordKey(1));
  db.close();
}

describe('what a device keeps for whom', () => {
  it('words that a user began are gone when another user comes, and are their own when they come themselves', async () => {
    begin(erik, first);
    begin(maria, first, 'Margin');
    await forgetOthers(maria);
    expect(begun(erik, first)).toBe('');
    expect(begun(maria, first)).toBe('Margin');
  });

  it('words are of one person alone, also in the same place of the same quote', () => {
    begin(erik, first);
    expect(begun(maria, first)).toBe('');
  });

  it('a guest who comes finds nothing of another guest, and leaves alone what a user has not sent', async () => {
    begin(anna, first);
    begin(erik, first);
    await keep(anna, first, 1);
    await keep(erik, first, 1);
    await forgetOthers(per);
    expect(begun(anna, first)).toBe('');
    expect(begun(erik, first)).toBe('Could we');
    expect(await kept()).toEqual([nameOf(erik, first)]);
  });

  it('access that is taken back takes words and changes of this quote with it, and no others', async () => {
    for (const quoteId of [first, second]) {
      begin(erik, quoteId);
      await keep(erik, quoteId, 1);
    }
    await forgetQuote({ owner: erik, quoteId: first });
    expect(begun(erik, first)).toBe('');
    expect(begun(erik, second)).toBe('Could we');
    expect(await kept()).toEqual([nameOf(erik, second)]);
  });

  it('when nobody is signed in any more, what a user never sent waits, and nothing else', async () => {
    await keep(erik, first, 2);
    await keep(erik, second, 0);
    await keep(anna, first, 3);
    begin(erik, second);
    begin(anna, first);
    await forgetAllThatIsSent();
    expect(await kept()).toEqual([nameOf(erik, first)]);
    expect(begun(erik, second)).toBe('Could we');
    expect(begun(anna, first)).toBe('');
  });

  it('that nobody is signed in any more is heard from any answer, of a question and of a command', async () => {
    const signedOut = vi.fn();
    const body = { language: 'sv' } as const;
    const client = createQueryClient({ signedOut });
    const problem = { type: 'not-signed-in', code: 'not-signed-in', title: 'Sign in first', status: 401 };
    vi.spyOn(globalThis, 'fetch').mockImplementation(
      async () =>
        new Response(JSON.stringify(problem), {
          status: 401,
          headers: { 'content-type': 'application/problem+json' },
        }),
    );
    await expect(client.fetchQuery(query('me', {}))).rejects.toThrow();
    expect(signedOut).toHaveBeenCalledTimes(1);
    const command = client
      .getMutationCache()
      .build(client, { mutationFn: () => call('setMailLanguage', { body }) });
    await expect(command.execute(undefined)).rejects.toThrow();
    expect(signedOut).toHaveBeenCalledTimes(2);
  });
});

describe('before a device is cleared', () => {
  it('what would be lost is told by quote: changes that wait, and words that were begun', async () => {
    await keep(erik, first, 2);
    await keep(erik, second, 0);
    begin(erik, second);
    begin(maria, first);
    expect(await unsentWork(erik)).toEqual([
      { quoteId: first, waiting: 2, drafts: 0 },
      { quoteId: second, waiting: 0, drafts: 1 },
    ]);
  });

  it('a device that does not let go of what it keeps is told, and not waited for without end', async () => {
    await keep(erik, first, 0);
    const open: IDBDatabase = await openDB(nameOf(erik, first), () => {});
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const cleared = forgetEverything();
    cleared.catch(() => {});
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await expect(cleared).rejects.toThrow(/in use/);
    open.close();
    await expect.poll(kept).toEqual([]);
  });
});
