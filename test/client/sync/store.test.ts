import { describe, expect, it, vi } from 'vitest';
import { BuiltStore } from '../../../client/sync/store.ts';

interface Room {
  readonly people: readonly string[];
  readonly total: { readonly net: number };
  readonly saving: string;
}

function storeOf(first: Room) {
  let now = first;
  const build = vi.fn(() => now);
  const store = new BuiltStore(build);
  const become = (next: Partial<Room>) => {
    now = { ...now, ...next };
    store.stale();
  };
  return { store, build, become };
}

const empty: Room = { people: [], total: { net: 0 }, saving: 'saved' };

/** A place on a screen, with how often it was woken. */
function place<T>(store: BuiltStore<Room>, select: (room: Room) => T) {
  const { read, subscribe } = store.reader();
  read(select);
  const woken = vi.fn();
  const leave = subscribe(woken);
  return { woken, leave, read };
}

describe('a place on the screen', () => {
  it('is woken by the part it looked at, and by no other', () => {
    const { store, become } = storeOf(empty);
    const total = place(store, (room) => room.total.net);
    const people = place(store, ({ people: here }) => here);
    become({ total: { net: 5 } });
    expect(total.woken).toHaveBeenCalledTimes(1);
    expect(people.woken).not.toHaveBeenCalled();
  });

  it('is woken by every part it has ever looked at', () => {
    const { store, become } = storeOf(empty);
    const saved = place(store, (room) => (room.saving === 'saved' ? room.total.net : 0));
    become({ total: { net: 5 } });
    become({ saving: 'saving' });
    expect(saved.woken).toHaveBeenCalledTimes(2);
  });

  it('sleeps while nothing is another one, and when it has left', () => {
    const { store, become } = storeOf(empty);
    const total = place(store, (room) => room.total);
    become({ saving: 'saved' });
    expect(total.woken).not.toHaveBeenCalled();
    total.leave();
    become({ total: { net: 5 } });
    expect(total.woken).not.toHaveBeenCalled();
  });

  it('reads what is there now', () => {
    const { store, become } = storeOf(empty);
    const { read } = place(store, (room) => room.total);
    become({ total: { net: 7 } });
    expect(read((room) => room.total.net)).toBe(7);
  });

  it('must not take the whole state, of which it would never hear', () => {
    const { store } = storeOf(empty);
    expect(() => store.reader().read((room) => room)).toThrow('Select a part');
  });

  it('keeps its looks apart from those of a place that is read meanwhile', () => {
    const { store, become } = storeOf(empty);
    const inner = store.reader();
    const outer = place(store, (room) => [inner.read(({ saving }) => saving), room.total]);
    become({ saving: 'saving' });
    expect(outer.woken).not.toHaveBeenCalled();
    become({ total: { net: 1 } });
    expect(outer.woken).toHaveBeenCalledTimes(1);
  });
});

describe('the state of a store', () => {
  it('is the same object for as long as all its parts are', () => {
    const { store, become } = storeOf(empty);
    store.subscribe(() => {});
    const before = store.getState();
    become({});
    expect(store.getState()).toBe(before);
    become({ saving: 'offline' });
    expect(store.getState()).not.toBe(before);
  });

  it('is built once a change, and not at all while nobody listens or asks', () => {
    const { store, build, become } = storeOf(empty);
    become({ saving: 'saving' });
    expect(build).not.toHaveBeenCalled();
    place(store, (room) => room.total);
    place(store, (room) => room.saving);
    build.mockClear();
    become({ saving: 'saved' });
    expect(build).toHaveBeenCalledTimes(1);
  });

  it('is told to whoever watches a part of it', () => {
    const { store, become } = storeOf(empty);
    const changed = vi.fn();
    const stop = store.watch(({ people }) => people, changed);
    become({ saving: 'saving' });
    become({ people: ['Anna'] });
    expect(changed).toHaveBeenCalledTimes(1);
    stop();
    become({ people: [] });
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
