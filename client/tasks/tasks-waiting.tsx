import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../api/api.ts';
import { readingOf } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { TaskRow } from './task-row.tsx';
import styles from './tasks.module.css';

/** So many at first: what has waited longest. */
const first = 6;
const more = 50;

/** What time asks of me, each question with its answers. Stays away until it is known that it asks anything. */
export function TasksWaiting() {
  const { t } = useTranslation('tasks');
  const { data, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['listTasks'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam: after, ...asked }) =>
      call(
        'listTasks',
        { query: after === null ? { limit: first } : { after, limit: more } },
        readingOf(asked),
      ),
    getNextPageParam: ({ after }) => after,
  });
  const last = data?.pages.at(-1);
  if (!last || last.count === 0) return null;
  const tasks = data?.pages.flatMap((page) => page.tasks) ?? [];
  const hidden = last.after === null ? 0 : last.count - tasks.length;
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks" className={styles['title']}>
        {t('title')}
      </h2>
      <ul className={`card ${styles['tasks']}`}>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} today={last.today} />
        ))}
        {hidden > 0 && (
          <li>
            <button
              type="button"
              className={`${controls['button']} ${controls['quiet']}`}
              // Kept where it is, and in focus, until the next ones are there.
              aria-disabled={isFetchingNextPage}
              onClick={() => isFetchingNextPage || void fetchNextPage()}
            >
              {t('more', { count: hidden })}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
