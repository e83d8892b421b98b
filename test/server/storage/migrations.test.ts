import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { RestorationId } from '#shared/ids.ts';
import { hashToken } from '../../../server/storage/random-id.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { insertOrganisation, type RowIds, testStorage } from '../../support/storage.ts';

async function insertFrozen(db: Kysely<Schema>, ids: RowIds): Promise<void> {
  const key = { organisation_id: ids.organisation, quote_id: ids.quote };
  await db.insertInto('version').values(versionRow(ids)).execute();
  await db
    .insertInto('change')
    .values({
      ...key,
      seq: 1,
      ordinal: 0,
      participant_id: ids.buyer,
      kind: 'deselected',
      element_id: 'onboarding',
      element_title: 'Onboarding',
      field: null,
      before_value: 'true',
      after_value: 'false',
      amount: 1,
      currency: 'SEK',
      period: 'once',
      difference: -1,
      at: 1,
    })
    .execute();
  await db
    .insertInto('opportunity_event')
    .values({
      opportunity_id: ids.opportunity,
      seq: 1,
      organisation_id: ids.organisation,
      type: 'identified',
      evidence: '{}',
      actor_name: 'Seller',
      at: 1,
    })
    .execute();
  await db
    .insertInto('audit')
    .values({
      ...key,
      seq: 1,
      actor_kind: 'system',
      actor_id: null,
      action: 'version_sent',
      object_hash: 'hash',
      payload_hash: 'hash',
      at: 1,
      prev_hash: 'hash',
      hash: 'hash',
    })
    .execute();
}

/** Apart from the others, as a version that it names cannot go before it. */
async function insertRestoration(db: Kysely<Schema>, ids: RowIds): Promise<void> {
  await db
    .insertInto('restoration')
    .values({
      id: RestorationId.parse('restoration-1'),
      organisation_id: ids.organisation,
      quote_id: ids.quote,
      version_id: ids.version,
      participant_id: ids.seller,
      changed: '[]',
      at: 1,
    })
    .execute();
}

function versionRow(ids: RowIds) {
  return {
    id: ids.version,
    organisation_id: ids.organisation,
    quote_id: ids.quote,
    number: 1,
    canonical: '{}',
    hash: 'hash',
    priced: '{}',
    yjs_state: new Uint8Array([0, 0]),
    valid_until: null,
    message: '',
    sent_by: ids.seller,
    sent_by_name: 'Seller',
    sent_at: 1,
    idempotency_key: 'first-try',
  };
}

const appendOnly = ['version', 'change', 'opportunity_event', 'restoration', 'audit'] as const;

describe.each(appendOnly)('rows of %s', (table) => {
  const insertRows = async (db: Kysely<Schema>) => {
    const ids = await insertOrganisation(db, 'north');
    await insertFrozen(db, ids);
    if (table === 'restoration') await insertRestoration(db, ids);
  };
  const attacks = {
    update: sql`update ${sql.table(table)} set organisation_id = organisation_id`,
    delete: sql`delete from ${sql.table(table)}`,
    'insert or replace': sql`insert or replace into ${sql.table(table)} select * from ${sql.table(table)}`,
  };

  test.each(Object.entries(attacks))('refuse %s', async (_, attack) => {
    const { db } = await testStorage();
    await insertRows(db);
    await expect(attack.execute(db)).rejects.toThrow('append only');
    expect(await db.selectFrom(table).selectAll().execute()).toHaveLength(1);
  });

  test.each(Object.entries(attacks))('would give way to %s without their triggers', async (_, attack) => {
    const { db } = await testStorage();
    await insertRows(db);
    for (const verb of ['update', 'delete']) {
      await sql`drop trigger ${sql.table(`${table}_refuses_${verb}`)}`.execute(db);
    }
    await expect(attack.execute(db)).resolves.toBeDefined();
  });
});

describe('a row of one organisation cannot name a row of another', () => {
  const references: Record<string, (db: Kysely<Schema>, own: RowIds, other: RowIds) => Promise<unknown>> = {
    'the quote of a participant': (db, own, other) =>
      db.updateTable('participant').set({ quote_id: other.quote }).where('id', '=', own.buyer).execute(),
    'the opportunity of a quote': (db, own, other) =>
      db
        .updateTable('quote')
        .set({ opportunity_id: other.opportunity })
        .where('id', '=', own.quote)
        .execute(),
    'the owner of an opportunity': (db, own, other) =>
      db
        .updateTable('opportunity')
        .set({ owner_user_id: other.user })
        .where('id', '=', own.opportunity)
        .execute(),
    'the sender of a version': (db, own, other) =>
      db
        .insertInto('version')
        .values({ ...versionRow(own), sent_by: other.seller })
        .execute(),
    'the participant of a share link': (db, own, other) =>
      db
        .insertInto('share_link')
        .values({
          id: own.link,
          organisation_id: own.organisation,
          quote_id: own.quote,
          participant_id: other.buyer,
          token_hash: hashToken('token'),
          created_at: 1,
          expires_at: 2,
          revoked_at: null,
          last_used_at: null,
        })
        .execute(),
  };

  test.each(Object.entries(references))('%s', async (_, insert) => {
    const { db } = await testStorage();
    const north = await insertOrganisation(db, 'north');
    const south = await insertOrganisation(db, 'south');
    await expect(insert(db, north, south)).rejects.toThrow('FOREIGN KEY');
    await expect(insert(db, north, north), 'within one organisation it is allowed').resolves.toBeDefined();
  });
});

test('at most one version of a quote is outstanding', async () => {
  const { db } = await testStorage();
  const ids = await insertOrganisation(db, 'north');
  const second = { ...versionRow(ids), id: rowId('second'), number: 2, idempotency_key: 'second-try' };
  await db
    .insertInto('version')
    .values([versionRow(ids), second])
    .execute();
  const standing = { organisation_id: ids.organisation, quote_id: ids.quote, since: 1 } as const;
  await db
    .insertInto('version_standing')
    .values({ ...standing, version_id: ids.version, standing: 'outstanding' })
    .execute();
  const another = (as: 'outstanding' | 'superseded') =>
    db
      .insertInto('version_standing')
      .values({ ...standing, version_id: second.id, standing: as })
      .execute();
  await expect(another('outstanding')).rejects.toThrow('UNIQUE');
  await expect(another('superseded')).resolves.toBeDefined();
});

test.each([
  ['number', { id: rowId('second'), idempotency_key: 'second-try' }],
  ['idempotency key', { id: rowId('second'), number: 2 }],
])('two versions of a quote never share a %s', async (_, changed) => {
  const { db } = await testStorage();
  const ids = await insertOrganisation(db, 'north');
  await db.insertInto('version').values(versionRow(ids)).execute();
  const second = { ...versionRow(ids), ...changed };
  await expect(db.insertInto('version').values(second).execute()).rejects.toThrow('UNIQUE');
});

function rowId(name: string): RowIds['version'] {
  return `${name}-version` as RowIds['version'];
}
