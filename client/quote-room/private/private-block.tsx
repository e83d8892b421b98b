import { IconLock } from '@tabler/icons-react';
import { MarginIfAll } from '../../negotiation/margin-if.tsx';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from '../money/money.module.css';
import { shortCompany } from '../names.ts';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import { useMargins } from './margins.tsx';
import { PrivateChecks } from './private-checks.tsx';
import { PrivateLimits } from './private-limits.tsx';

/** What the chosen quote leaves over, for the seller alone. */
export function PrivateBlock() {
  const { t } = useTranslation('quoteRoom');
  const { lane, quote } = useRoom();
  const { about, money } = useFigures();
  const hasComponents = useSession((session) => session.content.components.length > 0);
  const firstYear = useMargins((margins) => margins.firstYear);
  const uncosted = useMargins((margins) => margins.uncosted);
  const hasCosts = useMargins((margins) => margins.hasCosts);
  if (!lane || !hasComponents) return null;
  const share = firstYear.percent === null ? null : Number(firstYear.percent);
  const seller = shortCompany(quote.seller.name);
  return (
    <section className={styles['private']} aria-label={t('priv.only', { seller })}>
      <div className={styles['privateRow']}>
        <b>
          <IconLock size={14} stroke={1.75} aria-hidden />
          {t('priv.only', { seller })}
        </b>
        {share !== null && <b className="num">{t('priv.margin', { percent: about(share, 1) })}</b>}
      </div>
      {(share !== null || !hasCosts) && (
        <div className={styles['track']} aria-hidden>
          <i style={{ width: `${Math.max(0, Math.min(100, share ?? 0))}%` }} />
        </div>
      )}
      <div className={styles['privateRow']}>
        <span className="num">
          {share !== null
            ? t('priv.totalCost', { amount: money(firstYear.cost) })
            : hasCosts && t('priv.noCost')}
        </span>
        {share !== null && uncosted.length > 0 && (
          <span>{t('priv.partial', { count: uncosted.length })}</span>
        )}
      </div>
      <MarginIfAll className={styles['privateRow']} />
      <PrivateChecks />
      <div className={styles['limits']}>
        <PrivateLimits />
      </div>
    </section>
  );
}
