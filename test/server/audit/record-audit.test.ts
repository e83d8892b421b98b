import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { chainStart } from '#shared/evidence/audit-row.ts';
import { actedBySystem, chainHead, recordAudit } from '../../../server/audit/record-audit.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { insertOrganisation, type RowIds, testStorage } from '../../support/storage.ts';

const at = Date.UTC(2026, 10, 24, 11);

function record(db: Kysely<Schema>, ids: RowIds, detail: Record<string, unknown> = {}) {
  const entry = {
    organisationId: ids.organisation,
    quoteId: ids.quote,
    actor: actedBySystem,
    action: 'link_made',
    detail,
    at,
  } as const;
  return db.transaction().execute(async (trx) => (await recordAudit(trx, entry)).head);
}

const head = (db: Kysely<Schema>, { organisation }: RowIds) =>
  db.transaction().execute((trx) => chainHead(trx, organisation));

describe('the audit log', () => {
  test('starts at nothing, and each row names the hash of the one before', async () => {
    const { db } = await testStorage();
    const ids = await insertOrganisation(db, 'north');
    expect(await head(db, ids)).toEqual({ seq: 0, hash: chainStart });
    const first = await record(db, ids);
    const second = await record(db, ids);
    expect(await head(db, ids)).toEqual(second);
    const rows = await db.selectFrom('audit').select(['seq', 'prev_hash', 'hash']).orderBy('seq').execute();
    expect(rows).toEqual([
      { seq: 1, prev_hash: chainStart, hash: first.hash },
      { seq: 2, prev_hash: first.hash, hash: second.hash },
    ]);
  });

  test('numbers 1…n without gaps and one after the other, whoever appends at the same time', async () => {
    const { db } = await testStorage();
    const ids = await insertOrganisation(db, 'north');
    const heads = await Promise.all(Array.from({ length: 20 }, () => record(db, ids)));
    expect(heads.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    const rows = await db.selectFrom('audit').select(['prev_hash', 'hash']).orderBy('seq').execute();
    expect(rows.slice(1).map((row) => row.prev_hash)).toEqual(rows.slice(0, -1).map((row) => row.hash));
  });

  test('is a chain per organisation', async () => {
    const { db } = await testStorage();
    const north = await insertOrganisation(db, 'north');
    const south = await insertOrganisation(db, 'south');
    await record(db, north);
    await record(db, north);
    expect(await record(db, south)).toMatchObject({ seq: 1 });
  });

  test('goes with the command it is about: what is rolled back has no row and leaves no gap (I-16)', async () => {
    const { db } = await testStorage();
    const ids = await insertOrganisation(db, 'north');
    const entry = { organisationId: ids.organisation, quoteId: null, actor: actedBySystem, at } as const;
    const failing = db.transaction().execute(async (trx) => {
      await recordAudit(trx, { ...entry, action: 'user_created' });
      throw new Error('the command fails after all');
    });
    await expect(failing).rejects.toThrow('after all');
    expect(await record(db, ids)).toMatchObject({ seq: 1 });
  });

  test('tells apart what two rows commit to, though the value is the same: each has its own salt (I-37)', async () => {
    const { db } = await testStorage();
    const ids = await insertOrganisation(db, 'north');
    await record(db, ids, { address: '192.0.2.1' });
    await record(db, ids, { address: '192.0.2.1' });
    const rows = await db.selectFrom('audit').select('payload_hash').execute();
    expect(new Set(rows.map((row) => row.payload_hash)).size).toBe(2);
    expect(JSON.stringify(await db.selectFrom('audit').selectAll().execute())).not.toContain('192.0.2.1');
  });
});
