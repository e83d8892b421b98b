import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import { query } from '../api/queries.ts';
import { useQuoteSession } from '../sync/use-session.ts';

interface Accepted {
  /** Whether the paper can be opened: it shows what was accepted, or nothing has been. */
  readonly isReady: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Has the paper show what was accepted, and no longer what was sent: the customer may have chosen in between. */
export function useAccepted(quote: QuoteView | undefined): Accepted {
  const session = useQuoteSession();
  const number = quote?.versions.find(({ standing }) => standing === 'accepted')?.number;
  const { data, error, refetch } = useQuery({
    ...query('getAnswer', { params: { quoteId: quote?.id ?? '', number: number ?? 0 } }),
    enabled: number !== undefined,
  });
  const answer = number === undefined ? undefined : data?.answer;
  const [shown, setShown] = useState<AnswerView>();
  useEffect(() => {
    session.showAccepted(answer?.accepted ? answer : null);
    setShown(answer);
  }, [session, answer]);

  // A paper that is open stays so while it is accepted.
  const wasReady = useRef(false);
  if (quote && (number === undefined || (answer !== undefined && shown === answer))) wasReady.current = true;
  return { isReady: wasReady.current, error, retry: () => void refetch() };
}
