/** A server that hands every message to all others and never asks whether they read: the control of slow readers. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

export interface RelayProcess {
  /** `ws://host:port` */
  readonly address: string;
  readonly pid: number;
  close(): Promise<void>;
}

export async function startRelayProcess(): Promise<RelayProcess> {
  const child = fork(import.meta.filename);
  const [port] = await once(child, 'message');
  return {
    address: `ws://localhost:${port}`,
    pid: child.pid ?? 0,
    close: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

if (import.meta.main) {
  const server = new WebSocketServer({ port: 0, host: 'localhost' });
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      for (const other of server.clients) {
        if (other !== socket && other.readyState === WebSocket.OPEN) other.send(data);
      }
    });
  });
  await once(server, 'listening');
  process.send?.((server.address() as AddressInfo).port);
}
