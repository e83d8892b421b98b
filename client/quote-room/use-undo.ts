import { useMemo } from 'react';
import { useQuoteSession } from '../sync/use-session.ts';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';

const words = { nothing: 'desk.undoNothing', overtaken: 'desk.undoOvertaken' } as const;

/** Takes back, and does again, what I did myself; says so where there is nothing (left) to take back. */
export function useUndo(): { undo: () => void; redo: () => void } {
  const { t } = useTranslation('quoteRoom');
  const session = useQuoteSession();
  return useMemo(
    () => ({
      undo: () => {
        const outcome = session.undo();
        if (outcome !== 'done') showToast(t(words[outcome]));
      },
      redo: () => {
        if (session.redo() === 'overtaken') showToast(t(words.overtaken));
      },
    }),
    [session, t],
  );
}
