/** Whom one follows through the quote: the page then shows where that person is. They are not told, and nothing is theirs to allow. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { ParticipantId } from '#shared/ids.ts';

interface Following {
  /** `null`: nobody. */
  readonly whom: ParticipantId | null;
  follow(whom: ParticipantId): void;
  stop(): void;
}

const FollowingContext = createContext<Following>({ whom: null, follow: () => {}, stop: () => {} });

export function FollowingProvider({ children }: { children: ReactNode }) {
  const [whom, setWhom] = useState<ParticipantId | null>(null);
  const value = useMemo<Following>(() => ({ whom, follow: setWhom, stop: () => setWhom(null) }), [whom]);
  return <FollowingContext value={value}>{children}</FollowingContext>;
}

export function useFollowing(): Following {
  return useContext(FollowingContext);
}
