/** All live rooms of this process, each document open at most once. */

import type { Kysely } from 'kysely';
import type { Side } from '#shared/access/permissions.ts';
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import type { Here } from '#shared/opportunity/joint-session.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { type DocumentKind, documentKinds } from '#shared/quote-doc/doc-layout.ts';
import type { DiskRoom } from '../storage/disk-room.ts';
import type { Schema } from '../storage/schema.ts';
import type { ClientClaims, Connection } from './connection.ts';
import { readParticipant } from './document-store.ts';
import type { RoomLog } from './durable-document.ts';
import { FoldingLine } from './folding-line.ts';
import { GroupCommit } from './group-commit.ts';
import { limits } from './limits.ts';
import type { LiveDocument } from './live-document.ts';
import { Room } from './room.ts';
import type { InCommit, Rooms } from './rooms.ts';
import { jsonFrame } from './wire.ts';

/** One timer for all rooms looks for silent presence and for rooms that nobody needs. */
const sweepEveryMs = 15_000;
/** An empty room is kept this long. Longer than the pause between two "text" entries of the log, which it remembers. */
const keepEmptyMs = 75_000;

export interface RoomsOptions {
  readonly db: Kysely<Schema>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Runs inside the transaction of every update that changed something. */
  readonly inCommit: InCommit;
  readonly log: RoomLog;
  /** Whether the disk has room; it always has where nobody says. */
  readonly disk?: Pick<DiskRoom, 'isFull' | 'watch'>;
  /** A commit failed. Nothing is acknowledged any more, and the process must end: see `GroupCommit`. */
  readonly onFatal: (error: unknown) => void;
}

/** A connection's place in a room. */
export interface Seat {
  receive(frame: Uint8Array): void;
  leave(): void;
}

export interface LiveRooms extends Rooms {
  /** Seats a connection whose right to be there has been checked. It may be closed at once, with the reason. */
  join(quoteId: QuoteId, kind: DocumentKind, connection: Connection, claims: ClientClaims): Seat;
  /** The quotes in which somebody of that side is at this moment. */
  quotesWith(side: Side): ReadonlySet<QuoteId>;
  /** Who is in each quote's shared room, and since when; rooms with nobody are absent. */
  presences(): ReadonlyMap<QuoteId, readonly Here[]>;
  /** Counts the calls of `closeSockets`: whoever was authenticated before one must be so again to come in. */
  readonly revocations: number;
  /** Forgets silent presence and rooms that nobody has needed for a while. Runs by itself. */
  sweep(): Promise<void>;
}

export function createRooms(options: RoomsOptions): LiveRooms {
  const { db, clock, inCommit, log, disk } = options;
  const rooms = new Map<string, Room>();
  /** When each is to tell its news: every room at its own time, so that not all tell theirs in one turn. */
  const withNews = new Map<Room, NodeJS.Timeout>();
  const foldingLine = new FoldingLine();
  let revocations = 0;
  let isClosing = false;

  const commits = new GroupCommit({
    db,
    inCommit,
    onFatal: (error) => {
      log.error({ err: error }, 'A commit failed; nothing is acknowledged any more and the server must end');
      for (const room of [...rooms.values()]) room.abandon('roomFault', error);
      options.onFatal(error);
    },
  });

  const key = (quoteId: QuoteId, kind: DocumentKind): string => `${quoteId}/${kind}`;

  const forget = (room: Room): void => {
    const name = key(room.quoteId, room.kind);
    if (rooms.get(name) === room) rooms.delete(name);
    clearTimeout(withNews.get(room));
    withNews.delete(room);
  };

  const tellNews = (room: Room): void => {
    withNews.delete(room);
    room.tellNews();
  };

  const hasNews = (room: Room): void => {
    if (!withNews.has(room)) withNews.set(room, setTimeout(tellNews, limits.presence.pauseMs, room));
  };

  const wantsFolding = (room: Room): void => foldingLine.add(room);

  /** The room to be used at once: it may be closed by when something else has been waited for. */
  const open = (quoteId: QuoteId, kind: DocumentKind): Room => {
    const name = key(quoteId, kind);
    const known = rooms.get(name);
    if (known) return known;
    if (isClosing) throw new Error('The rooms are closed: what was asked of them is not done');
    const isFull = () => disk?.isFull ?? false;
    const room = new Room(quoteId, kind, { db, commits, clock, log, isFull, hasNews, wantsFolding, forget });
    rooms.set(name, room);
    return room;
  };

  /** What changes the quote's status: the sellers' own room, where it is open, waits and then judges by the new one. */
  const besideInternal = <T>(quoteId: QuoteId, act: () => Promise<T>): Promise<T> => {
    const internal = rooms.get(key(quoteId, 'internal'));
    return internal ? internal.pause(act) : act();
  };

  const author = async (quoteId: QuoteId, participantId: ParticipantId): Promise<ParticipantView> => {
    const participant = await readParticipant(db, quoteId, participantId);
    if (!participant) throw new Error(`Nobody in quote ${quoteId} is ${participantId}`);
    return participant;
  };

  const retireUnused = async (room: Room): Promise<void> => {
    if (room.isUnusedSince(clock() - keepEmptyMs)) await room.retire();
  };

  const sweep = async (): Promise<void> => {
    for (const room of [...rooms.values()]) {
      room.expirePresence();
      await retireUnused(room);
    }
  };
  disk?.watch((isFull) => {
    if (isFull) log.error({}, 'The disk is full: nothing is saved until it has room; reading goes on');
    else log.info({}, 'The disk has room again: what waited is saved');
    for (const room of [...rooms.values()]) room.storageChanged(isFull);
  });
  const sweeper = setInterval(() => void sweep(), sweepEveryMs).unref();

  const look = async <T>(
    quoteId: QuoteId,
    kind: DocumentKind,
    read: (live: LiveDocument) => T,
  ): Promise<T> => {
    const room = open(quoteId, kind);
    const reading = await room.read(read);
    // Whoever reads a thousand quotes for a list must not keep a thousand documents in memory.
    await retireUnused(room);
    return reading;
  };

  return {
    read: (quoteId) => look(quoteId, 'shared', (live) => live.read()),
    readLoose: (quoteId) => look(quoteId, 'shared', (live) => live.readLoose()),
    readInternal: (quoteId) => look(quoteId, 'internal', (live) => live.readInternal()),

    async hold(quoteId, command) {
      return besideInternal(quoteId, () => open(quoteId, 'shared').hold(command));
    },

    async edit(quoteId, kind, participantId, change, alongside) {
      const participant = await author(quoteId, participantId);
      await open(quoteId, kind).edit(participant, change, alongside);
    },

    async editAs(status, quoteId, participantId, change, alongside) {
      const participant = await author(quoteId, participantId);
      await besideInternal(quoteId, () =>
        open(quoteId, 'shared').editAs(status, participant, change, alongside),
      );
    },

    announce(quoteId, topics, to) {
      for (const kind of documentKinds) {
        const room = rooms.get(key(quoteId, kind));
        room?.tellAll(jsonFrame('changed', { topics }), to);
        if (topics.includes('quote')) void room?.accessChanged();
      }
    },

    renamed(quoteId, person) {
      for (const kind of documentKinds) rooms.get(key(quoteId, kind))?.renamed(person);
    },

    closeSockets(whose, reason) {
      revocations += 1;
      const matches = (connection: Connection): boolean =>
        'sessionId' in whose
          ? connection.sessionId === whose.sessionId
          : connection.shareLinkId === whose.shareLinkId;
      for (const room of [...rooms.values()]) room.closeWhere(matches, reason);
    },

    async close() {
      isClosing = true;
      clearInterval(sweeper);
      await Promise.all([...rooms.values()].map((room) => room.shutDown()));
      await commits.atRest();
      for (const timer of withNews.values()) clearTimeout(timer);
      rooms.clear();
    },

    join(quoteId, kind, connection, claims) {
      if (isClosing) {
        connection.close('restarting');
        return { receive: () => {}, leave: () => {} };
      }
      const room = open(quoteId, kind);
      const member = room.join(connection, claims);
      return { receive: (frame) => room.receive(member, frame), leave: () => room.leave(member) };
    },

    quotesWith(side) {
      const present = new Set<QuoteId>();
      for (const room of rooms.values()) if (room.has(side)) present.add(room.quoteId);
      return present;
    },

    presences() {
      const present = new Map<QuoteId, readonly Here[]>();
      for (const room of rooms.values()) {
        const here = room.kind === 'shared' ? room.here() : [];
        if (here.length > 0) present.set(room.quoteId, here);
      }
      return present;
    },

    get revocations() {
      return revocations;
    },

    sweep,
  };
}
