import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { CallInput } from '../api/api.ts';
import { useCommand } from '../api/queries.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './settings.module.css';

export type SettingsCommand =
  | 'setAssumedChances'
  | 'setCompetitors'
  | 'setOrganisation'
  | 'setStageLabels'
  | 'setPipeline'
  | 'addPipeline'
  | 'setApprovalLimits';

interface SettingsFormProps<N extends SettingsCommand> {
  title: string;
  help?: string;
  command: N;
  /** What is kept by the press; `null` where what was typed does not fit. */
  input: CallInput<N> | null;
  /** What is wanted first, while nothing has been typed yet: there is nothing to find fault with. */
  wanted?: string | null;
  children: ReactNode;
}

/** One thing that is set: its fields, and a press that keeps it. */
export function SettingsForm<N extends SettingsCommand>({
  title,
  help,
  command,
  input,
  wanted = null,
  children,
}: SettingsFormProps<N>) {
  const { t } = useTranslation('settings');
  const reasonId = useId();
  const set = useCommand(command);
  const keep = () => {
    if (!input || set.isPending) return;
    set.mutateAsync(input).then(
      () => showToast(t('saved')),
      () => {},
    );
  };
  return (
    <form
      className={`card ${styles['form']}`}
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <h2>{title}</h2>
      {help && <p className={styles['help']}>{help}</p>}
      {children}
      {!input && (
        <p id={reasonId} role={wanted === null ? 'alert' : undefined} className={styles['help']}>
          {wanted ?? t('unfit')}
        </p>
      )}
      {set.error && <ProblemNotice error={set.error} />}
      <div className={styles['acts']}>
        <Button
          type="submit"
          variant="filled"
          aria-disabled={!input || set.isPending}
          aria-describedby={input ? undefined : reasonId}
        >
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
