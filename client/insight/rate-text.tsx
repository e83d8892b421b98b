import { useTranslation } from '../ui/use-translation.ts';
import styles from './insight.module.css';
import type { Rate } from './rates.ts';

interface RateTextProps {
  rate: Rate;
  count: number;
  of: number;
  /** With what it rests on under it, where there is room. */
  isWhole?: boolean;
}

/** A rate in the fewest characters; what it rests on is in the title. */
export function RateText({ rate, count, of, isWhole = false }: RateTextProps) {
  const { t } = useTranslation('insight');
  if (rate.kind === 'count') {
    return <span title={t('rate.counted', { count, of })}>{t('rate.count', { count, of })}</span>;
  }
  const { percent, low, high } = rate;
  return (
    <>
      <span title={t('rate.interval', { count, of, low, high })}>{t('rate.percent', { percent })}</span>
      {isWhole && <span className={styles['sure']}>{t('rate.between', { low, high, of })}</span>}
    </>
  );
}
