import { afterAll, beforeAll, expect, it } from 'vitest';
import { readApprovalLimits } from '../../../server/approvals/approval-limits.ts';
import { limitsByName } from '../../../server/approvals/limits-by-name.ts';
import { addOrganisation, openTestDatabase, type TestDatabase } from '../../support/selling-organisation.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('sets an organisation’s limits by its name, and takes them away again', async () => {
  const { db } = database;
  const id = await addOrganisation(db, 'North');
  const said = { organisation: 'North', 'max-discount': '15', 'max-value': '2000000', currency: 'SEK' };
  const soon = { ...said, 'min-start-days': '14' };
  expect(await limitsByName(db, soon, 1)).toContain('a start within 14 days');
  expect((await readApprovalLimits(db, id))?.minStartDays).toBe(14);
  expect(await limitsByName(db, said, 1)).toMatch(/a discount over 15\s%, a first year over 2\s000\s000\skr/);
  expect(await readApprovalLimits(db, id)).toEqual({
    maxDiscountPercent: '15',
    minMarginPercent: null,
    minStartDays: null,
    maxPriceChangePercent: null,
    maxValue: { amount: 200_000_000, currency: 'SEK' },
  });
  expect(await limitsByName(db, { organisation: 'North' }, 1)).toContain('no limits');
  expect(await readApprovalLimits(db, id)).toBeNull();
});

it('says what is wrong, and changes nothing then', async () => {
  const { db } = database;
  await addOrganisation(db, 'Twice');
  await addOrganisation(db, 'Twice');
  expect(await limitsByName(db, { organisation: 'Nowhere' }, 1)).toEqual([
    expect.stringContaining('there is none'),
  ]);
  expect(await limitsByName(db, { organisation: 'Twice' }, 1)).toEqual([expect.stringContaining('several')]);
  expect(await limitsByName(db, { organisation: 'Twice', 'max-value': '1' }, 1)).toEqual([
    expect.stringContaining('go together'),
  ]);
  expect(await limitsByName(db, { organisation: 'Twice', 'max-discount': '101' }, 1)).toHaveLength(1);
});
