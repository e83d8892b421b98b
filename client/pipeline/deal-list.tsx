import { Checkbox } from '@mantine/core';
import { Link, useRouteContext } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import { mayHandOver } from '../owners/may-hand-over.ts';
import { PickedDeals } from '../owners/picked-deals.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { longDay } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Money } from '../ui/money.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { colleagueColour } from '../ui/person.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StageBadge } from '../ui/stage-badge.tsx';
import table from '../ui/table.module.css';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { CardLine } from './card-line.tsx';
import styles from './deal-list.module.css';
import { MoreButton } from './more-button.tsx';
import { type BoardFilter, useDeals } from './use-deals.ts';

/**
 * The deals of the board as rows: stage after stage, and in each what needs somebody most stands first. Those that one
 * may hand over can be chosen, for one hand or for many at once.
 */
export function DealList({ filter }: { filter: BoardFilter }) {
  const { t } = useTranslation(['pipeline', 'owners']);
  const { me } = useRouteContext({ from: '/workspace' });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  // What is not shown is not chosen either: nobody hands over what they have not seen.
  const { list, rows: deals, more } = useDeals(filter);
  const pickable = deals.filter((deal) => mayHandOver(me, deal));
  // What is filtered away, or was handed over meanwhile, is not chosen any more.
  const chosen = pickable.filter(({ opportunityId }) => picked.has(opportunityId));
  const pick = (wanted: readonly DealCard[]) =>
    setPicked(new Set(wanted.map(({ opportunityId }) => opportunityId)));
  const toggle = (deal: DealCard) =>
    pick(chosen.includes(deal) ? chosen.filter((one) => one !== deal) : [...chosen, deal]);
  if (list.isPending) {
    return (
      <div className="card">
        <RowsSkeleton rows={8} />
      </div>
    );
  }
  if (list.isError && !more.error) {
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  }
  return (
    <>
      {chosen.length > 0 && <PickedDeals deals={chosen} onNone={() => pick([])} />}
      <div className={`card ${table['frame']}`}>
        {deals.length === 0 ? (
          <EmptyState title={t('board.noDeals')} />
        ) : (
          <table className={table['table']}>
            <thead>
              <tr>
                {pickable.length > 0 && (
                  <th scope="col" className={styles['pick']}>
                    <Checkbox
                      aria-label={t('owners:pickAll')}
                      checked={chosen.length === pickable.length}
                      indeterminate={chosen.length > 0 && chosen.length < pickable.length}
                      onChange={() => pick(chosen.length === pickable.length ? [] : pickable)}
                    />
                  </th>
                )}
                <th scope="col">{t('list.deal')}</th>
                <th scope="col">{t('list.stage')}</th>
                <th scope="col">{t('list.now')}</th>
                <th scope="col">{t('deal.age')}</th>
                <th scope="col">{t('deal.expectedClose')}</th>
                <th scope="col" className={table['right']}>
                  {t('deal.value')}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t('owner')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {deals.map((deal) => (
                <Row key={deal.opportunityId} deal={deal}>
                  {pickable.length > 0 && (
                    <td className={styles['pick']}>
                      {pickable.includes(deal) && (
                        <Checkbox
                          aria-label={t('owners:pick', { name: deal.customerName })}
                          checked={chosen.includes(deal)}
                          onChange={() => toggle(deal)}
                        />
                      )}
                    </td>
                  )}
                </Row>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <MoreButton more={more} />
    </>
  );
}

function Row({ deal, children }: { deal: DealCard; children: ReactNode }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  return (
    <tr className={table['row']}>
      {children}
      <td>
        <Link
          to="/opportunities/$opportunityId"
          params={{ opportunityId: deal.opportunityId }}
          className={table['rowLink'] ?? ''}
        >
          {deal.customerName}
        </Link>
        <span className={table['second']}>{deal.title}</span>
      </td>
      <td>
        <StageBadge stage={deal.stage} />
      </td>
      <td>
        <CardLine deal={deal} />
      </td>
      <td className="num">{t('figure.days', { count: deal.ageDays })}</td>
      <td className="num">{longDay(deal.expectedClose, language)}</td>
      <td className={`num ${table['right']} ${table['amount']}`}>
        <Money amount={deal.amount} currency={deal.currency} />
      </td>
      <td className={table['end']}>
        <Avatar name={deal.ownerName} side="seller" colour={colleagueColour(deal.ownerName)} />
      </td>
    </tr>
  );
}
