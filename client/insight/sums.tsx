import { formatMoney } from '#shared/money/format-money.ts';
import type { Figure } from '#shared/protocol/insight-api.ts';
import styles from './insight.module.css';

/** What rows come to: a line for each currency, for currencies are never one sum. */
export function Sums({ figure }: { figure: Pick<Figure, 'sums'> }) {
  return figure.sums.map(({ currency, amount }) => (
    <span key={currency} className={styles['sum']}>
      {formatMoney(amount, currency)}
    </span>
  ));
}
