import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QuoteView } from '#shared/protocol/views.ts';
import { query } from '../api/queries.ts';
import { useQuoteSession } from '../sync/use-session.ts';

/** Has the paper show what was accepted, and no longer what was sent: the customer may have chosen in between. */
export function useAccepted({ id: quoteId, versions }: QuoteView): void {
  const session = useQuoteSession();
  const number = versions.find(({ standing }) => standing === 'accepted')?.number;
  const { data } = useQuery({
    ...query('getAnswer', { params: { quoteId, number: number ?? 0 } }),
    enabled: number !== undefined,
  });
  const answer = number === undefined ? undefined : data?.answer;
  useEffect(() => session.showAccepted(answer?.accepted ? answer : null), [session, answer]);
}
