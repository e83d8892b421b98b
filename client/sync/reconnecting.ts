/** When to try again after a lost connection, and when not to. */
import type { WebsocketProvider } from 'y-websocket';
import {
  type CloseReason,
  closeCodes,
  type HeldBack,
  heldBackReasons,
} from '#shared/protocol/close-codes.ts';

const firstWaitMs = 1_000;
const longestWaitMs = 15_000;
/** How a server that has had enough of us counts: as after so many failures, from where the waits no longer grow. */
const failuresOfHeldBack = 4;
/** A browser gives a connection that nobody answers two minutes. */
const longestTryMs = 10_000;

/**
 * Full jitter: any time up to a bound that doubles with each failure, so that the many clients a restart cuts off
 * do not all come back in the same moment. `chance` is in [0, 1).
 */
export function waitBeforeRetry(failures: number, chance: number): number {
  return Math.floor(chance * Math.min(longestWaitMs, firstWaitMs * 2 ** failures));
}

/**
 * Connects a provider and keeps it connected. The provider's own retries are switched off: their first waits are
 * the same few moments for everybody, and one that is under way cannot be called off.
 */
export class Reconnecting {
  readonly #provider: WebsocketProvider;
  readonly #chance: () => number;
  #isWanted = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heldBack: HeldBack | null = null;

  /** `closed` hears of a close for good; nothing is tried after it. */
  constructor(
    provider: WebsocketProvider,
    closed: (reason: CloseReason) => void,
    chance: () => number = Math.random,
  ) {
    this.#provider = provider;
    this.#chance = chance;
    provider.shouldReconnect = () => false;
    // Before the provider says that it is disconnected, so that whoever hears that can ask why.
    provider.on('connection-close', (event) => {
      this.#heldBack = heldBackBy(event?.code) ?? this.#heldBack;
    });
    provider.on('closed', ({ code }) => {
      if (isForGood(code)) {
        this.stop();
        closed(closeReason(code));
      } else if (this.#isWanted) this.#retryLater();
    });
    provider.on('status', ({ status }) => {
      clearTimeout(this.#timer);
      if (status === 'connecting') this.#timer = setTimeout(() => this.now(), longestTryMs);
    });
    provider.on('sync', (isSynced) => {
      if (!isSynced) return;
      this.#failures = 0;
      this.#heldBack = null;
    });
  }

  /** Why the server wants us to wait, since it said so and until the next sync; `null` when it did not. */
  get heldBack(): HeldBack | null {
    return this.#heldBack;
  }

  start(): void {
    this.#isWanted = true;
    this.#provider.connect();
  }

  /** Gives the present connection, or the wait for one, up and makes a new one at once. Nothing when stopped. */
  now(): void {
    if (!this.#isWanted) return;
    clearTimeout(this.#timer);
    this.#provider.disconnect();
    this.#provider.connect();
  }

  stop(): void {
    this.#isWanted = false;
    clearTimeout(this.#timer);
    this.#provider.disconnect();
  }

  #retryLater(): void {
    clearTimeout(this.#timer);
    if (this.#heldBack) this.#failures = Math.max(this.#failures, failuresOfHeldBack);
    this.#timer = setTimeout(() => this.now(), waitBeforeRetry(this.#failures, this.#chance()));
    this.#failures += 1;
  }
}

/**
 * Reacts to what the system knows about the network at once, where the socket alone would notice after a while.
 * Losing the network is no reason to stop trying: the server may be on this very machine.
 */
export function followNetwork(reconnecting: Reconnecting): () => void {
  const again = () => reconnecting.now();
  globalThis.addEventListener?.('offline', again);
  globalThis.addEventListener?.('online', again);
  return () => {
    globalThis.removeEventListener?.('offline', again);
    globalThis.removeEventListener?.('online', again);
  };
}

/** Coming back cannot help. The other codes say nothing about us, or that it can. */
const isForGood = (code: number) => code >= 4400 && code < 4500;

const heldBackBy = (code: number | undefined): HeldBack | null =>
  heldBackReasons.find((reason) => closeCodes[reason].code === code) ?? null;

/** What a close code for good means. One we do not know comes from a newer server, so the page is out of date. */
export function closeReason(code: number): CloseReason {
  const known = (Object.keys(closeCodes) as CloseReason[]).find((reason) => closeCodes[reason].code === code);
  return known ?? 'mismatch';
}
