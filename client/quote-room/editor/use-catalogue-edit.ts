import { useMemo } from 'react';
import { useInternalSession, useQuoteSession } from '../../sync/use-session.ts';
import { focusWhenThere } from '../use-create-room-edit.ts';
import { type CatalogueEdit, createCatalogueEdit } from './catalogue-edit.ts';

/** Taking from the catalogue, bound to the live session. */
export function useCatalogueEdit(): CatalogueEdit {
  const session = useQuoteSession();
  const internal = useInternalSession();
  return useMemo(
    () =>
      createCatalogueEdit({
        edit: (change) => session.edit(change),
        asOneStep: (act) => session.asOneStep(act),
        note: (notes) => internal?.note(notes) ?? false,
        content: () => session.getState().content,
        focusField: focusWhenThere,
      }),
    [session, internal],
  );
}
