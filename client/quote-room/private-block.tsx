import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../sync/use-session.ts';
import styles from './money.module.css';
import { shortCompany } from './names.ts';
import { useRoom } from './room-context.ts';
import { useFigures } from './use-figures.ts';
import { useTotalMargin } from './use-total-margin.ts';

/** What the chosen quote leaves over, for the seller alone. */
export function PrivateBlock() {
  const { t } = useTranslation('quoteRoom');
  const { lane, quote } = useRoom();
  const { percent, money } = useFigures();
  const hasComponents = useSession((session) => session.content.components.length > 0);
  const margin = useTotalMargin();
  if (!lane || !hasComponents) return null;
  const seller = shortCompany(quote.seller.name);
  return (
    <section className={styles['private']} aria-label={t('priv.only', { seller })}>
      <div className={styles['privateRow']}>
        <b>
          <IconLock size={14} stroke={1.75} aria-hidden />
          {t('priv.only', { seller })}
        </b>
        {margin && <b className="num">{t('priv.margin', { percent: percent(margin.percent, 1) })}</b>}
      </div>
      {margin && (
        <div className={styles['track']} aria-hidden>
          <i style={{ width: `${Math.max(0, Math.min(100, margin.percent))}%` }} />
        </div>
      )}
      <div className={styles['privateRow']}>
        <span className="num">
          {margin ? t('priv.totalCost', { amount: money(margin.cost) }) : t('priv.noCost')}
        </span>
        {margin && margin.uncosted > 0 && <span>{t('priv.partial', { count: margin.uncosted })}</span>}
      </div>
    </section>
  );
}
