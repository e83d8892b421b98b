import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { checkRecent } from '../../../server/audit/check-recent.ts';
import { actedBySystem, recordAudit } from '../../../server/audit/record-audit.ts';
import { insertOrganisation, testStorage } from '../../support/storage.ts';

test('a start says in one line how the latest rows of the audit log are', async () => {
  const { db } = await testStorage();
  const { organisation, quote } = await insertOrganisation(db, 'north');
  await db.transaction().execute((trx) =>
    recordAudit(trx, {
      organisationId: organisation,
      quoteId: quote,
      actor: actedBySystem,
      action: 'link_made',
      at: 1,
    }),
  );
  const said: unknown[] = [];
  const log = {
    info: (fields: unknown) => said.push(fields),
    error: (fields: unknown) => said.push(fields),
  };
  await checkRecent(db, log).done;
  await sql`drop trigger audit_refuses_update`.execute(db);
  await db.updateTable('audit').set({ at: 2 }).execute();
  await checkRecent(db, log).done;
  expect(said).toEqual([
    { rows: 1 },
    { problem: expect.stringMatching(/^north \(north-organisation\): row 1 was altered/) },
  ]);
});
