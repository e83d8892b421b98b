import { useTranslation } from '../ui/use-translation.ts';
import styles from './comments.module.css';
import { useComments } from './comments-context.tsx';
import { ThreadCard } from './thread-card.tsx';

/** All that is said, the latest words first; what is settled is folded away. */
export function CommentsPanel() {
  const { t } = useTranslation('comments');
  const { threads, hasFailed } = useComments();
  const open = threads.filter(({ resolved }) => resolved === null);
  const settled = threads.filter(({ resolved }) => resolved !== null);
  return (
    <section className={styles['panel']} aria-label={t('title')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard must reach it. */}
      <div className={styles['list']} tabIndex={0}>
        {hasFailed && <p className={styles['facts']}>{t('failed')}</p>}
        {threads.length === 0 && !hasFailed && <p className={styles['facts']}>{t('none')}</p>}
        {open.map((thread) => (
          <ThreadCard key={thread.id} thread={thread} isElsewhere />
        ))}
        {settled.length > 0 && (
          <details className={styles['settledList']}>
            <summary>{t('resolvedThreads', { count: settled.length })}</summary>
            {settled.map((thread) => (
              <ThreadCard key={thread.id} thread={thread} isElsewhere />
            ))}
          </details>
        )}
      </div>
    </section>
  );
}
