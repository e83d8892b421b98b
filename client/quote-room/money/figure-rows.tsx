import type { ElementId } from '#shared/ids.ts';
import { useShownQuote } from '../shown-quote.ts';
import { DiscountRows } from './discount-rows.tsx';
import { FirstYearRows } from './first-year-rows.tsx';
import { LapsingRow } from './lapsing-row.tsx';
import { LeftOutRow } from './left-out-row.tsx';
import styles from './money.module.css';
import { OpenGroupsRow } from './open-groups-row.tsx';
import { PeriodRow } from './period-row.tsx';

export interface FigureRowsProps {
  /** Leads to a place on the paper. */
  onGo: (id: ElementId) => void;
}

/** What a quote comes to, figure by figure; each opens to what it is made of. */
export function FigureRows({ onGo }: FigureRowsProps) {
  const { periods } = useShownQuote().priced;
  return (
    <dl className={styles['rows']}>
      {periods.map((total) => (
        <PeriodRow key={total.period} total={total} />
      ))}
      <DiscountRows />
      <LapsingRow />
      <FirstYearRows />
      <OpenGroupsRow onGo={onGo} />
      <LeftOutRow kind="leftOut" onGo={onGo} />
    </dl>
  );
}
