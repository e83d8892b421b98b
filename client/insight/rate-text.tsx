import { useTranslation } from 'react-i18next';
import type { Rate } from './rates.ts';

/** A rate in the fewest characters; what it rests on is in the title. */
export function RateText({ rate, count, of }: { rate: Rate; count: number; of: number }) {
  const { t } = useTranslation('insight');
  if (rate.kind === 'count') {
    return <span title={t('rate.counted', { count, of })}>{t('rate.count', { count, of })}</span>;
  }
  const { percent, low, high } = rate;
  return <span title={t('rate.interval', { count, of, low, high })}>{t('rate.percent', { percent })}</span>;
}
