import type { ReactNode } from 'react';
import { useTranslation } from '../../ui/use-translation.ts';
import { useShownQuote } from '../shown-quote.ts';
import type { FigureRowsProps } from './figure-rows.tsx';
import { LeftOutRow } from './left-out-row.tsx';
import styles from './money.module.css';
import { MoneyRow } from './money-row.tsx';
import { StackingList } from './stacking-list.tsx';
import { ValueRows } from './value-rows.tsx';

interface OtherFiguresProps extends FigureRowsProps {
  /** Where the discount on the quote is set, for those who may. */
  discountField?: ReactNode;
}

/** What follows from the figures that a choice is made by: what is invoiced when, and how it is all worked out. */
export function OtherFigures({ onGo, discountField }: OtherFiguresProps) {
  const { t } = useTranslation('quoteRoom');
  const { stacking } = useShownQuote().priced;
  return (
    <dl className={styles['rows']}>
      {discountField}
      <ValueRows />
      <LeftOutRow kind="unpicked" onGo={onGo} />
      {stacking.length > 0 && (
        <MoneyRow label={t('explain.order')} figure="" isSoft isRuled>
          <StackingList />
        </MoneyRow>
      )}
    </dl>
  );
}
