import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB, rtop } from 'lib0/indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserId } from '#shared/ids.ts';
import { forgetEverything } from '../../../client/sync/kept-names.ts';
import type { QuoteSession } from '../../../client/sync/quote-session.ts';
import type { SessionState } from '../../../client/sync/session-state.ts';
import { type LiveQuote, openLiveQuote, type Person, until } from './live-rooms.ts';

let quote: LiveQuote;
const erik = UserId.parse('user-erik');

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  quote = await openLiveQuote();
});
afterEach(() => quote.close());

const isSaved = ({ phase, saving, waiting }: SessionState) =>
  phase.name === 'ready' && saving === 'saved' && waiting === 0;
const paymentDays = (state: SessionState) => state.content.terms.paymentDays;
const keptNames = async () => (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
const choice = (state: SessionState) => state.content.choices['training'];

/** A tab that keeps what is done in it for this user. */
const visit = (person: Person = quote.seller, keepFor: UserId | null = erik) =>
  quote.open(person, { keepFor });

/** Works in a tab while the line is down, and closes it. */
async function workOffline(
  person: Person,
  work: (session: QuoteSession) => void,
  keepFor: UserId | null = erik,
) {
  const tab = visit(person, keepFor);
  await until(tab, (state) => isSaved(state) && state.isKept === (keepFor !== null));
  person.network.cut();
  await until(tab, ({ saving }) => saving === 'offline');
  work(tab);
  await close(tab);
}

/** As a person closes a tab: what was handed to the disk is written, and nothing more. */
async function close(tab: QuoteSession): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  tab.destroy();
}

describe('work that was not sent when the tab was closed', () => {
  it('is there again without a connection, counted, and not called live or saved', async () => {
    await workOffline(quote.seller, (tab) => {
      tab.edit((document) => document.setTerm('paymentDays', 45));
      tab.edit((document) => document.select('training', true));
    });
    const again = visit();
    const seen: string[] = [];
    again.subscribe(() => seen.push(again.getState().saving));
    const state = await until(again, ({ phase }) => phase.name === 'ready');
    expect(state).toMatchObject({
      isLive: false,
      saving: 'offline',
      waiting: 2,
      me: { name: 'Erik Sandberg' },
    });
    expect([paymentDays(state), choice(state)]).toEqual([45, true]);
    expect(seen).not.toContain('saved');
  });

  it('is delivered on return under the same name, though the session has another Yjs client id', async () => {
    const buyer = quote.open(quote.buyer);
    await until(buyer, isSaved);
    await workOffline(quote.seller, (tab) => tab.edit((document) => document.setTerm('paymentDays', 45)));
    quote.seller.network.restore();
    const again = visit();
    const saved = await until(again, isSaved);
    expect(saved).toMatchObject({ isLive: true, refused: [], documentEpoch: 0 });
    const { activity } = await until(buyer, (state) => state.activity.length > 0);
    expect(activity[0]?.participant.name).toBe('Erik Sandberg');
    expect(paymentDays(buyer.getState())).toBe(45);
    again.edit((document) => document.setTerm('paymentDays', 60));
    await until(buyer, (state) => paymentDays(state) === 60);
  });

  it('is never called saved before it is', async () => {
    await workOffline(quote.seller, (tab) => tab.edit((document) => document.setTerm('paymentDays', 45)));
    quote.seller.network.restore();
    const again = visit();
    const claims: Promise<number | undefined>[] = [];
    again.subscribe(() => {
      if (again.getState().saving === 'saved') claims.push(storedSeq());
    });
    await until(again, isSaved);
    expect(await Promise.all(claims)).not.toContain(0);
  });

  it('goes with the tab where nothing is kept, which the page can tell', async () => {
    await workOffline(
      quote.buyer,
      (tab) => {
        tab.edit((document) => document.select('training', true));
        expect(tab.losesOnClose).toBe(true);
      },
      null,
    );
    expect(await keptNames()).toEqual([]);
    quote.buyer.network.restore();
    const again = visit(quote.buyer, null);
    expect(choice(await until(again, isSaved))).toBe(false);
  });

  it('of two tabs is delivered by the next one', async () => {
    const tabs = [visit(), visit()] as const;
    for (const tab of tabs) await until(tab, (state) => isSaved(state) && state.isKept);
    quote.seller.network.cut();
    for (const tab of tabs) await until(tab, ({ saving }) => saving === 'offline');
    tabs[0].edit((document) => document.setTerm('paymentDays', 45));
    tabs[1].edit((document) => document.select('training', true));
    for (const tab of tabs) await close(tab);
    const again = visit();
    expect(await until(again, ({ phase }) => phase.name === 'ready')).toMatchObject({ waiting: 2 });
    quote.seller.network.restore();
    again.reconnect();
    const state = await until(again, isSaved);
    expect([paymentDays(state), choice(state)]).toEqual([45, true]);
  });
});

const storedSeq = async () =>
  (
    await quote.db
      .selectFrom('document')
      .select('seq')
      .where('quote_id', '=', quote.quoteId)
      .where('kind', '=', 'shared')
      .executeTakeFirst()
  )?.seq;

const openKept = (name: string): Promise<IDBDatabase> => openDB(name, () => {});

async function storedUpdates(name: string): Promise<Uint8Array[]> {
  const db = await openKept(name);
  const updates = await rtop(db.transaction('updates').objectStore('updates').getAll());
  db.close();
  return updates;
}

async function putBack(name: string, updates: readonly Uint8Array[]): Promise<void> {
  const db = await openKept(name);
  const store = db.transaction('updates', 'readwrite').objectStore('updates');
  await Promise.all(updates.map((update) => rtop(store.add(update))));
  db.close();
}

describe('work that the server refuses when it comes back (I-19)', () => {
  const sentMeanwhile = async () => {
    await workOffline(quote.seller, (tab) => tab.edit((document) => document.setTerm('paymentDays', 45)));
    await quote.setStatus('sent');
    quote.seller.network.restore();
    const again = visit();
    const state = await until(again, ({ refused }) => refused.length > 0);
    expect(state.refused).toMatchObject([
      { code: 'locked', lost: [{ field: 'paymentDays', mine: 45, actual: 30 }] },
    ]);
    expect(paymentDays(state)).toBe(30);
    await until(again, isSaved);
    await close(again);
  };

  it('does not come back at the next visit, and stays listed until it is dismissed', async () => {
    await sentMeanwhile();
    const third = visit();
    const state = await until(third, isSaved);
    expect(state).toMatchObject({ documentEpoch: 0, waiting: 0, refused: [{ code: 'locked' }] });
    expect(paymentDays(state)).toBe(30);
    third.dismissRefused(state.refused[0]?.id ?? -1);
    await close(third);
    expect((await until(visit(), isSaved)).refused).toEqual([]);
  });

  it('would come back if the copy on this device were left as it is', async () => {
    await workOffline(quote.seller, (tab) => tab.edit((document) => document.setTerm('paymentDays', 45)));
    const [name = ''] = await keptNames();
    const refusedBytes = await storedUpdates(name);
    await quote.setStatus('sent');
    quote.seller.network.restore();
    const again = visit();
    await until(again, ({ refused }) => refused.length > 0);
    await until(again, isSaved);
    await close(again);
    await putBack(name, refusedBytes);
    expect((await until(visit(), ({ refused }) => refused.length > 1)).refused).toHaveLength(2);
  });

  it('does not get in later either, when writing is allowed again', async () => {
    await sentMeanwhile();
    await quote.setStatus('co_design');
    expect(paymentDays(await until(visit(), isSaved))).toBe(30);
  });
});

describe('a copy of another generation (I-20)', () => {
  it('is never merged: what was not sent in it is listed, also at the visit after', async () => {
    await workOffline(quote.seller, (tab) => tab.edit((document) => document.setTerm('paymentDays', 45)));
    const [old] = await keptNames();
    await quote.restart(async () => {
      await quote.db
        .updateTable('document')
        .set({ generation: 'another' })
        .where('quote_id', '=', quote.quoteId)
        .execute();
    });
    quote.seller.network.restore();
    const again = visit();
    const state = await until(again, ({ refused }) => refused.length > 0);
    expect(state.refused).toMatchObject([{ lost: [{ field: 'paymentDays', mine: 45, actual: 30 }] }]);
    await until(again, isSaved);
    await close(again);
    await expect.poll(keptNames).toEqual([expect.stringMatching(/\/another$/)]);
    expect(old).not.toMatch(/another/);

    const third = await until(visit(), isSaved);
    expect(third.refused).toHaveLength(1);
    expect(third.content.jointTexts).toEqual(state.content.jointTexts);
    expect(await storedSeq()).toBe(0);
  });
});

describe('what this device keeps', () => {
  it('is gone when the session ended, but for what was not sent, which waits for the same person', async () => {
    const tab = visit();
    await until(tab, (state) => isSaved(state) && state.isKept);
    quote.seller.network.cut();
    await until(tab, ({ saving }) => saving === 'offline');
    tab.edit((document) => document.setTerm('paymentDays', 45));
    quote.signOut(quote.seller);
    quote.seller.network.restore();
    tab.reconnect();
    const state = await until(tab, ({ phase }) => phase.name === 'closed');
    expect(state.unsent).toMatchObject([{ field: 'paymentDays', mine: 45 }]);
    expect(state.refused).toEqual([]);

    quote.signIn(quote.seller);
    const again = await until(visit(), isSaved);
    expect(paymentDays(again)).toBe(45);
    expect((await quote.rooms.read(quote.quoteId)).content.terms.paymentDays).toBe(45);
  });

  it('is gone when the session ended and everything was sent', async () => {
    const tab = visit();
    await until(tab, (state) => isSaved(state) && state.isKept);
    await expect.poll(keptNames).toHaveLength(1);
    quote.rooms.closeSockets({ sessionId: quote.seller.actor.sessionId }, 'signIn');
    await until(tab, ({ phase }) => phase.name === 'closed');
    await expect.poll(keptNames).toEqual([]);
  });

  it('is gone when the access was taken back', async () => {
    const tab = visit();
    await until(tab, (state) => isSaved(state) && state.isKept);
    await expect.poll(keptNames).toHaveLength(1);
    quote.rooms.closeSockets({ sessionId: quote.seller.actor.sessionId }, 'revoked');
    await until(tab, ({ phase }) => phase.name === 'closed');
    await expect.poll(keptNames).toEqual([]);
  });

  it('is gone when the person signs out in another tab; the tab that is still open goes on without', async () => {
    const tab = visit();
    await until(tab, (state) => isSaved(state) && state.isKept);
    await forgetEverything();
    tab.edit((document) => document.setTerm('paymentDays', 45));
    await until(tab, isSaved);
    await close(tab);
    expect(await keptNames()).toEqual([]);
  });

  it('is never shown to another user of the browser, and gone when they come', async () => {
    await workOffline(quote.seller, (tab) => tab.edit((document) => document.setTerm('paymentDays', 45)));
    const other = visit(quote.seller, UserId.parse('user-maria'));
    quote.seller.network.restore();
    other.reconnect();
    const state = await until(other, isSaved);
    expect(paymentDays(state)).toBe(30);
    for (const name of await keptNames()) expect(name).toContain('user-maria');
  });
});
