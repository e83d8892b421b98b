import { type Kysely, sql } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { Handlers } from './handler.ts';

export function healthHandlers(db: Kysely<Schema>) {
  return {
    health: async () => {
      await sql`select 1`.execute(db);
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
