/** One socket with a client at its other end that behaves badly. */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { limits } from '../../../server/rooms/limits.ts';
import {
  closeWith,
  messageBounds,
  SocketConnection,
  sendAway,
} from '../../../server/rooms/socket-connection.ts';
import { UnsentBytes } from '../../../server/rooms/unsent-bytes.ts';
import { participantView } from '../../support/participant-view.ts';

let server: WebSocketServer;
let client: WebSocket;
let socket: WebSocket;
let raw: Duplex;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', ...messageBounds });
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  client = new WebSocket(`ws://127.0.0.1:${port}`);
  client.on('error', () => {});
  const [opened, request] = await once(server, 'connection');
  socket = opened;
  raw = request.socket;
  socket.on('error', () => {});
  if (client.readyState !== client.OPEN) await once(client, 'open');
});
afterEach(async () => {
  client.terminate();
  socket.terminate();
  await new Promise((resolve) => server.close(resolve));
});

const connection = () => {
  const participant = participantView('buyer');
  const { id: participantId, name } = participant;
  const actor = { kind: 'guest', participantId, name, sessionId: 'session' } as never;
  const unsent = new UnsentBytes();
  return new SocketConnection(
    socket,
    raw,
    { actor, participant },
    { stillAllowed: async () => true, unsent },
  );
};

describe('somebody who is sent away for asking too much', () => {
  /** How many of its frames reach the server after the server has closed the line with `close`. */
  async function framesAfter(close: typeof closeWith): Promise<number> {
    let frames = 0;
    let isClosed = false;
    const first = new Promise<void>((resolve) => {
      socket.on('message', () => {
        if (isClosed) frames += 1;
        else {
          isClosed = true;
          close(socket, 'tooMuch');
          resolve();
        }
      });
    });
    // It does not listen, so it goes on as though nothing had been said.
    client.pause();
    client.send('one');
    await first;
    const gone = once(socket, 'close');
    for (let n = 0; n < 40; n++) client.send(new Uint8Array(256 * 1024));
    client.send('last');
    if (close === closeWith) {
      await new Promise<void>((resolve) => {
        socket.on('message', (data) => data.toString() === 'last' && resolve());
      });
      client.resume();
    }
    await gone;
    return frames;
  }

  it('has nothing more read of what is on its way, and is gone after a moment', async () => {
    expect(await framesAfter(sendAway)).toBe(0);
  });

  it('negative control: an ordinary close reads on until the other end has answered', async () => {
    expect(await framesAfter(closeWith)).toBe(41);
  });

  it('is told why, when it listens', async () => {
    const closed = once(client, 'close');
    sendAway(socket, 'tooMany');
    expect((await closed)[0]).toBe(4530);
  });
});

describe('a client that takes nothing', () => {
  it('is closed after a while, and cut when it does not take that either', () => {
    const line = connection();
    client.pause();
    line.send(new Uint8Array(limits.backlog.bytesPerPerson / 2));
    line.whenDrained(() => {});
    for (let ticks = 1; ticks < limits.line.stuckTicks; ticks++) line.tick(ticks);
    expect(socket.readyState).toBe(socket.OPEN);
    line.tick(limits.line.stuckTicks);
    expect(socket.readyState).toBe(socket.CLOSING);
    line.tick(limits.line.stuckTicks + 1);
    expect(raw.destroyed).toBe(true);
  });

  it('negative control: one for which nothing waits stays', () => {
    const line = connection();
    for (let ticks = 1; ticks <= 2 * limits.line.stuckTicks; ticks++) {
      if (ticks % limits.line.ticksPerPing !== 0) line.tick(ticks);
    }
    expect(socket.readyState).toBe(socket.OPEN);
  });

  it('is cut after a moment when more waits for one person than may', async () => {
    const line = connection();
    client.pause();
    const gone = once(raw, 'close');
    line.send(new Uint8Array(limits.backlog.bytesPerPerson / 2));
    expect(socket.readyState).toBe(socket.OPEN);
    for (let n = 0; n < 2 && socket.readyState === socket.OPEN; n += 1) {
      line.send(new Uint8Array(limits.backlog.bytesPerPerson / 2));
    }
    expect(socket.readyState).toBe(socket.CLOSING);
    await gone;
  });

  it('is cut when it answers no ping', () => {
    const line = connection();
    client.pause();
    for (let n = 1; n <= limits.line.missedPings; n++) line.tick(n * limits.line.ticksPerPing);
    expect(raw.destroyed).toBe(false);
    line.tick(limits.line.ticksPerPing);
    expect(raw.destroyed).toBe(true);
  });
});

describe('a message in pieces', () => {
  const send = (pieces: number) => {
    for (let n = 1; n <= pieces; n++) client.send('x', { fin: n === pieces });
  };

  it('is taken in as many as a proxy makes of it', async () => {
    const taken = once(socket, 'message');
    send(limits.traffic.fragments);
    expect(String((await taken)[0])).toHaveLength(limits.traffic.fragments);
  });

  it('ends the line when there are more', async () => {
    const closed = once(client, 'close');
    send(limits.traffic.fragments + 1);
    expect((await closed)[0]).toBe(1008);
  });

  it('ends the line when it never becomes whole', async () => {
    const closed = once(client, 'close');
    // A message of which 64 KiB are promised comes byte by byte.
    const header = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    raw.emit('data', header);
    for (let n = 0; n <= limits.traffic.bufferedChunks; n++) raw.emit('data', Buffer.alloc(1));
    expect((await closed)[0]).toBe(1008);
  });
});
