/** The way on by the router. */
import { useBlocker, useRouter, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type RoomSearch, type Stopped, validRoomSearch, type Way } from './way.ts';

export function useRouterWay(): Way {
  const router = useRouter();
  return useMemo(
    () => ({
      useSearch: useRouterSearch,
      setSearch: (change, how) =>
        void router.navigate({ to: '.', search: (search) => change(validRoomSearch(search)), ...how }),
      go: (to) => router.history.push(to),
      useStop: useRouterStop,
    }),
    [router],
  );
}

const useRouterSearch = (): RoomSearch => validRoomSearch(useSearch({ strict: false }));

function useRouterStop(losesSomething: () => boolean): Stopped | null {
  const way = useBlocker({
    shouldBlockFn: losesSomething,
    // Closing the page is asked about where the session is, which also holds before the room is drawn.
    enableBeforeUnload: false,
    withResolver: true,
  });
  return way.status === 'blocked' ? way : null;
}
