import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DecimalMark, decimalMarks } from '#shared/catalogue/csv-numbers.ts';
import { type DealColumn, dealColumnKeys, dealColumns } from '#shared/opportunity/import-columns.ts';
import { call } from '../api/api.ts';
import { useCommand } from '../api/queries.ts';
import styles from '../catalogue/import.module.css';
import type { CsvFile } from '../catalogue/read-file.ts';
import { offeredCurrencies } from '../quotes/gate-answers.ts';
import { useLanguage } from '../ui/i18n.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { DealPlan } from './deal-plan.tsx';
import { type DealMapping, dealRows, guessDeals } from './import-model.ts';

/** One file on its way in. What it would do is told by trying it, and nothing of that stays. */
export function DealFile({ file, onDone }: { file: CsvFile; onDone: () => void }) {
  const { t } = useTranslation('opportunityImport');
  const language = useLanguage();
  const [mapping, setMapping] = useState(() => guessDeals(file));
  const rows = useMemo(() => dealRows(file, mapping), [file, mapping]);
  const body = { rows, fileName: file.name };
  const plan = useQuery({
    queryKey: ['deal-import-plan', file.name, mapping],
    queryFn: () => call('importOpportunities', { body: { ...body, isTrial: true } }),
    // The pipeline may change meanwhile; what was told is what stood then.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const run = useCommand('importOpportunities');
  const set = (change: Partial<DealMapping>) => setMapping({ ...mapping, ...change });
  const setKey = (column: number, key: DealColumn | null) =>
    set({
      keys: mapping.keys.map((was, at) => (at === column ? key : key !== null && was === key ? null : was)),
    });
  const start = () =>
    run.mutateAsync({ body }).then(
      ({ rows: done }) => {
        const count = (outcome: string) => done.filter((row) => row.outcome === outcome).length;
        showToast(t('done', { opened: count('opened'), waiting: count('waiting') }));
        onDone();
      },
      () => {},
    );
  return (
    <div className={styles['steps']}>
      <section className="card" aria-labelledby="import-columns">
        <h2 id="import-columns" className={styles['head']}>
          {t('columns', { name: file.name, count: file.rows.length })}
        </h2>
        <ul className={styles['columns']}>
          {file.headers.map((header, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place; names may repeat.
            <li key={column}>
              <span className={styles['header']}>
                <b>{header || t('unnamed')}</b>
                <span>{file.rows.find((cells) => cells[column])?.[column] ?? ''}</span>
              </span>
              <NativeSelect
                aria-label={t('meaning', { header: header || t('unnamed') })}
                value={mapping.keys[column] ?? ''}
                data={[
                  { value: '', label: t('notRead') },
                  ...dealColumnKeys.map((key) => ({ value: key, label: dealColumns[key][language] })),
                ]}
                onChange={(event) =>
                  setKey(column, dealColumnKeys.find((one) => one === event.currentTarget.value) ?? null)
                }
              />
            </li>
          ))}
        </ul>
        <div className={styles['mark']}>
          <NativeSelect
            label={t('mark')}
            value={mapping.mark}
            data={decimalMarks.map((value) => ({ value, label: t(value === ',' ? 'comma' : 'point') }))}
            onChange={(event) => set({ mark: event.currentTarget.value as DecimalMark })}
          />
        </div>
        {!mapping.keys.includes('currency') && (
          <div className={styles['mark']}>
            <NativeSelect
              label={t('currency')}
              value={mapping.currency}
              data={offeredCurrencies}
              onChange={(event) => set({ currency: event.currentTarget.value })}
            />
          </div>
        )}
        {!mapping.keys.includes('needWithinHalfYear') && (
          <div className={styles['mark']}>
            <Checkbox
              label={t('need')}
              checked={mapping.needed}
              onChange={(event) => set({ needed: event.currentTarget.checked })}
            />
          </div>
        )}
      </section>
      {plan.isError && <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />}
      <DealPlan rows={rows} outcomes={plan.data?.rows ?? null} />
      {run.error && <ProblemNotice error={run.error} />}
      <footer className={styles['foot']}>
        {run.isPending && (
          <div className={styles['progress']} role="status">
            <progress aria-label={t('running')} />
            {t('running')}
          </div>
        )}
        <Button onClick={onDone} disabled={run.isPending}>
          {t('another')}
        </Button>
        <Button variant="filled" disabled={!plan.data || run.isPending} onClick={() => void start()}>
          {t('run', { count: rows.length })}
        </Button>
      </footer>
    </div>
  );
}
