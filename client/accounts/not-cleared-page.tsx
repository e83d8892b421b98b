import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { forgetEverything } from '../sync/kept-names.ts';
import { MessagePage } from '../ui/message-page.tsx';
import { useTranslation } from '../ui/use-translation.ts';

/** The session is over; what the next person at this machine may find is not. */
export function NotClearedPage() {
  const { t } = useTranslation('accounts');
  const { to } = useSearch({ from: '/not-cleared' });
  const navigate = useNavigate();
  const again = useMutation({
    mutationFn: forgetEverything,
    networkMode: 'always',
    retry: false,
    onSuccess: () => navigate({ to }),
  });
  return (
    <MessagePage title={t('notCleared.title')} text={t('notCleared.text')}>
      <Button variant="filled" onClick={() => again.mutate()} disabled={again.isPending} aria-live="polite">
        {t(again.isPending ? 'notCleared.trying' : 'notCleared.again')}
      </Button>
    </MessagePage>
  );
}
