import { Button } from './button.tsx';
import { useAwaitsCode } from './fetch-code.ts';
import { MessagePage } from './message-page.tsx';
import { useTranslation } from './use-translation.ts';

/**
 * While a page's code or guard is on its way: nothing to see, but said to those who listen. Where it waits for a
 * connection, what to do meanwhile.
 */
export function PendingPage() {
  const { t } = useTranslation('ui');
  const awaitsCode = useAwaitsCode();
  return (
    <>
      <p role="status" aria-busy={!awaitsCode} className="visually-hidden">
        {t(awaitsCode ? 'unfetched.title' : 'loading')}
      </p>
      {awaitsCode && (
        <MessagePage title={t('unfetched.title')} text={t('unfetched.text')}>
          <Button variant="filled" onClick={() => window.history.back()}>
            {t('unfetched.back')}
          </Button>
        </MessagePage>
      )}
    </>
  );
}
