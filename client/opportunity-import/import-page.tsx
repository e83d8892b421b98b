import { useQuery } from '@tanstack/react-query';
import { largestDealImport } from '#shared/protocol/waiting-api.ts';
import { query, useCommand } from '../api/queries.ts';
import { ImportList } from '../import/import-list.tsx';
import { ImportPage } from '../import/import-page.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { DealFile } from './deal-file.tsx';

/** A list of deals of one's own → the pipeline, by its gate. */
export function DealImportPage() {
  const { t } = useTranslation('opportunityImport');
  return (
    <ImportPage
      title={t('title')}
      lead={t('lead')}
      back={<ButtonLink to="/pipeline/waiting">{t('back')}</ButtonLink>}
      most={largestDealImport}
      File={DealFile}
      earlier={<Earlier />}
    />
  );
}

function Earlier() {
  const { t } = useTranslation('opportunityImport');
  const language = useLanguage();
  const { data } = useQuery(query('listOpportunityImports', {}));
  const undo = useCommand('undoOpportunityImport');
  return (
    <ImportList
      imports={(data?.imports ?? []).map(({ id, fileName, by, at, opened, waiting, undoneAt, undoneBy }) => ({
        id,
        fileName,
        was: t('was', { name: by, at: dayAndTime(at, language), opened, waiting }),
        undoneBy: undoneAt === null ? null : (undoneBy ?? ''),
      }))}
      undoing={undo.isPending ? undo.variables.params.importId : null}
      error={undo.error}
      onUndo={(importId) => undo.mutate({ params: { importId }, body: {} })}
    />
  );
}
