import { IconFileCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { OfflineView } from '#shared/protocol/offline-api.ts';
import { query } from '../../api/queries.ts';
import controls from '../../quote-room/controls.module.css';
import { dayAndTime, longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import styles from './paper.module.css';
import { PaperForm } from './paper-form.tsx';
import { PaperWaiting } from './paper-waiting.tsx';

interface PaperAcceptanceProps {
  quoteId: string;
  sent: EndpointAnswer<'getVersion'>;
}

/** On a sent version's page, for the seller: that it was accepted on paper, and the second person who confirms it. */
export function PaperAcceptance({ quoteId, sent }: PaperAcceptanceProps) {
  const { t } = useTranslation('signing');
  const { version } = sent;
  const params = { quoteId, number: version.number };
  const { data } = useQuery(query('listOffline', { params }));
  const answer = useQuery(query('getAnswer', { params })).data?.answer;
  const [isOpen, setOpen] = useState(false);
  if (!data || !answer) return null;
  const waiting = data.offline.find(({ state }) => state === 'waiting');
  const past = data.offline.filter(({ state }) => state !== 'waiting');
  const stands = version.standing === 'outstanding';
  if (!waiting && past.length === 0 && !stands) return null;
  return (
    <section className={styles['paper']} aria-label={t('paper.title')}>
      <IconFileCheck size={20} stroke={1.75} aria-hidden />
      <div className={styles['body']}>
        <h2>{t('paper.title')}</h2>
        {past.map((each) => (
          <PastLine key={each.id} offline={each} />
        ))}
        {waiting && <PaperWaiting {...{ quoteId, sent }} offline={waiting} />}
        {!waiting && stands && !isOpen && (
          <>
            <p>{t('paper.about')}</p>
            <div className={styles['acts']}>
              <button type="button" className={controls['button']} onClick={() => setOpen(true)}>
                {t('paper.start')}
              </button>
            </div>
          </>
        )}
        {!waiting && stands && isOpen && (
          <PaperForm {...{ quoteId, sent, answer }} onDone={() => setOpen(false)} />
        )}
      </div>
    </section>
  );
}

function PastLine({ offline }: { offline: OfflineView }) {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const { state, recordedBy, signedBy, acceptedOn, settledBy, settledAt } = offline;
  if (state === 'waiting') return null;
  return (
    <p>
      {t(`paper.past.${state}`, {
        by: recordedBy,
        who: signedBy,
        date: longDay(acceptedOn, language),
        second: settledBy ?? '',
        when: settledAt === null ? '' : dayAndTime(settledAt, language),
      })}
    </p>
  );
}
