import { IconInfoCircle } from '@tabler/icons-react';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './replay.module.css';
import type { ReplayScreenProps } from './replay-screen.tsx';

/** What the log does not hold, said where it would be missed. */
export function ReplayNotes({ moments, back, missing, isOutdated, onFetchAnew }: ReplayScreenProps) {
  const { t } = useTranslation('replay');
  const [title = ''] = missing;
  const lines = [
    moments.length === 0 && t('none'),
    back > 0 && t('texts'),
    missing.length > 0 && t('missing', { count: missing.length, title, others: missing.length - 1 }),
  ];
  return (
    <div className={styles['notes']}>
      {lines.map(
        (line) =>
          line && (
            <p key={line} className={styles['note']}>
              <IconInfoCircle size={16} stroke={1.75} aria-hidden />
              {line}
            </p>
          ),
      )}
      {isOutdated && (
        <p className={styles['note']}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden />
          {t('fresh')}
          <button
            type="button"
            className={`${controls['button']} ${controls['quiet']}`}
            onClick={onFetchAnew}
          >
            {t('fetchAnew')}
          </button>
        </p>
      )}
    </div>
  );
}
