/**
 * The server in a process of its own that can be asked what it holds, and told that time has passed. It is real in
 * every part; only its clock may be put forward. Arguments: data folder, port, and `keep` for the control: whoever
 * was connected is never let go.
 */
import { queryObjects } from 'node:v8';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readConfig } from '../../../server/config.ts';
import { startServer } from '../../../server/main.ts';
import { Room } from '../../../server/rooms/room.ts';
import type { Live, Load, Question } from './observed-process.ts';

/** Longer than an empty room is kept. */
const sweepAfterMs = 80_000;

const [dataDir = '', port = '', mode = ''] = process.argv.slice(2);
let passedMs = 0;
const server = await startServer(readConfig({ DATA_DIR: dataDir, PORT: port }), {
  log: pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true })),
  now: () => Date.now() + passedMs,
  clientDir: dataDir,
  onFatal: () => process.exit(1),
});

if (mode === 'keep') {
  const kept: unknown[] = [];
  const { join } = server.rooms;
  server.rooms.join = (quoteId, kind, connection, claims) => {
    kept.push(connection);
    return join(quoteId, kind, connection, claims);
  };
}

const answers = {
  load: (): Load => {
    globalThis.gc?.();
    const { heapUsed: heapBytes } = process.memoryUsage();
    return { timers: active('Timeout'), connections: active('TCPSocketWrap'), heapBytes };
  },
  live: (): Live => ({
    rooms: liveCount(Room),
    documents: liveCount(Y.Doc),
    sockets: liveCount(WebSocket),
  }),
  connections: (): number => active('TCPSocketWrap'),
  /** Nobody has been in an empty room for so long that it can be forgotten. */
  sweep: async (): Promise<null> => {
    passedMs += sweepAfterMs;
    await server.rooms.sweep();
    return null;
  },
} as const satisfies Record<Question, () => unknown>;

function active(kind: string): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === kind).length;
}

function liveCount(kind: Parameters<typeof queryObjects>[0]): number {
  return Number(queryObjects(kind, { format: 'count' }));
}

process.on('message', async ({ id, question }: { id: number; question: Question }) => {
  process.send?.({ id, answer: await answers[question]() });
});
process.on('disconnect', () => process.exit());
process.send?.({ buyer: server.demo?.buyerUrl });
