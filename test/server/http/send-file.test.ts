/** A file that is made while it is sent is made as fast as it is taken, and no further. */
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { sendFile } from '../../../server/http/send-file.ts';

describe('a long file', () => {
  /** More than sockets hold by themselves. */
  const parts = 4_000;
  const part = new Uint8Array(64 * 1024);

  /** How many parts were made for somebody who takes the first bytes and goes away. */
  async function madeFor(prepare: (made: AsyncIterable<Uint8Array>) => Promise<AsyncIterable<Uint8Array>>) {
    const { promise: ended, resolve: end } = Promise.withResolvers<number>();
    async function* make() {
      let made = 0;
      try {
        for (; made < parts; made += 1) yield part;
      } finally {
        end(made);
      }
    }
    const app = express();
    app.get('/', async (_request, response) => {
      const file = { fileName: 'long.csv', mediaType: 'text/csv', parts: await prepare(make()) };
      await sendFile(response, file);
    });
    const server = createServer(app).listen(0, 'localhost');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const [answer] = (await once(get({ host: 'localhost', port }), 'response')) as [IncomingMessage];
      await once(answer, 'data');
      answer.destroy();
      return await ended;
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('is not made for somebody who has gone', async () => {
    expect(await madeFor(async (made) => made)).toBeLessThan(parts);
  });

  it('and the control: one that is gathered first is made to its end', async () => {
    const gather = async (made: AsyncIterable<Uint8Array>) => {
      const all = await Array.fromAsync(made, () => part);
      return (async function* again() {
        yield* all;
      })();
    };
    expect(await madeFor(gather)).toBe(parts);
  });
});
