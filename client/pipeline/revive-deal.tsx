import { Link } from '@tanstack/react-router';
import { formatDifference } from '#shared/money/format-money.ts';
import type { Deal } from '#shared/protocol/pipeline-api.ts';
import { RevivalForm } from '../negotiation/revival-form.tsx';
import { Money, PeriodMoney } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './deal.module.css';

/** Taking a lost deal up again: what it would cost by now, as differences, and the gate anew. */
export function ReviveDeal({ deal, onDone }: { deal: Deal; onDone: () => void }) {
  const { quoteId, today, currency } = deal;
  return (
    <>
      <PricesNow deal={deal} />
      <RevivalForm {...{ quoteId, today, currency, onDone }} />
    </>
  );
}

function PricesNow({ deal: { quoteId, priceNow, priceSteps } }: { deal: Deal }) {
  const { t } = useTranslation('pipeline');
  if (!priceNow && priceSteps.length === 0) return null;
  return (
    <section className={`card ${styles['prices']}`} aria-label={t('deal.pricesNow')}>
      <h3>{t('deal.pricesNow')}</h3>
      {priceNow && (
        <p>
          <Link
            to="/quotes/$quoteId/versions"
            params={{ quoteId }}
            search={{ from: priceNow.versionNumber, to: 'draft' }}
            className="link"
          >
            {t('deal.version', { number: priceNow.versionNumber })}
          </Link>{' '}
          <Money amount={priceNow.sentAmount} currency={priceNow.currency} />, {t('deal.today')}{' '}
          <Money amount={priceNow.amountNow} currency={priceNow.currency} />{' '}
          <b className="num">
            {formatDifference(priceNow.amountNow - priceNow.sentAmount, priceNow.currency)}
          </b>
        </p>
      )}
      {priceSteps.length > 0 && (
        <ul className={styles['list']}>
          {priceSteps.map(({ title, period, before, after, difference, currency }) => (
            <li key={title} className={styles['pair']}>
              <span>{title}</span>
              <span>
                <PeriodMoney amount={before} currency={currency} period={period} /> →{' '}
                <PeriodMoney amount={after} currency={currency} period={period} />{' '}
                {difference !== null && <b className="num">{formatDifference(difference, currency)}</b>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles['quiet']}>{t('deal.pricesHelp')}</p>
    </section>
  );
}
