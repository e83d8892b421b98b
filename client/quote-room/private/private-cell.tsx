import { Popover } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { Component } from '#shared/quote/quote.ts';
import { MarginIfHere } from '../../negotiation/margin-if.tsx';
import { useCosts } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import paper from '../paper/paper.module.css';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import { KeptShare } from './kept-share.tsx';
import { useMargins } from './margins.tsx';
import styles from './private.module.css';

/** For the seller alone: what the row leaves over, beside the paper; behind a lock where there is no room for a lane. */
export function PrivateCell({ component }: { component: Component }) {
  const { t } = useTranslation('quoteRoom');
  const { lane } = useRoom();
  if (!lane) return null;
  const figures = <PrivateFigures component={component} />;
  return (
    <>
      <div className={paper['off']}>{figures}</div>
      <div className={styles['folded']}>
        <Popover position="left" withinPortal>
          <Popover.Target>
            <button
              type="button"
              className={controls['icon']}
              aria-label={t('priv.open', { title: component.title || t('row.untitled') })}
            >
              <IconLock size={14} stroke={1.75} aria-hidden />
            </button>
          </Popover.Target>
          <Popover.Dropdown className={styles['popover'] ?? ''}>{figures}</Popover.Dropdown>
        </Popover>
      </div>
    </>
  );
}

function PrivateFigures({ component }: { component: Component }) {
  const { id } = component;
  const { t } = useTranslation('quoteRoom');
  const costs = useCosts(id);
  const { bare, about } = useFigures();
  const margin = useMargins(({ lines }) => lines[id]);
  const hasCosts = useMargins((margins) => margins.hasCosts);
  const share = margin && margin.percent !== null ? Number(margin.percent) : null;
  const isBelowFloor = useMargins(({ belowFloor }) => belowFloor.includes(id));
  return (
    <>
      {share !== null && (
        <span className={`${styles['margin']} ${isBelowFloor ? styles['low'] : ''} num`}>
          <span className={styles['bar']} aria-hidden>
            <i style={{ width: `${Math.max(0, Math.min(100, share))}%` }} />
          </span>
          {about(share, 0)}
        </span>
      )}
      <span className={`${paper['offWide']} num`}>
        {margin ? t('priv.cost', { amount: bare(margin.cost) }) : hasCosts && t('priv.noCost')}
      </span>
      <KeptShare component={component} />
      <MarginIfHere element={id} />
      {isBelowFloor && <span className={styles['low']}>{t('priv.belowFloor')}</span>}
      {costs?.note && <span className={`${styles['note']} ${paper['offWide']}`}>{costs.note}</span>}
    </>
  );
}
