import { useEffect, useEffectEvent } from 'react';
import { ApiProblem, NoAnswer } from '../api/api-problem.ts';
import { Button } from './button.tsx';
import { connected } from './fetch-code.ts';
import styles from './message-page.module.css';
import { MessagePage } from './message-page.tsx';
import { problemWord } from './problem-words.ts';
import { useTranslation } from './use-translation.ts';

/**
 * What is shown when a page fails as a whole: a refusal in its own words, anything else as our mistake. Where the server
 * did not answer, the page comes by itself once it does.
 */
export function CrashPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('ui');
  const isUnanswered = error instanceof NoAnswer;
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    if (!isUnanswered) return;
    let isGone = false;
    void connected().then(() => !isGone && retry());
    return () => {
      isGone = true;
    };
  }, [isUnanswered]);
  if (error instanceof ApiProblem || isUnanswered) {
    const word = problemWord(error);
    return (
      <MessagePage title={t(`problem.${word}.title`)} text={t(`problem.${word}.help`)}>
        <Button variant="filled" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      </MessagePage>
    );
  }
  return (
    <MessagePage title={t('crash.title')} text={t('crash.text')}>
      <Button variant="filled" onClick={() => window.location.reload()}>
        {t('crash.reload')}
      </Button>
      <p className={styles['code']}>
        {t('crash.code', { message: error instanceof Error ? error.message : String(error) })}
      </p>
    </MessagePage>
  );
}
