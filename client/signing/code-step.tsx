import { Button, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { query, useCommand } from '../api/queries.ts';
import { Badge } from '../ui/badge.tsx';
import { timeOf } from '../ui/dates.ts';
import { problemWord } from '../ui/problem-words.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import form from './form.module.css';
import { useOffer } from './offer-context.ts';
import styles from './signing.module.css';

/** The code that is mailed to the signer, where the offer demands one. */
export function CodeStep({ you }: { you: NonNullable<AnswerView['you']> }) {
  const { t } = useTranslation('signing');
  const { quoteId, version } = useOffer();
  const client = useQueryClient();
  const words = useProblemWords();
  const ask = useCommand('requestSignCode');
  const enter = useCommand('enterSignCode');
  const [code, setCode] = useState('');
  const params = { quoteId, number: version.number };
  const digits = code.replaceAll(/\D/g, '');

  if (you.verifiedUntil !== null) {
    return (
      <p className={form['verified']}>
        <span>{you.email}</span>
        <Badge tone="green">
          <IconCheck size={12} stroke={2} aria-hidden /> {t('verified')}
        </Badge>
      </p>
    );
  }
  const check = () =>
    enter.mutate(
      { params, body: { code: digits } },
      { onSuccess: (now) => client.setQueryData(query('getAnswer', { params }).queryKey, now) },
    );
  const send = () => {
    enter.reset();
    setCode('');
    ask.mutate({ params });
  };
  const wrong = enter.error ?? ask.error;
  return (
    <div className={form['code']}>
      <p className={styles['help']}>
        {ask.data ? t('code.sent', { email: you.email }) : t('code.lead', { email: you.email })}
      </p>
      {ask.data && (
        <div className={form['codeRow']}>
          <TextInput
            label={t('code.label')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              if (digits.length === 6) check();
            }}
          />
          <Button onClick={() => digits.length === 6 && check()} aria-disabled={digits.length !== 6}>
            {t('code.enter')}
          </Button>
        </div>
      )}
      <p role="alert" className={form['missing']}>
        {wrong && words(wrong)}
      </p>
      <Button variant={ask.data ? 'subtle' : 'default'} onClick={send} aria-disabled={ask.isPending}>
        {ask.data ? t('code.again') : t('code.send')}
      </Button>
    </div>
  );
}

const Left = z.object({ triesLeft: z.int() });
const Pause = z.object({ retryAt: z.int() });

function useProblemWords() {
  const { t } = useTranslation('signing');
  const { t: tUi } = useTranslation('ui');
  const language = useLanguage();
  return (error: Error): string => {
    const details = error instanceof ApiProblem ? error.details : null;
    const left = Left.safeParse(details);
    if (left.success && left.data.triesLeft > 0) return t('code.left', { count: left.data.triesLeft });
    const pause = Pause.safeParse(details);
    if (pause.success) return t('code.pause', { time: timeOf(pause.data.retryAt, language) });
    const isOver = left.success || (error instanceof ApiProblem && error.code === 'code-over');
    return isOver ? t('code.over') : tUi(`problem.${problemWord(error)}.title`);
  };
}
