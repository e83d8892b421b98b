import { amountDecimals, formatDifference } from '#shared/money/format-money.ts';
import type { Comparison } from '#shared/protocol/versions-api.ts';
import { Money } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { figuresOf } from './table-scale.ts';
import styles from './versions.module.css';
import { useCompared } from './versions-context.ts';

/** Both totals, how far apart they are, and how much of that is scope and how much price. */
export function ComparedTotals({ comparison: { totals, currency: both } }: { comparison: Comparison }) {
  const { t } = useTranslation('versions');
  const { before, after, currency } = useCompared();
  if (totals === null) {
    return (
      <p className={styles['incomparable']}>
        {both.before === both.after ? t('totals.inexact') : t('totals.incomparable', both)}
      </p>
    );
  }
  const { firstYear } = totals;
  const decimals = amountDecimals(figuresOf(firstYear), currency);
  const change = (amount: number) => formatDifference(amount, currency, decimals);
  return (
    <dl className={styles['totals']} aria-label={t('totals.label')}>
      <div className={styles['earlier']}>
        <dt>{t('totals.first', { point: before })}</dt>
        <dd>
          <Money amount={firstYear.before} currency={currency} decimals={decimals} />
        </dd>
      </div>
      <div>
        <dt>{after}</dt>
        <dd>
          <Money amount={firstYear.after} currency={currency} decimals={decimals} />
        </dd>
      </div>
      <div>
        <dt>{t('totals.difference')}</dt>
        <dd className="num">{change(firstYear.difference)}</dd>
      </div>
      <div className={styles['split']}>
        <dt title={t('totals.scopeHelp')}>{t('totals.scope')}</dt>
        <dd className="num">{change(firstYear.scope)}</dd>
      </div>
      <div className={styles['split']}>
        <dt title={t('totals.priceHelp')}>{t('totals.price')}</dt>
        <dd className="num">{change(firstYear.price)}</dd>
      </div>
    </dl>
  );
}
