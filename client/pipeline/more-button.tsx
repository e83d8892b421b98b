import { useEffect, useRef } from 'react';
import controls from '../quote-room/controls.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './more-button.module.css';
import type { MorePages } from './use-ordered-pages.ts';

/** The way to what a list has beyond what it shows; once all has been asked for, the word that it is there. */
export function MoreButton({ more: { left, isPending, error, ask } }: { more: MorePages }) {
  const { t } = useTranslation('pipeline');
  const end = useRef<HTMLParagraphElement>(null);
  const wasPressed = useRef(false);
  const isAll = left === 0;
  useEffect(() => {
    // Whoever went on by keyboard stays at the end of the list, and is not sent to the top of the page.
    if (isAll && document.activeElement === document.body) end.current?.focus();
  }, [isAll]);
  if (isAll) {
    return (
      wasPressed.current && (
        <p ref={end} tabIndex={-1} role="status" className={styles['end']}>
          {t('allShown')}
        </p>
      )
    );
  }
  return (
    <>
      {error && <ProblemNotice error={error} onRetry={ask} />}
      <button
        type="button"
        className={`${controls['button']} ${controls['quiet']}`}
        // Kept where it is, and in focus, until the next ones are there.
        aria-disabled={isPending}
        aria-busy={isPending}
        onClick={() => {
          wasPressed.current = true;
          if (!isPending) ask();
        }}
      >
        {isPending ? t('showingMore') : t('showMore', { count: left })}
      </button>
    </>
  );
}
