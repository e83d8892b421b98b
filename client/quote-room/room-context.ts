/** What every part of the room needs to know beside the document: who looks, what they may do, how they look at it. */
import { createContext, useContext } from 'react';
import type { Side } from '#shared/access/permissions.ts';
import type { QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { Me, QuoteView } from '#shared/protocol/views.ts';
import type { Arrival } from './activity/use-arrival.ts';
import type { LiveMarks } from './people/live-marks.ts';
import type { RoomMode } from './room-mode.ts';

export type Basis = 'exclVat' | 'inclVat';

export interface Room {
  readonly quoteId: QuoteId;
  readonly quote: QuoteView;
  /** The person in this quote. */
  readonly me: ParticipantView;
  /** Their account; `null` for a guest. */
  readonly user: Extract<Me, { kind: 'user' }> | null;
  readonly side: Side;
  readonly mode: RoomMode;
  /** A seller who looks at the quote as the customer has it; meanwhile they change nothing. */
  readonly asCustomer: boolean;
  /** The customer's room, where a seller only looks at it: nothing is news there, and nothing can be done. */
  readonly isSeen: boolean;
  /** Whether what only the seller may see is shown in this window. */
  readonly lane: boolean;
  /** Whether the big total is with or without VAT; one's own view, not the quote's. */
  readonly basis: Basis;
  readonly marks: LiveMarks;
  /** What others did while the person was away; `null` where they did nothing, or it is not the person who looks. */
  readonly arrival: Arrival | null;
  /** How the quote came to be is shown in place of the quote. */
  readonly isReplaying: boolean;
  /** What the paper is called there, instead of a draft or a version. */
  readonly badge?: string;
  setAsCustomer(on: boolean): void;
  setLane(on: boolean): void;
  setBasis(basis: Basis): void;
  openSend(): void;
  openReplay(): void;
}

const RoomContext = createContext<Room | null>(null);
export const RoomProvider = RoomContext.Provider;

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('This part belongs inside a quote room: render it under RoomProvider.');
  return room;
}
