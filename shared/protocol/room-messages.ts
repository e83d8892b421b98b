/**
 * What travels on a room's WebSocket, on one page.
 *
 *   /sync/{quoteId}            the shared document
 *   /sync/{quoteId}/internal   the sellers' internal document
 *
 * Binary frames: varUint message type, then the body. Types 0, 1 and 3 are the stock y-websocket protocol
 * (sync, awareness, query awareness), so a stock provider works, given `schema` as a parameter. The server adds the
 * types below; each body is one varString of JSON. A client ignores types it does not know.
 *
 * The cookie of the HTTP upgrade says who the client is. Query parameters are compared before anything is sent: a client
 * that does not state our `schema` version, or that still holds another `generation` of the document, is closed with
 * `mismatch` and must never merge.
 */
import { z } from 'zod';
import type { RoomRole, Side } from '../access/permissions.ts';
import { QuoteId } from '../ids.ts';
import { QuoteStatus } from '../quote/lifecycle.ts';
import { Instant } from '../time.ts';
import { Change, ParticipantView } from './change.ts';
import { FrameDigest } from './frame-digest.ts';

export const messageTypes = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** server → client, first frame: who you are here and what you are looking at. */
  welcome: 100,
  /** server → client: these sync frames of yours are settled (committed to disk, or refused). */
  saved: 101,
  /** server → client: a sync frame of yours was not applied. */
  refused: 102,
  /** server → client: rows behind the screen changed; fetch these again. */
  changed: 103,
  /** server → client: what a just committed update did and who did it; follows the update it describes. */
  activity: 104,
  /** server → client: whether the server has room to keep anything; until it is said, it has. */
  storage: 107,
  /** client → server, no body: are you there? A browser cannot ping by itself. */
  ping: 105,
  /** server → client, no body: yes. One may be left out when other frames are on their way to the client. */
  pong: 106,
} as const;

export const Welcome = z.strictObject({
  quoteId: QuoteId,
  participant: ParticipantView,
  generation: z.string(),
  schemaVersion: z.int(),
  status: QuoteStatus,
});
export type Welcome = z.infer<typeof Welcome>;

/**
 * The acknowledgement that "saved" rests on. It names frames of type sync that carry an update (sync step 2 and
 * update), each once it and all that came before it on the connection are settled. A client shows "saved" when
 * every frame it sent has been named. Deletes are told like any other change, which a state vector would not show.
 */
export const Saved = z.strictObject({
  /** Those that were not told before, in the order in which they came. */
  settled: z.array(FrameDigest),
  /** Sequence number of the document after the last commit. Never goes back. */
  seq: z.int().min(0),
  at: Instant,
});
export type Saved = z.infer<typeof Saved>;

/** Why an update was refused. The client turns the code into a sentence and keeps what was refused. */
export const refusalCodes = [
  /** The bytes are not one well-formed v1 update within the limits. */
  'malformed',
  /** It builds on something the server does not have. */
  'unresolved',
  /** It writes under a client id that belongs to someone else, or reuses a clock. */
  'foreign-client',
  /** This side may not write here. */
  'forbidden',
  /** Nobody may write here now: the quote was sent. */
  'locked',
  /** The value does not fit the field. */
  'invalid-value',
  /** The document would grow past its limits. */
  'too-large',
  /** This person has left as much in the document as one person may. Deleting is still possible. */
  'share-used-up',
] as const;
export const RefusalCode = z.enum(refusalCodes);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const Refused = z.strictObject({
  frame: FrameDigest,
  code: RefusalCode,
  /** Where it would have written: root, entry key and field, as far as they could be told. */
  path: z.array(z.string()).max(4),
});
export type Refused = z.infer<typeof Refused>;

export const topics = [
  'quote',
  'participants',
  'versions',
  'proposals',
  'comments',
  'ready',
  /** Some of what happened was not told as `activity`; the log has it. */
  'activity',
] as const;
export const Changed = z.strictObject({ topics: z.array(z.enum(topics)) });
export type Changed = z.infer<typeof Changed>;

export const Activity = z.strictObject({ changes: z.array(Change) });
export type Activity = z.infer<typeof Activity>;

/** While it is full nothing is saved or refused: what was sent waits, at the server as at the client. */
export const StorageState = z.strictObject({ isFull: z.boolean() });
export type StorageState = z.infer<typeof StorageState>;

/** What a client may say of itself in awareness. Everything else is stripped; `user` is stamped by the server. */
export const PresenceState = z.strictObject({
  /** The editor's caret, as y-tiptap writes it: two relative positions. */
  cursor: z.unknown().optional(),
  /** The row and field the person is at. */
  focus: z
    .strictObject({ element: z.string().max(40), field: z.string().max(40) })
    .nullable()
    .optional(),
});
export type PresenceState = z.infer<typeof PresenceState>;

/** What peers receive as each client's awareness state. `user.color` is what the caret extension reads. */
export interface StampedPresence extends PresenceState {
  user: {
    id: string;
    name: string;
    side: z.infer<typeof Side>;
    role: RoomRole;
    colour: number;
    color: string;
  };
}
