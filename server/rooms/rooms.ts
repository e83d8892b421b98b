/**
 * What the rest of the server may ask of the live rooms. A room is the one place in this process where a
 * document changes; everything here is safe against people editing at the same moment.
 */
import type { Transaction } from 'kysely';
import type { Side } from '#shared/access/permissions.ts';
import type { ElementId, OrganisationId, ParticipantId, QuoteId, ShareLinkId } from '#shared/ids.ts';
import type { Issue } from '#shared/pricing/priced-quote.ts';
import type { Change, ParticipantView } from '#shared/protocol/change.ts';
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import type { topics } from '#shared/protocol/room-messages.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { Costs, Targets } from '#shared/quote-doc/costs.ts';
import type { CatalogueSource, DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { Schema } from '../storage/schema.ts';

/** A quote's shared content at a moment when everything in it is on disk. */
export interface DocumentReading {
  readonly content: QuoteContent;
  /** What the reader found and could not use. */
  readonly issues: readonly Issue[];
  readonly seq: number;
}

/** As a reading, with every choice that lies in the document: what a replay begins with (`loose-choices.ts`). */
export type LooseReading = Pick<DocumentReading, 'content' | 'seq'>;

/** The sellers' own document at such a moment. Nothing of it may reach a buyer (I-24). */
export interface InternalReading {
  /** By component id. */
  readonly costs: Readonly<Record<ElementId, Costs>>;
  readonly targets: Targets;
  /** What each component was taken from, by component id. */
  readonly sources: Readonly<Record<ElementId, CatalogueSource>>;
  readonly seq: number;
}

/** As a reading, held still: no update is appended to this quote until the holder is done. */
export interface HeldQuote extends DocumentReading {
  /** Encoded Yjs state (v1) that the content was read from. */
  readonly yjsState: Uint8Array;
}

/** One committed update's worth of changes, told inside the transaction that commits them. */
export interface CommittedChanges {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly seq: number;
  readonly participant: ParticipantView;
  readonly changes: readonly Change[];
}

/** What follows from a change (a stage event, say) and is as durable as the change. */
export interface InCommit {
  /** Whether anything may follow. Asked for every update that changed something, so it must cost nothing. */
  concerns(committed: CommittedChanges): boolean;
  /**
   * Called inside the appending transaction. Must use `trx` for everything and must be quick. Resolves to whether
   * rows that the room's screens show were changed.
   */
  follow(trx: Transaction<Schema>, committed: CommittedChanges): Promise<boolean>;
}

export const nothingFollows: InCommit = { concerns: () => false, follow: async () => false };

/**
 * Rows that change with an edit, written in the transaction that appends it: there is neither without the other. Called
 * with the sequence number of the edit; may be called again when the disk went another way. Throws `EditOvertaken` when
 * the edit must not be made after all.
 */
export type Alongside = (trx: Transaction<Schema>, seq: number) => Promise<void>;

/** Somebody else was faster with what the edit depends on. Nothing of it was written. */
export class EditOvertaken extends Error {}

export interface Rooms {
  /** The content of the shared document, all of it committed. Opens the room for a moment where none is live. */
  read(quoteId: QuoteId): Promise<DocumentReading>;

  /** As `read`, with what was chosen about elements that are not there. */
  readLoose(quoteId: QuoteId): Promise<LooseReading>;

  /** The sellers' internal document, for whoever has been found to be one. */
  readInternal(quoteId: QuoteId): Promise<InternalReading>;

  /**
   * Runs a command that must see the content and change the quote's status in one step. Updates that arrive
   * meanwhile wait, and are judged afterwards under the status that the command left in the database.
   */
  hold<T>(quoteId: QuoteId, command: (held: HeldQuote) => Promise<T>): Promise<T>;

  /**
   * Changes a document on behalf of a participant through the ordinary path: judged, logged, committed, told to
   * the room. Resolves when it is on disk; rejects when the guard refuses it. An edit that changes nothing is not made,
   * and nothing alongside it.
   */
  edit(
    quoteId: QuoteId,
    kind: DocumentKind,
    participantId: ParticipantId,
    change: (document: QuoteDocument) => void,
    alongside?: Alongside,
  ): Promise<void>;

  /**
   * As `edit` of the shared document, judged as if the quote had that status already; `alongside` must give it that
   * status, so that the edit and the opening of the quote for it are one transaction. Where the quote's status has
   * changed meanwhile, the edit is judged by what it is then.
   */
  editAs(
    status: QuoteStatus,
    quoteId: QuoteId,
    participantId: ParticipantId,
    change: (document: QuoteDocument) => void,
    alongside: Alongside,
  ): Promise<void>;

  /** Tells everybody in the quote's rooms, or one side alone, to fetch these rows again. */
  announce(quoteId: QuoteId, changed: readonly (typeof topics)[number][], to?: Side): void;

  /** Somebody in the quote is called something else: those who are here see them under that name from now on. */
  renamed(quoteId: QuoteId, person: ParticipantView): void;

  /** Closes the sockets of a session or of all sessions of a share link. */
  closeSockets(whose: { sessionId: string } | { shareLinkId: ShareLinkId }, reason: CloseReason): void;

  /** Flushes every pending append, then closes all sockets so that clients come back after the restart. */
  close(): Promise<void>;
}
