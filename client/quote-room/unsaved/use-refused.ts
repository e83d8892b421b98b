import { useMemo } from 'react';
import type { RefusedChange } from '../../sync/session-state.ts';
import { useInternal, useInternalSession, useQuoteSession, useSession } from '../../sync/use-session.ts';

export interface Refused {
  /** Tells it from the others of both documents. */
  readonly key: string;
  readonly change: RefusedChange;
  dismiss(): void;
}

const none: readonly RefusedChange[] = [];

/** What the server did not take of the quote, and of what only sellers know of it; the oldest first. */
export function useRefused(): readonly Refused[] {
  const session = useQuoteSession();
  const internal = useInternalSession();
  const shared = useSession(({ refused }) => refused);
  const own = useInternal((state) => state?.refused ?? none);
  return useMemo(
    () =>
      [
        ...shared.map((change) => refused('shared', change, session)),
        ...own.map((change) => refused('internal', change, internal)),
      ].sort((a, b) => a.change.at - b.change.at),
    [shared, own, session, internal],
  );
}

function refused(
  document: string,
  change: RefusedChange,
  from: { dismissRefused(id: number): void } | null,
): Refused {
  return { key: `${document}.${change.id}`, change, dismiss: () => from?.dismissRefused(change.id) };
}
