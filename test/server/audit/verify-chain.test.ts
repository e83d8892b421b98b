import { type Kysely, sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorProblem, anchorsIn } from '../../../server/audit/anchors.ts';
import { bodyHash, nextHead, payloadHash } from '../../../server/audit/chain.ts';
import { eraseAuditDetail } from '../../../server/audit/erase-detail.ts';
import { headLine } from '../../../server/audit/head-line.ts';
import { readChain } from '../../../server/audit/read-chain.ts';
import { actedByOperator, actedBySystem, recordAudit } from '../../../server/audit/record-audit.ts';
import { verifyRecent } from '../../../server/audit/verify.ts';
import { verifyChain } from '../../../server/audit/verify-chain.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { openTestDatabase } from '../../support/selling-organisation.ts';
import { insertOrganisation, type RowIds } from '../../support/storage.ts';

const at = Date.UTC(2026, 10, 24, 11);

/** A chain of six rows, and what protects them taken away: as for somebody who has the file. */
let db: Kysely<Schema>;
let ids: RowIds;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openTestDatabase());
  ids = await insertOrganisation(db, 'north');
  await db.transaction().execute(async (trx) => {
    for (let row = 1; row <= 6; row += 1) {
      await recordAudit(trx, {
        organisationId: ids.organisation,
        quoteId: ids.quote,
        actor: actedBySystem,
        action: 'link_opened',
        detail: { address: `192.0.2.${row}` },
        at: at + row,
      });
    }
  });
  for (const trigger of ['audit_refuses_update', 'audit_refuses_delete', 'audit_detail_refuses_update']) {
    await sql`drop trigger ${sql.ref(trigger)}`.execute(db);
  }
  await sql`pragma foreign_keys = off`.execute(db);
});
afterAll(() => close());

/** Does it in a transaction that is given up, so that the next one meets the chain as it was. */
async function meanwhile<T>(act: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  const trx = await db.startTransaction().execute();
  try {
    return await act(trx);
  } finally {
    await trx.rollback().execute();
  }
}

/** Moves a row, with its details, to another place. */
async function move(db: Kysely<Schema>, from: number, to: number): Promise<void> {
  for (const table of ['audit', 'audit_detail'] as const) {
    await db.updateTable(table).set({ seq: to }).where('seq', '=', from).execute();
  }
}

async function remove(db: Kysely<Schema>, ...seqs: number[]): Promise<void> {
  for (const table of ['audit_detail', 'audit'] as const) {
    await db.deleteFrom(table).where('seq', 'in', seqs).execute();
  }
}

/** Writes a row that fits after the one before it, as somebody would who knows how rows are hashed. */
async function forge(db: Kysely<Schema>, seq: number): Promise<string> {
  const { organisation, quote } = ids;
  const before = await db
    .selectFrom('audit')
    .select('hash')
    .where('seq', '=', seq - 1)
    .executeTakeFirstOrThrow();
  const body = {
    quote,
    actor: actedBySystem,
    action: 'accepted',
    object: null,
    payload: payloadHash('00', '{}'),
    at: new Date(at).toISOString(),
  } as const;
  const { hash } = nextHead(organisation, { seq: seq - 1, hash: before.hash }, bodyHash(body));
  await db
    .insertInto('audit')
    .values({
      organisation_id: organisation,
      seq,
      quote_id: quote,
      actor_kind: 'system',
      actor_id: null,
      action: 'accepted',
      object_hash: null,
      payload_hash: body.payload,
      at,
      prev_hash: before.hash,
      hash,
    })
    .execute();
  await db
    .insertInto('audit_detail')
    .values({ organisation_id: organisation, seq, salt: '00', value: '{}' })
    .execute();
  return hash;
}

type Tamper = (db: Kysely<Schema>) => Promise<unknown>;
const alter = (change: Record<string, unknown>): Tamper => {
  return (db) => db.updateTable('audit').set(change).where('seq', '=', 3).execute();
};

const tampered: Record<string, readonly [Tamper, RegExp]> = {
  'another action': [alter({ action: 'declined' }), /^row 3 was altered/],
  'another actor': [alter({ actor_id: 'somebody-else' }), /^row 3 was altered/],
  'another quote': [alter({ quote_id: null }), /^row 3 was altered/],
  'another object': [alter({ object_hash: 'f'.repeat(64) }), /^row 3 was altered/],
  'another commitment': [alter({ payload_hash: 'f'.repeat(64) }), /^row 3 was altered/],
  'another time': [alter({ at: at + 60_000 }), /^row 3 was altered/],
  'a time that is none': [alter({ at: 9e15 }), /^row 3 was altered/],
  'another hash': [alter({ hash: 'f'.repeat(64) }), /^row 3 was altered/],
  'another hash before it': [alter({ prev_hash: 'f'.repeat(64) }), /^row 3 does not follow row 2/],
  'other details': [
    (db) => db.updateTable('audit_detail').set({ value: '{}' }).where('seq', '=', 3).execute(),
    /^the details of row 3 were altered/,
  ],
  'details gone without an erasure': [
    (db) => db.deleteFrom('audit_detail').where('seq', '=', 3).execute(),
    /^the details of row 3 are gone/,
  ],
  'a row removed': [(db) => remove(db, 3), /^row 3 is missing/],
  'several rows removed': [(db) => remove(db, 3, 4), /^rows 3 to 4 are missing/],
  'a row removed and the gap closed': [
    async (db) => {
      await remove(db, 3);
      for (const seq of [4, 5, 6]) await move(db, seq, seq - 1);
      await db.updateTable('audit_head').set({ seq: 5 }).execute();
    },
    /^row 3 does not follow row 2/,
  ],
  'two rows swapped': [
    async (db) => {
      await move(db, 3, 99);
      await move(db, 4, 3);
      await move(db, 99, 4);
    },
    /^row 3 does not follow row 2/,
  ],
  'the end cut off': [(db) => remove(db, 5, 6), /^the chain ends with row 4, where it had reached row 6/],
  'everything removed': [(db) => remove(db, 1, 2, 3, 4, 5, 6), /^the chain ends with row 0/],
  'a row put in between': [
    async (db) => {
      for (const seq of [6, 5, 4]) await move(db, seq, seq + 1);
      await forge(db, 4);
      await db.updateTable('audit_head').set({ seq: 7 }).execute();
    },
    /^row 5 does not follow row 4/,
  ],
  'a row put in at the end': [(db) => forge(db, 7), /^row 7 was put in/],
  'the last row replaced': [
    async (db) => {
      await remove(db, 6);
      await forge(db, 6);
    },
    /^row 6 is not the one the chain had reached/,
  ],
};

describe('verifying a chain (I-37)', () => {
  test('finds nothing wrong with what was written', async () => {
    const report = await verifyChain(db, ids.organisation);
    expect(report).toMatchObject({ rows: 6, problem: null, head: { seq: 6 } });
  });

  test.each(Object.entries(tampered))('finds %s', async (_, [tamper, problem]) => {
    const report = await meanwhile(async (trx) => {
      await tamper(trx);
      return verifyChain(trx, ids.organisation);
    });
    expect(report.problem).toMatch(problem);
  });

  test('finds nothing wrong after an erasure, which leaves nothing of what was erased', async () => {
    const { report, rows } = await meanwhile(async (trx) => {
      await eraseAuditDetail(trx, {
        organisationId: ids.organisation,
        rows: [2, 3],
        actor: actedByOperator,
        at,
      });
      return {
        report: await verifyChain(trx, ids.organisation),
        rows: await Array.fromAsync(readChain(trx, ids.organisation, 1, 7)),
      };
    });
    expect(report).toMatchObject({ rows: 7, problem: null });
    expect(JSON.stringify(rows)).toMatch(/192\.0\.2\.4/);
    expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2\.[23]/);
  });

  test('lets nobody erase that something was erased', async () => {
    const erasure = { organisationId: ids.organisation, actor: actedByOperator, at };
    const erasing = meanwhile(async (trx) => {
      await eraseAuditDetail(trx, { ...erasure, rows: [2] });
      return eraseAuditDetail(trx, { ...erasure, rows: [7] });
    });
    await expect(erasing).rejects.toThrow('must stay');
  });

  test('looks at the latest rows alone when asked to, and misses what is older', async () => {
    const { latest, more } = await meanwhile(async (trx) => {
      await alter({ action: 'declined' })(trx);
      return { latest: await verifyRecent(trx, 3), more: await verifyRecent(trx, 4) };
    });
    expect(latest).toEqual({ rows: 3, problem: null });
    expect(more).toMatchObject({ problem: expect.stringContaining('row 3 was altered') });
  });
});

describe('a chain that agrees with itself does not agree with what was kept of it outside', () => {
  const disagreement = (tamper: Tamper) =>
    meanwhile(async (trx) => {
      const { head } = await verifyChain(trx, ids.organisation);
      const kept = anchorsIn(`North: whole\n  ${headLine(ids.organisation, head)}\n`, 'kept.txt');
      await tamper(trx);
      const { problem, hashes } = await verifyChain(trx, ids.organisation, { wanted: new Set([6]) });
      expect(problem).toBeNull();
      return anchorProblem(kept, hashes);
    });

  test('when it was made anew', async () => {
    const problem = await disagreement(async (trx) => {
      await remove(trx, 6);
      await trx
        .updateTable('audit_head')
        .set({ hash: await forge(trx, 6) })
        .execute();
    });
    expect(problem).toBe('row 6 is not the one that kept.txt names: the chain was made anew');
  });

  test('when it was cut, and its head moved back', async () => {
    const problem = await disagreement(async (trx) => {
      await remove(trx, 6);
      const last = trx.selectFrom('audit').select('hash').where('seq', '=', 5);
      const { hash } = await last.executeTakeFirstOrThrow();
      await trx.updateTable('audit_head').set({ seq: 5, hash }).execute();
    });
    expect(problem).toBe('row 6, which kept.txt names, is not there: the chain was cut');
  });
});
