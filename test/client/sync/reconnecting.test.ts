import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type CloseReason, closeCodes, heldBackReasons } from '#shared/protocol/close-codes.ts';
import { closeReason, Reconnecting, waitBeforeRetry } from '../../../client/sync/reconnecting.ts';

describe('the wait before another try', () => {
  it('is anything up to a bound that doubles, so that clients do not come back together', () => {
    expect(waitBeforeRetry(0, 0)).toBe(0);
    expect(waitBeforeRetry(0, 0.999)).toBe(999);
    expect(waitBeforeRetry(3, 0.5)).toBe(2 * waitBeforeRetry(2, 0.5));
  });

  it('never grows beyond fifteen seconds, however long the server is away', () => {
    for (const failures of [6, 60, 6_000]) expect(waitBeforeRetry(failures, 0.999)).toBeLessThan(15_000);
  });
});

/** A socket whose other end the test plays; `tries` is when each was made, in the test's own time. */
class Line extends EventTarget {
  static tries: number[] = [];
  static last: Line;
  /** What becomes of a new socket: closed at once with this code, or nothing at all. */
  static closesWith: number | null = 1006;
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;

  constructor() {
    super();
    Line.tries.push(Date.now());
    Line.last = this;
    const code = Line.closesWith;
    if (code !== null) queueMicrotask(() => this.onclose?.({ code, reason: '' }));
  }

  send(): void {}
  close(): void {}
}

describe('trying again', () => {
  let provider: WebsocketProvider;
  let closed: CloseReason[];

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    Object.assign(Line, { tries: [], closesWith: 1006 });
    closed = [];
    provider = new WebsocketProvider('ws://server', 'room', new Y.Doc(), {
      connect: false,
      disableBc: true,
      WebSocketPolyfill: Line as unknown as typeof WebSocket,
    });
  });
  afterEach(() => {
    provider.destroy();
    vi.useRealTimers();
  });

  const waitsOf = (tries: readonly number[]) => tries.slice(1).map((at, index) => at - (tries[index] ?? 0));

  it('waits as drawn from the first failure on, and nothing else makes a try', async () => {
    new Reconnecting(
      provider,
      (reason) => closed.push(reason),
      () => 0.9,
    ).start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(waitsOf(Line.tries)).toEqual([900, 1_800, 3_600, 7_200, 13_500, 13_500, 13_500]);
  });

  it('left to the stock provider comes at the same moments for every client', async () => {
    provider.connect();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(waitsOf(Line.tries)).toEqual([200, 400, 800, 1_600]);
  });

  it('at once, because the network came back, does not leave the old wait behind as a second one', async () => {
    const reconnecting = new Reconnecting(
      provider,
      () => {},
      () => 0.9,
    );
    reconnecting.start();
    await vi.advanceTimersByTimeAsync(100);
    reconnecting.now();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(waitsOf(Line.tries)).toEqual([100, 1_800, 3_600]);
  });

  it('gives up on a try that nobody answers after ten seconds', async () => {
    Line.closesWith = null;
    new Reconnecting(provider, () => {}).start();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(waitsOf(Line.tries)).toEqual([10_000, 10_000]);
  });

  it.each(heldBackReasons)(
    'that the server had enough of (%s) waits long from the first time on',
    async (reason) => {
      Line.closesWith = closeCodes[reason].code;
      const reconnecting = new Reconnecting(
        provider,
        () => {},
        () => 0.9,
      );
      expect(reconnecting.heldBack).toBeNull();
      reconnecting.start();
      await vi.advanceTimersByTimeAsync(45_000);
      expect(waitsOf(Line.tries)).toEqual([13_500, 13_500, 13_500]);
      expect(reconnecting.heldBack).toBe(reason);
      // A line that merely breaks on the way says nothing else.
      Line.closesWith = 1006;
      await vi.advanceTimersByTimeAsync(15_000);
      expect(reconnecting.heldBack).toBe(reason);
      provider.emit('sync', [true]);
      expect(reconnecting.heldBack).toBeNull();
    },
  );

  it('never happens after a close for good, which is told once', async () => {
    Line.closesWith = closeCodes.revoked.code;
    const reconnecting = new Reconnecting(provider, (reason) => closed.push(reason));
    reconnecting.start();
    await vi.advanceTimersByTimeAsync(60_000);
    reconnecting.now();
    expect(closed).toEqual(['revoked']);
    expect(Line.tries).toHaveLength(1);
  });
});

describe('a close for good', () => {
  it.each(Object.entries(closeCodes))('%s is told from its code', (reason, { code }) => {
    expect(closeReason(code)).toBe(reason);
  });

  it('with a code of a newer server means that the page is out of date', () => {
    expect(closeReason(4499)).toBe('mismatch');
  });
});
