import { SegmentedControl } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MailView } from '#shared/protocol/deliveries.ts';
import { query } from '../api/queries.ts';
import { dayAndTime } from '../ui/dates.ts';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './mail.module.css';

type Form = 'html' | 'text';

/** One mail, as its reader's program would show it, or as plain text. */
export function MailReader({ id }: { id: string }) {
  const { t } = useTranslation('mail');
  // A mail never changes.
  const mail = useQuery({
    ...query('getMail', { params: { mailId: id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <article className={styles['reader']} aria-label={mail.data?.subject ?? t('body')}>
      <Link to="/mail" className={styles['back'] ?? ''}>
        <IconArrowLeft size={16} stroke={1.75} aria-hidden />
        {t('back')}
      </Link>
      {mail.isError && <ProblemNotice error={mail.error} onRetry={() => void mail.refetch()} />}
      {mail.isPending && <RowsSkeleton rows={8} />}
      {mail.data && <OpenMail mail={mail.data} />}
    </article>
  );
}

function OpenMail({ mail }: { mail: MailView }) {
  const { t } = useTranslation('mail');
  const language = useLanguage();
  const [form, setForm] = useState<Form>('html');
  return (
    <>
      <header className={styles['head']}>
        <h2>{mail.subject}</h2>
        <dl className={styles['facts']}>
          <dt>{t('from')}</dt>
          <dd>{mail.from}</dd>
          <dt>{t('toLabel')}</dt>
          <dd>{`${mail.toName} <${mail.toEmail}>`}</dd>
          <dt>{t('sent')}</dt>
          <dd>{dayAndTime(mail.sentAt, language)}</dd>
        </dl>
        <SegmentedControl
          aria-label={t('form')}
          size="xs"
          value={form}
          onChange={(chosen) => setForm(chosen === 'text' ? 'text' : 'html')}
          data={[
            { value: 'html', label: t('html') },
            { value: 'text', label: t('text') },
          ]}
        />
      </header>
      {form === 'html' ? (
        // Nothing in it runs and nothing is fetched; its links open a window of their own.
        <iframe
          className={styles['body']}
          title={t('body')}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={mail.html}
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the keyboard.
        <section className={`${styles['body']} ${styles['plain']}`} tabIndex={0} aria-label={t('body')}>
          {mail.text}
        </section>
      )}
    </>
  );
}
