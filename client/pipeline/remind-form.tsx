import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { query, useCommand } from '../api/queries.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { MailPreview } from './mail-preview.tsx';
import type { RowFormProps } from './outstanding-form.tsx';

/** The mail as it will be, with words of one's own in it; then it goes. */
export function RemindForm({ quote, onDone }: RowFormProps) {
  const { t } = useTranslation('pipeline');
  const params = { quoteId: quote.quoteId, number: quote.versionNumber };
  const mail = useQuery(query('getReminder', { params }));
  const remind = useCommand('remindBuyers');
  const [message, setMessage] = useState('');
  return (
    <CommandForm
      label={t('remind.title', { name: quote.customerName })}
      words={{ submit: t('remind.submit'), cancel: t('board.cancel') }}
      command={{ isPending: remind.isPending, error: mail.error ?? remind.error }}
      isWhole={mail.data !== undefined}
      send={() => remind.mutateAsync({ params, body: { message } })}
      told={t('remind.done', { names: mail.data?.recipients.join(', ') ?? '' })}
      onDone={onDone}
      beside={mail.data ? <MailPreview mail={mail.data} message={message.trim()} /> : null}
    >
      <Textarea
        label={t('remind.message')}
        autosize
        minRows={4}
        maxLength={2_000}
        value={message}
        data-autofocus
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
    </CommandForm>
  );
}
