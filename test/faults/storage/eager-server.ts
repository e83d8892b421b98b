/**
 * The negative control of the kill test: real rooms and real sockets, but a commit that says "done" at once and
 * writes a while later, as servers do that save every few seconds. Arguments: data folder, port, and `hasty` to forget a room as soon as the
 * last one leaves.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { QuoteId } from '#shared/ids.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { Actor } from '../../../server/accounts/actor.ts';
import { ensureParticipant } from '../../../server/quotes/participants.ts';
import { appendUpdates } from '../../../server/rooms/append-log.ts';
import type { Appender } from '../../../server/rooms/group-commit.ts';
import { Room } from '../../../server/rooms/room.ts';
import { attachSyncServer } from '../../../server/rooms/sync-server.ts';
import { type ConditionalWrite, writeConditionally } from '../../../server/storage/conditional-writes.ts';
import { openStorage } from '../../../server/storage/storage.ts';
import { seedQuote } from '../../support/rooms-world.ts';

const [dataDir = '', port = '', mode = ''] = process.argv.slice(2);
/** Where a room is forgotten at once, the next one must have come in before this however slow the machine is. */
const saveAfterMs = mode === 'hasty' ? 5_000 : 150;
const { db } = await openStorage(join(dataDir, 'eager.sqlite'));
const { quoteId, actors } = await seedQuote(db);

const commits = {
  schedule(appender: Appender): void {
    const batch = appender.takeBatch();
    if (!batch) return;
    queueMicrotask(() => appender.committed(batch, false));
    setTimeout(() => void db.transaction().execute((trx) => appendUpdates(trx, batch.append)), saveAfterMs);
  },
  async write(write: ConditionalWrite): Promise<void> {
    await db.transaction().execute((trx) => writeConditionally(trx, [write]));
  },
};

const rooms = new Map<string, Room>();
let seats = 0;
function room(kind: DocumentKind): Room {
  const known = rooms.get(kind);
  if (known) return known;
  const log = { info: () => {}, warn: console.warn, error: console.error };
  const made = new Room(QuoteId.parse(quoteId), kind, {
    db,
    commits,
    clock: Date.now,
    log,
    isFull: () => false,
    hasNews: () => {},
    wantsFolding: (room) => void room.fold(),
    forget: () => rooms.delete(kind),
  });
  rooms.set(kind, made);
  return made;
}

const http = createServer();
attachSyncServer(http, {
  rooms: {
    revocations: 0,
    join: (_quoteId, kind, connection, claims) => {
      const member = room(kind).join(connection, claims);
      seats += 1;
      return {
        receive: (frame) => room(kind).receive(member, frame),
        leave: () => {
          room(kind).leave(member);
          seats -= 1;
          if (mode === 'hasty' && seats === 0) rooms.delete(kind);
        },
      };
    },
  },
  claimedSession: ({ cookie }) => cookie ?? null,
  authenticate: async ({ cookie }): Promise<Actor | null> => actors.get(cookie ?? '') ?? null,
  participantFor: (actor, id) => ensureParticipant(db, actor, id, Date.now()),
  publicUrl: 'http://localhost',
  log: { info: () => {}, warn: console.warn, error: console.error },
});
http.listen(Number(port), 'localhost', () => console.log(quoteId));
