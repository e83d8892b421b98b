import { Button } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link, Navigate, useRouteContext } from '@tanstack/react-router';
import { query } from '../api/queries.ts';
import { ownerOf } from '../sync/kept-names.ts';
import { type UnsentWork, unsentWork } from '../sync/unsent-copies.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { MessagePage } from '../ui/message-page.tsx';
import { PendingPage } from '../ui/pending-page.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './sign-out.module.css';
import { useSignOutNow } from './use-sign-out.ts';

/**
 * Before a device is cleared: which quotes hold work of the person that was never sent. A guest is asked in any case,
 * since they need their link to come back.
 */
export function SignOutPage() {
  const { t } = useTranslation('accounts');
  const { me } = useRouteContext({ from: '/sign-out' });
  const signOut = useSignOutNow(me);
  const owner = ownerOf(me);
  const { data: unsent } = useQuery({
    queryKey: ['unsentWork', owner],
    queryFn: () => unsentWork(owner),
    // Of the device and not of the server: asked each time, and without a connection too.
    networkMode: 'always',
    gcTime: 0,
  });
  if (!unsent) return <PendingPage />;
  const isGuest = me.kind === 'guest';
  // It was sent meanwhile, so there is nothing to ask about.
  if (unsent.length === 0 && !isGuest) return <Navigate to="/" replace />;
  const words = isGuest ? (unsent.length === 0 ? 'leave' : 'leaveUnsent') : 'signOut';
  return (
    <MessagePage title={t(`${words}.title`)} text={t(`${words}.text`)}>
      {unsent.length > 0 && <UnsentList unsent={unsent} />}
      <div className={styles['actions']}>
        {/* A guest's only page is their quote, and they are led there. */}
        <ButtonLink to="/" variant="filled">
          {t(`${words}.stay`)}
        </ButtonLink>
        <Button variant="default" onClick={signOut}>
          {t(`${words}.anyway`)}
        </Button>
      </div>
    </MessagePage>
  );
}

function UnsentList({ unsent }: { unsent: readonly UnsentWork[] }) {
  const { t } = useTranslation('accounts');
  const quotes = useQueries({
    queries: unsent.map(({ quoteId }) => query('getQuote', { params: { quoteId } })),
  });
  return (
    <ul className={styles['unsent']}>
      {unsent.map(({ quoteId, waiting, drafts }, index) => {
        const quote = quotes[index]?.data;
        return (
          <li key={quoteId}>
            <Link to="/quotes/$quoteId" params={{ quoteId }}>
              {quote
                ? t('signOut.quote', { number: quote.number, customer: quote.customer.name })
                : t('signOut.aQuote')}
            </Link>
            {waiting > 0 && <span>{t('signOut.waiting', { count: waiting })}</span>}
            {drafts > 0 && <span>{t('signOut.drafts', { count: drafts })}</span>}
          </li>
        );
      })}
    </ul>
  );
}
