import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';

/** Opens the review where the address asks for it, once the quote can be sent; then the address says no more of it. */
export function useReviewLink(canSend: boolean, open: () => void): void {
  const { review } = useSearch({ from: '/quotes/$quoteId/' });
  const navigate = useNavigate({ from: '/quotes/$quoteId/' });
  const show = useEffectEvent(() => {
    open();
    void navigate({ search: ({ review: _, ...others }) => others, replace: true });
  });
  useEffect(() => {
    if (review && canSend) show();
  }, [review, canSend]);
}
