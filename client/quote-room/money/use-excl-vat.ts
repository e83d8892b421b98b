import { useTranslation } from '../../ui/use-translation.ts';
import { useShownQuote } from '../shown-quote.ts';

/** Says of a figure that it is without VAT, among others that are with it; where all are without, the heading says so. */
export function useExclVat(): (what: string) => string {
  const { t } = useTranslation('quoteRoom');
  const { basis } = useShownQuote();
  return (what) => (basis === 'inclVat' ? t('explain.without', { what }) : what);
}
