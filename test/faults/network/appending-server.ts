/** A server that does what each frame says, as often as it comes: the control of whoever repeats frames. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

export interface AppendingServer {
  readonly url: string;
  /** What it was told to append, in order. */
  readonly words: readonly string[];
  close(): void;
}

export async function startAppendingServer(): Promise<AppendingServer> {
  const server = new WebSocketServer({ port: 0, host: 'localhost' });
  const words: string[] = [];
  server.on('connection', (socket) => socket.on('message', (frame) => words.push(frame.toString())));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    words,
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
