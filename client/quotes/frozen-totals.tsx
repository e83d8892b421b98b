import { ActionIcon } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '#shared/money/format-number.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { Money, PeriodMoney } from '../ui/money.tsx';
import { showToast } from '../ui/toast.tsx';
import styles from './version.module.css';

/** The sums as they were frozen, and the fingerprint that proves it. */
export function FrozenTotals({ version, priced }: EndpointAnswer<'getVersion'>) {
  const { t } = useTranslation('quotes');
  const { t: tUi } = useTranslation('ui');
  const { currency, firstYear, firstYearParts, leftOut } = priced;
  return (
    <aside className={styles['panel']} aria-label={t('frozen.totals')}>
      <div className={styles['total']}>
        <p>{t('frozen.firstYear')}</p>
        <p className={`num ${styles['totalFigure']}`}>
          <Money amount={firstYear.net} currency={currency} />
        </p>
      </div>
      <dl className={styles['sums']}>
        {priced.periods.map(({ period, net }) => (
          <Sum key={period} label={tUi(`period.${period}`)}>
            <PeriodMoney amount={net} currency={currency} period={period} />
          </Sum>
        ))}
        {priced.periods
          .filter(({ quoteDiscount }) => quoteDiscount > 0)
          .map(({ period, quoteDiscount }) => (
            <Sum key={`discount ${period}`} quiet label={t('frozen.discount')}>
              <PeriodMoney amount={-quoteDiscount} currency={currency} period={period} />
            </Sum>
          ))}
      </dl>
      <dl className={styles['sums']}>
        {firstYear.vat.map((line) => (
          <Sum
            key={`${line.category} ${line.rate}`}
            label={line.exemptionText ?? t('frozen.vat', { percent: formatPercent(line.rate) })}
          >
            <Money amount={line.tax} currency={currency} />
          </Sum>
        ))}
        <Sum label={t('frozen.firstYearGross')}>
          <Money amount={firstYear.gross} currency={currency} />
        </Sum>
        {leftOut.length > 0 && (
          <Sum quiet label={t('frozen.leftOutCount', { count: leftOut.length })}>
            <Money amount={firstYearParts.leftOut} currency={currency} />
          </Sum>
        )}
      </dl>
      <Fingerprint hash={version.hash} short={version.fingerprint} />
    </aside>
  );
}

function Sum({ label, quiet = false, children }: { label: string; quiet?: boolean; children: ReactNode }) {
  return (
    <div className={quiet ? styles['quiet'] : undefined}>
      <dt>{label}</dt>
      <dd className="num">{children}</dd>
    </div>
  );
}

function Fingerprint({ hash, short }: { hash: string; short: string }) {
  const { t } = useTranslation('quotes');
  const copy = async () => {
    await navigator.clipboard.writeText(hash);
    showToast(t('frozen.copied'));
  };
  return (
    <div className={styles['fingerprint']}>
      <p className={styles['fingerprintLine']}>
        <span>{t('frozen.fingerprint')}</span>
        <code title={hash}>{short}</code>
        <ActionIcon size={28} aria-label={t('frozen.copyHash')} onClick={() => void copy()}>
          <IconCopy size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </p>
      <p className={styles['help']}>{t('frozen.fingerprintHelp')}</p>
    </div>
  );
}
