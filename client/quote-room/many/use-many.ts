import { createContext, useContext } from 'react';
import type { Many } from './create-many.ts';

const ManyContext = createContext<Many | null>(null);
export const ManyProvider = ManyContext.Provider;

/** What one can do with several components at once. The same object for as long as the room is open. */
export function useMany(): Many {
  const many = useContext(ManyContext);
  if (!many) throw new Error('This part belongs inside a seller’s room: render it under ManyProvider.');
  return many;
}
