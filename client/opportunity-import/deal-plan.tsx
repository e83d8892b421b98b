import styles from '../import/import.module.css';
import { longDay } from '../ui/dates.ts';
import table from '../ui/table.module.css';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import type { JudgedRow, Outcome } from './import-model.ts';

interface DealPlanProps {
  /** `undefined`: it is being found out. */
  judged: readonly JudgedRow[] | undefined;
  leftOut: number;
}

/** The head of the file is its first line. */
const firstLine = 2;
/** The first of them tell whether the file was read as it was meant. */
const mostShown = 5;
const columns = ['customer', 'value', 'close', 'contact'] as const;

/** What reading it in will do, and the first deals as they would stand. */
export function DealPlan({ judged, leftOut }: DealPlanProps) {
  const { t } = useTranslation('opportunityImport');
  const language = useLanguage();
  const count = (is: Outcome['is']) => judged?.filter(({ outcome }) => outcome.is === is).length ?? 0;
  const opening = judged?.filter(({ outcome }) => outcome.is === 'opens').slice(0, mostShown) ?? [];
  return (
    <section className={`card ${table['frame']}`} aria-labelledby="import-plan" aria-busy={!judged}>
      <h2 id="import-plan" className={styles['head']}>
        {t('plan')}
      </h2>
      <p className={styles['sum']} role="status">
        {judged
          ? t('sum', {
              opened: count('opens'),
              waiting: count('waits'),
              exists: count('exists'),
              unreadable: count('unreadable'),
              leftOut,
            })
          : t('planning')}
      </p>
      {opening.length > 0 && (
        <table className={table['table']}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {opening.map(({ index, row }) => {
              const said = (key: string) => (row[key] === undefined ? '' : String(row[key]));
              return (
                <tr key={index}>
                  <td>
                    <span className={table['first']}>{said('customerName')}</span>
                    <span className={table['second']}>
                      {[t('line', { line: index + firstLine }), said('title')].filter(Boolean).join(', ')}
                    </span>
                  </td>
                  <td className="num">
                    {[said('value'), said('valueHigh')].filter(Boolean).join('–')} {said('currency')}
                  </td>
                  <td className="num">{longDay(said('expectedClose'), language)}</td>
                  <td>
                    <span className={table['first']}>{said('contactName')}</span>
                    <span className={table['second']}>{said('contactEmail')}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
