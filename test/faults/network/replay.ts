import { once } from 'node:events';
import { WebSocket } from 'ws';
import { newcomerQuery } from '../../support/room-claims.ts';
import type { Entrance } from './entrances.ts';

/** Sends recorded frames over a new connection, as fast as they go. Resolves when all have left. */
export async function replay(entrance: Entrance, frames: readonly Uint8Array[]): Promise<void> {
  const { url, quoteId, cookie } = entrance;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${quoteId}${newcomerQuery}`, {
    origin: url,
    headers: { cookie },
  });
  await once(socket, 'open');
  for (const frame of frames) socket.send(frame);
  // Its close frame comes after the others, so the server's answer says that all were taken.
  socket.close();
  await once(socket, 'close');
}
