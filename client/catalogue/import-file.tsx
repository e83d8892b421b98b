import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type CatalogueRow, planImport } from '#shared/catalogue/catalogue-row.ts';
import { columnKeys, columns } from '#shared/catalogue/columns.ts';
import { call } from '../api/api.ts';
import { query } from '../api/queries.ts';
import styles from '../import/import.module.css';
import { ImportColumns } from '../import/import-columns.tsx';
import { ImportFoot } from '../import/import-foot.tsx';
import { withCell } from '../import/mapping.ts';
import type { CsvFile } from '../import/read-file.ts';
import { useStagedImport } from '../import/use-staged-import.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { guessMapping, readAll } from './import-model.ts';
import { ImportPlanSummary } from './import-plan.tsx';
import { PreviewTable } from './import-preview.tsx';
import { UnfitItems } from './unfit-items.tsx';

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
  const run = useStagedImport<CatalogueRow>(['listCatalogue', 'listCatalogueImports'], onDone);
  const hasTitle = mapping.keys.includes('title') || mapping.keys.includes('articleNumber');
  const isReady =
    plan !== undefined &&
    plan.problems.length === 0 &&
    read.unfit.length === 0 &&
    read.rows.length > 0 &&
    hasTitle;
  const setCell = (row: number, column: number, text: string) =>
    setRows(rows.map((cells, at) => (at === row ? withCell(cells, column, text) : cells)));
  const start = () => {
    // Where the catalogue stood when the person was told what would come of it.
    const head = catalogue.data?.head ?? 0;
    void run.start(
      file.name,
      read.rows.map(({ row }) => row),
      {
        begin: (body) => call('beginCatalogueImport', { body }),
        bring: (importId, body) => call('bringCatalogueRows', { params: { importId }, body }),
        apply: async (importId) => {
          const done = await call('applyCatalogueImport', { params: { importId }, body: { head } });
          return t('import.done', { added: done.import.added, changed: done.import.changed });
        },
      },
    );
  };
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
          columns={columns}
          onMapping={setMapping}
        />
      </section>
      <PreviewTable rows={read.rows.slice(0, 5)} />
      {read.unfit.length > 0 && (
        <UnfitItems unfit={read.unfit} rows={rows} mapping={mapping} onCell={setCell} onLeaveOut={leaveOut} />
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
      <ImportFoot run={run} count={read.rows.length} isReady={isReady} onStart={start} onCancel={onDone} />
    </div>
  );
}
