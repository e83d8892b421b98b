/**
 * Notices a line that is dead without having been closed: the network went away, and the socket does not know. A
 * browser page cannot send WebSocket pings, so it asks with a message of ours.
 *
 * A line may be dead one way only. Where others' changes still come in, and nothing of ours gets out, no number of
 * them is an answer. They do show that the answer may be late behind them, so it is waited for once more.
 */
import type { WebsocketProvider } from 'y-websocket';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import type { Reconnecting } from './reconnecting.ts';

/** Between two pings. A line that died is noticed within two of these, and within three where an answer may be late. */
export const beatMs = 6_000;
/** Nobody looks at a hidden tab, and browsers slow its timers down anyway. */
export const hiddenBeatMs = 30_000;

export interface Line {
  ping(): void;
  /** Nothing was heard for a whole beat after a ping, or no ping answered for two where an answer may be late. */
  dead(): void;
}

export class Heartbeat {
  readonly #line: Line;
  readonly #lengthMs: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unanswered = 0;
  #isQuiet = true;
  #isGivenDocument = false;

  /** `lengthMs` is asked before every beat. */
  constructor(line: Line, lengthMs: () => number) {
    this.#line = line;
    this.#lengthMs = lengthMs;
  }

  /**
   * From now on the other end must answer. While it gives the document an answer may be late behind that, which says
   * nothing before it is there whole.
   */
  start(isGivenDocument = false): void {
    this.stop();
    this.#isGivenDocument = isGivenDocument;
    this.#beat();
  }

  /** Whatever came after the document was behind it, and so was a late answer. */
  hasDocument(): void {
    this.#isGivenDocument = false;
  }

  /** The other end has had a ping. */
  answered(): void {
    this.#unanswered = 0;
  }

  /** Some message came, which says of this direction alone that it carries. */
  heard(): void {
    this.#isQuiet = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#unanswered = 0;
  }

  /** Asks at once instead of when the beat is over, with a fresh beat for the answer. Nothing while stopped. */
  ask(): void {
    if (this.#timer !== undefined) this.start(this.#isGivenDocument);
  }

  #beat(): void {
    const mayBeLate = this.#isGivenDocument || !this.#isQuiet;
    if (this.#unanswered > (mayBeLate ? 1 : 0)) {
      this.stop();
      this.#line.dead();
      return;
    }
    this.#unanswered += 1;
    this.#isQuiet = true;
    this.#line.ping();
    this.#timer = setTimeout(() => this.#beat(), this.#lengthMs());
  }
}

const pingFrame = new Uint8Array([messageTypes.ping]);
const isHidden = () => globalThis.document?.visibilityState === 'hidden';

/**
 * Gives a provider a heartbeat from the moment in which its socket opens. The first ping leaves before anything is
 * asked for, so its answer comes before the document, and a slow line has three beats for that.
 *
 * `heard` must be called with every message, and `answered` with every pong; `stop` ends it.
 */
export function keepHeartbeat(
  provider: WebsocketProvider,
  reconnecting: Reconnecting,
  everyMs = beatMs,
): { heard(): void; answered(): void; stop(): void } {
  const heartbeat = new Heartbeat(
    { ping: () => provider.ws?.send(pingFrame), dead: () => reconnecting.now() },
    () => (isHidden() ? hiddenBeatMs : everyMs),
  );
  const shown = () => {
    if (!isHidden()) heartbeat.ask();
  };
  provider.on('status', ({ status }) => (status === 'connected' ? heartbeat.start(true) : heartbeat.stop()));
  provider.on('sync', (isSynced) => {
    if (isSynced) heartbeat.hasDocument();
  });
  globalThis.document?.addEventListener('visibilitychange', shown);
  return {
    heard: () => heartbeat.heard(),
    answered: () => heartbeat.answered(),
    stop: () => {
      heartbeat.stop();
      globalThis.document?.removeEventListener('visibilitychange', shown);
    },
  };
}
