import { createContext, useContext } from 'react';
import type { RoomEdit } from './room-edit.ts';

const RoomEditContext = createContext<RoomEdit | null>(null);
export const RoomEditProvider = RoomEditContext.Provider;

/** What one can do to the quote. The same object for as long as the room is open. */
export function useRoomEdit(): RoomEdit {
  const edit = useContext(RoomEditContext);
  if (!edit) throw new Error('This part belongs inside a quote room: render it under RoomEditProvider.');
  return edit;
}
