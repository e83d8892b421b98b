import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planImport } from '#shared/catalogue/catalogue-row.ts';
import { columnKeys } from '#shared/catalogue/columns.ts';
import { query } from '../api/queries.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './import.module.css';
import { ImportColumns } from './import-columns.tsx';
import { guessMapping, readAll } from './import-model.ts';
import { ImportPlanSummary } from './import-plan.tsx';
import { PreviewTable } from './import-preview.tsx';
import type { CsvFile } from './read-file.ts';
import { UnfitRows } from './unfit-rows.tsx';
import { useImport } from './use-import.ts';

/** One file on its way in. Nothing is in the catalogue before all of it is. */
export function ImportFile({ file, onDone }: { file: CsvFile; onDone: () => void }) {
  const { t } = useTranslation('catalogue');
  const catalogue = useQuery(query('listCatalogue', {}));
  const [mapping, setMapping] = useState(() => guessMapping(file));
  const [rows, setRows] = useState(file.rows);
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const read = useMemo(() => readAll(rows, mapping, leftOut), [rows, mapping, leftOut]);
  const plan = useMemo(
    () =>
      catalogue.data &&
      planImport(
        catalogue.data.items,
        read.rows.map(({ row }) => row),
      ),
    [catalogue.data, read],
  );
  const run = useImport(onDone);
  const hasTitle = mapping.keys.includes('title') || mapping.keys.includes('articleNumber');
  const isReady =
    plan !== undefined &&
    plan.problems.length === 0 &&
    read.unfit.length === 0 &&
    read.rows.length > 0 &&
    hasTitle;
  const setCell = (row: number, column: number, text: string) =>
    setRows(rows.map((cells, at) => (at === row ? cells.with(column, text) : cells)));
  const leaveOut = (indexes: readonly number[]) => setLeftOut(new Set([...leftOut, ...indexes]));

  return (
    <div className={styles['steps']}>
      <section className="card" aria-labelledby="import-columns">
        <h2 id="import-columns" className={styles['head']}>
          {t('import.columns', { name: file.name, count: file.rows.length })}
        </h2>
        <ImportColumns
          headers={file.headers}
          rows={rows}
          mapping={mapping}
          keys={columnKeys}
          onMapping={setMapping}
        />
      </section>
      <PreviewTable rows={read.rows.slice(0, 5)} />
      {read.unfit.length > 0 && (
        <UnfitRows unfit={read.unfit} rows={rows} mapping={mapping} onCell={setCell} onLeaveOut={leaveOut} />
      )}
      {catalogue.isError && (
        <ProblemNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} />
      )}
      {plan && (
        <ImportPlanSummary
          plan={plan}
          places={read.rows.map(({ index }) => index)}
          leftOut={leftOut.size}
          onLeaveOut={leaveOut}
        />
      )}
      {run.error !== null && <ProblemNotice error={run.error} />}
      <footer className={styles['foot']}>
        {run.progress && (
          <div className={styles['progress']} role="status">
            <progress
              max={run.progress.of}
              value={run.progress.done}
              aria-label={t('import.progressLabel')}
            />
            {t('import.progress', { done: run.progress.done, count: run.progress.of })}
          </div>
        )}
        <Button onClick={onDone} disabled={run.progress !== null}>
          {t('import.another')}
        </Button>
        <Button
          variant="filled"
          disabled={!isReady || run.progress !== null}
          onClick={() =>
            void run.start({
              fileName: file.name,
              rows: read.rows.map(({ row }) => row),
              head: catalogue.data?.head ?? 0,
            })
          }
        >
          {t('import.run', { count: read.rows.length })}
        </Button>
      </footer>
    </div>
  );
}
