import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { query } from '../api/queries.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './mail.module.css';
import { MailList } from './mail-list.tsx';
import { MailReader } from './mail-reader.tsx';

/** How often the mailbox is looked into while it is on screen, in milliseconds. */
const lookEvery = 3_000;

/** The demo's mailbox: what the other side was told, as they would read it. Which one is read stands in the address. */
export function MailPage() {
  const { t } = useTranslation('mail');
  const { id } = useSearch({ from: '/workspace/mail' });
  const mailbox = useQuery({ ...query('listMails', {}), refetchInterval: lookEvery });
  return (
    <Page title={t('title')}>
      <p className={styles['note']}>{t('note')}</p>
      {mailbox.isError && <ProblemNotice error={mailbox.error} onRetry={() => void mailbox.refetch()} />}
      {mailbox.isPending && (
        <div className="card">
          <RowsSkeleton rows={6} />
        </div>
      )}
      {mailbox.data?.mails.length === 0 && (
        <div className="card">
          <EmptyState title={t('empty.title')} text={t('empty.text')} />
        </div>
      )}
      {mailbox.data && mailbox.data.mails.length > 0 && (
        <div className={`card ${styles['mailbox']}`} data-reading={id !== undefined}>
          <MailList mails={mailbox.data.mails} chosen={id} />
          {id === undefined ? (
            <p className={styles['nothing']}>{t('choose')}</p>
          ) : (
            <MailReader key={id} id={id} />
          )}
        </div>
      )}
    </Page>
  );
}
