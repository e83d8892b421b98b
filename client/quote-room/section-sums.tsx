import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { Section } from '#shared/quote/quote.ts';
import styles from './section.module.css';
import type { ColumnDigits } from './section-figures.ts';
import { useFigures } from './use-figures.ts';

interface SectionSumsProps {
  section: Section;
  sums: PricedQuote['sections'][string];
  digits: ColumnDigits;
}

/** What the chosen part of a section comes to, one figure a price period. */
export function SectionSums({ section, sums, digits }: SectionSumsProps) {
  const { t } = useTranslation('quoteRoom');
  const { perPeriod, number } = useFigures();
  if (sums.length === 0) return null;
  return (
    <span className={`${styles['sum']} num`}>
      {sums.map(({ period, net }, index) => (
        <Fragment key={period}>
          {index > 0 && <span className={styles['plus']}> + </span>}
          {perPeriod(net, period, digits.amount)}
        </Fragment>
      ))}
      {section.discountPercent !== null && (
        <span className={styles['discount']}>
          {t('section.discounted', { percent: number(section.discountPercent) })}
        </span>
      )}
    </span>
  );
}
