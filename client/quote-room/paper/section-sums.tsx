import { Fragment, memo } from 'react';
import type { SectionTotal } from '#shared/pricing/priced-quote.ts';
import type { Section } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useDrivers, useWithoutWords } from '../money/use-drivers.ts';
import { useFigures } from '../use-figures.ts';
import { ChoiceEffect } from './choice-effect.tsx';
import styles from './section.module.css';
import { useInSight } from './use-in-sight.ts';

interface SectionSumsProps {
  section: Section;
  /** Decimals of the column of amounts. */
  digits: number;
}

/** What the chosen part of a section comes to, or would: one figure a price period. */
export const SectionSums = memo(function SectionSums({ section, digits }: SectionSumsProps) {
  const { t } = useTranslation('quoteRoom');
  const { perPeriod, percent, totalAmount } = useFigures();
  const counted = useSession(({ priced }) => priced.sections[section.id]);
  const optional = useSession(({ priced }) => priced.optionalSections[section.id]);
  const isOut = optional !== undefined && !optional.selected;
  const sums = (isOut ? optional.own : counted) ?? [];
  if (sums.length === 0) return null;
  return (
    <span className={`${styles['sum']} ${isOut ? styles['out'] : ''} num`}>
      {sums.map((sum, index) => (
        <Fragment key={sum.period}>
          {index > 0 && <span className={styles['plus']}> + </span>}
          {perPeriod(totalAmount(sum), sum.period, digits)}
        </Fragment>
      ))}
      {isOut && (
        <span className={styles['discount']}>
          {t('row.leftOut')} <ChoiceEffect id={section.id}>{null}</ChoiceEffect>
        </span>
      )}
      {optional?.selected && <WithoutSection section={section} own={optional.own} />}
      {section.discountPercent !== null && (
        <span className={styles['discount']}>
          {t('section.discounted', { percent: percent(section.discountPercent) })}
        </span>
      )}
    </span>
  );
});

/** What leaving the whole section out would save, where that is not just what it is said to cost. */
function WithoutSection({ section, own }: { section: Section; own: readonly SectionTotal[] }) {
  const { ref, isInSight } = useInSight<HTMLSpanElement>();
  const without = useWithoutWords();
  const { totalAmount } = useFigures();
  const drivers = useDrivers(section.id, isInSight);
  return (
    <span ref={ref} className={styles['discount']}>
      {without(
        drivers,
        own.map((total) => ({ period: total.period, amount: totalAmount(total) })),
      )}
    </span>
  );
}
