/**
 * A WebSocket that tells when a frame leaves that the server acknowledges: one of type sync that carries an update; and
 * when anything comes in. The stock provider reads and writes its frames itself, so the socket is the one place that
 * sees them all.
 */
import { type FrameDigest, frameDigest } from '#shared/protocol/frame-digest.ts';
import { messageTypes } from '#shared/protocol/room-messages.ts';

/** Inside a message of type sync, as y-protocols numbers them. Step 1 carries no update and is not acknowledged. */
const carriesUpdate = { step2: 1, update: 2 } as const;

export interface SentUpdate {
  /** It answers the server's step 1, so it carries everything the server lacks. */
  readonly answersStep1: boolean;
  readonly digest: FrameDigest;
}

/** What the frame says of itself, or `null` when it carries no update. Both numbers are one-byte varints. */
export function sentUpdateIn(frame: Uint8Array): SentUpdate | null {
  if (frame[0] !== messageTypes.sync) return null;
  const answersStep1 = frame[1] === carriesUpdate.step2;
  return answersStep1 || frame[1] === carriesUpdate.update
    ? { answersStep1, digest: frameDigest(frame) }
    : null;
}

export interface SocketListener {
  /** Called after each such frame was handed over, in the order of the wire. */
  updateSent(sent: SentUpdate): void;
  /** Some message came. */
  heard(): void;
}

/** A subclass of `Base` to hand to one provider. */
export function countingSocket(Base: typeof WebSocket, listener: SocketListener): typeof WebSocket {
  return class extends Base {
    constructor(...address: ConstructorParameters<typeof WebSocket>) {
      super(...address);
      this.addEventListener('message', () => listener.heard());
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      const sent = data instanceof Uint8Array ? sentUpdateIn(data) : null;
      if (sent) listener.updateSent(sent);
    }
  };
}
