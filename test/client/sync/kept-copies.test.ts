import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { createStores, openDB, put, rtop, transact } from 'lib0/indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PREFERRED_TRIM_SIZE } from 'y-indexeddb';
import { QuoteId, UserId } from '#shared/ids.ts';
import { databaseName } from '../../../client/sync/kept-names.ts';
import type { QuoteSession } from '../../../client/sync/quote-session.ts';
import { recordKey } from '../../../client/sync/session-records.ts';
import type { SessionState } from '../../../client/sync/session-state.ts';
import { unsentCopies } from '../../../client/sync/unsent-copies.ts';
import { type LiveQuote, Network, openLiveQuote, until } from './live-rooms.ts';

let quote: LiveQuote;
const erik = UserId.parse('user-erik');

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  quote = await openLiveQuote();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await quote.close();
});

const visit = () => quote.open(quote.seller, { keepFor: erik });
const isSaved = ({ phase, saving, waiting }: SessionState) =>
  phase.name === 'ready' && saving === 'saved' && waiting === 0;
const isOffline = ({ saving }: SessionState) => saving === 'offline';
const isReady = ({ phase }: SessionState) => phase.name === 'ready';
const days = (state: SessionState) => state.content.terms.paymentDays;
const setDays = (tab: QuoteSession, paymentDays: number) =>
  tab.edit((document) => document.setTerm('paymentDays', paymentDays));

async function offline(tab: QuoteSession): Promise<void> {
  await until(tab, (state) => isSaved(state) && state.isKept);
  quote.seller.network.cut();
  await until(tab, isOffline);
}
/** As a person closes a tab: what was handed to the disk is written, and nothing more. */
async function close(tab: QuoteSession): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  tab.destroy();
}

/** How many updates lie in the copy of the quote. */
async function updatesStored(): Promise<number> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const name = names.find((each) => each.includes(quote.quoteId)) ?? '';
  const db: IDBDatabase = await openDB(name, () => {});
  const [updates] = transact(db, ['updates'], 'readonly');
  const count = updates ? await rtop(updates.count()) : 0;
  db.close();
  return count;
}

describe('a device that has no room', () => {
  const fill = () =>
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });

  it('is said not to keep what is done, from the first change that it did not take', async () => {
    const tab = visit();
    await offline(tab);
    setDays(tab, 45);
    expect(tab.losesOnClose).toBe(false);
    fill();
    setDays(tab, 60);
    await until(tab, ({ isKept }) => !isKept);
    expect(tab.losesOnClose).toBe(true);
    expect(days(tab.getState())).toBe(60);
  });

  it('leaves a copy without a hole: what it took before is there at the next visit', async () => {
    const tab = visit();
    await offline(tab);
    setDays(tab, 45);
    fill();
    setDays(tab, 60);
    await until(tab, ({ isKept }) => !isKept);
    vi.restoreAllMocks();
    tab.edit((document) => document.select('training', true));
    await close(tab);
    const again = visit();
    expect(days(await until(again, isReady))).toBe(45);
    quote.seller.network.restore();
    again.reconnect();
    const state = await until(again, isSaved);
    expect([days(state), state.refused]).toEqual([45, []]);
  });
});

describe('a device that is too busy to answer', () => {
  it('is not said to keep anything, and keeps all of it once it answers', async () => {
    const open = IDBFactory.prototype.open;
    let isBusy = true;
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...named) {
      // Nobody ever hears of it.
      return isBusy ? ({} as IDBOpenDBRequest) : open.apply(this, named);
    });
    const tab = visit();
    await until(tab, isSaved);
    quote.seller.network.cut();
    await until(tab, isOffline);
    setDays(tab, 45);
    expect(tab.losesOnClose).toBe(true);
    isBusy = false;
    expect(await until(tab, ({ isKept }) => isKept)).toMatchObject({ waiting: 1, saving: 'offline' });
    expect(tab.losesOnClose).toBe(false);
    await close(tab);
    const again = visit();
    expect(await until(again, isReady)).toMatchObject({
      waiting: 1,
      content: { terms: { paymentDays: 45 } },
    });
    quote.seller.network.restore();
    again.reconnect();
    expect(days(await until(again, isSaved))).toBe(45);
  });
});

describe('a browser that keeps nothing', () => {
  it('lets the person work, and does not say that anything survives the page', async () => {
    vi.spyOn(IDBFactory.prototype, 'databases').mockRejectedValue(new DOMException('no', 'SecurityError'));
    const tab = visit();
    expect((await until(tab, isSaved)).isKept).toBe(false);
    quote.seller.network.cut();
    await until(tab, isOffline);
    setDays(tab, 45);
    expect(tab.losesOnClose).toBe(true);
    quote.seller.network.restore();
    tab.reconnect();
    expect(days(await until(tab, isSaved))).toBe(45);
  });
});

describe('two tabs of one person', () => {
  it('that opened one after the other offline are counted once, and delivered whole', async () => {
    const first = visit();
    await offline(first);
    setDays(first, 45);
    const second = visit();
    expect(await until(second, isReady)).toMatchObject({ waiting: 1 });
    second.edit((document) => document.select('training', true));
    first.edit((document) => document.setQuantity('seats', '8'));
    for (const tab of [first, second]) await close(tab);

    const third = visit();
    expect(await until(third, isReady)).toMatchObject({ waiting: 3 });
    quote.seller.network.restore();
    third.reconnect();
    const { content, refused } = await until(third, isSaved);
    expect(content).toMatchObject({
      terms: { paymentDays: 45 },
      choices: { training: true },
      quantities: { seats: '8' },
    });
    expect(refused).toEqual([]);
  });

  it('that come back together both say what was refused, and keep what was not', async () => {
    const tabs = [visit(), visit()] as const;
    for (const tab of tabs) await until(tab, (state) => isSaved(state) && state.isKept);
    quote.seller.network.cut();
    for (const tab of tabs) await until(tab, isOffline);
    tabs[0].edit((document) => document.select('training', true));
    setDays(tabs[0], 45);
    tabs[1].edit((document) => document.setQuantity('seats', '8'));
    const colleague = quote.open({ ...quote.seller, network: new Network(quote.seller.actor, quote.host) });
    await until(colleague, isSaved);
    colleague.edit((document) => document.setComponent('training', 'presence', 'required'));
    await until(colleague, isSaved);
    quote.seller.network.restore();
    for (const tab of tabs) tab.reconnect();
    const [one, two] = await Promise.all(tabs.map((tab) => until(tab, isSaved)));
    expect(one?.refused).toMatchObject([{ lost: [{ element: 'training', mine: true }] }]);
    expect(two?.refused).toEqual([]);
    const settled = await until(tabs[1], (state) => days(state) === 45);
    expect(settled.content.quantities['seats']).toBe('8');
  });
});

describe('a copy of many changes', () => {
  const visitAlone = () => {
    const network = new Network(quote.seller.actor, quote.host);
    return { network, tab: quote.open({ ...quote.seller, network }, { keepFor: erik }) };
  };

  it('is made short without calling saved what another tab has stored and not sent', async () => {
    const [busy, offline] = [visitAlone(), visitAlone()];
    for (const { tab } of [busy, offline]) await until(tab, (state) => isSaved(state) && state.isKept);
    offline.network.cut();
    await until(offline.tab, isOffline);
    offline.tab.edit((document) => document.setQuantity('seats', '8'));
    for (let n = 0; n < PREFERRED_TRIM_SIZE + 1; n += 1) setDays(busy.tab, 30 + (n % 60));
    await until(busy.tab, isSaved);
    await vi.waitFor(async () => expect(await updatesStored()).toBeLessThan(50), { timeout: 10_000 });
    const { saving, content } = busy.tab.getState();
    expect({ saving, seats: content.quantities['seats'] }).toEqual({ saving: 'saved', seats: '6' });
    for (const { tab } of [busy, offline]) await close(tab);
    // Nothing is lost by it.
    expect((await until(visit(), isSaved)).content.quantities['seats']).toBe('8');
  });
});

describe('a tab that was refused beside one that has not sent its own (I-19)', () => {
  const visitAlone = () => {
    const person = { ...quote.seller, network: new Network(quote.seller.actor, quote.host) };
    return { tab: quote.open(person, { keepFor: erik }), network: person.network };
  };
  const visitOffline = async () => {
    const visitor = visitAlone();
    await until(visitor.tab, (state) => isSaved(state) && state.isKept);
    visitor.network.cut();
    await until(visitor.tab, isOffline);
    return visitor;
  };
  const choose = (tab: QuoteSession) => tab.edit((document) => document.select('training', true));
  const values = ({ refused }: SessionState) =>
    refused.flatMap(({ lost }) => lost.map(({ field, element, mine }) => [element ?? field, mine]));
  const refuses = async (makesRefusable: () => Promise<unknown>, { tab, network }: Visitor) => {
    await makesRefusable();
    network.restore();
    tab.reconnect();
    return until(tab, (state) => state.refused.length > 0);
  };
  type Visitor = ReturnType<typeof visitAlone>;
  /** A colleague says that the training is part of it, so that it cannot be chosen any more. */
  const takeTheChoice = async () => {
    const colleague = quote.open({ ...quote.seller, network: new Network(quote.seller.actor, quote.host) });
    await until(colleague, isSaved);
    colleague.edit((document) => document.setComponent('training', 'presence', 'required'));
    await until(colleague, isSaved);
  };

  it('sends what that one left when it was closed', async () => {
    const [refused, unsent] = [await visitOffline(), await visitOffline()];
    choose(refused.tab);
    setDays(unsent.tab, 45);
    unsent.tab.edit((document) => document.setQuantity('seats', '8'));
    await close(unsent.tab);
    expect(values(await refuses(takeTheChoice, refused))).toEqual([['training', true]]);
    const { content } = await until(refused.tab, (state) => isSaved(state) && days(state) === 45);
    expect(content).toMatchObject({ choices: { training: false }, quantities: { seats: '8' } });
    await close(refused.tab);
    expect(await unsentCopies(erik)).toEqual([]);
  });

  it('tells what that one left when it was closed, if it may not stand either', async () => {
    const [refused, unsent] = [await visitOffline(), await visitOffline()];
    setDays(refused.tab, 45);
    choose(unsent.tab);
    await close(unsent.tab);
    await refuses(() => quote.setStatus('sent'), refused);
    const told = await until(refused.tab, (state) => values(state).length > 1);
    expect(values(told)).toEqual([
      ['paymentDays', 45],
      ['training', true],
    ]);
    await close(refused.tab);
    await quote.setStatus('co_design');
    const { content, refused: listed } = await until(visit(), isSaved);
    expect([content.terms.paymentDays, content.choices['training'], listed.length]).toEqual([30, false, 2]);
  });

  it('tells what that one had built on what is refused, which cannot come without it', async () => {
    const refused = await visitOffline();
    refused.tab.edit((document) => {
      document.select('training', true);
      document.setTerm('paymentDays', 45);
    });
    const unsent = visitAlone();
    unsent.network.cut();
    await until(unsent.tab, (state) => isReady(state) && days(state) === 45);
    setDays(unsent.tab, 60);
    unsent.tab.edit((document) => document.setQuantity('seats', '8'));
    await close(unsent.tab);
    await refuses(() => quote.setStatus('sent'), refused);
    const told = await until(refused.tab, (state) => values(state).length > 2);
    expect(values(told)).toEqual([
      ['paymentDays', 45],
      ['training', true],
      ['paymentDays', 60],
      ['seats', '8'],
    ]);
    await close(refused.tab);
    await quote.setStatus('co_design');
    expect(await until(visit(), isSaved)).toMatchObject({
      waiting: 0,
      content: { terms: { paymentDays: 30 }, choices: { training: false }, quantities: {} },
    });
    expect(await unsentCopies(erik)).toEqual([]);
  });

  /** Does something when the device is asked for a database the `nth` time from now on. */
  function whenOpened(nth: number, act: () => void): void {
    const { open } = IDBFactory.prototype;
    let times = 0;
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, name, version) {
      times += 1;
      if (times === nth) act();
      return open.call(this, name, version);
    });
  }

  it('does not wait for ever for what the other stores between its fresh start and its opening of it', async () => {
    const refused = await visitOffline();
    setDays(refused.tab, 45);
    const other = visitAlone();
    other.network.cut();
    await until(other.tab, (state) => isReady(state) && days(state) === 45);
    await quote.setStatus('sent');
    // The copy is filled anew, and then opened again.
    whenOpened(2, () => setDays(other.tab, 60));
    refused.network.restore();
    refused.tab.reconnect();
    await until(refused.tab, (state) => values(state).length > 0 && isSaved(state) && state.isKept);
    await quote.setStatus('co_design');
    // What waited would go out with the next connection, and be refused as building on nothing.
    refused.tab.reconnect();
    await until(refused.tab, isSaved);
    refused.tab.edit((document) => document.setQuantity('seats', '8'));
    const { refused: listed, content } = await until(
      refused.tab,
      (state) => isSaved(state) && state.content.quantities['seats'] === '8',
    );
    expect(listed.map(({ code }) => code)).not.toContain('unresolved');
    expect(content.terms.paymentDays).toBe(30);
    for (const { tab } of [refused, other]) await close(tab);
    const again = await until(visit(), isSaved);
    expect(again.refused.map(({ code }) => code)).not.toContain('unresolved');
  });

  /** The other one is still open, goes on after what it had stored was judged, and is closed before it could send it. */
  async function goesOnAndIsClosed(): Promise<SessionState> {
    const [refused, unsent] = [await visitOffline(), await visitOffline()];
    setDays(refused.tab, 45);
    choose(unsent.tab);
    await refuses(() => quote.setStatus('sent'), refused);
    await until(refused.tab, (state) => values(state).length > 1);
    await close(refused.tab);
    unsent.tab.edit((document) => document.setQuantity('seats', '8'));
    await close(unsent.tab);
    await quote.setStatus('co_design');
    const again = visit();
    await until(again, isSaved);
    return again.getState();
  }

  it('lets that one go on: what it does from then on is delivered whole', async () => {
    expect((await goesOnAndIsClosed()).content.quantities['seats']).toBe('8');
  });

  it('would leave a hole in it if the tabs did not tell each other (negative control)', async () => {
    vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => {});
    expect((await goesOnAndIsClosed()).content.quantities['seats']).not.toBe('8');
  });
});

describe('what was not sent', () => {
  it('is counted by quote, until it is', async () => {
    const tab = visit();
    await offline(tab);
    expect(await unsentCopies(erik)).toEqual([]);
    setDays(tab, 45);
    setDays(tab, 60);
    await close(tab);
    expect(await unsentCopies(erik)).toEqual([{ quoteId: quote.quoteId, waiting: 2 }]);
    expect(await unsentCopies(UserId.parse('user-maria'))).toEqual([]);
    quote.seller.network.restore();
    const again = visit();
    await until(again, isSaved);
    await close(again);
    expect(await unsentCopies(erik)).toEqual([]);
  });
});

describe('a session that ran out', () => {
  /** Another quote’s copy, as an earlier visit left it. */
  async function leave(quoteId: string, record: object): Promise<string> {
    const name = databaseName({ owner: erik, quoteId: QuoteId.parse(quoteId), kind: 'shared' }, 'first');
    const db: IDBDatabase = await openDB(name, (made: IDBDatabase) =>
      createStores(made, [['updates', { autoIncrement: true }], ['custom']]),
    );
    const [custom] = transact(db, ['custom']);
    if (custom) await put(custom, JSON.stringify({ own: [], refused: [], ...record }), recordKey(1));
    db.close();
    return name;
  }
  const names = async () => (await indexedDB.databases()).map(({ name }) => name);

  it('leaves what was never sent of other quotes to the same person, and nothing else', async () => {
    const waits = await leave('quote-that-waits', { waiting: { 1: 2 } });
    await leave('quote-that-is-sent', { waiting: {} });
    const tab = visit();
    await until(tab, (state) => isSaved(state) && state.isKept);
    quote.rooms.closeSockets({ sessionId: quote.seller.actor.sessionId }, 'signIn');
    await until(tab, ({ phase }) => phase.name === 'closed');
    await expect.poll(names).toEqual([waits]);
  });
});

describe('a page of another version than the server (I-19)', () => {
  it('is told to reload before anything is exchanged; what was not sent is shown, kept, and sent after', async () => {
    const tab = visit();
    await offline(tab);
    setDays(tab, 45);
    await close(tab);
    quote.seller.network.restore();
    quote.seller.network.claimSchema(0);
    const stale = visit();
    const state = await until(stale, ({ phase }) => phase.name === 'closed');
    expect(state).toMatchObject({
      phase: { reason: 'mismatch' },
      unsent: [{ root: 'terms', field: 'paymentDays', mine: 45, actual: 30 }],
      refused: [],
    });
    const { seq } = await quote.db
      .selectFrom('document')
      .select('seq')
      .where('quote_id', '=', quote.quoteId)
      .where('kind', '=', 'shared')
      .executeTakeFirstOrThrow();
    expect(seq).toBe(0);
    quote.seller.network.claimSchema(null);
    expect(days(await until(visit(), isSaved))).toBe(45);
  });

  it('lists what was not sent where nothing is kept', async () => {
    const tab = quote.open(quote.buyer, { keepFor: null });
    await until(tab, isSaved);
    quote.buyer.network.cut();
    await until(tab, isOffline);
    tab.edit((document) => document.select('training', true));
    quote.buyer.network.claimSchema(0);
    quote.buyer.network.restore();
    tab.reconnect();
    const { refused, unsent } = await until(tab, ({ phase }) => phase.name === 'closed');
    expect(refused).toMatchObject([{ code: 'closed', lost: [{ element: 'training', mine: true }] }]);
    expect(unsent).toEqual([]);
  });
});
