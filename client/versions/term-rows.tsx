import { formatUnitPrice } from '#shared/money/format-money.ts';
import type { Comparison } from '#shared/protocol/versions-api.ts';
import { longDay } from '../ui/dates.ts';
import { type Language, languageNames } from '../ui/languages.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { fieldKey } from './cause-words.ts';
import styles from './changes.module.css';
import { daysBetween } from './days-between.ts';
import { MarginCell } from './margin-cell.tsx';
import { ChangedLine } from './origin-line.tsx';
import { useCompared } from './versions-context.ts';

type Term = Comparison['terms'][number];

/** The terms that differ, as they were and are. */
export function TermRows({ terms }: { terms: readonly Term[] }) {
  return terms.map((term) => <TermRow key={term.field} term={term} />);
}

function TermRow({ term }: { term: Term }) {
  const { t } = useTranslation('versions');
  const { before, after } = useCompared();
  const { field, origin } = term;
  const words = useTermWords(field);
  const label = t(field === 'title' ? 'field.quoteTitle' : fieldKey(field));
  return (
    <tr>
      <th scope="row">
        <span className={styles['name']}>{label}</span>
        <ChangedLine origin={origin} />
      </th>
      <td className={styles['figure']} data-label={before}>
        {words(term.before)}
      </td>
      <td className={`${styles['figure']} ${styles['now']}`} data-label={after}>
        {words(term.after)}
      </td>
      <td className={styles['bar']} />
      <td className={`${styles['figure']} ${styles['quiet']}`} data-label={t('table.over')}>
        {useDaysMoved(term)}
      </td>
      <MarginCell />
    </tr>
  );
}

const dates: readonly string[] = ['startDate', 'validUntil'];

/** "14 days later", of a date that moved. */
function useDaysMoved({ field, before, after }: Term): string {
  const { t } = useTranslation('versions');
  if (!dates.includes(field) || typeof before !== 'string' || typeof after !== 'string') return '';
  const days = daysBetween(before, after);
  return t(days < 0 ? 'table.daysEarlier' : 'table.daysLater', { count: Math.abs(days) });
}

function useTermWords(field: Term['field']): (value: unknown) => string {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  const { currency } = useCompared();
  const day = (value: unknown) => longDay(String(value), language);
  const words: Partial<Record<Term['field'], (value: unknown) => string>> = {
    startDate: day,
    validUntil: day,
    termMonths: (value) => t('value.months', { count: Number(value) }),
    paymentDays: (value) => t('value.days', { count: Number(value) }),
    displayBasis: (value) => t(value === 'inclVat' ? 'value.inclVat' : 'value.exclVat'),
    language: (value) => languageNames[value as Language],
    payableStep: (value) => formatUnitPrice(String(value), currency),
  };
  return (value) => (value === null ? t('table.notSet') : (words[field]?.(value) ?? String(value)));
}
