/**
 * Where one is in a quote, and how one goes on from there. Whoever begins elsewhere goes by the router
 * (`router-way.ts`); a guest who comes by their link has no other page yet, and no router (`quotes/guest-way.ts`).
 */
import { createContext, use } from 'react';

/** What the address of a room says besides which one it is: where a mail, a list or a task leads. */
export interface RoomSearch {
  readonly thread?: string;
  readonly panel?: 'proposals';
  readonly review?: true;
  readonly replay?: true;
}

/** A way out that was stopped. */
export interface Stopped {
  readonly proceed: () => void;
  readonly reset: () => void;
}

export interface Way {
  readonly useSearch: () => RoomSearch;
  /** In the same room. Until it is `replace`d, the browser's way back leads to how it was. */
  readonly setSearch: (
    change: (search: RoomSearch) => RoomSearch,
    how?: { readonly replace: boolean },
  ) => void;
  /** To another page: its address, as a link has it. */
  readonly go: (to: string) => void;
  /** Stops whoever leaves while `losesSomething`; `null` while nobody is stopped. */
  readonly useStop: (losesSomething: () => boolean) => Stopped | null;
}

const WayContext = createContext<Way | null>(null);
export const WayProvider = WayContext.Provider;

export function useWay(): Way {
  const way = use(WayContext);
  if (!way) throw new Error('useWay is for what stands inside a WayProvider.');
  return way;
}

export const useRoomSearch = (): RoomSearch => useWay().useSearch();

/** What of an address means something to a room. Whatever else it says is passed over. */
export function validRoomSearch({ thread, panel, review, replay }: Record<string, unknown>): RoomSearch {
  return {
    ...(typeof thread === 'string' && { thread }),
    ...(panel === 'proposals' && { panel }),
    ...(review === true && { review }),
    ...(replay === true && { replay }),
  };
}
