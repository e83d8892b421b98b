import { ActionIcon } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { formatMoney } from '#shared/money/format-money.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { Terms } from '#shared/quote/quote.ts';
import { goToField } from '../quote-room/go-to.ts';
import { AllFigures } from '../quote-room/money/all-figures.tsx';
import { ShownQuoteProvider } from '../quote-room/shown-quote.ts';
import { Badge } from '../ui/badge.tsx';
import { Money } from '../ui/money.tsx';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './version.module.css';

interface FrozenTotalsProps extends EndpointAnswer<'getVersion'> {
  /** What it came to when it was sent, where the sums are those that were accepted; `null` where they are the same. */
  asSent: EndpointAnswer<'getVersion'>['priced'] | null;
}

/** The sums as they were frozen or accepted, each with what it is made of, and the fingerprint that proves it. */
export function FrozenTotals({ version, frozen, priced, asSent }: FrozenTotalsProps) {
  const { t } = useTranslation('quotes');
  const { content } = frozen;
  const basis = content.terms.displayBasis;
  const shown = useMemo(() => ({ content, priced, basis }), [content, priced, basis]);
  const useShown = useCallback(() => shown, [shown]);
  const { currency } = priced;
  const amount = firstYearIn(priced, basis);
  const before = asSent && firstYearIn(asSent, basis);
  return (
    <aside className={styles['panel']} aria-label={t('frozen.totals')}>
      <div>
        {asSent && <Badge tone="pine">{t('frozen.accepted')}</Badge>}
        <p className={styles['totalLabel']}>{t(`frozen.firstYear.${basis}`)}</p>
        <p className={`num ${styles['totalFigure']}`}>
          <Money amount={amount} currency={currency} />
        </p>
        {before !== null && before !== amount && (
          <p className={styles['help']}>{t('frozen.asSent', { amount: formatMoney(before, currency) })}</p>
        )}
      </div>
      <ShownQuoteProvider value={useShown}>
        <AllFigures onGo={(id) => void goToField(id, null)} />
      </ShownQuoteProvider>
      <Fingerprint hash={version.hash} short={version.fingerprint} />
    </aside>
  );
}

function firstYearIn({ firstYear }: Pick<PricedQuote, 'firstYear'>, basis: Terms['displayBasis']) {
  return basis === 'inclVat' ? firstYear.gross : firstYear.net;
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
