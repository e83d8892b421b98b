import { useQueryClient } from '@tanstack/react-query';
import { useLoaderData, useRouter, useSearch } from '@tanstack/react-router';
import { useCommand } from '../api/queries.ts';
import { CodeEntry } from '../signing/code-entry.tsx';
import { MessagePage } from '../ui/message-page.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { quoteOf } from './entrances.ts';

/** A link that asks for a code on this device, which is mailed to whom it was made for. */
export function LinkCodePage() {
  const { t } = useTranslation('accounts');
  const { token, sentTo } = useLoaderData({ from: '/q' });
  const { thread } = useSearch({ from: '/q' });
  const client = useQueryClient();
  const router = useRouter();
  const ask = useCommand('requestLinkCode');
  const enter = useCommand('openLink');
  const goIn = async (quoteId: string) => {
    client.clear();
    await router.navigate({ ...quoteOf(quoteId, thread), replace: true });
  };
  return (
    <MessagePage title={t('linkCode.title')} text={t('linkCode.text')}>
      <CodeEntry
        lead={t('linkCode.lead', { email: sentTo })}
        email={sentTo}
        isSent={ask.data !== undefined}
        isSending={ask.isPending}
        wrong={enter.error ?? ask.error}
        onSend={() => {
          enter.reset();
          ask.mutate({ body: { token } });
        }}
        onCode={(code) =>
          enter.mutate({ body: { token, code } }, { onSuccess: ({ quoteId }) => void goIn(quoteId) })
        }
      />
    </MessagePage>
  );
}
