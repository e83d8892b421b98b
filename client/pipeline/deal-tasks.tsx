import type { Deal, TaskView } from '#shared/protocol/pipeline-api.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { longDay } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './deal.module.css';
import { DealPanel } from './deal-panel.tsx';

/** What time asks about the deal. The answer to most of it is among what can be decided. */
export function DealTasks({ deal: { tasks } }: { deal: Deal }) {
  const { t } = useTranslation('pipeline');
  if (tasks.length === 0) return null;
  return (
    <DealPanel title={t('deal.tasks')}>
      <ul className={styles['list']}>
        {tasks.map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </ul>
    </DealPanel>
  );
}

/** What can be asked again later, and what can be left at that. */
const answers = {
  'let-go': ['later'],
  'wake-up': ['later', 'close'],
  'ready-again': ['later', 'close'],
  'mail-returned': ['later', 'close'],
} as const satisfies Partial<Record<TaskView['rule'], readonly ('later' | 'close')[]>>;

function Task({ task }: { task: TaskView }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  const postpone = useCommand('postponeTask');
  const close = useCommand('closeTask');
  const params = { taskId: task.id };
  const given = {
    later: () => !postpone.isPending && postpone.mutate({ params, body: {} }),
    close: () => !close.isPending && close.mutate({ params, body: {} }),
  };
  const possible = task.rule in answers ? answers[task.rule as keyof typeof answers] : [];
  const error = postpone.error ?? close.error;
  return (
    <li>
      <span>{t(`deal.task.${task.rule}`)}</span>
      <span className={styles['quiet']}>
        {t('deal.taskSince', { day: longDay(task.since, language) })}
        {task.isForManager && ` ${t('deal.forManager')}`}
      </span>
      {possible.length > 0 && (
        <span className={styles['acts']}>
          {possible.map((answer) => (
            <button key={answer} type="button" className={controls['button']} onClick={given[answer]}>
              {t(`deal.answer.${answer}`)}
            </button>
          ))}
        </span>
      )}
      {error && <ProblemNotice error={error} />}
    </li>
  );
}
