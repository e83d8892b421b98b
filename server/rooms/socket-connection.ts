import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { ShareLinkId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { type CloseReason, closeCodes } from '#shared/protocol/close-codes.ts';
import type { Connection } from './connection.ts';
import type { Admission } from './handshake.ts';
import { limits } from './limits.ts';
import type { Line, Share, UnsentBytes } from './unsent-bytes.ts';
import { keepAliveFrame } from './wire.ts';

const { line, traffic } = limits;

/** How much of one message a socket takes, and in how many pieces. */
export const messageBounds = {
  maxPayload: traffic.messageBytes,
  maxFragments: traffic.fragments,
  maxBufferedChunks: traffic.bufferedChunks,
} as const;

/** A WebSocket as a room sees it. What is sent to it in one turn of the event loop leaves in one write. */
export class SocketConnection implements Connection, Line {
  participant: ParticipantView;
  readonly sessionId: string;
  readonly shareLinkId: ShareLinkId | null;
  /** Whether the session that opened it may still be here. */
  readonly stillAllowed: () => Promise<boolean>;
  readonly #socket: WebSocket;
  readonly #raw: Duplex;
  #isGathering = false;
  #whenDrained: (() => void)[] = [];
  readonly #unsent: Share;
  #missedPings = 0;
  #stuckTicks = 0;

  /**
   * `raw`: the stream under the socket, of which nobody else makes use. `unsent`: the sum over everybody's, of which this
   * one is a part until it closes.
   */
  constructor(
    socket: WebSocket,
    raw: Duplex,
    { actor, participant }: Admission,
    { stillAllowed, unsent }: { stillAllowed: () => Promise<boolean>; unsent: UnsentBytes },
  ) {
    this.#socket = socket;
    this.#raw = raw;
    this.participant = participant;
    this.sessionId = actor.sessionId;
    this.shareLinkId = actor.kind === 'guest' ? actor.shareLinkId : null;
    this.stillAllowed = stillAllowed;
    this.#unsent = unsent.open(actor.kind === 'user' ? actor.userId : participant.id, this);
    socket.on('close', () => this.#unsent.close());
    socket.on('pong', () => {
      this.#missedPings = 0;
    });
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  /**
   * Past the socket's own `send`, which would build the same bytes for each of fifty receivers. Nothing of the
   * socket's can come in between: without compression it writes whole messages, at once.
   */
  send(frame: Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#gather();
    this.#raw.write(messageOf(frame));
    this.#unsent.grew();
  }

  whenDrained(callback: () => void): void {
    this.#whenDrained.push(callback);
    if (this.#whenDrained.length > 1) return;
    // A ping leaves after everything that was sent before it.
    this.#socket.ping(undefined, undefined, () => {
      for (const drained of this.#whenDrained.splice(0)) drained();
    });
  }

  close(reason: CloseReason): void {
    closeWith(this.#socket, reason);
  }

  /** An ordinary close would wait for it to take what it does not take. */
  giveUp(): void {
    sendAway(this.#socket, 'slow');
  }

  /** Every five seconds: keeps the line alive and cuts it when the other end is gone or takes nothing. */
  tick(ticks: number): void {
    this.#stuckTicks = this.#whenDrained.length > 0 ? this.#stuckTicks + 1 : 0;
    if (this.#stuckTicks > line.stuckTicks) this.#socket.terminate();
    else if (this.#stuckTicks === line.stuckTicks) this.close('slow');
    if (ticks % line.ticksPerPing !== 0) return;
    if (this.#missedPings >= line.missedPings) this.#socket.terminate();
    this.#missedPings += 1;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
    this.send(keepAliveFrame);
  }

  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.#raw.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      this.#raw.uncork();
    });
  }
}

export function closeWith(socket: WebSocket, reason: CloseReason): void {
  const { code, reason: sentence } = closeCodes[reason];
  socket.close(code, sentence);
}

/**
 * Closes the socket of somebody who asked too much, and reads nothing more of what is on its way. There is a moment
 * left for them to be told.
 */
export function sendAway(socket: WebSocket, reason: CloseReason): void {
  closeWith(socket, reason);
  socket.pause();
  setTimeout(() => socket.terminate(), line.farewellMs).unref();
}

/** RFC 6455: a whole, unmasked, binary message. */
const wholeBinaryMessage = 0x82;
let latest: { readonly frame: Uint8Array; readonly message: Buffer } | null = null;

/** The frame as it stands on the line. Whoever tells everybody gives the same frame again and again: made once. */
function messageOf(frame: Uint8Array): Buffer {
  if (latest?.frame === frame) return latest.message;
  const message = Buffer.concat([headerOf(frame.byteLength), frame]);
  latest = { frame, message };
  return message;
}

function headerOf(length: number): Buffer {
  if (length < 126) return Buffer.from([wholeBinaryMessage, length]);
  if (length < 65_536) return Buffer.from([wholeBinaryMessage, 126, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = wholeBinaryMessage;
  header[1] = 127;
  header.writeUIntBE(length, 4, 6);
  return header;
}
