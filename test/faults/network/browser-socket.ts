/** A Node socket with the headers that a browser sends by itself, for clients that are made for a browser's. */
import { WebSocket } from 'ws';
import type { Entrance } from './entrances.ts';

export interface SocketNews {
  tried?(): void;
  opened?(): void;
  closed?(code: number): void;
}

export function browserSocket(
  { url, cookie }: Pick<Entrance, 'url' | 'cookie'>,
  news: SocketNews = {},
): typeof globalThis.WebSocket {
  const BrowserSocket = class extends WebSocket {
    constructor(address: string | URL) {
      super(address, { origin: url, headers: { cookie } });
      news.tried?.();
      this.on('open', () => news.opened?.());
      this.on('close', (code) => news.closed?.(code));
      // A browser's socket tells of an error by closing.
      this.on('error', () => {});
    }
  };
  // Their types differ in what nobody here uses.
  return BrowserSocket as unknown as typeof globalThis.WebSocket;
}
