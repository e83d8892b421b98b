/**
 * What a quote session tells the screens. Plain data: no Yjs in it, so screens and their tests know nothing of
 * documents. Untouched parts keep their identity from one state to the next, so memoised rows stay still.
 */
import type { RoomRole } from '#shared/access/permissions.ts';
import type { ElementId } from '#shared/ids.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { Change, ParticipantView } from '#shared/protocol/change.ts';
import type { CloseReason, HeldBack } from '#shared/protocol/close-codes.ts';
import type { RefusalCode } from '#shared/protocol/room-messages.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';

/**
 * saved: everything typed here is on the server's disk. saving: something is under way.
 * offline: no connection; changes are kept here and sent on return.
 */
export type Saving = 'saved' | 'saving' | 'offline';

export interface Peer {
  /** One per browser tab; a person may have several. */
  readonly clientId: number;
  /** `role`: what they may do here, as the server says. */
  readonly participant: Pick<ParticipantView, 'id' | 'name' | 'side' | 'colour'> & {
    readonly role: RoomRole;
  };
  readonly focus: { readonly element: ElementId | string; readonly field: string } | null;
}

/** A value that went back: where it lies, as `ValuePlace` has it, what I had made it and what it is. */
export interface LostValue {
  readonly root: string;
  readonly element: string | null;
  /** Of what it was about, as it was called then. */
  readonly title: string;
  readonly field: string;
  readonly mine: unknown;
  readonly actual: unknown;
}

/**
 * overtaken: taken, and then somebody else's at the same time stood. replaced: the server has another generation of
 * the document. closed: the access ended before it was saved. The others come from the server.
 */
export type LossCode = RefusalCode | 'overtaken' | 'replaced' | 'closed';

/** Something of mine that does not stand. It has been rolled back; this is what is left of it. */
export interface RefusedChange {
  readonly id: number;
  readonly at: number;
  readonly code: LossCode;
  /** Root, entry and field the server named. */
  readonly path: readonly string[];
  readonly lost: readonly LostValue[];
}

export interface SessionState {
  /** `closed` names why; the screen says what to do. */
  readonly phase:
    | { readonly name: 'loading' }
    | { readonly name: 'ready' }
    | { readonly name: 'closed'; readonly reason: CloseReason };
  readonly content: QuoteContent;
  /** `false` while `content` is only what this device kept from an earlier visit: the server has not been heard. */
  readonly isLive: boolean;
  readonly priced: PricedQuote;
  readonly status: QuoteStatus;
  readonly me: ParticipantView | null;
  readonly saving: Saving;
  /** Why the server wants this page to wait before it connects again; `null` when it does not. */
  readonly heldBack: HeldBack | null;
  /** The server has no room to keep anything: what waits goes on waiting, and may still be added to. */
  readonly isStorageFull: boolean;
  /** When the last acknowledgement came, in server time; `null` before the first. */
  readonly savedAt: number | null;
  /** Local changes that are not acknowledged yet, those of earlier visits among them. */
  readonly waiting: number;
  readonly peers: readonly Peer[];
  /** What others and I did while this page was open, newest first; told by the server after its commit. */
  readonly activity: readonly Change[];
  readonly refused: readonly RefusedChange[];
  /** Whether what waits survives this page: this device keeps it until it is sent. */
  readonly isKept: boolean;
  /** Of a closed session: what this device keeps, and sends when the quote is opened the next time. */
  readonly unsent: readonly LostValue[];
  /** Raised when the document was replaced (rollback, reload), so that editors bind anew. */
  readonly documentEpoch: number;
}
