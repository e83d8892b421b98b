import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query, useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import styles from './board.module.css';
import { MailPreview } from './mail-preview.tsx';
import type { RowFormProps } from './outstanding-form.tsx';

/** The mail as it will be, with words of one's own in it; then it goes. */
export function RemindForm({ quote, onDone }: RowFormProps) {
  const { t } = useTranslation('pipeline');
  const params = { quoteId: quote.quoteId, number: quote.versionNumber };
  const mail = useQuery(query('getReminder', { params }));
  const remind = useCommand('remindBuyers');
  const [message, setMessage] = useState('');
  const submit = () => {
    if (!mail.data || remind.isPending) return;
    const { recipients } = mail.data;
    remind.mutateAsync({ params, body: { message } }).then(
      () => {
        showToast(t('remind.done', { names: recipients.join(', ') }));
        onDone();
      },
      () => {},
    );
  };
  return (
    <form
      className={`${styles['inRow']} ${styles['besideMail']}`}
      aria-label={t('remind.title', { name: quote.customerName })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <Textarea
          label={t('remind.message')}
          autosize
          minRows={4}
          maxLength={2_000}
          value={message}
          data-autofocus
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        {(mail.error ?? remind.error) && <ProblemNotice error={mail.error ?? remind.error} />}
        <div className={styles['acts']}>
          <button
            type="submit"
            className={`${controls['button']} ${controls['primary']}`}
            aria-disabled={!mail.data || remind.isPending}
          >
            {t('remind.submit')}
          </button>
          <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onDone}>
            {t('board.cancel')}
          </button>
        </div>
      </div>
      {mail.data && <MailPreview mail={mail.data} message={message.trim()} />}
    </form>
  );
}
