/** When to try again after a lost connection, and when not to. */
import type { WebsocketProvider } from 'y-websocket';
import { type CloseReason, closeCodes } from '#shared/protocol/close-codes.ts';

const firstWaitMs = 250;
const longestWaitMs = 10_000;

/**
 * Full jitter: any time up to a bound that doubles with each failure, so that the many clients a restart cuts off
 * do not all come back in the same moment. `chance` is in [0, 1).
 */
export function waitBeforeRetry(failures: number, chance: number): number {
  return Math.floor(chance * Math.min(longestWaitMs, firstWaitMs * 2 ** failures));
}

/** The provider waits at most `maxBackoffTime`, read after this event, so setting it there sets the wait. */
export function spreadRetries(provider: WebsocketProvider): void {
  provider.on('connection-close', () => {
    provider.maxBackoffTime = waitBeforeRetry(provider.wsUnsuccessfulReconnects, Math.random());
  });
}

/** Gives the present connection up and makes a new one. A provider that was told to stay away stays away. */
export function reconnectNow(provider: WebsocketProvider): void {
  if (!provider.shouldConnect) return;
  provider.disconnect();
  provider.connect();
}

/**
 * Reacts to what the system knows about the network at once, where the socket alone would notice after half a
 * minute. Losing the network is no reason to stop trying: the server may be on this very machine.
 */
export function followNetwork(provider: WebsocketProvider): () => void {
  const again = () => reconnectNow(provider);
  globalThis.addEventListener?.('offline', again);
  globalThis.addEventListener?.('online', again);
  return () => {
    globalThis.removeEventListener?.('offline', again);
    globalThis.removeEventListener?.('online', again);
  };
}

/** What a close code for good means. One we do not know comes from a newer server, so the page is out of date. */
export function closeReason(code: number): CloseReason {
  const known = (Object.keys(closeCodes) as CloseReason[]).find((reason) => closeCodes[reason].code === code);
  return known ?? 'mismatch';
}
