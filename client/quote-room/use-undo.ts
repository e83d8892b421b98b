import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuoteSession } from '../sync/use-session.ts';
import { showToast } from '../ui/toast.tsx';

/** Takes back, and does again, what I did myself; says so where there is nothing (left) to take back. */
export function useUndo(): { undo: () => void; redo: () => void } {
  const { t } = useTranslation('quoteRoom');
  const session = useQuoteSession();
  return useMemo(
    () => ({
      undo: () => {
        if (!session.undo()) showToast(t('desk.nothingToUndo'));
      },
      redo: () => {
        session.redo();
      },
    }),
    [session, t],
  );
}
