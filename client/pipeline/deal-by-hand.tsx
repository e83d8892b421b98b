import { useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { hasFlag } from '#shared/opportunity/card-line.ts';
import { moveByHand } from '#shared/opportunity/moves.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { Deal } from '#shared/protocol/pipeline-api.ts';
import { HandOverForm } from '../owners/hand-over-form.tsx';
import { mayHandOver } from '../owners/may-hand-over.ts';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './deal.module.css';
import { DealPanel } from './deal-panel.tsx';
import { Moving } from './moving.tsx';
import { RedateForm } from './redate-form.tsx';

/** Where each decision would lead, in the order they are offered. */
const targets = ['pricing_review', 'co_designing', 'identified', 'lost'] as const satisfies readonly Stage[];

/** What there is to say of a deal that has ended. */
const helps: Partial<Record<Stage, 'deal.ended.wonHelp' | 'deal.ended.lostHelp'>> = {
  won: 'deal.ended.wonHelp',
  lost: 'deal.ended.lostHelp',
};

/** What a person can decide now; all else is proved by what happens in the quote, and says so. */
export function ByHand({ deal }: { deal: Deal }) {
  const { t } = useTranslation(['pipeline', 'owners']);
  const { me } = useRouteContext({ from: '/workspace' });
  const [asking, setAsking] = useState<'redate' | 'hand over' | Stage | null>(null);
  const { stage, pipeline, card, today } = deal;
  const moves = targets.flatMap((to) => {
    const { decision } = moveByHand(stage, to, pipeline);
    return decision ? [{ to, decision }] : [];
  });
  // A command that was slow to end must not close what is asked since.
  const done = () => setAsking((now) => (now === asking ? null : now));
  return (
    <DealPanel title={t('deal.byHand')}>
      <p className={styles['quiet']}>{t(helps[stage] ?? 'deal.byHandHelp')}</p>
      <div className={styles['acts']}>
        {card && (
          <button
            type="button"
            className={controls['button']}
            aria-expanded={asking === 'redate'}
            onClick={() => setAsking('redate')}
          >
            {t('board.setDate')}
          </button>
        )}
        {moves.map(({ to, decision }) => (
          <button
            key={to}
            type="button"
            className={controls['button']}
            aria-expanded={asking === to}
            onClick={() => setAsking(to)}
          >
            {t(`board.decide.${decision}`)}
          </button>
        ))}
        {mayHandOver(me, deal) && (
          <button
            type="button"
            className={controls['button']}
            aria-expanded={asking === 'hand over'}
            onClick={() => setAsking('hand over')}
          >
            {t('owners:open')}
          </button>
        )}
      </div>
      {asking === 'redate' && card && (
        <RedateForm deal={card} isOld={hasFlag(card, 'let-go')} today={today} onDone={done} />
      )}
      {asking === 'hand over' && <HandOverForm deals={[deal]} onDone={done} />}
      {asking !== null && asking !== 'redate' && asking !== 'hand over' && (
        <Moving deal={deal} to={asking} pipeline={pipeline} onDone={done} />
      )}
    </DealPanel>
  );
}
