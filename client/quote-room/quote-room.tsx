import { useQuery } from '@tanstack/react-query';
import type { QuoteId } from '#shared/ids.ts';
import type { Me } from '#shared/protocol/views.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { query } from '../api/queries.ts';
import { useSession } from '../sync/use-session.ts';
import { usePageTitle } from '../ui/page-title.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useFirstNews } from './activity/use-first-news.ts';
import { ClosedState } from './closed-state.tsx';
import { firstName } from './names.ts';
import { OpenRoom } from './open-room.tsx';
import { RoomSkeleton } from './room-skeleton.tsx';
import { NotSaved } from './unsaved/not-saved.tsx';
import { Unsent } from './unsaved/unsent.tsx';
import { useAccepted } from './use-accepted.ts';

interface QuoteRoomProps {
  quoteId: QuoteId;
  me: Me;
}

/** Waits for the document and for what stands around it; says what to do when it cannot be opened. */
export function QuoteRoom({ quoteId, me }: QuoteRoomProps) {
  const isGuest = me.kind === 'guest';
  const phase = useSession((session) => session.phase);
  const participant = useSession((session) => session.me);
  const title = useSession((session) => session.content.terms.title);
  const { data: quote, error, refetch } = useQuery(query('getQuote', { params: { quoteId } }));
  const accepted = useAccepted(quote);
  const isAllElseThere = phase.name === 'ready' && quote && participant && accepted.isReady;
  const { first, isReady } = useFirstNews(quoteId, Boolean(isAllElseThere));
  usePageTitle(quote ? title || quote.number : null);

  if (phase.name === 'closed') {
    return (
      <ClosedState reason={phase.reason} isGuest={isGuest}>
        <Unsent />
        <NotSaved side={isGuest ? 'buyer' : 'seller'} seller={firstName(quote?.owner.name ?? '')} />
      </ClosedState>
    );
  }
  if (error instanceof ApiProblem && error.code === 'not-found') {
    return <ClosedState reason="notFound" isGuest={isGuest} />;
  }
  if (!quote && error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!accepted.isReady && accepted.error) {
    return <ProblemNotice error={accepted.error} onRetry={accepted.retry} />;
  }
  if (!isAllElseThere || !isReady) return <RoomSkeleton />;
  // As they are called now: the session knows what they were called when it began.
  const self = quote.participants.find(({ id }) => id === participant.id) ?? participant;
  return <OpenRoom quote={quote} me={self} user={isGuest ? null : me} first={first} />;
}
