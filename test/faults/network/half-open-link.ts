/** A network that can stop carrying bytes, one way or both, and tells nobody: no connection is closed. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Which way nothing passes. `up` is from the client to the server. */
export type Blocked = 'up' | 'down' | 'both';

export interface HalfOpenLink {
  /** The address of the server as seen through it. */
  readonly url: string;
  /** From now on bytes wait on the way; so do those of connections that are made from now on. */
  stall(blocked: Blocked): void;
  /** What waited arrives, in order, as when the network retransmits. */
  heal(): void;
  close(): void;
}

export async function layHalfOpenLink(target: string): Promise<HalfOpenLink> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<{ readonly client: Socket; readonly server: Socket }>();
  let blocked: Blocked | null = null;

  const hold = ({ client, server }: { client: Socket; server: Socket }): void => {
    if (blocked === 'up' || blocked === 'both') client.pause();
    if (blocked === 'down' || blocked === 'both') server.pause();
  };
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    const server = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const pair = { client, server };
    pairs.add(pair);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', (bytes) => to.write(bytes));
      from.on('end', () => to.end());
      // A paused socket reports no end; what it reports while it flows, the other end may know.
      from.on('error', () => to.destroy());
      from.on('close', () => pairs.delete(pair));
    }
    hold(pair);
  });
  await once(listener.listen(0, 'localhost'), 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the link has no port');
  return {
    url: `http://localhost:${address.port}`,
    stall: (way) => {
      blocked = way;
      for (const pair of pairs) hold(pair);
    },
    heal: () => {
      blocked = null;
      for (const { client, server } of pairs) {
        client.resume();
        server.resume();
      }
    },
    close: () => {
      listener.close();
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
    },
  };
}
