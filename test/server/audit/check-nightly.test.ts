import { sql } from 'kysely';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkNightly, untilNight } from '../../../server/audit/check-nightly.ts';
import { actedBySystem, recordAudit } from '../../../server/audit/record-audit.ts';
import { insertOrganisation, testStorage } from '../../support/storage.ts';

const hour = 3_600_000;
const evening = Date.UTC(2026, 10, 28, 22);
afterEach(() => void vi.useRealTimers());

async function organisationWithRow() {
  const { db } = await testStorage();
  const { organisation, quote } = await insertOrganisation(db, 'north');
  const row = { organisationId: organisation, quoteId: quote, actor: actedBySystem } as const;
  await db.transaction().execute((trx) => recordAudit(trx, { ...row, action: 'link_made', at: 1 }));
  const said: [level: string, fields: unknown, words: unknown][] = [];
  const log = {
    info: (fields: unknown, words?: unknown) => void said.push(['info', fields, words]),
    error: (fields: unknown, words?: unknown) => void said.push(['error', fields, words]),
  };
  return { db, log, said };
}

test('night is at two by UTC, and the next one is a day away', () => {
  expect(untilNight(evening)).toBe(4 * hour);
  expect(untilNight(evening + 4 * hour - 1)).toBe(1);
  expect(untilNight(evening + 4 * hour)).toBe(24 * hour);
});

describe('every night everything is looked at', () => {
  test('and said in a line, loud where something is wrong (I-37)', async () => {
    const { db, log, said } = await organisationWithRow();
    const check = checkNightly(db, () => evening, log);
    await check.look();
    await sql`drop trigger audit_refuses_update`.execute(db);
    await db.updateTable('audit').set({ at: 2 }).execute();
    await check.look();
    await check.stop();
    expect(said).toEqual([
      ['info', { rows: 1 }, 'All of the audit log is as it was written'],
      [
        'error',
        { problem: expect.stringMatching(/^north \(north-organisation\): row 1 was altered/) },
        'The audit log is not as it was written. Run: npm run admin -- verify',
      ],
    ]);
  });

  test('by itself, night after night, until it is stopped', async () => {
    const { db, log, said } = await organisationWithRow();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let now = evening;
    const check = checkNightly(db, () => now, log);
    const pass = (ms: number) => {
      now += ms;
      vi.advanceTimersByTime(ms);
    };
    pass(4 * hour - 1);
    expect(said).toEqual([]);
    pass(1);
    await vi.waitUntil(() => said.length === 1);
    pass(24 * hour);
    await vi.waitUntil(() => said.length === 2);
    await check.stop();
    pass(48 * hour);
    expect(vi.getTimerCount()).toBe(0);
    expect(said).toHaveLength(2);
  });
});
