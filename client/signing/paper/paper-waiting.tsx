import { IconFileDownload } from '@tabler/icons-react';
import { mayAnswerOffline, type OfflineAnswer } from '#shared/acceptance/offline.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { OfflineView } from '#shared/protocol/offline-api.ts';
import { downloadKeptFile } from '../../api/download.ts';
import { useCommand } from '../../api/queries.ts';
import controls from '../../quote-room/controls.module.css';
import { dayAndTime, longDay } from '../../ui/dates.ts';
import { DownloadButton } from '../../ui/download-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import styles from './paper.module.css';

interface PaperWaitingProps {
  quoteId: string;
  sent: EndpointAnswer<'getVersion'>;
  offline: OfflineView;
}

/** What was recorded, for the one who confirms it and the one who may take it back. */
export function PaperWaiting({ quoteId, sent, offline }: PaperWaitingProps) {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const settle = useCommand('settleOffline');
  const { id, isMine, signedBy, acceptedOn, totals, note, file, recordedBy, recordedAt } = offline;
  const { number } = sent.version;
  const answer = (given: OfflineAnswer, done: string) => {
    if (settle.isPending) return;
    settle.mutateAsync({ params: { quoteId, offlineId: id }, body: { answer: given } }).then(
      () => showToast(done),
      () => {},
    );
  };
  const button = (given: OfflineAnswer, words: string, done: string, tone: string | undefined) =>
    mayAnswerOffline(given, isMine) && (
      <button
        type="button"
        className={`${controls['button']} ${tone ?? ''}`}
        aria-disabled={settle.isPending}
        onClick={() => answer(given, done)}
      >
        {words}
      </button>
    );
  return (
    <>
      <p role="status">{isMine ? t('paper.waitingMine') : t('paper.waitingYours', { name: recordedBy })}</p>
      <p className={styles['said']}>
        {t('paper.said', {
          who: signedBy,
          date: longDay(acceptedOn, language),
          amount: formatMoney(totals.firstYear.net, totals.currency),
        })}
      </p>
      {note && <q className={styles['note']}>{note}</q>}
      <p>{t('paper.recordedBy', { name: recordedBy, when: dayAndTime(recordedAt, language) })}</p>
      {file && (
        <DownloadButton
          variant="default"
          size="sm"
          icon={<IconFileDownload size={16} stroke={1.75} aria-hidden />}
          download={() => downloadKeptFile(quoteId, file.id)}
        >
          {t('paper.open')}
        </DownloadButton>
      )}
      {settle.error && <ProblemNotice error={settle.error} />}
      <div className={styles['acts']}>
        {button(
          'confirm',
          t('paper.confirm', { number }),
          t('paper.confirmed', { number }),
          controls['primary'],
        )}
        {button('decline', t('paper.decline'), t('paper.declined'), controls['quiet'])}
        {button('withdraw', t('paper.withdraw'), t('paper.withdrawn'), undefined)}
      </div>
    </>
  );
}
