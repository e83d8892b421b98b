import { useTranslation } from 'react-i18next';
import { dealColumns } from '#shared/opportunity/import-columns.ts';
import type { ImportedRow } from '#shared/protocol/waiting-api.ts';
import styles from '../catalogue/import.module.css';
import { longDay } from '../ui/dates.ts';
import { useLanguage } from '../ui/i18n.ts';
import table from '../ui/table.module.css';
import type { dealRows } from './import-model.ts';

interface DealPlanProps {
  rows: ReturnType<typeof dealRows>;
  /** Of each row; `null` while it is being found out. */
  outcomes: readonly ImportedRow[] | null;
}

/** The head of the file is its first line. */
const firstLine = 2;
const columns = ['customer', 'value', 'outcome'] as const;

/** What becomes of every row, before anything does. */
export function DealPlan({ rows, outcomes }: DealPlanProps) {
  const { t } = useTranslation('opportunityImport');
  const count = (outcome: ImportedRow['outcome']) =>
    outcomes?.filter((row) => row.outcome === outcome).length ?? 0;
  return (
    <section className={`card ${table['frame']}`} aria-labelledby="import-plan" aria-busy={outcomes === null}>
      <h2 id="import-plan" className={styles['head']}>
        {t('plan')}
      </h2>
      <p className={styles['sum']} role="status">
        {outcomes === null
          ? t('planning')
          : t('sum', {
              opened: count('opened'),
              waiting: count('waiting'),
              exists: count('exists'),
              unreadable: count('unreadable'),
            })}
      </p>
      {outcomes !== null && (
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
            {outcomes.map((outcome, index) => {
              const row: Record<string, unknown> = rows[index] ?? {};
              const said = (key: string) => (row[key] === undefined ? '' : String(row[key]));
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its line.
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
                  <td>
                    <Outcome outcome={outcome} />
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

function Outcome({ outcome }: { outcome: ImportedRow }) {
  const { t } = useTranslation('opportunityImport');
  const language = useLanguage();
  const names = (fields: readonly string[]) =>
    fields
      .map((field) =>
        Object.hasOwn(dealColumns, field) ? dealColumns[field as keyof typeof dealColumns][language] : field,
      )
      .join(', ');
  if (outcome.outcome === 'opened') return t('outcome.opened');
  if (outcome.outcome === 'exists') {
    return t('outcome.exists', { customer: outcome.customerName, title: outcome.title });
  }
  if (outcome.outcome === 'unreadable') return t('outcome.unreadable', { fields: names(outcome.fields) });
  return t('outcome.waiting', { day: longDay(outcome.wakeUpOn, language), fields: names(outcome.fields) });
}
