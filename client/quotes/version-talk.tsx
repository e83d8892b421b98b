import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { QuoteId } from '#shared/ids.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { filledTexts } from '#shared/quote/fill-variables.ts';
import type { FrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { Component, QuoteContent, Section } from '#shared/quote/quote.ts';
import { query } from '../api/queries.ts';
import { CommentTag } from '../comments/comment-tag.tsx';
import { CommentingProvider } from '../comments/commenting.tsx';
import { CommentsProvider, useComments, useMayComment } from '../comments/comments-context.tsx';
import { NewThread } from '../comments/new-thread.tsx';
import { titleNow } from '../comments/places.ts';
import { type Talk, TalkProvider, useTalkIfAny } from '../comments/talk.ts';
import { TextThreads } from '../comments/text-threads.tsx';
import { ThreadCard } from '../comments/thread-card.tsx';
import { ThreadsHere } from '../comments/threads-here.tsx';
import { useSession } from '../sync/use-session.ts';
import { remembered } from '../ui/remembered.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './version-talk.module.css';

interface VersionTalkProps {
  quoteId: string;
  frozen: FrozenQuote;
  priced: PricedQuote;
  children: ReactNode;
}

/**
 * What is said of the quote, beside a version of it: threads stand at what they are about for as long as that is in the
 * quote, whichever version shows it. Inside the quote's session, which tells when something new is said.
 */
export function VersionTalk({ quoteId, frozen, priced, children }: VersionTalkProps) {
  const id = QuoteId.parse(quoteId);
  const me = useSession((session) => session.me);
  const status = useSession((session) => session.status);
  const { data: quote } = useQuery(query('getQuote', { params: { quoteId } }));
  const talk = useMemo<Talk | null>(() => {
    if (!me || !quote) return null;
    const texts = filledTexts({ ...frozen, priced });
    return {
      quoteId: id,
      quote,
      me,
      side: me.side,
      status,
      showsInternal: me.side === 'seller' && remembered('lane', ['on', 'off']) !== 'off',
      isSeen: false,
      useTitle: (place) => titleNow(frozen.content, place),
      useText: (text) => texts[text],
    };
  }, [id, quote, me, status, frozen, priced]);
  if (!talk) return children;
  return (
    <TalkProvider value={talk}>
      <CommentingProvider>
        <CommentsProvider quoteId={id}>{children}</CommentsProvider>
      </CommentingProvider>
    </TalkProvider>
  );
}

type Place = { component: Component } | { section: Pick<Section, 'id' | 'title'> };

const placeOf = (of: Place) =>
  'component' in of
    ? ({ place: { kind: 'component', element: of.component.id }, title: of.component.title } as const)
    : ({ place: { kind: 'section', element: of.section.id }, title: of.section.title } as const);

/** How much is said of a line or a section; nothing where nobody talks. */
export function SaidOf(of: Place) {
  return useTalkIfAny() && <CommentTag {...placeOf(of)} />;
}

/** The threads of a line or a section, while they are open. */
export function ThreadsOf(of: Place) {
  if (!useTalkIfAny()) return null;
  return (
    <div className={styles['threads']}>
      <ThreadsHere {...placeOf(of)} />
    </div>
  );
}

export function SaidOfText({ text }: Parameters<typeof TextThreads>[0]) {
  return useTalkIfAny() && <TextThreads text={text} />;
}

/** What is said of the quote as a whole, and of what is not in this version. */
export function SaidOfAll(of: { content: QuoteContent }) {
  return useTalkIfAny() && <ThreadsOfAll {...of} />;
}

function ThreadsOfAll({ content }: { content: QuoteContent }) {
  const { t } = useTranslation('comments');
  const { threads } = useComments();
  const mayWrite = useMayComment('everyone');
  const elsewhere = threads.filter(
    ({ place }) => place.kind === 'quote' || titleNow(content, place) === null,
  );
  if (elsewhere.length === 0 && !mayWrite) return null;
  return (
    <section className={`card ${styles['all']}`} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {elsewhere.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} isElsewhere />
      ))}
      {mayWrite && <NewThread place={{ kind: 'quote' }} />}
    </section>
  );
}
