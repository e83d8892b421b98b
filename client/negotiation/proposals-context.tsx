/** The proposals of the quote that is open, fetched once for all the places that show some of them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { QuoteId } from '#shared/ids.ts';
import { elementOf } from '#shared/negotiation/asked.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';
import { refresh } from '../api/freshness.ts';
import { query } from '../api/queries.ts';
import { useSession } from '../sync/use-session.ts';
import { useProposalNews } from './use-proposal-news.ts';

export type Proposals = EndpointAnswer<'listProposals'>;

interface Known extends Proposals {
  /** Open ones by component; under `null` those that concern the quote as a whole. */
  readonly openByElement: ReadonlyMap<string | null, readonly ProposalView[]>;
  readonly hasFailed: boolean;
}

const nothing: Known = {
  proposals: [],
  requests: [],
  margins: null,
  openByElement: new Map(),
  hasFailed: false,
};
const none: readonly ProposalView[] = [];

const ProposalsContext = createContext<Known>(nothing);

/** Margins are of the quote as it stands, so they are asked for again a moment after somebody has changed it. */
const restMs = 800;

export function ProposalsProvider({ quoteId, children }: { quoteId: QuoteId; children: ReactNode }) {
  const client = useQueryClient();
  const { data, isError } = useQuery(query('listProposals', { params: { quoteId } }));
  useProposalNews(data);
  const lastChange = useSession((session) => session.activity[0]?.seq);
  const isPriced = data?.margins?.proposals && Object.keys(data.margins.proposals).length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the quote is what sets the clock.
  useEffect(() => {
    if (!isPriced) return;
    const timer = setTimeout(() => void refresh(client, ['listProposals']), restMs);
    return () => clearTimeout(timer);
  }, [client, isPriced, lastChange]);
  const known = useMemo<Known>(
    () => ({
      ...(data ?? nothing),
      openByElement: Map.groupBy(
        (data?.proposals ?? none).filter(({ state }) => state === 'open'),
        ({ asked }) => elementOf(asked),
      ),
      hasFailed: isError,
    }),
    [data, isError],
  );
  return <ProposalsContext value={known}>{children}</ProposalsContext>;
}

export function useProposals(): Known {
  return useContext(ProposalsContext);
}

/** The open ones about a component, or with `null` about the quote as a whole. */
export function useOpenProposals(element: string | null): readonly ProposalView[] {
  return useProposals().openByElement.get(element) ?? none;
}

/** How many wait for an answer, for the tab. */
export function useOpenCount(): number {
  const { proposals, requests } = useProposals();
  const isOpen = ({ state }: { state: string }) => state === 'open';
  return proposals.filter(isOpen).length + requests.filter(isOpen).length;
}
