import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type DateOrder, dateOrders, hasOrder } from '#shared/opportunity/file-dates.ts';
import { type DealColumn, dealColumnKeys, dealColumns } from '#shared/opportunity/import-columns.ts';
import { call } from '../api/api.ts';
import { query } from '../api/queries.ts';
import styles from '../import/import.module.css';
import { ImportColumns } from '../import/import-columns.tsx';
import { ImportFoot } from '../import/import-foot.tsx';
import type { CsvFile } from '../import/read-file.ts';
import { useStagedImport } from '../import/use-staged-import.ts';
import { offeredCurrencies } from '../quotes/gate-answers.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { DealPlan } from './deal-plan.tsx';
import {
  datesOf,
  guessDeals,
  judgeAll,
  nothingSettled,
  type Settled,
  type Sheet,
  type StatedRow,
  withAnswer,
} from './import-model.ts';
import { UnfitDeals } from './unfit-deals.tsx';

/** One file on its way in. Nothing is opened, and nobody waits, before all of it is read in. */
export function DealFile({ file, onDone }: { file: CsvFile; onDone: () => void }) {
  const { t } = useTranslation('opportunityImport');
  const language = useLanguage();
  const [sheet, setSheet] = useState<Sheet>(() => ({ ...file, mapping: guessDeals(file) }));
  const [settled, setSettled] = useState<Settled>(nothingSettled);
  const standing = useQuery(query('listOpenContacts', {}));
  const judged = useMemo(
    () => standing.data && judgeAll(sheet, settled, standing.data),
    [sheet, settled, standing.data],
  );
  const run = useStagedImport<StatedRow>(
    ['listOpenContacts', 'listWaiting', 'listQuotes', 'getPipeline', 'listDeals', 'listOpportunityImports'],
    onDone,
  );
  const { mapping } = sheet;
  const setMapping = (next: Sheet['mapping']) => setSheet({ ...sheet, mapping: next });
  const setAnswer = (row: number, key: DealColumn, text: string) =>
    setSheet(withAnswer(sheet, row, key, text, dealColumns[key][language]));
  const going = judged?.filter(({ outcome }) => outcome.is === 'opens' || outcome.is === 'waits') ?? [];
  const start = () => {
    const count = (is: 'opens' | 'waits') => going.filter(({ outcome }) => outcome.is === is).length;
    const told = { opened: count('opens'), waiting: count('waits') };
    void run.start(
      file.name,
      going.map(({ row }) => row),
      {
        begin: (body) => call('beginOpportunityImport', { body }),
        bring: (importId, { from, rows }) =>
          call('bringOpportunityRows', { params: { importId }, body: { from, rows } }),
        apply: async (importId) => {
          const done = await call('applyOpportunityImport', { params: { importId }, body: { told } });
          return t('done', { opened: done.import.opened, waiting: done.import.waiting });
        },
      },
    );
  };
  return (
    <div className={styles['steps']}>
      <section className="card" aria-labelledby="import-columns">
        <h2 id="import-columns" className={styles['head']}>
          {t('columns', { name: file.name, count: file.rows.length })}
        </h2>
        <ImportColumns
          headers={sheet.headers}
          rows={sheet.rows}
          mapping={mapping}
          keys={dealColumnKeys}
          columns={dealColumns}
          onMapping={setMapping}
        >
          {hasOrder(datesOf(mapping.keys, sheet.rows)) && (
            <NativeSelect
              label={t('order')}
              value={mapping.order}
              data={dateOrders.map((value) => ({ value, label: t(`orders.${value}`) }))}
              onChange={(event) => setMapping({ ...mapping, order: event.currentTarget.value as DateOrder })}
            />
          )}
          {!mapping.keys.includes('currency') && (
            <NativeSelect
              label={t('currency')}
              value={mapping.currency}
              data={offeredCurrencies}
              onChange={(event) => setMapping({ ...mapping, currency: event.currentTarget.value })}
            />
          )}
          {!mapping.keys.includes('source') && (
            <TextInput
              label={t('source')}
              value={mapping.source}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => setMapping({ ...mapping, source: event.currentTarget.value })}
            />
          )}
          {!mapping.keys.includes('needWithinHalfYear') && (
            <Checkbox
              label={t('need')}
              checked={mapping.needed}
              onChange={(event) => setMapping({ ...mapping, needed: event.currentTarget.checked })}
            />
          )}
        </ImportColumns>
      </section>
      {standing.isError && <ProblemNotice error={standing.error} onRetry={() => void standing.refetch()} />}
      <DealPlan judged={judged} leftOut={settled.leftOut.size} />
      {judged && standing.data && (
        <UnfitDeals
          {...{ sheet, judged, settled }}
          today={standing.data.today}
          onAnswer={setAnswer}
          onSettle={setSettled}
        />
      )}
      <ImportFoot
        run={run}
        count={going.length}
        isReady={going.length > 0 && judged?.every(({ outcome }) => outcome.is !== 'unreadable') === true}
        onStart={start}
        onCancel={onDone}
      />
    </div>
  );
}
