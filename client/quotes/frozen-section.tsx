import { useTranslation } from 'react-i18next';
import { formatUnitPrice } from '#shared/money/format-money.ts';
import { formatQuantity } from '#shared/money/format-number.ts';
import { PeriodMoney } from '../ui/money.tsx';
import type { FrozenLine, FrozenSection } from './frozen-rows.ts';
import styles from './paper.module.css';

interface FrozenSectionViewProps {
  section: FrozenSection;
  currency: string;
}

/** One section with its sums, and every component in it. */
export function FrozenSectionView({ section, currency }: FrozenSectionViewProps) {
  const { t } = useTranslation('quotes');
  const headingId = `section-${section.id}`;
  return (
    <section aria-labelledby={headingId} className={styles['section']}>
      <header className={styles['sectionHead']}>
        <span className={styles['no']}>{section.number}</span>
        <h2 id={headingId}>{section.title}</h2>
        <span className={styles['sums']}>
          {section.sums.map(({ period, net }) => (
            <PeriodMoney key={period} amount={net} currency={currency} period={period} />
          ))}
        </span>
      </header>
      <ul>
        {section.blocks.map((block) =>
          block.group === null ? (
            block.lines.map((line) => <Line key={line.component.id} line={line} currency={currency} />)
          ) : (
            <li key={block.id} className={styles['group']}>
              <p className={styles['groupTitle']}>
                {block.group}
                <span className={styles['quiet']}>{t('frozen.chosenOf', { count: block.lines.length })}</span>
              </p>
              <ul className={styles['options']}>
                {block.lines.map((line) => (
                  <Line key={line.component.id} line={line} currency={currency} />
                ))}
              </ul>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

/** What is left out stays in its place, dimmed, with its price and the words. */
function Line({ line, currency }: { line: FrozenLine; currency: string }) {
  const { t } = useTranslation('quotes');
  const { component, priced, state } = line;
  const isFlat = component.priceModel === 'flat';
  return (
    <li className={`${styles['line']} ${state === 'counts' ? '' : styles['off']}`}>
      <div className={styles['what']}>
        <p className={styles['name']}>{component.title}</p>
        {component.description && <p className={styles['description']}>{component.description}</p>}
        {component.included.length > 0 && <List title={t('frozen.included')} items={component.included} />}
        {component.notIncluded.length > 0 && (
          <List title={t('frozen.notIncluded')} items={component.notIncluded} />
        )}
      </div>
      <span className={`num ${styles['quantity']}`}>{formatQuantity(priced.quantity)}</span>
      <span className={`num ${styles['price']}`}>
        {isFlat && component.unitPrice !== null && formatUnitPrice(component.unitPrice, currency)}
        {component.unit && <span className={styles['second']}>{component.unit}</span>}
      </span>
      <span className={`num ${styles['amount']}`}>
        <PeriodMoney amount={priced.net} currency={currency} period={priced.period} />
        {state === 'left-out' && <span className={styles['second']}>{t('frozen.leftOut')}</span>}
        {state === 'not-chosen' && <span className={styles['second']}>{t('frozen.notChosen')}</span>}
        {state === 'counts' && component.groupId !== null && (
          <span className={styles['second']}>{t('frozen.chosen')}</span>
        )}
      </span>
    </li>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <p className={styles['description']}>
      {title}: {items.join(', ')}
    </p>
  );
}
