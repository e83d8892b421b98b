import { IconCircleCheck, IconClock, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { query } from '../api/queries.ts';
import { longDay } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { amountNow, answerSentence, moveSentences } from './answer-words.ts';
import { EvidenceFiles } from './evidence-files.tsx';
import { RescindedFile } from './paper/rescinded-file.tsx';
import styles from './seller-answer.module.css';

/** How often a page that no room tells anything looks by itself, in milliseconds. */
const lookEveryMs = 15_000;

/** On a sent version's page: what the customer has answered, and what they chose since it was sent. */
export function SellerAnswer({ quoteId, sent }: { quoteId: string; sent: EndpointAnswer<'getVersion'> }) {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const { number } = sent.version;
  const { data } = useQuery({
    ...query('getAnswer', { params: { quoteId, number } }),
    refetchInterval: lookEveryMs,
  });
  if (!data) return null;
  const { answer } = data;
  const sentence = answerSentence(t, answer, number, language);
  const moves = moveSentences(t, answer, sent.frozen);
  if (sentence === null && moves.length === 0 && answer.named.length === 0) return null;
  const isOff = answer.declined !== null || answer.accepted?.rescinded != null;
  const Icon = isOff ? IconX : answer.accepted ? IconCircleCheck : IconClock;
  return (
    <section className={styles['answer']} aria-label={t('seller.title')}>
      <Icon size={20} stroke={1.75} aria-hidden />
      <div>
        <h2>{sentence ?? t('seller.waiting')}</h2>
        {answer.accepted?.rescinded?.reason && <p>{answer.accepted.rescinded.reason}</p>}
        {answer.accepted?.rescinded?.fileId && (
          <RescindedFile quoteId={quoteId} fileId={answer.accepted.rescinded.fileId} />
        )}
        {answer.accepted && <EvidenceFiles quoteId={quoteId} number={number} />}
        {answer.declined?.comeBack && (
          <p>{t('seller.comeBack', { date: longDay(answer.declined.comeBack, language) })}</p>
        )}
        {answer.named.map(({ participantId, name, email, byName }) => (
          <p key={participantId}>{t('seller.named', { by: byName, name, email })}</p>
        ))}
        {moves.length > 0 && (
          <div className={styles['moves']}>
            <p>{t('seller.moves', { count: moves.length })}</p>
            <ol>
              {moves.map((move, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a log that only grows, and two rows may say the same.
                <li key={i}>{move}</li>
              ))}
            </ol>
            <p>{t('seller.totalNow', { amount: amountNow(answer, sent.frozen) })}</p>
          </div>
        )}
      </div>
    </section>
  );
}
