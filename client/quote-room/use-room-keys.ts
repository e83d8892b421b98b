import { useEffect, useMemo } from 'react';
import { pressOf } from '../find/presses.ts';
import { showRoom } from '../find/room-in-sight.ts';
import { areSingleKeysOn } from '../find/single-keys.ts';
import { useQuoteSession } from '../sync/use-session.ts';
import { roomActions } from './room-actions.ts';
import type { Room } from './room-context.ts';
import type { RoomEdit } from './room-edit.ts';
import { roomCommand } from './room-keys.ts';
import { useFigures } from './use-figures.ts';
import { useUndo } from './use-undo.ts';

/** Listens to the keyboard for the whole room, and lets the search find what is in it. */
export function useRoomKeys(room: Room, edit: RoomEdit): void {
  const session = useQuoteSession();
  const figures = useFigures();
  const { undo, redo } = useUndo();
  const run = useMemo(
    () => roomActions({ room, edit, session, undo, redo }),
    [room, edit, session, undo, redo],
  );

  const { side, mode, isReplaying } = room;
  useEffect(() => {
    // There are other keys in there, and nothing of the room's is in sight.
    if (isReplaying) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isElsewhere =
        event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]');
      if (event.defaultPrevented || event.isComposing || isElsewhere) return;
      const command = roomCommand(pressOf(event), areSingleKeysOn());
      if (command && run[command]()) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [run, isReplaying]);

  useEffect(
    () => (isReplaying ? undefined : showRoom({ side, mode, figures, state: session.getState, run })),
    [side, mode, isReplaying, figures, session, run],
  );
}
