import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDifference, formatMoney } from '#shared/money/format-money.ts';
import type { MyTask } from '#shared/protocol/tasks-api.ts';
import type { IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import { ExtendForm } from '../pipeline/extend-form.tsx';
import { RedateForm } from '../pipeline/redate-form.tsx';
import controls from '../quote-room/controls.module.css';
import { longDay, shortDay } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { LaterForm } from './later-form.tsx';
import { actsOf, dayAsked, type TaskAct } from './task-model.ts';
import styles from './tasks.module.css';

interface TaskRowProps {
  task: MyTask;
  /** The seller's day. */
  today: IsoDate;
}

/** One question of time, and its answers in place. */
export function TaskRow({ task, today }: TaskRowProps) {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const [asking, setAsking] = useState<TaskAct | null>(null);
  const postpone = useCommand('postponeTask');
  const close = useCommand('closeTask');
  const drop = useCommand('dropWaiting');
  const error = postpone.error ?? close.error ?? drop.error;
  const params = { taskId: task.id };
  const isBusy = postpone.isPending || close.isPending || drop.isPending;
  const dropped = () => showToast(t('done.dropped'));
  const press = (act: TaskAct) => {
    if (isBusy) return;
    if (act === 'snooze') {
      postpone.mutateAsync({ params, body: {} }).then(
        ({ until }) => showToast(t('done.snoozed', { day: longDay(until, language) })),
        () => {},
      );
    } else if (act !== 'drop') setAsking(asking === act ? null : act);
    else if (task.waitingId === null) close.mutateAsync({ params, body: {} }).then(dropped, () => {});
    else drop.mutateAsync({ params: { waitingId: task.waitingId }, body: {} }).then(dropped, () => {});
  };
  return (
    <li>
      <div className={styles['what']}>
        <p>
          <b>{task.customerName}</b> {task.title}
        </p>
        <p>{t(`asks.${task.rule}`, { day: longDay(dayAsked(task), language) })}</p>
        <Price price={task.priceNow} />
        <p className={styles['quiet']}>
          {t('of', { owner: task.ownerName, day: shortDay(task.since, language) })}
        </p>
      </div>
      <div className={styles['acts']}>
        {actsOf(task).map((act) => (
          <Act key={act} {...{ act, task, isOpen: asking === act }} onPress={() => press(act)} />
        ))}
      </div>
      {error && <ProblemNotice error={error} />}
      {asking !== null && (
        <div className={styles['asking']}>
          <Asked act={asking} task={task} today={today} onDone={() => setAsking(null)} />
        </div>
      )}
    </li>
  );
}

function Price({ price }: { price: MyTask['priceNow'] }) {
  const { t } = useTranslation('tasks');
  if (!price) return null;
  const { versionNumber, sentAmount, amountNow, currency } = price;
  return (
    <p>
      {t('price', {
        number: versionNumber,
        sent: formatMoney(sentAmount, currency),
        now: formatMoney(amountNow, currency),
        difference: formatDifference(amountNow - sentAmount, currency),
      })}
    </p>
  );
}

interface ActProps {
  act: TaskAct;
  task: MyTask;
  isOpen: boolean;
  onPress: () => void;
}

/** Some lead elsewhere, some ask below, some are done at once. */
function Act({ act, task, isOpen, onPress }: ActProps) {
  const { t } = useTranslation('tasks');
  const words = t(`act.${act}`);
  const shared = {
    className: controls['button'] ?? '',
    'aria-label': t('act.of', { action: words, name: task.customerName }),
  };
  if (act === 'open') {
    if (task.quoteId === null) return null;
    return (
      <Link to="/quotes/$quoteId" params={{ quoteId: task.quoteId }} {...shared}>
        {words}
      </Link>
    );
  }
  if (act === 'convert') {
    return (
      <Link to="/quotes/new" search={{ waiting: task.waitingId ?? '' }} {...shared}>
        {words}
      </Link>
    );
  }
  const asks = act === 'setDate' || act === 'extend' || act === 'later';
  return (
    <button type="button" {...shared} {...(asks && { 'aria-expanded': isOpen })} onClick={onPress}>
      {words}
    </button>
  );
}

function Asked({ act, task, today, onDone }: TaskRowProps & { act: TaskAct; onDone: () => void }) {
  const { opportunityId, customerName, expectedClose, quoteId, offered, rule } = task;
  if (act === 'later') return <LaterForm {...{ task, today, onDone }} />;
  if (act === 'extend' && quoteId !== null && offered) {
    return <ExtendForm quote={{ quoteId, customerName, ...offered }} today={today} onDone={onDone} />;
  }
  if (act === 'setDate' && opportunityId !== null && expectedClose !== null) {
    const deal = { opportunityId, customerName, expectedClose };
    return <RedateForm deal={deal} isOld={rule === 'let-go'} today={today} onDone={onDone} />;
  }
  return null;
}
