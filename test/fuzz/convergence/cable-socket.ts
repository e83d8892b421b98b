/**
 * One connection over a cable: towards the client it is a browser's WebSocket, towards the room a `Connection`. What
 * is under way lies in two queues. Frames keep their order, as over TCP, and are lost only with the connection.
 */
import type { ParticipantView } from '#shared/protocol/change.ts';
import { type CloseReason, closeCodes } from '#shared/protocol/close-codes.ts';
import type { Connection } from '../../../server/rooms/connection.ts';
import { type Door, readDoor } from '../../../server/rooms/handshake.ts';
import type { Seat } from '../../../server/rooms/rooms-registry.ts';
import type { Cable } from './cable.ts';

/** What a cable is plugged into. */
export interface Exchange {
  seat(door: Door, connection: Connection): Seat;
  /** A frame the room hands over, before it is under way. `false`: it never arrives. */
  leaves(frame: Uint8Array): boolean;
}

interface Line {
  readonly cable: Cable;
  readonly participant: ParticipantView;
  readonly exchange: Exchange;
}

/** More than a room lets lie unsent before it stops telling a connection anything. */
const tooMuchBytes = 2_000_000;
/** RFC 6455: the connection was lost without a word. */
const lostWithoutAWord = { code: 1006, reason: '' };

export class CableSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readyState = 0;
  binaryType = 'arraybuffer';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: Uint8Array }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly #url: string;
  readonly #line: Line;
  readonly #listeners: (() => void)[] = [];
  #seat: Seat | null = null;
  readonly #up: Uint8Array[] = [];
  readonly #down: Uint8Array[] = [];
  #closedBy: CloseReason | null = null;
  readonly #whenDrained: (() => void)[] = [];

  constructor(url: string, line: Line) {
    this.#url = url;
    this.#line = line;
  }

  get isIdle(): boolean {
    if (this.readyState === this.CLOSED) return true;
    const queued = this.#up.length + this.#down.length + this.#whenDrained.length;
    return this.readyState === this.OPEN && queued === 0 && this.#closedBy === null;
  }

  addEventListener(_type: 'message', listener: () => void): void {
    this.#listeners.push(listener);
  }

  send(data: Uint8Array): void {
    if (this.readyState !== this.OPEN) return;
    this.#up.push(data.slice());
    if (!this.#line.cable.isSlow) this.#arriveUp(Number.POSITIVE_INFINITY);
  }

  /** By the client. What it sent before still arrives. */
  close(): void {
    this.#arriveUp(Number.POSITIVE_INFINITY);
    this.#end();
  }

  /** The connection is gone with all that was under way, and the client hears of that. */
  lose(): void {
    if (this.readyState === this.CLOSED) return;
    this.#end();
    this.onclose?.(lostWithoutAWord);
  }

  /** Lets up to `most` frames arrive in each direction, and the connection come about or end. */
  pump(most: number): void {
    if (this.readyState === this.CONNECTING) this.#open();
    this.#arriveUp(most);
    for (let left = most; left > 0 && this.readyState === this.OPEN; left -= 1) {
      const data = this.#down.shift();
      if (!data) break;
      for (const listener of this.#listeners) listener();
      this.onmessage?.({ data });
    }
    if (this.readyState !== this.OPEN || this.#down.length > 0) return;
    this.#line.cable.isClogged = false;
    for (const callback of this.#whenDrained.splice(0)) callback();
    if (this.#closedBy) {
      const { code, reason } = closeCodes[this.#closedBy];
      this.#end();
      this.onclose?.({ code, reason });
    }
  }

  #open(): void {
    const door = readDoor(new URL(this.#url).pathname + new URL(this.#url).search);
    if (!door) throw new Error(`a client opened ${this.#url}`);
    this.readyState = this.OPEN;
    this.#seat = this.#line.exchange.seat(door, this.#connection());
    this.onopen?.();
  }

  #arriveUp(most: number): void {
    for (const frame of this.#up.splice(0, most)) this.#seat?.receive(frame);
  }

  #end(): void {
    this.readyState = this.CLOSED;
    this.#up.length = 0;
    this.#down.length = 0;
    this.#seat?.leave();
    this.#seat = null;
  }

  #connection(): Connection {
    const { cable, participant, exchange } = this.#line;
    const isGone = () => this.readyState === this.CLOSED;
    return {
      participant,
      sessionId: `session of ${participant.id}`,
      shareLinkId: null,
      get bufferedAmount() {
        return cable.isClogged ? tooMuchBytes : 0;
      },
      send: (frame) => {
        if (exchange.leaves(frame) && !isGone()) this.#down.push(frame);
      },
      whenDrained: (callback) => void this.#whenDrained.push(callback),
      close: (reason) => {
        this.#closedBy = reason;
      },
    };
  }
}
