/**
 * The least a server can do: hands every frame to the others in the room, knows nothing and keeps nothing. What it
 * costs is what sockets cost. With `CORKED=on` the frames of one turn of the event loop leave in one write each.
 */
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

interface Listener {
  readonly socket: WebSocket;
  readonly wire: Socket;
}

const { PORT, CORKED } = process.env;
const rooms = new Map<string, Set<Listener>>();
const corked = new Set<Socket>();

function cork(wire: Socket): void {
  if (corked.has(wire)) return;
  if (corked.size === 0) setImmediate(uncorkAll);
  corked.add(wire);
  wire.cork();
}

function uncorkAll(): void {
  for (const wire of corked) wire.uncork();
  corked.clear();
}

const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on('connection', (socket, request) => {
  const name = request.url ?? '';
  const room = rooms.get(name) ?? new Set();
  const self: Listener = { socket, wire: request.socket };
  rooms.set(name, room.add(self));
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    for (const listener of room) {
      if (listener === self) continue;
      if (CORKED === 'on') cork(listener.wire);
      listener.socket.send(data, { binary: true });
    }
  });
  socket.on('close', () => {
    room.delete(self);
    if (room.size === 0) rooms.delete(name);
  });
});
http.listen(Number(PORT), 'localhost', () => console.log('Ready'));
process.once('SIGINT', () => process.exit(0));
