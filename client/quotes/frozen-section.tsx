import { type DisplayBasis, totalAmount } from '#shared/pricing/with-vat.ts';
import { SectionChoice } from '../signing/line-choice.tsx';
import { PeriodMoney } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { FrozenLineView } from './frozen-line.tsx';
import type { FrozenSection } from './frozen-rows.ts';
import styles from './paper.module.css';
import { SaidOf, ThreadsOf } from './version-talk.tsx';

interface FrozenSectionViewProps {
  section: FrozenSection;
  currency: string;
  basis: DisplayBasis;
}

/** One section with its sums, and every component in it. */
export function FrozenSectionView({ section, currency, basis }: FrozenSectionViewProps) {
  const { t } = useTranslation('quotes');
  const { t: tRoom } = useTranslation('quoteRoom');
  const { disclosure, isLeftOut } = section;
  const isPriced = disclosure === 'open';
  const headingId = `section-${section.id}`;
  return (
    <section
      aria-labelledby={headingId}
      className={`${styles['section']} ${isLeftOut ? styles['outWhole'] : ''}`}
      data-section={section.id}
      tabIndex={-1}
    >
      <header className={styles['sectionHead']}>
        <span className={styles['no']}>{section.number}</span>
        <SectionChoice section={section} />
        <h2 id={headingId}>{section.title}</h2>
        <SaidOf section={section} />
        <span className={styles['sums']}>
          {section.sums.map((sum) => (
            <PeriodMoney
              key={sum.period}
              amount={totalAmount(sum, basis)}
              currency={currency}
              period={sum.period}
            />
          ))}
          {isLeftOut && <span className={styles['quiet']}>{t('frozen.leftOut')}</span>}
        </span>
      </header>
      <ThreadsOf section={section} />
      {disclosure !== 'open' && <p className={styles['bundle']}>{tRoom(`bundle.${disclosure}`)}</p>}
      <ul>
        {section.blocks.map((block) =>
          block.group === null ? (
            block.lines.map((line) => (
              <FrozenLineView
                key={line.component.id}
                line={line}
                currency={currency}
                basis={basis}
                isPriced={isPriced}
              />
            ))
          ) : (
            <li key={block.id} className={styles['group']}>
              <p className={styles['groupTitle']}>
                {block.group}
                <span className={styles['quiet']}>{t('frozen.chosenOf', { count: block.lines.length })}</span>
              </p>
              <ul className={styles['options']}>
                {block.lines.map((line) => (
                  <FrozenLineView
                    key={line.component.id}
                    line={line}
                    currency={currency}
                    basis={basis}
                    isPriced={isPriced}
                  />
                ))}
              </ul>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
