import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import { Avatar } from '../ui/avatar.tsx';
import { longDay } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useLanguage } from '../ui/i18n.ts';
import { Money } from '../ui/money.tsx';
import { colleagueColour } from '../ui/person.ts';
import { StageBadge } from '../ui/stage-badge.tsx';
import table from '../ui/table.module.css';
import type { Column } from './board-model.ts';
import { CardLine } from './card-line.tsx';

/** The deals of the board as rows: stage after stage, and in each what needs somebody most stands first. */
export function DealList({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation('pipeline');
  const deals = columns.flatMap(({ near, far }) => [...near, ...far]);
  return (
    <div className={`card ${table['frame']}`}>
      {deals.length === 0 ? (
        <EmptyState title={t('board.noDeals')} />
      ) : (
        <table className={table['table']}>
          <thead>
            <tr>
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
              <Row key={deal.opportunityId} deal={deal} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Row({ deal }: { deal: DealCard }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  return (
    <tr className={table['row']}>
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
