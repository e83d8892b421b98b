import { IconHistory } from '@tabler/icons-react';
import { type CSSProperties, Fragment, memo, useEffect, useMemo } from 'react';
import { Avatar } from '../../ui/avatar.tsx';
import { colourToken } from '../../ui/person.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { changeKey } from '../people/live-marks.ts';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import styles from './activity.module.css';
import { type ActivityLine, firstSeen, linesOf } from './activity-lines.ts';
import { useChanges } from './use-changes.ts';
import { SentenceText, useSentence } from './use-sentence.tsx';

/** How long a line counts as new. */
const freshMs = 60_000;

/** What people did, newest first, in words and with what it did to the money. */
export function ActivityList() {
  const { t } = useTranslation('quoteRoom');
  const log = useChanges();
  const { changes, isLoading, hasFailed, hasOlder, fetchOlder, retry } = log;
  const lines = useMemo(() => linesOf(changes), [changes]);
  const { openReplay, arrival } = useRoom();
  const known = useKnownFrom(log, lines);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard must reach it.
    <section aria-label={t('activity.title')} tabIndex={0} className={styles['activity']}>
      {changes.length > 0 && (
        <button
          type="button"
          className={`${controls['button']} ${controls['quiet']} ${styles['replay']}`}
          title={t('activity.replayTold')}
          onClick={openReplay}
        >
          <IconHistory size={16} stroke={1.75} aria-hidden />
          {t('activity.replay')}
        </button>
      )}
      <ol>
        {lines.map((line, index) => (
          <Fragment key={changeKey(line.change)}>
            {index === known && arrival && <arrival.parts.NewsDivider {...arrival} />}
            <ActivityEntry line={line} isLatest={index === 0} />
          </Fragment>
        ))}
        {lines.length === known && arrival && <arrival.parts.NewsDivider {...arrival} />}
      </ol>
      {!isLoading && !hasFailed && changes.length === 0 && (
        <p className={styles['none']}>{t('activity.empty')}</p>
      )}
      {hasFailed && <p className={styles['none']}>{t('activity.failed')}</p>}
      {(hasOlder || hasFailed) && (
        <button
          type="button"
          className={`${controls['button']} ${controls['quiet']} ${styles['older']}`}
          data-looks
          onClick={hasFailed ? retry : fetchOlder}
        >
          {hasFailed ? t('live.retry') : t('activity.older')}
        </button>
      )}
    </section>
  );
}

/**
 * The place of the first line that the reader had seen when they came; after all lines where none was. `null` where
 * nothing was news, or the log is not there so far back: whoever wants to be led there has it fetched.
 */
function useKnownFrom(
  { changes, isLoading, hasFailed, hasOlder, isFetchingOlder, fetchOlder }: ReturnType<typeof useChanges>,
  lines: readonly ActivityLine[],
): number | null {
  const { arrival } = useRoom();
  const seq = arrival?.news.seq ?? null;
  const isThere = seq !== null && !isLoading && (!hasOlder || (changes.at(-1)?.seq ?? 0) <= seq);
  const isWanting = arrival?.isSought === true && !isThere && !isLoading && !hasFailed && !isFetchingOlder;
  useEffect(() => {
    if (isWanting) fetchOlder();
  }, [isWanting, fetchOlder]);
  return isThere ? firstSeen(lines, seq) : null;
}

interface ActivityEntryProps {
  line: ActivityLine;
  isLatest: boolean;
}

const ActivityEntry = memo(
  function ActivityEntry({ line, isLatest }: ActivityEntryProps) {
    const { change, difference } = line;
    const { lineSentence } = useSentence();
    const { signed } = useFigures();
    const { name, side, colour } = change.participant;
    const isFresh = isLatest && Date.now() - change.at < freshMs;
    return (
      <li
        className={`${styles['entry']} ${isFresh ? styles['fresh'] : ''}`}
        style={{ '--c': colourToken(side, colour) } as CSSProperties}
      >
        <Avatar name={name} side={side} colour={colour} size={20} decorative />
        <span className={styles['text']}>
          <SentenceText sentence={lineSentence(line)} />
        </span>
        <span className={`${styles['by']} num`}>
          {difference !== null && difference !== 0 && signed(difference, change.price?.period)}
        </span>
        <span className={`${styles['time']} num`}>
          <RelativeTime at={change.at} />
        </span>
      </li>
    );
  },
  // The lines are made anew with every change; of one that says the same nothing is rendered.
  (was, is) =>
    was.isLatest === is.isLatest &&
    was.line.change === is.line.change &&
    was.line.others === is.line.others &&
    was.line.difference === is.line.difference,
);
