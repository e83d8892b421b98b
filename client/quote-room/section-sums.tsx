import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { Section } from '#shared/quote/quote.ts';
import styles from './section.module.css';
import type { ColumnDigits } from './section-figures.ts';
import { useFigures } from './use-figures.ts';

interface SectionSumsProps {
  section: Section;
  priced: Pick<PricedQuote, 'sections' | 'optionalSections'>;
  digits: ColumnDigits;
}

/** What the chosen part of a section comes to, or would: one figure a price period. */
export function SectionSums({ section, priced, digits }: SectionSumsProps) {
  const { t } = useTranslation('quoteRoom');
  const { perPeriod, number } = useFigures();
  const optional = priced.optionalSections[section.id];
  const isOut = optional !== undefined && !optional.selected;
  const sums = (isOut ? optional.own : priced.sections[section.id]) ?? [];
  if (sums.length === 0) return null;
  return (
    <span className={`${styles['sum']} ${isOut ? styles['out'] : ''} num`}>
      {sums.map(({ period, net }, index) => (
        <Fragment key={period}>
          {index > 0 && <span className={styles['plus']}> + </span>}
          {perPeriod(net, period, digits.amount)}
        </Fragment>
      ))}
      {isOut && <span className={styles['discount']}>{t('row.leftOut')}</span>}
      {section.discountPercent !== null && (
        <span className={styles['discount']}>
          {t('section.discounted', { percent: number(section.discountPercent) })}
        </span>
      )}
    </span>
  );
}
