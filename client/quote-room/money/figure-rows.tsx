import type { ReactNode } from 'react';
import type { ElementId } from '#shared/ids.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useShownQuote } from '../shown-quote.ts';
import { DiscountRows } from './discount-rows.tsx';
import { FirstYearRows } from './first-year-rows.tsx';
import { LapsingRow } from './lapsing-row.tsx';
import { LeftOutRows } from './left-out-rows.tsx';
import styles from './money.module.css';
import { MoneyRow } from './money-row.tsx';
import { OpenGroupsRow } from './open-groups-row.tsx';
import { PeriodRow } from './period-row.tsx';
import { StackingList } from './stacking-list.tsx';
import { ValueRows } from './value-rows.tsx';

interface FigureRowsProps {
  /** Leads to a place on the paper. */
  onGo: (id: ElementId) => void;
  /** Where the discount on the quote is set, for those who may. */
  discountField?: ReactNode;
}

/** What a quote comes to, figure by figure; each opens to what it is made of. */
export function FigureRows({ onGo, discountField }: FigureRowsProps) {
  const { t } = useTranslation('quoteRoom');
  const { periods, stacking } = useShownQuote().priced;
  return (
    <dl className={styles['rows']}>
      {periods.map((total) => (
        <PeriodRow key={total.period} total={total} />
      ))}
      {discountField}
      <DiscountRows />
      <LapsingRow />
      <FirstYearRows />
      <ValueRows />
      <OpenGroupsRow onGo={onGo} />
      <LeftOutRows onGo={onGo} />
      {stacking.length > 0 && (
        <MoneyRow label={t('explain.order')} figure="" isSoft isRuled>
          <StackingList />
        </MoneyRow>
      )}
    </dl>
  );
}
