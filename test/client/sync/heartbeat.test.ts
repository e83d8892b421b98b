import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import { beatMs, Heartbeat, hiddenBeatMs, keepHeartbeat } from '../../../client/sync/heartbeat.ts';
import { Reconnecting } from '../../../client/sync/reconnecting.ts';

/** A clock the test holds, and a line that answers until it is cut. */
describe('the heartbeat of a line', () => {
  let heartbeat: Heartbeat;
  let isUp: boolean;
  let lengthMs: number;
  let pings: number;
  let deadAt: number | null;

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    isUp = true;
    lengthMs = beatMs;
    pings = 0;
    deadAt = null;
    heartbeat = new Heartbeat(
      {
        ping: () => {
          pings += 1;
          if (!isUp) return;
          setTimeout(() => {
            heartbeat.heard();
            heartbeat.answered();
          }, 50);
        },
        dead: () => {
          deadAt = Date.now();
        },
      },
      () => lengthMs,
    );
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('goes on while the other end answers', () => {
    heartbeat.start();
    vi.advanceTimersByTime(10 * beatMs);
    expect(deadAt).toBeNull();
    expect(pings).toBe(11);
  });

  const moments = [0, 1, 49, 51, beatMs / 2, beatMs - 1, beatMs, beatMs + 49, beatMs + 51];

  it.each(moments)(
    'tells within twenty seconds that the line died, here %i ms after it was tried',
    (cutAt) => {
      heartbeat.start();
      vi.advanceTimersByTime(cutAt);
      isUp = false;
      vi.advanceTimersByTime(60_000);
      expect(deadAt).not.toBeNull();
      expect((deadAt ?? 0) - cutAt).toBeLessThan(20_000);
    },
  );

  it.each(moments)(
    'tells so too when others are still heard and nothing gets out, here from %i ms on',
    (cutAt) => {
      heartbeat.start();
      vi.advanceTimersByTime(cutAt);
      isUp = false;
      for (let second = 0; second < 60; second += 1) {
        vi.advanceTimersByTime(1_000);
        heartbeat.heard();
      }
      expect(deadAt).not.toBeNull();
      expect((deadAt ?? 0) - cutAt).toBeLessThan(20_000);
    },
  );

  it('bears with an answer that is late or left out while other messages come', () => {
    heartbeat.start();
    for (let beat = 0; beat < 10; beat += 1) {
      isUp = beat % 2 === 0;
      vi.advanceTimersByTime(beatMs / 2);
      heartbeat.heard();
      vi.advanceTimersByTime(beatMs / 2);
    }
    expect(deadAt).toBeNull();
  });

  it.each(moments)('tells so too while it still waits for the document, here from %i ms on', (cutAt) => {
    heartbeat.start(true);
    vi.advanceTimersByTime(cutAt);
    isUp = false;
    vi.advanceTimersByTime(60_000);
    expect((deadAt ?? Number.POSITIVE_INFINITY) - cutAt).toBeLessThan(20_000);
  });

  it('bears with a document that takes nearly three beats, once something was answered', () => {
    heartbeat.start(true);
    vi.advanceTimersByTime(beatMs / 2);
    isUp = false;
    vi.advanceTimersByTime(3 * beatMs - beatMs / 2 - 1);
    isUp = true;
    heartbeat.heard();
    heartbeat.answered();
    heartbeat.hasDocument();
    vi.advanceTimersByTime(10 * beatMs);
    expect(deadAt).toBeNull();
  });

  it('tells once, and is silent when stopped', () => {
    heartbeat.start();
    isUp = false;
    vi.advanceTimersByTime(60_000);
    const told = pings;
    vi.advanceTimersByTime(60_000);
    expect(pings).toBe(told);
    heartbeat.ask();
    expect(pings).toBe(told);
  });

  it('beats slowly in a hidden tab, and asks at once when it is shown', () => {
    lengthMs = hiddenBeatMs;
    heartbeat.start();
    vi.advanceTimersByTime(beatMs + 1);
    expect(pings).toBe(1);
    isUp = false;
    lengthMs = beatMs;
    heartbeat.ask();
    expect(pings).toBe(2);
    const shownAt = Date.now();
    vi.advanceTimersByTime(60_000);
    expect((deadAt ?? Number.POSITIVE_INFINITY) - shownAt).toBe(beatMs);
  });
});

/** A socket that opens, and whose other end the test plays. */
class Line {
  static tries: number[] = [];
  static last: Line;
  readonly sent: Uint8Array[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: Uint8Array }) => void) | null = null;

  constructor() {
    Line.tries.push(Date.now());
    Line.last = this;
    queueMicrotask(() => this.onopen?.());
  }

  send(data: Uint8Array): void {
    this.sent.push(data);
  }
  close(): void {}
}

describe('a provider with a heartbeat', () => {
  let provider: WebsocketProvider;
  let stop: () => void;
  beforeEach(async () => {
    vi.useFakeTimers({ now: 0 });
    Line.tries = [];
    provider = new WebsocketProvider('ws://server', 'room', new Y.Doc(), {
      connect: false,
      disableBc: true,
      WebSocketPolyfill: Line as unknown as typeof WebSocket,
    });
    const reconnecting = new Reconnecting(provider, () => {});
    ({ stop } = keepHeartbeat(provider, reconnecting));
    reconnecting.start();
    await vi.advanceTimersByTimeAsync(0);
  });
  afterEach(() => {
    stop();
    provider.destroy();
    vi.useRealTimers();
  });

  it('asks before anything else that is said on the line', () => {
    expect(Line.last.sent[0]).toEqual(new Uint8Array([messageTypes.ping]));
  });

  it('makes a new line of one that opened and never gave the document, within twenty seconds', async () => {
    await vi.advanceTimersByTimeAsync(19_999);
    expect(Line.tries).toHaveLength(2);
    expect(provider.synced).toBe(false);
  });

  it('asks nothing of a line that was given up', async () => {
    provider.disconnect();
    const { length } = Line.last.sent;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(Line.last.sent).toHaveLength(length);
  });
});
