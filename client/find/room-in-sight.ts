/** The quote that is open on the page, for the search and the list of keys, which lie outside it. */
import type { Side } from '#shared/access/permissions.ts';
import type { RoomCommand } from '../quote-room/room-keys.ts';
import type { RoomMode } from '../quote-room/room-mode.ts';
import type { Figures } from '../quote-room/use-figures.ts';
import type { SessionState } from '../sync/session-state.ts';

export interface RoomInSight {
  readonly side: Side;
  /** How the paper is shown: what is hidden there is not found either. */
  readonly mode: RoomMode;
  readonly figures: Figures;
  readonly state: () => Pick<SessionState, 'content' | 'priced'>;
  /** Each says whether there was something to do. */
  readonly run: Readonly<Record<RoomCommand, () => boolean>>;
}

let inSight: RoomInSight | null = null;

export const roomInSight = (): RoomInSight | null => inSight;

/** Until the returned function is called. */
export function showRoom(room: RoomInSight): () => void {
  inSight = room;
  return () => {
    if (inSight === room) inSight = null;
  };
}
