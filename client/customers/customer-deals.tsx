import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DealCard, EndedDeal } from '#shared/protocol/pipeline-api.ts';
import { CardLine } from '../pipeline/card-line.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { longDay, shortDayOf } from '../ui/dates.ts';
import { Money } from '../ui/money.tsx';
import { colleagueColour } from '../ui/person.ts';
import { StageBadge } from '../ui/stage-badge.tsx';
import table from '../ui/table.module.css';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { CustomerPart } from './customer-part.tsx';

interface CustomerDealsProps {
  open: readonly DealCard[];
  ended: readonly EndedDeal[];
}

/** The deals with a customer: what each open one needs next, then how the others ended. Each row opens its deal. */
export function CustomerDeals({ open, ended }: CustomerDealsProps) {
  const { t } = useTranslation(['customers', 'pipeline', 'negotiation']);
  const language = useLanguage();
  return (
    <CustomerPart title={t('deals')} note={t('openDeals', { count: open.length })}>
      <div className={`card ${table['frame']}`}>
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">{t('pipeline:list.deal')}</th>
              <th scope="col">{t('pipeline:list.stage')}</th>
              <th scope="col">{t('column.next')}</th>
              <th scope="col" className={table['spacious']}>
                {t('column.closes')}
              </th>
              <th scope="col" className={table['right']}>
                {t('pipeline:deal.value')}
              </th>
              <th scope="col">{t('pipeline:owner')}</th>
            </tr>
          </thead>
          <tbody>
            {open.map((deal) => (
              <Row
                key={deal.opportunityId}
                deal={deal}
                next={<CardLine deal={deal} />}
                day={longDay(deal.expectedClose, language)}
              />
            ))}
            {ended.map((deal) => (
              <Row
                key={deal.opportunityId}
                deal={deal}
                next={deal.variant && t(`negotiation:lose.variants.${deal.variant}`)}
                day={shortDayOf(deal.at, language)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </CustomerPart>
  );
}

interface RowProps {
  deal: Pick<DealCard, 'opportunityId' | 'title' | 'stage' | 'currency' | 'ownerName'> & {
    readonly amount: DealCard['amount'] | null;
  };
  /** What it needs, or why it was lost. */
  next: ReactNode;
  /** When it is expected to close, or did. */
  day: string;
}

function Row({ deal, next, day }: RowProps) {
  return (
    <tr className={table['row']}>
      <td>
        <Link
          to="/opportunities/$opportunityId"
          params={{ opportunityId: deal.opportunityId }}
          className={table['rowLink'] ?? ''}
        >
          {deal.title}
        </Link>
      </td>
      <td>
        <StageBadge stage={deal.stage} />
      </td>
      <td>{next}</td>
      <td className={`num ${table['spacious']}`}>{day}</td>
      <td className={`num ${table['right']} ${table['amount']}`}>
        {deal.amount !== null && <Money amount={deal.amount} currency={deal.currency} />}
      </td>
      <td className={table['end']}>
        <Avatar name={deal.ownerName} side="seller" colour={colleagueColour(deal.ownerName)} />
      </td>
    </tr>
  );
}
