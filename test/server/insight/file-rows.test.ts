/** Files of deals are made while they are sent, and hold what the page shows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseViews } from '#shared/insight/case-views.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import type { StreamAnswer } from '../../../server/http/handler.ts';
import { csvFile } from '../../../server/insight/csv.ts';
import { rowOf } from '../../../server/insight/views/cases.ts';
import { fileRows, pageSize } from '../../../server/insight/views/file-rows.ts';
import { viewFile } from '../../../server/insight/views/rows.ts';
import { type ViewDeps, viewCases } from '../../../server/insight/views/views.ts';
import { writeHistory } from '../../support/sales-history.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  openTestDatabase,
  type TestDatabase,
} from '../../support/selling-organisation.ts';

describe('a file of deals', () => {
  /** More than two pages. */
  const opportunities = 2 * pageSize + 100;
  let database: TestDatabase;
  let deps: ViewDeps;
  let maria: UserActor;

  beforeAll(async () => {
    database = await openTestDatabase();
    const { db } = database;
    const organisationId = await addOrganisation(db);
    maria = await addUser(db, organisationId, 'Maria Holm', 'manager');
    const shape = { opportunities, quotesEach: 1, components: 1 };
    await writeHistory(db, { organisationId, owners: [maria], ...shape, until: aDay });
    deps = { db, now: () => aDay, projectDrafts: async () => {} };
  });
  afterAll(() => database.close());

  it.each(caseViews)(
    'I-38: of %s has the rows of the page, in their order, whichever figure they are of',
    async (view) => {
      const { cases } = await viewCases(deps, maria, view, {});
      const cells = [undefined, ...cases.cells('').slice(0, 5)];
      for (const cell of cells) {
        const { rows } = await fileRows(deps, maria, { view, cell, filter: {} });
        const shown = cases.of(cell).map(rowOf);
        const inFile = await Array.fromAsync(rows);
        const byKey = (a: { opportunityId: string }, b: { opportunityId: string }) =>
          a.opportunityId < b.opportunityId ? -1 : 1;
        expect(inFile.toSorted(byKey)).toEqual(shown.toSorted(byKey));
        expect(inFile).toEqual(inFile.toSorted((a, b) => b.startedAt - a.startedAt || byKey(a, b)));
      }
    },
  );

  /** Whether the deal that stands last is read only after the file has begun to be sent. */
  async function readsTheLastLate(makeFile: () => Promise<StreamAnswer>): Promise<boolean> {
    const { rows } = await fileRows(deps, maria, { view: 'overview', cell: undefined, filter: {} });
    const last = (await Array.fromAsync(rows)).at(-1);
    if (!last) throw new Error('there are deals');
    const rename = (title: string) =>
      deps.db.updateTable('opportunity').set({ title }).where('id', '=', last.opportunityId).execute();
    const parts = (await makeFile()).parts[Symbol.asyncIterator]();
    const texts = [(await parts.next()).value];
    await rename('Named meanwhile');
    for (let part = await parts.next(); !part.done; part = await parts.next()) texts.push(part.value);
    await rename(last.title);
    expect(texts.length).toBeGreaterThan(1);
    return texts
      .map((text) => new TextDecoder().decode(text))
      .join('')
      .includes('Named meanwhile');
  }

  it('begins to be sent before its last rows are read', async () => {
    const file = () => viewFile(deps, maria, { params: { view: 'overview' }, query: { language: 'en' } });
    expect(await readsTheLastLate(file)).toBe(true);
  });

  it('and the control: rows that are gathered first are found out', async () => {
    const file = async () => {
      const { rows } = await fileRows(deps, maria, { view: 'overview', cell: undefined, filter: {} });
      const gathered = await Array.fromAsync(rows);
      const words = 'x'.repeat(100);
      return csvFile(
        'gathered.csv',
        [
          ['deal', ({ title }) => title],
          ['words', () => words],
        ],
        gathered,
      );
    };
    expect(await readsTheLastLate(file)).toBe(false);
  });
});
