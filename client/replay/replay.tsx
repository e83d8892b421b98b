import { RoomSkeleton } from '../quote-room/room-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { ReplayStage } from './replay-stage.tsx';
import { ReplayTop } from './replay-top.tsx';
import { useReplay } from './use-replay.ts';

/** In place of the room: how its quote came to be, for whoever is in it, as far back as they may know. */
export function Replay({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('replay');
  const { reel, error, fetchAnew, ...older } = useReplay();
  if (reel) return <ReplayStage reel={reel} {...older} fetchAnew={fetchAnew} onClose={onClose} />;
  return (
    <>
      <ReplayTop onClose={onClose} />
      {error ? (
        <ProblemNotice error={error} onRetry={() => void fetchAnew()} />
      ) : (
        <div aria-busy="true" aria-label={t('loading')} role="status">
          <RoomSkeleton />
        </div>
      )}
    </>
  );
}
