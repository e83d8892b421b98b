import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query, useCommand } from '../api/queries.ts';
import { dayAndTime } from '../ui/dates.ts';
import { useLanguage } from '../ui/i18n.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './import.module.css';

/** What was read in lately, each with the way to take all of it back. */
export function ImportList() {
  const { t } = useTranslation('catalogue');
  const language = useLanguage();
  const imports = useQuery(query('listCatalogueImports', {}));
  const undo = useCommand('undoCatalogueImport');
  if (!imports.data || imports.data.imports.length === 0) return null;
  return (
    <section className="card" aria-labelledby="import-list">
      <h2 id="import-list" className={styles['head']}>
        {t('import.earlier')}
      </h2>
      {undo.isError && <ProblemNotice error={undo.error} />}
      <ul className={styles['changes']}>
        {imports.data.imports.map(({ id, fileName, by, appliedAt, added, changed, undoneAt, undoneBy }) => (
          <li key={id}>
            <b>{fileName}</b>
            <span>
              {t('import.was', { name: by, at: dayAndTime(appliedAt, language), added, changed })}
              {undoneAt !== null && ` ${t('import.undone', { name: undoneBy ?? '' })}`}
            </span>
            {undoneAt === null && (
              <Button
                size="xs"
                aria-label={t('import.undoOf', { name: fileName })}
                loading={undo.isPending && undo.variables?.params.importId === id}
                onClick={() => undo.mutate({ params: { importId: id } })}
              >
                {t('import.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
