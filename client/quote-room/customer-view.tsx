import { IconEye } from '@tabler/icons-react';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { ParticipantId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { anybody } from '#shared/protocol/seen-by.ts';
import { refresh, staleAfterTopic } from '../api/freshness.ts';
import { createQueryClient, query } from '../api/queries.ts';
import { seenSession } from '../sync/seen-session.ts';
import { InternalContext, SessionContext, useQuoteSession, useSession } from '../sync/use-session.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { DeskBar } from './bars/desk-bar.tsx';
import styles from './customer-view.module.css';
import { firstName } from './names.ts';
import paper from './paper/paper.module.css';
import { useRoom } from './room-context.ts';
import { RoomSkeleton } from './room-skeleton.tsx';
import { SeenRoom } from './seen-room.tsx';
import { SellerPartsProvider } from './seller-parts.ts';

/** The quote as somebody at the customer has it, for a seller who looks: everything is there and nothing can be done. */
export function CustomerView() {
  const { t } = useTranslation('quoteRoom');
  const { quote } = useRoom();
  const buyers = quote.participants.filter(({ side }) => side === 'buyer');
  const here = useSession(({ peers }) => peers.find((peer) => peer.participant.side === 'buyer'));
  const [chosen, choose] = useState(() => here?.participant.id ?? buyers[0]?.id);
  const reader = buyers.find(({ id }) => id === chosen) ?? buyers[0] ?? whoeverComes(quote.customer.name);
  const head = (
    <>
      <DeskBar />
      <p className={styles['told']}>
        <IconEye size={16} stroke={1.75} aria-hidden />
        <span>
          {t(buyers.length === 0 ? 'look.asInvited' : 'look.as', { name: firstName(reader.name) })}{' '}
          {t('look.inert')}
        </span>
        {buyers.length > 1 && (
          <select
            className={styles['who']}
            aria-label={t('look.who')}
            data-looks
            value={reader.id}
            onChange={(event) => choose(ParticipantId.parse(event.currentTarget.value))}
          >
            {buyers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </p>
    </>
  );
  return <Through key={reader.id} reader={reader} head={head} />;
}

/** Before anybody is invited. */
function whoeverComes(name: string): ParticipantView {
  return { id: ParticipantId.parse(anybody), side: 'buyer', name, title: '', colour: 0 };
}

interface Looked {
  reader: ParticipantView;
  /** Above the paper: the seller's way back, and whose eyes these are. */
  head: ReactNode;
}

/** Puts the reader's session and the reader's answers of the API in place of the seller's, and takes away what is private. */
function Through({ reader, head }: Looked) {
  const { t } = useTranslation('quoteRoom');
  const real = useQuoteSession();
  const refuse = useCallback(() => showToast(t('look.refused')), [t]);
  const [client] = useState(() => createQueryClient({ seenBy: reader.id }));
  const seen = useMemo(() => seenSession(real, reader, refuse), [real, reader, refuse]);

  useEffect(() => seen.follow(), [seen]);
  useEffect(
    () =>
      real.onChanged(
        (topics) =>
          void refresh(
            client,
            topics.flatMap((topic) => staleAfterTopic[topic]),
          ),
      ),
    [real, client],
  );
  // What is told live is told to the seller; the log knows what of it the reader has.
  useEffect(
    () =>
      real.watch(
        ({ activity }) => activity,
        () => void refresh(client, ['listChanges']),
      ),
    [real, client],
  );

  return (
    <InternalContext value={null}>
      <SessionContext value={seen.session}>
        <QueryClientProvider client={client}>
          <SellerPartsProvider value={null}>
            <Quote reader={reader} head={head} onTry={refuse} />
          </SellerPartsProvider>
        </QueryClientProvider>
      </SessionContext>
    </InternalContext>
  );
}

function Quote({ reader, head, onTry }: Looked & { onTry: () => void }) {
  const { quoteId } = useRoom();
  const { data: quote, error, refetch } = useQuery(query('getQuote', { params: { quoteId } }));
  if (quote) return <SeenRoom quote={quote} reader={reader} head={head} onTry={onTry} />;
  return (
    <div className={paper['desk']}>
      {head}
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <RoomSkeleton />}
    </div>
  );
}
