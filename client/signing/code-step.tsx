import { IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { query, useCommand } from '../api/queries.ts';
import { Badge } from '../ui/badge.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { CodeEntry } from './code-entry.tsx';
import form from './form.module.css';
import { useOffer } from './offer-context.ts';

/** The code that is mailed to the signer, where the offer demands one. */
export function CodeStep({ you }: { you: NonNullable<AnswerView['you']> }) {
  const { t } = useTranslation('signing');
  const { quoteId, version } = useOffer();
  const client = useQueryClient();
  const ask = useCommand('requestSignCode');
  const enter = useCommand('enterSignCode');
  const params = { quoteId, number: version.number };

  if (you.verifiedUntil !== null) {
    return (
      <p className={form['verified']}>
        <span>{you.email}</span>
        <Badge tone="green">
          <IconCheck size={12} stroke={2} aria-hidden /> {t('verified')}
        </Badge>
      </p>
    );
  }
  return (
    <CodeEntry
      lead={t('code.lead', { email: you.email })}
      email={you.email}
      isSent={ask.data !== undefined}
      isSending={ask.isPending}
      wrong={enter.error ?? ask.error}
      onSend={() => {
        enter.reset();
        ask.mutate({ params });
      }}
      onCode={(code) =>
        enter.mutate(
          { params, body: { code } },
          { onSuccess: (now) => client.setQueryData(query('getAnswer', { params }).queryKey, now) },
        )
      }
    />
  );
}
