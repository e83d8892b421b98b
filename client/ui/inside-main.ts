import { createContext, useContext } from 'react';

const InsideMain = createContext(false);

/** Around what stands in the main part of a page that has one already. */
export const InsideMainProvider = InsideMain.Provider;

/** What a page of its own is: the main part, or a part of it where a frame around it has that. */
export function useMainElement(): 'main' | 'div' {
  return useContext(InsideMain) ? 'div' : 'main';
}
