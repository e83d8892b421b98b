import { Button } from '@mantine/core';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './import.module.css';
import type { StagedImport } from './use-staged-import.ts';

interface ImportFootProps {
  run: Pick<StagedImport<never>, 'progress' | 'error'>;
  /** How many rows would be read in. */
  count: number;
  isReady: boolean;
  onStart: () => void;
  onCancel: () => void;
}

/** How far it has come, and the two ways on. */
export function ImportFoot({ run: { progress, error }, count, isReady, onStart, onCancel }: ImportFootProps) {
  const { t } = useTranslation('import');
  return (
    <>
      {error !== null && <ProblemNotice error={error} />}
      <footer className={styles['foot']}>
        {progress && (
          <div className={styles['progress']} role="status">
            {/* While all of them are written at once nobody knows how far that is. */}
            <progress
              max={progress.of}
              {...(progress.done < progress.of && { value: progress.done })}
              aria-label={t('progressLabel')}
            />
            {progress.done < progress.of
              ? t('progress', { done: progress.done, count: progress.of })
              : t('writing', { count: progress.of })}
          </div>
        )}
        <Button onClick={onCancel} disabled={progress !== null}>
          {t('another')}
        </Button>
        <Button variant="filled" disabled={!isReady || progress !== null} onClick={onStart}>
          {t('run', { count })}
        </Button>
      </footer>
    </>
  );
}
