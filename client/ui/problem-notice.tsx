import { IconAlertTriangle } from '@tabler/icons-react';
import { Button } from './button.tsx';
import styles from './notices.module.css';
import { problemWord } from './problem-words.ts';
import { useTranslation } from './use-translation.ts';

/** What went wrong in plain words, and what to do about it. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation('ui');
  const word = problemWord(error);
  return (
    <div role="alert" className={styles['problem']}>
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      <p>
        {t(`problem.${word}.title`)}
        <span className={styles['problemHelp']}>{t(`problem.${word}.help`)}</span>
      </p>
      {onRetry && (
        <Button size="xs" className={styles['problemAction'] ?? ''} onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  );
}
