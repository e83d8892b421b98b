import { sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FrozenQuote } from '#shared/quote/frozen-quote.ts';
import { verifyVersions } from '../../../server/audit/verify-versions.ts';
import { canonicalContent } from '../../../server/quotes/content-hash.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { invite, openWorkshop, reviewAndSend, startQuote, type Workshop } from '../../support/workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
  const { erik } = workshop;
  const { quoteId } = await startQuote(workshop, erik);
  await invite(workshop, erik, quoteId);
  await reviewAndSend(workshop, erik, quoteId);
});
afterAll(() => workshop.close());

/** What is found after somebody has been at the versions who has the file, and none of its protection. */
async function problemAfter(tamper: (trx: Transaction<Schema>) => Promise<unknown>): Promise<string | null> {
  const trx = await workshop.db.startTransaction().execute();
  try {
    for (const verb of ['update', 'delete'])
      await sql`drop trigger ${sql.ref(`version_refuses_${verb}`)}`.execute(trx);
    await sql`pragma defer_foreign_keys = on`.execute(trx);
    await tamper(trx);
    return (await verifyVersions(trx, workshop.erik.organisationId)).problem;
  } finally {
    await trx.rollback().execute();
  }
}

const cheaper = sql<string>`replace(canonical, '"48000"', '"47999"')`;

describe('verifying the versions that were sent (I-2)', () => {
  test('finds nothing wrong with what was frozen', async () => {
    expect(await verifyVersions(workshop.db, workshop.erik.organisationId)).toEqual({
      versions: 1,
      problem: null,
    });
  });

  test('finds a price that was altered', async () => {
    const problem = await problemAfter((trx) =>
      trx.updateTable('version').set({ canonical: cheaper }).execute(),
    );
    expect(problem).toMatch(/^version 1 of quote \S+ was altered: its content no longer has its hash/);
  });

  test('finds a version that was made anew with its hash, by the audit log', async () => {
    const problem = await problemAfter(async (trx) => {
      const { canonical } = await trx.selectFrom('version').select('canonical').executeTakeFirstOrThrow();
      const frozen: FrozenQuote = JSON.parse(canonical);
      const other = canonicalContent({ ...frozen, number: '2026-9999' });
      await trx.updateTable('version').set(other).execute();
    });
    expect(problem).toMatch(/^row \d+ tells of a version that was sent/);
  });

  test('finds a version that is gone, by the audit log', async () => {
    const problem = await problemAfter(async (trx) => {
      await trx.deleteFrom('version_standing').execute();
      await trx.deleteFrom('version').execute();
    });
    expect(problem).toMatch(
      /^row \d+ tells of a version that was sent, and there is no version with that hash/,
    );
  });
});
