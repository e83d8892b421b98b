import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import { ContentDifference, type Review, type VersionSummary } from '#shared/protocol/views.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { query, useCommand } from '../../api/queries.ts';
import { useSaving, useSession } from '../../sync/use-session.ts';
import { useRoom } from '../room-context.ts';

/** After the content changed under the reader's eyes, sending waits this long, so that nobody sends what they did not see. */
const lookMs = 2_000;

/** Why sending waits: something must be settled, the review or a change is on its way, or there is news to look at. */
export type SendHold = 'stopped' | 'loading' | 'saving' | 'changed' | 'sending' | null;

const Differences = z.object({ differences: z.array(ContentDifference) });

/**
 * The server's review of what would be sent, kept up to date while the dialog is open, and the sending itself. What
 * is sent is named by the hash of the review that was shown.
 */
export function useSendReview(settings: OfferSettings, onSent: (version: VersionSummary) => void) {
  const { quoteId } = useRoom();
  const { saving } = useSaving();
  const content = useSession((session) => session.content);
  const send = useCommand('sendQuote');
  const review = useQuery({
    ...query('reviewQuote', { params: { quoteId }, query: asQuery(settings) }),
    staleTime: 0,
    // Another setting is another review; the last one is shown until it has come.
    placeholderData: keepPreviousData,
    // While it is sent, and after, there is nothing to review, and the server would say so.
    enabled: !send.isPending && !send.isSuccess,
  });
  const { refetch } = review;
  const isSaved = saving === 'saved';

  // The review is the server's: it is asked again when what this page shows has changed and is on disk.
  const reviewed = useRef(content);
  useEffect(() => {
    if (!isSaved || reviewed.current === content) return;
    reviewed.current = content;
    void refetch();
  }, [content, isSaved, refetch]);

  const isChanged = useChanged(review.data ? contentOf(review.data) : null);
  const needsReason =
    review.data?.checks.some(({ code, level }) => code === 'basis-ready' && level === 'warn') ?? false;
  const isStopped = review.data?.checks.some((check) => check.level === 'stop') ?? false;
  const problem = send.error instanceof ApiProblem ? send.error : null;
  const refusedFor = problem?.code === 'content-changed' ? Differences.safeParse(problem.details) : null;

  const hold = (): SendHold => {
    if (send.isPending) return 'sending';
    if (!isSaved) return 'saving';
    // What opens with an earlier review must not be sent by it: the server would say that the content has changed.
    if (!review.data || review.isFetching) return 'loading';
    if (isStopped) return 'stopped';
    return isChanged ? 'changed' : null;
  };

  return {
    data: review.data ?? null,
    /** Both have not found it ready: it goes with a word on why. */
    needsReason,
    isChanged,
    hold: hold(),
    /** What others changed between the review and the attempt to send it. */
    differences: refusedFor?.success ? refusedFor.data.differences : [],
    error: refusedFor ? null : (send.error ?? review.error),
    retry: () => {
      send.reset();
      void refetch();
    },
    /** `reason`: why it goes before both find it ready. */
    send: (message: string, reason: string) => {
      if (!review.data) return;
      const { hash, seq } = review.data;
      send.mutate(
        { params: { quoteId }, body: { hash, seq, message, notReadyReason: reason, offer: settings } },
        { onSuccess: ({ version }) => onSent(version), onError: () => void refetch() },
      );
    },
  };
}

/** A query holds texts alone. */
function asQuery({ order, without, ...chosen }: OfferSettings) {
  return {
    ...chosen,
    ...(order && order.length > 0 && { order: order.join(',') }),
    ...(without && without.length > 0 && { without: without.join(',') }),
  };
}

/** Names what others can change while one looks; to whom it goes and how it may be answered is one's own to choose here. */
function contentOf({ seq, frozen, recipients }: Review): string {
  const { people: _, ...customer } = frozen.customer;
  const known = recipients.map(({ name, email }) => [name, email]);
  return JSON.stringify([seq, customer, known, frozen.seller, frozen.version]);
}

/** Whether it became another a moment ago. */
function useChanged(content: string | null): boolean {
  const [isChanged, setChanged] = useState(false);
  const last = useRef(content);
  useEffect(() => {
    const before = last.current;
    last.current = content;
    if (before === null || content === null || before === content) return;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), lookMs);
    return () => clearTimeout(timer);
  }, [content]);
  return isChanged;
}
