/** On what a proposal is being written: at one place at a time, opened from its row or from what was refused. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { ElementId } from '#shared/ids.ts';
import { mayPropose } from '#shared/negotiation/proposal-states.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useSession } from '../sync/use-session.ts';

/** `null`: on the quote as a whole. */
export type Place = ElementId | null;

interface Proposing {
  /** `undefined`: nowhere. */
  readonly at: Place | undefined;
  open(at: Place): void;
  close(): void;
}

const ProposingContext = createContext<Proposing>({ at: undefined, open: () => {}, close: () => {} });

export function ProposingProvider({ children }: { children: ReactNode }) {
  const [at, setAt] = useState<Place | undefined>(undefined);
  const value = useMemo<Proposing>(() => ({ at, open: setAt, close: () => setAt(undefined) }), [at]);
  return <ProposingContext value={value}>{children}</ProposingContext>;
}

export function useProposing(): Proposing {
  return useContext(ProposingContext);
}

/**
 * Whether the reader proposes here rather than writes. A seller who builds writes; proposing is for what the other side
 * decides, or what has been sent to them.
 */
export function useMayPropose(): boolean {
  const { side, quote } = useRoom();
  const status = useSession((session) => session.status);
  if (quote.right === 'view' || (status === 'sent' && quote.isLeftOut)) return false;
  return mayPropose(status) && (side === 'buyer' || status === 'sent');
}
