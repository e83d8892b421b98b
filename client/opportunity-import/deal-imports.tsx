import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query, useCommand } from '../api/queries.ts';
import styles from '../catalogue/import.module.css';
import { dayAndTime } from '../ui/dates.ts';
import { useLanguage } from '../ui/i18n.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** What was read in lately, each with the way to take all of it back. */
export function DealImports() {
  const { t } = useTranslation('opportunityImport');
  const language = useLanguage();
  const { data } = useQuery(query('listOpportunityImports', {}));
  const undo = useCommand('undoOpportunityImport');
  if (!data || data.imports.length === 0) return null;
  return (
    <section className="card" aria-labelledby="import-list">
      <h2 id="import-list" className={styles['head']}>
        {t('earlier')}
      </h2>
      {undo.isError && <ProblemNotice error={undo.error} />}
      <ul className={styles['changes']}>
        {data.imports.map(({ id, fileName, by, at, opened, waiting, undoneAt, undoneBy }) => (
          <li key={id}>
            <b>{fileName}</b>
            <span>
              {t('was', { name: by, at: dayAndTime(at, language), opened, waiting })}
              {undoneAt !== null && ` ${t('undone', { name: undoneBy ?? '' })}`}
            </span>
            {undoneAt === null && (
              <Button
                size="xs"
                aria-label={t('undoOf', { name: fileName })}
                loading={undo.isPending && undo.variables?.params.importId === id}
                onClick={() => undo.mutate({ params: { importId: id }, body: {} })}
              >
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
