import { useMediaQuery, useReducedMotion } from '@mantine/hooks';
import paper from '../quote-room/paper/paper.module.css';
import { Paper } from '../quote-room/paper/paper.tsx';
import room from '../quote-room/room.module.css';
import { useRoom } from '../quote-room/room-context.ts';
import { wideRoom } from '../quote-room/widths.ts';
import { useTranslation } from '../ui/use-translation.ts';
import type { Milestone } from './milestones.ts';
import type { Moment } from './moments.ts';
import { PastTotals } from './past-totals.tsx';
import styles from './replay.module.css';
import { ReplayBar } from './replay-bar.tsx';
import { ReplayNotes } from './replay-notes.tsx';
import { ReplayTop } from './replay-top.tsx';
import { usePaperWash } from './use-paper-wash.ts';
import { usePlaying } from './use-playing.ts';
import { useReplayKeys } from './use-replay-keys.ts';
import { useSpokenMoment } from './use-spoken-moment.ts';

export interface ReplayScreenProps {
  /** Newest first. */
  moments: readonly Moment[];
  milestones: readonly Milestone[];
  /** How many moments back from now; as many as there are is before the first of them. */
  back: number;
  /** Titles of what stood there then and cannot be shown. */
  missing: readonly string[];
  /** Somebody has changed the quote since the log was fetched. */
  isOutdated: boolean;
  hasOlder: boolean;
  isFetchingOlder: boolean;
  fetchOlder: () => void;
  onMove: (back: number) => void;
  onFetchAnew: () => void;
  onClose: () => void;
}

/** The paper and the totals of a moment, and under them what one goes from moment to moment with. */
export function ReplayScreen(props: ReplayScreenProps) {
  const { moments, back, onMove, onClose } = props;
  const { side } = useRoom();
  const { t } = useTranslation('replay');
  const isWide = useMediaQuery(wideRoom, true, { getInitialValueInEffect: false });
  const prefersStill = useReducedMotion();
  const { words, message } = useSpokenMoment(props);

  const go = (to: number) => {
    if (to < 0 || to > moments.length || to === back) return false;
    onMove(to);
    return true;
  };
  const playing = usePlaying(() => go(back - 1));
  const isAtEnd = back === 0;
  const play = () => {
    if (!playing.isPlaying && isAtEnd) go(moments.length);
    playing.setPlaying(!playing.isPlaying && moments.length > 0);
  };
  /** By hand: what runs by itself stops. */
  const goTo = (to: number) => {
    playing.setPlaying(false);
    return go(to);
  };
  useReplayKeys({ previous: () => goTo(back + 1), next: () => goTo(back - 1), play, close: onClose });
  usePaperWash(moments[back]?.changes ?? none, prefersStill || playing.isPlaying);

  const Desk = side === 'buyer' ? 'main' : 'div';
  return (
    <div className={styles['replay']}>
      <ReplayTop onClose={onClose} />
      <div className={`${room['grid']} ${side === 'buyer' ? room['gridBuyer'] : ''}`}>
        <Desk className={`${paper['desk']} ${styles['desk']}`} aria-label={t('title')}>
          <ReplayNotes {...props} />
          <Paper />
        </Desk>
        <PastTotals isWide={isWide} />
      </div>
      <ReplayBar {...props} {...{ isWide, playing, play, goTo, words }} />
      <div role="status" aria-live="polite" className="visually-hidden">
        {message}
      </div>
    </div>
  );
}

const none: Moment['changes'] = [];
