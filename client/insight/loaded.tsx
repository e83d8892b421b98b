import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

interface LoadedProps<A> {
  query: UseQueryResult<A, Error>;
  children: (answer: A) => ReactNode;
}

/** What stands in a panel while its answer is on its way, once it is there, or where it failed. */
export function Loaded<A>({ query, children }: LoadedProps<A>) {
  if (query.isPending) return <RowsSkeleton rows={4} />;
  if (query.isError) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <>{children(query.data)}</>;
}
