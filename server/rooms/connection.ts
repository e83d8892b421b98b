import type { ShareLinkId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { CloseReason } from '#shared/protocol/close-codes.ts';

/** One open line to a client, as a room sees it. The real one is a WebSocket; a test holds one in its hand. */
export interface Connection {
  /**
   * Who is on the line, resolved from the session when it opened. Nothing a client sends through it can change it; the
   * room does where that person comes to be called something else.
   */
  participant: ParticipantView;
  readonly sessionId: string;
  /** Set for a guest, so that revoking the link closes the line. */
  readonly shareLinkId: ShareLinkId | null;
  /** Bytes handed to `send` that have not left this process. */
  readonly bufferedAmount: number;
  send(frame: Uint8Array): void;
  /** Calls back once, when what was sent so far has left this process. */
  whenDrained(callback: () => void): void;
  close(reason: CloseReason): void;
}

/** What a client says it holds, compared before it is given anything. `null`: it did not say. */
export interface ClientClaims {
  readonly schemaVersion: number | null;
  readonly generation: string | null;
}
