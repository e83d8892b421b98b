import type { Kysely } from 'kysely';
import type { Rooms } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';

/** What the quote commands stand on. */
export interface QuoteDeps {
  readonly db: Kysely<Schema>;
  readonly rooms: Rooms;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** How long a send can be undone, in milliseconds. Only then are buyers told and shown it. */
  readonly undoMs: number;
}
