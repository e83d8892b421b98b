import { Button, Modal } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { mayWrite } from '#shared/access/permissions.ts';
import type { RestorationId } from '#shared/ids.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import { useCommand } from '../api/queries.ts';
import { BusyButton } from '../ui/busy-button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { problemWord } from '../ui/problem-words.ts';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './version-list.module.css';

interface RestoreVersionProps {
  quote: QuoteView;
  number: number;
}

/** The way to make the working copy say again what a version says; nothing where it does, or nobody can build any more. */
export function RestoreVersion({ quote, number }: RestoreVersionProps) {
  const { t } = useTranslation('versions');
  const [isAsked, setAsked] = useState(false);
  const isOpen = mayWrite('shared', 'components', quote.status, 'seller');
  const isWorkingCopy = !isOpen && number === quote.versions[0]?.number;
  if (isWorkingCopy || (!isOpen && !quote.commands.revise)) return null;
  return (
    <>
      <button
        type="button"
        className={styles['restore']}
        aria-label={t('restore.actionOf', { number })}
        onClick={() => setAsked(true)}
      >
        <IconArrowBackUp size={14} stroke={1.75} aria-hidden />
        {t('restore.action')}
      </button>
      {isAsked && <RestoreDialog {...{ quote, number }} revises={!isOpen} onClose={() => setAsked(false)} />}
    </>
  );
}

interface RestoreDialogProps extends RestoreVersionProps {
  revises: boolean;
  onClose: () => void;
}

function RestoreDialog({ quote, number, revises, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('versions');
  const restore = useCommand('restoreVersion');
  const undo = useUndo(quote);
  const start = () =>
    void restore.mutateAsync({ params: { quoteId: quote.id, number } }).then(
      ({ restorationId, changed }) => {
        onClose();
        if (restorationId === null) showToast(t('restore.same', { number }));
        else {
          showToast(t('restore.done', { number, count: changed }), {
            label: t('restore.undo'),
            run: () => undo(restorationId),
          });
        }
      },
      () => {},
    );
  return (
    <Modal.Root opened onClose={onClose} centered classNames={{ content: styles['dialog'] ?? '' }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('restore.title', { number })}>
        <Modal.Title className={styles['dialogTitle'] ?? ''}>{t('restore.title', { number })}</Modal.Title>
        <p>{t('restore.text', { number })}</p>
        {revises && <p>{t('restore.revises', { number: quote.nextVersion })}</p>}
        {restore.error && <ProblemNotice error={restore.error} />}
        <div className={styles['actions']}>
          <Button onClick={onClose}>{t('restore.keep')}</Button>
          <BusyButton variant="filled" isBusy={restore.isPending} onClick={start}>
            {t('restore.confirm')}
          </BusyButton>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function useUndo(quote: QuoteView): (restorationId: RestorationId) => void {
  const { t } = useTranslation('versions');
  const { t: tUi } = useTranslation('ui');
  const undo = useCommand('undoRestoring');
  return (restorationId) => {
    // By promise: the dialog that asked is gone by then, and callbacks of its mutation with it.
    undo.mutateAsync({ params: { quoteId: quote.id, restorationId } }).then(
      ({ changed }) => showToast(t(changed > 0 ? 'restore.undone' : 'restore.undoneNothing')),
      (error: unknown) => showToast(tUi(`problem.${problemWord(error)}.title`)),
    );
  };
}
