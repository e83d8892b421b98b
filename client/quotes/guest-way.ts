/** The way on without a router: a guest has one page until they go to another, and that is the router's. */
import { useEffect, useSyncExternalStore } from 'react';
import { type RoomSearch, type Stopped, validRoomSearch, type Way } from '../ui/way.ts';

/**
 * `fetchOthers` brings what shows all other pages, and `leave` has it do so: the address is that of another page by then.
 * What is pressed while they are fetched is done when they are there.
 */
export function createGuestWay(fetchOthers: () => Promise<unknown>, leave: () => void): Way {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    window.addEventListener('popstate', listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('popstate', listener);
    };
  };

  let losesSomething = () => false;
  let stopped: Stopped | null = null;
  const stop = (next: Stopped | null) => {
    stopped = next;
    tell();
  };
  /** Unless something would be lost: then when the person has chosen, or nothing would be any more. */
  const unlessStopped = (go: () => void) => {
    if (!losesSomething()) return go();
    stop({
      proceed: () => {
        stop(null);
        go();
      },
      reset: () => stop(null),
    });
  };

  return {
    useSearch: () => readSearch(useSyncExternalStore(subscribe, () => window.location.search)),
    setSearch: (change, how) =>
      unlessStopped(() => {
        const address = window.location.pathname + writeSearch(change(readSearch(window.location.search)));
        if (how?.replace) window.history.replaceState(null, '', address);
        else window.history.pushState(null, '', address);
        tell();
      }),
    go: (to) =>
      unlessStopped(() => {
        const follow = () => {
          window.history.pushState(null, '', to);
          window.scrollTo(0, 0);
          leave();
        };
        // What cannot be fetched from here may be from there.
        fetchOthers().then(follow, () => window.location.assign(to));
      }),
    useStop: (loses) => {
      useEffect(() => {
        losesSomething = loses;
        return () => {
          losesSomething = () => false;
        };
      });
      return useSyncExternalStore(subscribe, () => stopped);
    },
  };
}

/** As the router writes and reads them: a value that JSON can say is said in JSON. */
function readSearch(text: string): RoomSearch {
  return validRoomSearch(
    Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, read(value)])),
  );
}

function read(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function writeSearch(search: RoomSearch): string {
  const values = Object.entries(search).map(([name, value]) => [
    name,
    isRead(value) ? value : JSON.stringify(value),
  ]);
  return values.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(values))}`;
}

const isRead = (value: unknown) => typeof value === 'string' && read(value) === value;
