/** Which threads are open on the paper: those of one place at a time. What is said of the quote is in the panel. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { type OpenPlace, placeKey } from './places.ts';

interface Commenting {
  readonly at: OpenPlace | null;
  /** How often the panel was asked to show the comments. */
  readonly panelAsked: number;
  open(at: OpenPlace): void;
  close(): void;
  openPanel(): void;
}

const CommentingContext = createContext<Commenting>({
  at: null,
  panelAsked: 0,
  open: () => {},
  close: () => {},
  openPanel: () => {},
});

export function CommentingProvider({ children }: { children: ReactNode }) {
  const [at, setAt] = useState<OpenPlace | null>(null);
  const [panelAsked, setAsked] = useState(0);
  const value = useMemo<Commenting>(
    () => ({
      at,
      panelAsked,
      open: setAt,
      close: () => setAt(null),
      openPanel: () => setAsked((count) => count + 1),
    }),
    [at, panelAsked],
  );
  return <CommentingContext value={value}>{children}</CommentingContext>;
}

export function useCommenting(): Commenting {
  return useContext(CommentingContext);
}

export function useIsOpenAt(place: OpenPlace): boolean {
  const { at } = useCommenting();
  return at !== null && placeKey(at) === placeKey(place);
}
