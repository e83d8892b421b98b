import { ActionIcon } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { FigureRows } from '../quote-room/figure-rows.tsx';
import { goToField } from '../quote-room/go-to.ts';
import { ShownQuoteProvider } from '../quote-room/shown-quote.ts';
import { Money } from '../ui/money.tsx';
import { showToast } from '../ui/toast.tsx';
import styles from './version.module.css';

/** The sums as they were frozen, each with what it is made of, and the fingerprint that proves it. */
export function FrozenTotals({ version, frozen, priced }: EndpointAnswer<'getVersion'>) {
  const { t } = useTranslation('quotes');
  const { content } = frozen;
  const basis = content.terms.displayBasis;
  const shown = useMemo(() => ({ content, priced, basis }), [content, priced, basis]);
  const useShown = useCallback(() => shown, [shown]);
  const { firstYear, currency } = priced;
  return (
    <aside className={styles['panel']} aria-label={t('frozen.totals')}>
      <div className={styles['total']}>
        <p>{t(`frozen.firstYear.${basis}`)}</p>
        <p className={`num ${styles['totalFigure']}`}>
          <Money amount={basis === 'inclVat' ? firstYear.gross : firstYear.net} currency={currency} />
        </p>
      </div>
      <ShownQuoteProvider value={useShown}>
        <FigureRows onGo={(id) => void goToField(id, null)} />
      </ShownQuoteProvider>
      <Fingerprint hash={version.hash} short={version.fingerprint} />
    </aside>
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
