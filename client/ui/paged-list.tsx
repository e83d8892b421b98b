import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FindField } from './find-field.tsx';
import { NextPage } from './next-page.tsx';
import { RowsSkeleton } from './page-skeleton.tsx';
import styles from './paged-list.module.css';
import { ProblemNotice } from './problem-notice.tsx';
import table from './table.module.css';

interface Counted {
  /** Of all there are, or of all that the words fit. */
  readonly count: number;
}

interface PagedListProps<T extends Counted> {
  pages: UseInfiniteQueryResult<InfiniteData<T>>;
  words: string;
  onWords: (words: string) => void;
  texts: {
    readonly find: string;
    readonly told: (count: number) => string;
    readonly next: string;
  };
  /** What is said where there is nothing at all. */
  empty: ReactNode;
  /** The rows of the pages that have come. */
  children: (pages: readonly T[]) => ReactNode;
}

/** A long list that comes page by page as one scrolls, and in which words find what no page has shown yet. */
export function PagedList<T extends Counted>({
  pages,
  words,
  onWords,
  texts,
  empty,
  children,
}: PagedListProps<T>) {
  const shown = pages.data?.pages ?? [];
  const count = shown[0]?.count ?? 0;
  const isEmpty = pages.data !== undefined && count === 0 && words === '';
  return (
    <>
      {!isEmpty && (
        <div className={styles['find']}>
          <FindField label={texts.find} value={words} onChange={onWords} />
          <p role="status">{pages.data && texts.told(count)}</p>
        </div>
      )}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && (
        <div className="card">
          <RowsSkeleton />
        </div>
      )}
      {(isEmpty || count > 0) && (
        <div className={`card ${table['frame']}`}>{isEmpty ? empty : children(shown)}</div>
      )}
      {pages.hasNextPage && (
        <p className={styles['next']}>
          <NextPage
            label={texts.next}
            isPending={pages.isFetchingNextPage}
            onAsk={() => void pages.fetchNextPage()}
          />
        </p>
      )}
    </>
  );
}
