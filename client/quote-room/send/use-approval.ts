import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { query } from '../../api/queries.ts';
import { useInternal, useSaving, useSession } from '../../sync/use-session.ts';
import { useRoom } from '../room-context.ts';

/** How the quote stands with its approval. A change of content or costs may void one: it is asked again once it is saved. */
export function useApproval() {
  const { quoteId } = useRoom();
  const { saving } = useSaving();
  const content = useSession((session) => session.content);
  const costs = useInternal((internal) => internal?.costs ?? null);
  const approval = useQuery({ ...query('getApproval', { params: { quoteId } }), staleTime: 0 });
  const { refetch } = approval;
  const seen = useRef({ content, costs });
  useEffect(() => {
    if (saving !== 'saved' || (seen.current.content === content && seen.current.costs === costs)) return;
    seen.current = { content, costs };
    void refetch();
  }, [saving, content, costs, refetch]);
  return approval;
}
