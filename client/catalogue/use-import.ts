import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueRow } from '#shared/catalogue/catalogue-row.ts';
import { call } from '../api/api.ts';
import { refresh } from '../api/freshness.ts';
import { showToast } from '../ui/toast.tsx';
import { portions } from './import-model.ts';

interface Import {
  readonly fileName: string;
  readonly rows: readonly CatalogueRow[];
  /** Where the catalogue stood when the person was told what would come of it. */
  readonly head: number;
}

interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Brings the rows, some at a time, and then has all of them read in at once. */
export function useImport(onDone: () => void) {
  const { t } = useTranslation('catalogue');
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<unknown>(null);
  const start = async ({ fileName, rows, head }: Import) => {
    setError(null);
    setProgress({ done: 0, of: rows.length });
    try {
      const { importId } = await call('beginCatalogueImport', { body: { fileName, rowCount: rows.length } });
      for (const { from, rows: some } of portions(rows)) {
        const body = { from, rows: some };
        const { brought } = await call('bringCatalogueRows', { params: { importId }, body });
        setProgress({ done: brought, of: rows.length });
      }
      const done = await call('applyCatalogueImport', { params: { importId }, body: { head } });
      showToast(t('import.done', { added: done.import.added, changed: done.import.changed }));
      onDone();
    } catch (failure) {
      setError(failure);
    } finally {
      setProgress(null);
      // What the person is told next is how the catalogue stands by now.
      await refresh(client, ['listCatalogue', 'listCatalogueImports']);
    }
  };
  return { progress, error, start };
}
