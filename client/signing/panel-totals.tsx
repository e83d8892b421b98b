import { useCallback, useMemo } from 'react';
import { goToField } from '../quote-room/go-to.ts';
import { AllFigures } from '../quote-room/money/all-figures.tsx';
import { ShownQuoteProvider } from '../quote-room/shown-quote.ts';
import { Money } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { useOffer } from './offer-context.ts';
import styles from './signing.module.css';

/** Every figure that signing binds, each with what it is made of. */
export function PanelTotals() {
  const { t } = useTranslation('signing');
  const { t: tQuotes } = useTranslation('quotes');
  const { content, priced } = useOffer();
  const basis = content.terms.displayBasis;
  const shown = useMemo(() => ({ content, priced, basis }), [content, priced, basis]);
  const useShown = useCallback(() => shown, [shown]);
  const { firstYear, currency } = priced;
  return (
    <>
      <p className={styles['totalLabel']}>{tQuotes(`frozen.firstYear.${basis}`)}</p>
      <p className={`num ${styles['total']}`}>
        <Money amount={basis === 'inclVat' ? firstYear.gross : firstYear.net} currency={currency} />
      </p>
      <ShownQuoteProvider value={useShown}>
        <AllFigures onGo={(id) => void goToField(id, null)} />
      </ShownQuoteProvider>
      <a href="#frozen-title" className={styles['readAll']}>
        {t('readAll')}
      </a>
    </>
  );
}
