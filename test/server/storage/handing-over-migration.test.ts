/** What waited in the outbox before mail could be about no quote still waits afterwards, and what was sent is known. */

import { join } from 'node:path';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { migrations } from '../../../server/storage/migrate.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { sqliteDialect } from '../../../server/storage/sqlite.ts';
import { insertOrganisation } from '../../support/storage.ts';
import { tempDir } from '../../support/temp-dir.ts';

test('mail on its way stays on its way, under its own id and in its lane', async () => {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(join(await tempDir(), 'before.sqlite')) });
  const { '0029-handing-over': handingOver, ...others } = migrations;
  const upTo = (wanted: typeof migrations) =>
    new Migrator({
      db,
      provider: { getMigrations: async () => wanted },
      allowUnorderedMigrations: true,
    }).migrateToLatest();
  expect(handingOver).toBeDefined();
  expect((await upTo(others)).error).toBeUndefined();
  const { organisation, quote } = await insertOrganisation(db, 'north');
  const of = { organisation_id: organisation, quote_id: quote };
  const { id: event_id } = await db
    .insertInto('outbox')
    .values({ ...of, version_id: null, topic: 'send_requested', payload: '{}', created_at: 7 })
    .returning('id')
    .executeTakeFirstOrThrow();
  const delivery = {
    ...{ ...of, id: 'the-delivery', event_id, lane: 'a lane', participant_id: null, name: 'Anna' },
    ...{ email: 'anna@example.com', language: null, state: 'waiting' as const, due_at: 8, attempts: 2 },
    ...{ leased_until: 0, lease: null, settled_at: null, failure: null, failure_detail: null },
  };
  await db.insertInto('delivery').values(delivery).execute();

  expect((await upTo(migrations)).error).toBeUndefined();
  expect(await db.selectFrom('delivery').selectAll().execute()).toEqual([delivery]);
  // Numbers go on where they were, and mail may be about no quote, but never about another organisation's event.
  const next = await db
    .insertInto('outbox')
    .values({ ...of, quote_id: null, version_id: null, topic: 'tasks_due', payload: '{}', created_at: 9 })
    .returning('id')
    .executeTakeFirstOrThrow();
  expect(next.id).toBe(event_id + 1);
  const { organisation: foreign } = await insertOrganisation(db, 'south');
  const alien = { ...delivery, id: 'alien', organisation_id: foreign, quote_id: null, event_id: next.id };
  await expect(db.insertInto('delivery').values(alien).execute()).rejects.toThrow(/FOREIGN KEY/);
  await db.destroy();
});
