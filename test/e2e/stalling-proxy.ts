import { once } from 'node:events';
import { createServer, connect as open, type Socket } from 'node:net';

/** A network between a browser and the server that can stall: nothing passes, and nobody is told. */
export interface StallingProxy {
  /** The address of the server as seen through it. */
  through(url: string): string;
  /** From now on bytes vanish in both directions; no connection is closed. */
  stall(): void;
  /** New connections pass again, and those that stalled end at last. */
  recover(): void;
  close(): void;
}

export async function layStallingProxy(target: string): Promise<StallingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isStalled = false;
  const dead = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const pipe = (from: Socket, to: Socket): void => {
    from.on('data', (bytes) => {
      if (!dead.has(from)) to.write(bytes);
    });
    from.on('close', () => {
      if (!dead.has(from)) to.destroy();
    });
  };
  const server = createServer((client) => {
    keep(client);
    if (isStalled) {
      dead.add(client);
      client.resume();
      return;
    }
    const upstream = open(Number(port), hostname);
    keep(upstream);
    pipe(client, upstream);
    pipe(upstream, client);
  });
  await once(server.listen(0, 'localhost'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    through: (url) => Object.assign(new URL(url), { port: String(address.port) }).href,
    stall: () => {
      isStalled = true;
      for (const socket of sockets) dead.add(socket);
    },
    recover: () => {
      isStalled = false;
      for (const socket of dead) socket.destroy();
      dead.clear();
    },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
