/** What a conversation about a quote has to know of the page it stands on: the room, or a version that was sent. */
import { createContext, useContext } from 'react';
import type { Side } from '#shared/access/permissions.ts';
import type { QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { JointTextId, TextId } from '#shared/quote/quote.ts';
import type { RichText } from '#shared/quote/rich-text.ts';
import type { OpenPlace } from './places.ts';

export interface Talk {
  readonly quoteId: QuoteId;
  readonly quote: QuoteView;
  /** The person in this quote. */
  readonly me: ParticipantView;
  readonly side: Side;
  readonly status: QuoteStatus;
  /** Whether what only colleagues read is shown in this window. */
  readonly showsInternal: boolean;
  /** Somebody else's page, where a seller only looks at it: nothing is news there. */
  readonly isSeen: boolean;
  /** A hook: what a place is called as it stands on this page; `null` where it is not on it. */
  readonly useTitle: (place: OpenPlace) => string | null;
  /** A hook: a text as it reads on this page. */
  readonly useText: (id: TextId | JointTextId) => RichText;
}

const TalkContext = createContext<Talk | null>(null);
export const TalkProvider = TalkContext.Provider;

export function useTalk(): Talk {
  const talk = useContext(TalkContext);
  if (!talk) throw new Error('Nobody talks here: render it under a TalkProvider.');
  return talk;
}

/** For what is also shown where nobody talks. */
export function useTalkIfAny(): Talk | null {
  return useContext(TalkContext);
}
