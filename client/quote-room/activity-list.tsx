import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '#shared/protocol/change.ts';
import { Avatar } from '../ui/avatar.tsx';
import { colourToken } from '../ui/person.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import styles from './activity.module.css';
import controls from './controls.module.css';
import { changeKey } from './live-marks.ts';
import { useChanges } from './use-changes.ts';
import { useFigures } from './use-figures.ts';
import { SentenceText, useSentence } from './use-sentence.tsx';

/** How long a line counts as new. */
const freshMs = 60_000;

/** What people did, newest first, in words and with what it did to the money. */
export function ActivityList() {
  const { t } = useTranslation('quoteRoom');
  const { changes, isLoading, hasFailed, hasOlder, fetchOlder, retry } = useChanges();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard must reach it.
    <section aria-label={t('activity.title')} tabIndex={0} className={styles['activity']}>
      <ol>
        {changes.map((change, index) => (
          <ActivityLine key={changeKey(change)} change={change} isLatest={index === 0} />
        ))}
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

const ActivityLine = memo(function ActivityLine({ change, isLatest }: { change: Change; isLatest: boolean }) {
  const { sentence } = useSentence();
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
        <SentenceText sentence={sentence(change)} />
      </span>
      <span className={`${styles['by']} num`}>
        {change.difference !== null &&
          change.difference !== 0 &&
          signed(change.difference, change.price?.period)}
      </span>
      <span className={`${styles['time']} num`}>
        <RelativeTime at={change.at} />
      </span>
    </li>
  );
});
