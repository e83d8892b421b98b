/** The line between one browser tab and the server, without a network: the run decides what arrives when. */
import type { ParticipantView } from '#shared/protocol/change.ts';
import { CableSocket, type Exchange } from './cable-socket.ts';

export class Cable {
  isUp = true;
  /** Nothing arrives by itself, in either direction. */
  isSlow = false;
  /** The room is told that too much of what it sent has not left yet. */
  isClogged = false;
  /** What the client opens in place of a browser's socket. */
  readonly WebSocket: typeof WebSocket;
  #socket: CableSocket | null = null;

  constructor(participant: ParticipantView, exchange: Exchange) {
    const attach = (socket: CableSocket) => {
      this.#socket = socket;
    };
    const line = { cable: this, participant, exchange };
    // It has what y-websocket uses of a browser's socket, and nothing else.
    this.WebSocket = class extends CableSocket {
      constructor(url: string) {
        super(url, line);
        attach(this);
      }
    } as unknown as typeof WebSocket;
  }

  /** Nothing is under way, and no connection is being made. */
  get isIdle(): boolean {
    return this.#socket?.isIdle ?? true;
  }

  /** Lets up to `most` frames arrive in each direction. */
  pump(most = Number.POSITIVE_INFINITY): void {
    if (this.isUp) this.#socket?.pump(most);
  }

  /** As when the network goes away. The client notices; what it opens from now on never opens. */
  cut(): void {
    this.isUp = false;
    this.drop();
  }

  /** The connection is lost with all that is under way. */
  drop(): void {
    this.isClogged = false;
    this.#socket?.lose();
    this.#socket = null;
  }
}
