import { useQuery } from '@tanstack/react-query';
import { largestImport } from '#shared/catalogue/catalogue-row.ts';
import { query, useCommand } from '../api/queries.ts';
import { ImportList } from '../import/import-list.tsx';
import { ImportPage } from '../import/import-page.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { ImportFile } from './import-file.tsx';

/** A price list of one's own → the catalogue. */
export function CatalogueImportPage() {
  const { t } = useTranslation('catalogue');
  return (
    <ImportPage
      title={t('import.title')}
      lead={t('import.lead')}
      back={<ButtonLink to="/catalogue">{t('import.back')}</ButtonLink>}
      most={largestImport}
      File={ImportFile}
      earlier={<Earlier />}
    />
  );
}

function Earlier() {
  const { t } = useTranslation('catalogue');
  const language = useLanguage();
  const { data } = useQuery(query('listCatalogueImports', {}));
  const undo = useCommand('undoCatalogueImport');
  return (
    <ImportList
      imports={(data?.imports ?? []).map(
        ({ id, fileName, by, appliedAt, added, changed, undoneAt, undoneBy }) => ({
          id,
          fileName,
          was: t('import.was', { name: by, at: dayAndTime(appliedAt, language), added, changed }),
          undoneBy: undoneAt === null ? null : (undoneBy ?? ''),
        }),
      )}
      undoing={undo.isPending ? undo.variables.params.importId : null}
      error={undo.error}
      onUndo={(importId) => undo.mutate({ params: { importId } })}
    />
  );
}
