import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './board.module.css';
import { ways } from './board-model.ts';

interface StageWayProps {
  deal: DealCard;
  to: Stage;
  onDone: () => void;
}

/** What would bring a deal to that stage: nobody puts it there. The internal step can be begun from here. */
export function StageWay({ deal, to, onDone }: StageWayProps) {
  const { t } = useTranslation('pipeline');
  const submit = useCommand('submitQuote');
  const begins = ways[to] === 'submit' && (deal.stage === 'identified' || deal.stage === 'co_designing');
  const begin = () =>
    submit.mutateAsync({ params: { quoteId: deal.quoteId }, body: { note: '' } }).then(onDone, () => {});
  return (
    <section className={`card ${styles['form']}`} role="status">
      <p>{t(`board.way.${to}`, { name: deal.customerName })}</p>
      {submit.error && <ProblemNotice error={submit.error} />}
      <div className={styles['acts']}>
        {begins && (
          <button
            type="button"
            className={`${controls['button']} ${controls['primary']}`}
            aria-disabled={submit.isPending}
            onClick={() => !submit.isPending && void begin()}
          >
            {t('board.begin')}
          </button>
        )}
        <Link to="/quotes/$quoteId" params={{ quoteId: deal.quoteId }} className={controls['button'] ?? ''}>
          {t('board.openQuote')}
        </Link>
        <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onDone}>
          {t('board.cancel')}
        </button>
      </div>
    </section>
  );
}
