import { Button } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link, Navigate, useRouteContext } from '@tanstack/react-router';
import { query } from '../api/queries.ts';
import { type UnsentCopy, unsentCopies } from '../sync/unsent-copies.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { MessagePage } from '../ui/message-page.tsx';
import { PendingPage } from '../ui/pending-page.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './sign-out.module.css';
import { useSignOutNow } from './use-sign-out.ts';

/** Before a device is cleared: which quotes hold work of the person that was never sent. */
export function SignOutPage() {
  const { t } = useTranslation('accounts');
  const { me } = useRouteContext({ from: '/sign-out' });
  const signOut = useSignOutNow();
  const { data: unsent } = useQuery({
    queryKey: ['unsentCopies', me.id],
    queryFn: () => unsentCopies(me.id),
    // Of the device and not of the server: asked each time, and without a connection too.
    networkMode: 'always',
    gcTime: 0,
  });
  if (!unsent) return <PendingPage />;
  // It was sent meanwhile, so there is nothing to ask about.
  if (unsent.length === 0) return <Navigate to="/" replace />;
  return (
    <MessagePage title={t('signOut.title')} text={t('signOut.text')}>
      <UnsentList unsent={unsent} />
      <div className={styles['actions']}>
        <ButtonLink to="/" variant="filled">
          {t('signOut.stay')}
        </ButtonLink>
        <Button variant="default" onClick={signOut}>
          {t('signOut.anyway')}
        </Button>
      </div>
    </MessagePage>
  );
}

function UnsentList({ unsent }: { unsent: readonly UnsentCopy[] }) {
  const { t } = useTranslation('accounts');
  const quotes = useQueries({
    queries: unsent.map(({ quoteId }) => query('getQuote', { params: { quoteId } })),
  });
  return (
    <ul className={styles['unsent']}>
      {unsent.map(({ quoteId, waiting }, index) => {
        const quote = quotes[index]?.data;
        return (
          <li key={quoteId}>
            <Link to="/quotes/$quoteId" params={{ quoteId }}>
              {quote
                ? t('signOut.quote', { number: quote.number, customer: quote.customer.name })
                : t('signOut.aQuote')}
            </Link>
            <span>{t('signOut.waiting', { count: waiting })}</span>
          </li>
        );
      })}
    </ul>
  );
}
