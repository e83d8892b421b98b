import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Why, whys } from '#shared/opportunity/moves.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './board.module.css';
import type { MovedDeal } from './moving.tsx';

interface StageWayProps {
  deal: MovedDeal;
  why: Why;
  onDone: () => void;
}

/** Why nobody moves a deal there by hand, and the way to what would bring it there. */
export function StageWay({ deal: { quoteId, customerName }, why, onDone }: StageWayProps) {
  const { t } = useTranslation('pipeline');
  const place = whys[why];
  const link = { params: { quoteId }, className: controls['button'] ?? '' };
  return (
    <Answer text={t(`board.why.${why}`, { name: customerName })} onDone={onDone}>
      {place === 'quote' && (
        <Link to="/quotes/$quoteId" {...link}>
          {t('board.openQuote')}
        </Link>
      )}
      {place === 'review' && (
        <Link to="/quotes/$quoteId" search={{ review: true }} {...link}>
          {t('board.openReview')}
        </Link>
      )}
      {place === 'versions' && (
        <Link to="/quotes/$quoteId/versions" {...link}>
          {t('board.openVersions')}
        </Link>
      )}
    </Answer>
  );
}

/** Beginning the internal step. */
export function SubmitDeal({ deal: { quoteId }, onDone }: Omit<StageWayProps, 'why'>) {
  const { t } = useTranslation('pipeline');
  const submit = useCommand('submitQuote');
  const begin = () => submit.mutateAsync({ params: { quoteId }, body: { note: '' } }).then(onDone, () => {});
  return (
    <Answer text={t('board.submitHelp')} error={submit.error} onDone={onDone}>
      {submit.error && (
        <Link
          to="/quotes/$quoteId"
          params={{ quoteId }}
          search={{ review: true }}
          className={controls['button'] ?? ''}
        >
          {t('board.openReview')}
        </Link>
      )}
      <button
        type="button"
        className={`${controls['button']} ${controls['primary']}`}
        aria-disabled={submit.isPending}
        onClick={() => !submit.isPending && void begin()}
      >
        {t('board.decide.submit')}
      </button>
    </Answer>
  );
}

interface AnswerProps {
  text: string;
  error?: Error | null;
  onDone: () => void;
  children: ReactNode;
}

function Answer({ text, error, onDone, children }: AnswerProps) {
  const { t } = useTranslation('pipeline');
  return (
    <section className={`card ${styles['form']}`} role="status">
      <p>{text}</p>
      {error && <ProblemNotice error={error} />}
      <div className={styles['acts']}>
        {children}
        <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onDone}>
          {t('board.cancel')}
        </button>
      </div>
    </section>
  );
}
