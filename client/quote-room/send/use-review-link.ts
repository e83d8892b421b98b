import { useEffect, useEffectEvent } from 'react';
import { useRoomSearch, useWay } from '../../ui/way.ts';

/** Opens the review where the address asks for it, once the quote can be sent; then the address says no more of it. */
export function useReviewLink(canSend: boolean, open: () => void): void {
  const { review } = useRoomSearch();
  const { setSearch } = useWay();
  const show = useEffectEvent(() => {
    open();
    setSearch(({ review: _, ...others }) => others, { replace: true });
  });
  useEffect(() => {
    if (review && canSend) show();
  }, [review, canSend]);
}
