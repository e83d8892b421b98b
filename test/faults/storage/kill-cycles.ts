/** Kills a server again and again while people edit, and writes the history of what they were promised. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ProviderOptions } from '../../support/room-provider.ts';
import { EditingClient, readFresh } from '../editing-client.ts';
import type { History } from '../history.ts';

export interface KillableServer {
  /** As a power cut for the process. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export interface Cycles {
  readonly cycles: number;
  /** Who edits; the first one reads after each restart as well, from nothing. */
  readonly doors: readonly ProviderOptions[];
  readonly history: History;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

/**
 * After each restart a reader looks first, so that what the clients hold cannot make a loss good unseen. Resolves
 * to the refusals that clients were told; honest ones are told none.
 */
export async function runKillCycles(
  server: KillableServer,
  { cycles, doors, history, random }: Cycles,
): Promise<readonly unknown[]> {
  const [readerDoor] = doors;
  if (!readerDoor) throw new Error('somebody must come in');
  const names = ['anna', 'erik', 'sara', 'lars', 'mona', 'olof'];
  const clients = doors.map((door, index) => new EditingClient(names[index] ?? '', history, door));
  const read = async (): Promise<void> => {
    history.tell({ proc: 'reader', op: 'read', type: 'ok', value: await readFresh(readerDoor) });
  };
  try {
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      for (const client of clients) client.connect();
      await Promise.all(clients.map((client) => client.untilReady()));
      const until = Date.now() + 50 + random() * 450;
      while (Date.now() < until) {
        for (const client of clients) client.edit();
        await pause(random() * 20);
      }
      await server.kill();
      history.tell({ proc: 'operator', op: 'kill', type: 'info' });
      for (const client of clients) {
        client.note();
        client.disconnect();
      }
      await server.restart();
      history.tell({ proc: 'operator', op: 'start', type: 'info' });
      await read();
    }
    for (const client of clients) client.connect();
    await Promise.all(clients.map((client) => client.untilAllAcknowledged()));
    await read();
    return clients.flatMap((client) => client.refused);
  } finally {
    for (const client of clients) client.destroy();
  }
}
