import { useMemo } from 'react';
import type { ElementId } from '#shared/ids.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { firstMonths, useShownQuote } from '../shown-quote.ts';
import { useShownFigures } from '../use-figures.ts';
import { type LeftOut, leftOutLists } from './left-out.ts';
import styles from './money-row.module.css';
import { MoneyRow } from './money-row.tsx';
import { useExclVat } from './use-excl-vat.ts';

interface LeftOutRowProps {
  kind: 'leftOut' | 'unpicked';
  /** Leads to the place on the paper. */
  onGo: (id: ElementId) => void;
}

/** What is in no total: left out, or what lost to another alternative; each with its own amount. */
export function LeftOutRow({ kind, onGo }: LeftOutRowProps) {
  const { t } = useTranslation('quoteRoom');
  const { money } = useShownFigures();
  const told = useExclVat();
  const { content, priced } = useShownQuote();
  const months = firstMonths(content.terms.termMonths);
  const list = useMemo(() => leftOutLists(content, priced)[kind], [content, priced, kind]);
  if (list.length === 0) return null;
  const label = t(`explain.${kind}`, { count: countOf(list) });
  // Of alternatives that lost to another no sum would say anything.
  const sum = kind === 'leftOut' ? money(priced.firstYearParts.leftOut) : '';
  return (
    <MoneyRow label={sum === '' ? label : told(label)} figure={sum} isSoft>
      <p>{t(`explain.${kind}Told`, { months })}</p>
      <LeftOutList list={list} onGo={onGo} />
    </MoneyRow>
  );
}

/** A section that is left out counts as what is shown of it. */
function countOf(list: readonly LeftOut[]): number {
  const isHeading = (index: number) => list[index + 1]?.isPart === true && list[index]?.isPart === false;
  return list.filter((_, index) => !isHeading(index)).length;
}

function LeftOutList({ list, onGo }: Pick<LeftOutRowProps, 'onGo'> & { list: readonly LeftOut[] }) {
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
