import { useMemo } from 'react';
import type { ElementId } from '#shared/ids.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { firstMonths, useShownQuote } from '../shown-quote.ts';
import { useShownFigures } from '../use-figures.ts';
import { type LeftOut, leftOutLists } from './left-out.ts';
import styles from './money-row.module.css';
import { MoneyRow } from './money-row.tsx';
import { useExclVat } from './use-excl-vat.ts';

interface LeftOutRowsProps {
  /** Leads to the place on the paper. */
  onGo: (id: ElementId) => void;
}

/** What is in no total: left out, and what lost to another alternative, each with its own amount. */
export function LeftOutRows({ onGo }: LeftOutRowsProps) {
  const { t } = useTranslation('quoteRoom');
  const { money } = useShownFigures();
  const told = useExclVat();
  const { content, priced } = useShownQuote();
  const months = firstMonths(content.terms.termMonths);
  const { leftOut, unpicked } = useMemo(() => leftOutLists(content, priced), [content, priced]);
  const rows = [
    { kind: 'leftOut', list: leftOut, figure: money(priced.firstYearParts.leftOut) },
    { kind: 'unpicked', list: unpicked, figure: '' },
  ] as const;
  const labelOf = (kind: 'leftOut' | 'unpicked', list: readonly LeftOut[]) =>
    t(`explain.${kind}`, { count: countOf(list) });
  return rows
    .filter(({ list }) => list.length > 0)
    .map(({ kind, list, figure }) => (
      <MoneyRow
        key={kind}
        label={figure === '' ? labelOf(kind, list) : told(labelOf(kind, list))}
        figure={figure}
        isSoft
      >
        <p>{t(`explain.${kind}Told`, { months })}</p>
        <LeftOutList list={list} onGo={onGo} />
      </MoneyRow>
    ));
}

/** A section that is left out counts as what is shown of it. */
function countOf(list: readonly LeftOut[]): number {
  const isHeading = (index: number) => list[index + 1]?.isPart === true && list[index]?.isPart === false;
  return list.filter((_, index) => !isHeading(index)).length;
}

function LeftOutList({ list, onGo }: LeftOutRowsProps & { list: readonly LeftOut[] }) {
  const { t } = useTranslation('quoteRoom');
  const { money, perPeriod } = useShownFigures();
  return (
    <ul className={styles['listed']}>
      {list.map(({ id, title, amounts, isPart }) => (
        <li key={id} className={isPart ? styles['of'] : ''}>
          <button type="button" className={styles['link']} data-looks onClick={() => onGo(id)}>
            {title || t('row.untitled')}
          </button>
          <span className={`${styles['amounts']} num`}>
            {amounts.map(({ period, net, tax }) => (
              <span key={period} className={styles['amount']}>
                {perPeriod(net, period)}
                <span className={styles['vat']}>{t('explain.ownVat', { vat: money(tax) })}</span>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
