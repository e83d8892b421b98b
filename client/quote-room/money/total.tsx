import { useTranslation } from '../../ui/use-translation.ts';
import { useShownQuote } from '../shown-quote.ts';
import { useFigures } from '../use-figures.ts';
import styles from './money.module.css';
import { useTween } from './use-tween.ts';

interface TotalProps {
  labelledBy: string;
  className?: string | undefined;
}

/**
 * The one big figure: the first twelve months, or the least they come to while something is still to be chosen,
 * which is known without VAT alone. It runs to its new value for the eye; whoever has it read out hears that value
 * alone, with the change that caused it and not by itself.
 */
export function Total({ labelledBy, className = styles['total'] }: TotalProps) {
  const { t } = useTranslation('quoteRoom');
  const { money } = useFigures();
  const { priced, basis } = useShownQuote();
  const { range, firstYear } = priced;
  const amount = range ? range.from : basis === 'inclVat' ? firstYear.gross : firstYear.net;
  const shown = useTween(amount);
  return (
    <output className={`${className} num`} aria-live="off" aria-labelledby={labelledBy}>
      {range && <span className={styles['from']}>{t('money.from')} </span>}
      {shown === amount ? (
        money(amount)
      ) : (
        <>
          <span aria-hidden>{money(shown)}</span>
          <span className="visually-hidden">{money(amount)}</span>
        </>
      )}
    </output>
  );
}
