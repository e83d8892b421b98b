import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import { useKeptWords } from '../../sync/use-kept-words.ts';
import { useSaving } from '../../sync/use-session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { goToOffer } from '../go-to.ts';
import { useRoom } from '../room-context.ts';
import { narrowDialog } from '../widths.ts';
import approval from './approval.module.css';
import { ApprovalReasons } from './approval-reasons.tsx';
import { AskApproval } from './ask-approval.tsx';
import frozenSummary from './frozen-summary.module.css';
import { FrozenSummary } from './frozen-summary.tsx';
import { movesToSent } from './moves-to-sent.ts';
import { ReviewChecks } from './review-checks.tsx';
import { ReviewDifferences } from './review-differences.tsx';
import styles from './send.module.css';
import { SendForm } from './send-form.tsx';
import { useSendReview } from './use-send-review.ts';

/** One calm look before the paper freezes: to whom, what speaks against it, and exactly what goes. */
export function SendReviewDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('quoteRoom');
  const { quote, quoteId } = useRoom();
  const [message, setMessage] = useKeptWords(quoteId, 'send-message');
  const [reason, setReason] = useKeptWords(quoteId, 'send-reason');
  const [isReasonMissing, setReasonMissing] = useState(false);
  const reasonField = useRef<HTMLInputElement>(null);
  const [settings, setSettings] = useState<OfferSettings>({});
  const { saving } = useSaving();
  const isNarrow = useMediaQuery(narrowDialog, false, { getInitialValueInEffect: false });
  const review = useSendReview(settings, ({ number }) => {
    showToast(t(movesToSent(quote.opportunity?.stage) ? 'toast.sentAndMoved' : 'toast.sent', { number }));
    setMessage('');
    setReason('');
    onClose();
    goToOffer();
  });
  const number = quote.nextVersion;
  const { hold, data, needsReason } = review;
  const press = () => {
    if (hold !== null) return;
    const isMissing = needsReason && reason.trim() === '';
    setReasonMissing(isMissing);
    if (isMissing) reasonField.current?.focus();
    else review.send(message, reason);
  };

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={980}
      centered
      fullScreen={isNarrow}
      classNames={{ content: styles['dialog'] ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('send.title', { number })}>
        <div className={styles['head']}>
          <div>
            <Modal.Title className={styles['title'] ?? ''}>{t('send.title', { number })}</Modal.Title>
            <p>{t('send.lead')}</p>
          </div>
          <Modal.CloseButton aria-label={t('send.close')} />
        </div>
        <div className={styles['grid']} aria-busy={!data}>
          <div className={styles['form']}>
            <SendForm
              review={data}
              message={message}
              onMessage={setMessage}
              notReady={
                needsReason
                  ? {
                      reason,
                      onReason: (words) => {
                        setReason(words);
                        setReasonMissing(false);
                      },
                      isMissing: isReasonMissing,
                      field: reasonField,
                    }
                  : null
              }
              onSettings={(chosen) => setSettings((settings) => ({ ...settings, ...chosen }))}
            />
            {data && <ReviewChecks review={data} onLeave={onClose} />}
            {data?.approval.state === 'needed' && data.approval.request === null && (
              <section
                className={approval['needed']}
                data-field="approval"
                tabIndex={-1}
                aria-label={t('approval.title')}
              >
                <h3>{t('approval.title')}</h3>
                <ApprovalReasons reasons={data.approval.reasons} onLeave={onClose} />
                <AskApproval withoutCost={data.approval.withoutCost} onAsked={onClose} />
              </section>
            )}
            {review.differences.length > 0 && <ReviewDifferences differences={review.differences} />}
            {review.error && <ProblemNotice error={review.error} onRetry={review.retry} />}
          </div>
          <div className={frozenSummary['preview']}>
            {data ? <FrozenSummary review={data} isChanged={review.isChanged} /> : <p>{t('send.loading')}</p>}
          </div>
        </div>
        <div className={styles['foot']}>
          <p className={styles['wait']} role="status">
            {hold === 'stopped' && t('send.stopped')}
            {hold === 'saving' && t(saving === 'offline' ? 'send.waitOffline' : 'send.waitSaving')}
          </p>
          <button type="button" className={controls['button']} onClick={onClose}>
            {t('send.keep')}
          </button>
          <button
            type="button"
            className={`${controls['button']} ${controls['primary']}`}
            aria-disabled={hold !== null}
            onClick={press}
          >
            <IconSend size={16} stroke={1.75} aria-hidden />
            {hold === 'changed' ? t('send.review') : t('send.confirm', { number })}
          </button>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
