import { useEffect } from 'react';
import { leastLookMs } from '#shared/quote/looking.ts';
import { useCommand } from '../api/queries.ts';
import { afterLooking } from '../ui/after-looking.ts';

/** Says that the buyer has had a version in sight; `null`: they have none before them. */
export function useSight(quoteId: string, number: number | null): void {
  const { mutate } = useCommand('sawVersion');
  useEffect(() => {
    if (number === null) return;
    return afterLooking(leastLookMs, () => mutate({ params: { quoteId, number } }));
  }, [quoteId, number, mutate]);
}
