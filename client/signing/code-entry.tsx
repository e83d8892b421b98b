import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { ApiProblem } from '../api/api-problem.ts';
import { timeOf } from '../ui/dates.ts';
import { problemWord } from '../ui/problem-words.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import form from './form.module.css';
import styles from './signing.module.css';

interface CodeEntryProps {
  /** What the code is for, until one is sent. */
  lead: string;
  email: string;
  isSent: boolean;
  isSending: boolean;
  /** What went wrong the last time one was sent or entered. */
  wrong: Error | null;
  onSend: () => void;
  onCode: (digits: string) => void;
}

/** Has a code mailed and takes it. */
export function CodeEntry({ lead, email, isSent, isSending, wrong, onSend, onCode }: CodeEntryProps) {
  const { t } = useTranslation('signing');
  const words = useProblemWords();
  const [code, setCode] = useState('');
  const digits = code.replaceAll(/\D/g, '');
  const send = () => {
    setCode('');
    onSend();
  };
  return (
    <div className={form['code']}>
      <p className={styles['help']}>{isSent ? t('code.sent', { email }) : lead}</p>
      {isSent && (
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
              if (digits.length === 6) onCode(digits);
            }}
          />
          <Button onClick={() => digits.length === 6 && onCode(digits)} aria-disabled={digits.length !== 6}>
            {t('code.enter')}
          </Button>
        </div>
      )}
      <p role="alert" className={form['missing']}>
        {wrong && words(wrong)}
      </p>
      <Button variant={isSent ? 'subtle' : 'default'} onClick={send} aria-disabled={isSending}>
        {isSent ? t('code.again') : t('code.send')}
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
