/** What of the board stands in its address, so that a view of it can be sent to a colleague. */

import { useNavigate, useSearch } from '@tanstack/react-router';
import { endedStages } from '#shared/protocol/pipeline-api.ts';

export interface BoardSearch {
  /** By name, as lists know people. */
  readonly owner?: string;
  /** Its id; absent: all of them. */
  readonly pipeline?: string;
  readonly view?: 'list';
  /** Which of the folded columns is open. */
  readonly ended?: (typeof endedStages)[number];
}

/** Keeps what is known and drops the rest. */
export function validBoardSearch(search: Record<string, unknown>): BoardSearch {
  const { owner, pipeline, view, ended } = search;
  const unfolded = endedStages.find((stage) => stage === ended);
  return {
    ...(typeof owner === 'string' && owner !== '' && { owner }),
    ...(typeof pipeline === 'string' && pipeline !== '' && { pipeline }),
    ...(view === 'list' && { view: 'list' }),
    ...(unfolded && { ended: unfolded }),
  };
}

export function useBoardSearch() {
  const search = useSearch({ from: '/workspace/pipeline/board' });
  const navigate = useNavigate();
  const change = (wanted: { [K in keyof BoardSearch]?: BoardSearch[K] | undefined }) =>
    void navigate({
      to: '/pipeline/board',
      search: validBoardSearch({ ...search, ...wanted }),
      replace: true,
      resetScroll: false,
    });
  return { search, change };
}
