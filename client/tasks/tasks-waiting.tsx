import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { query } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { TaskRow } from './task-row.tsx';
import styles from './tasks.module.css';

/** So many at first: what has waited longest. */
const first = 6;

/** What time asks of me, each question with its answers. Stays away until it is known that it asks anything. */
export function TasksWaiting() {
  const { t } = useTranslation('tasks');
  const [showsAll, setShowsAll] = useState(false);
  const { data } = useQuery(query('listTasks', {}));
  if (!data || data.tasks.length === 0) return null;
  const { tasks, today } = data;
  const hidden = showsAll ? 0 : Math.max(0, tasks.length - first);
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks" className={styles['title']}>
        {t('title')}
      </h2>
      <ul className={`card ${styles['tasks']}`}>
        {tasks.slice(0, tasks.length - hidden).map((task) => (
          <TaskRow key={task.id} task={task} today={today} />
        ))}
        {hidden > 0 && (
          <li>
            <button
              type="button"
              className={`${controls['button']} ${controls['quiet']}`}
              onClick={() => setShowsAll(true)}
            >
              {t('more', { count: hidden })}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
