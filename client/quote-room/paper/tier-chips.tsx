import type { Component } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useFigures } from '../use-figures.ts';
import styles from './row-extras.module.css';
import { tierRanges } from './tier-ranges.ts';

/** The steps of a price that depends on how many; the step that is reached is marked. */
export function TierChips({ component, current }: { component: Component; current: number | null }) {
  const { t } = useTranslation('quoteRoom');
  const { number, unitPrice } = useFigures();
  if (component.priceModel === 'flat') return null;
  return (
    <ul className={styles['tiers']}>
      {tierRanges(component.tiers).map(({ from, to, unitPrice: price }, index) => (
        <li key={from} aria-current={index === current || undefined}>
          {to === null
            ? t('row.tierFrom', { from: number(from) })
            : t('row.tierRange', { from: number(from), to: number(to) })}
          {'\u2002'}
          {unitPrice(price)}
        </li>
      ))}
    </ul>
  );
}
