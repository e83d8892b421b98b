import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CatalogueRow } from '#shared/catalogue/catalogue-row.ts';
import { CatalogueImportId } from '#shared/ids.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { applyImport } from '../../../server/catalogue/apply-import.ts';
import { addItem, type CatalogueDeps, changeItem } from '../../../server/catalogue/change-item.ts';
import { readCatalogue, readHead } from '../../../server/catalogue/read-catalogue.ts';
import { listImports } from '../../../server/catalogue/read-imports.ts';
import { undoImport } from '../../../server/catalogue/undo-import.ts';
import { beginStaging, bringStaged } from '../../../server/imports/staging.ts';
import { migration } from '../../support/catalogue.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  openTestDatabase,
  type TestDatabase,
} from '../../support/selling-organisation.ts';
import { accepted } from '../../support/workshop.ts';

let database: TestDatabase;
let clock: number;
let deps: CatalogueDeps;
let erik: UserActor;

beforeEach(async () => {
  database = await openTestDatabase();
  clock = aDay;
  deps = { db: database.db, now: () => clock };
  erik = await addUser(database.db, await addOrganisation(database.db));
});
afterEach(() => database.close());

const row = (articleNumber: string, title: string, unitPrice: string): CatalogueRow => ({
  articleNumber,
  component: { title, unitPrice },
  costs: {},
});
const begin = async (rowCount: number, actor = erik) =>
  CatalogueImportId.parse(
    await beginStaging(deps, actor, { kind: 'catalogue', fileName: 'prices.csv', rowCount }),
  );
const bring = async (rows: readonly CatalogueRow[], actor = erik) => {
  const importId = await begin(rows.length, actor);
  accepted(await bringStaged(deps, actor, 'catalogue', { importId, from: 0, rows }));
  return importId;
};
const head = (actor = erik) => readHead(database.db, actor.organisationId);
const all = (actor = erik) => readCatalogue(database.db, actor.organisationId);
const apply = async (importId: CatalogueImportId, actor = erik) =>
  applyImport(deps, actor, { importId, head: await head(actor) });
const titles = async () => (await all()).map(({ values }) => values.component.title).sort();
const actions = async () =>
  (await database.db.selectFrom('audit').select('action').orderBy('seq').execute()).map(
    ({ action }) => action,
  );

describe('reading a file in', () => {
  test('adds what is new, changes what its number is known for, and leaves the rest of it as it was', async () => {
    const known = accepted(await addItem(deps, erik, migration));
    const importId = await bring([row('NK-1004', 'Data migration', '1'), row('NK-1', 'Review', '48000')]);
    expect(await all()).toEqual([known]);
    expect(accepted(await apply(importId))).toMatchObject({ added: 1, changed: 1, by: 'Erik Sandberg' });
    const [changed] = (await all()).filter(({ id }) => id === known.id);
    expect(changed?.values).toEqual({ ...migration, component: { ...migration.component, unitPrice: '1' } });
    expect(await titles()).toEqual(['Data migration', 'Review']);
    expect(await actions()).toEqual(['catalogue_changed', 'catalogue_imported']);
    const waiting = await database.db.selectFrom('staged_row').selectAll().execute();
    expect(waiting).toEqual([]);
  });

  test('read in again it changes nothing, and a retry of one is told what it did', async () => {
    const rows = [row('NK-1', 'Review', '48000'), row('NK-2', 'Workshop', '14500')];
    const first = await bring(rows);
    const done = accepted(await apply(first));
    expect(accepted(await apply(first))).toEqual(done);
    expect(accepted(await apply(await bring(rows)))).toMatchObject({ added: 0, changed: 0 });
    expect(await head()).toBe(2);
  });

  test('leaves nothing where one row does not fit, or is missing', async () => {
    const unfit = [
      await bring([row('NK-1', 'Review', '1'), row('NK-2', '', '1')]),
      await bring([row('NK-1', 'Review', '1'), row('NK-1', 'Another review', '1')]),
    ];
    for (const importId of unfit) {
      expect(await apply(importId)).toMatchObject({
        refused: 'import-unfit',
        details: { problems: [{ row: 1 }] },
      });
    }
    const importId = await begin(2);
    accepted(
      await bringStaged(deps, erik, 'catalogue', { importId, from: 0, rows: [row('NK-1', 'Review', '1')] }),
    );
    expect(await apply(importId)).toMatchObject({ refused: 'import-unfit' });
    expect([await all(), await head(), await actions()]).toEqual([[], 0, []]);
    // The row that was missing makes it whole.
    accepted(
      await bringStaged(deps, erik, 'catalogue', { importId, from: 1, rows: [row('NK-2', 'Workshop', '1')] }),
    );
    accepted(await apply(importId));
    expect(await titles()).toEqual(['Review', 'Workshop']);
  });

  test('leaves nothing where it fails half-way', async () => {
    const importId = await bring(
      Array.from({ length: 120 }, (_, index) => row(`NK-${index}`, `Part ${index}`, '10')),
    );
    const { db } = database;
    await db.schema.dropIndex('catalogue_revision_for_import_id').execute();
    // The last portion of rows meets a disk that takes no more.
    const fails =
      "create trigger full before insert on catalogue_revision when new.seq > 100 begin select raise(abort, 'full'); end";
    const { sql } = await import('kysely');
    await sql.raw(fails).execute(db);
    await expect(apply(importId)).rejects.toThrow(/full/);
    expect([await all(), await head(), await actions()]).toEqual([[], 0, []]);
    await sql.raw('drop trigger full').execute(db);
    accepted(await apply(importId));
    expect(await all()).toHaveLength(120);
  });

  test('does what the person was told it would, or nothing', async () => {
    const importId = await bring([row('NK-1004', 'Data migration', '1')]);
    const told = await head();
    accepted(await addItem(deps, erik, migration));
    expect(await applyImport(deps, erik, { importId, head: told })).toMatchObject({
      refused: 'catalogue-changed',
    });
    accepted(await apply(importId));
  });

  test('is another organisation’s in no way (I-27)', async () => {
    const sam = await addUser(database.db, await addOrganisation(database.db, 'South'), 'Sam South');
    const importId = await bring([row('NK-1', 'Review', '1')]);
    expect(await apply(importId, sam)).toMatchObject({ refused: 'not-found' });
    const portion = { importId, from: 0, rows: [row('NK-1', 'Mine', '1')] };
    expect(await bringStaged(deps, sam, 'catalogue', portion)).toMatchObject({ refused: 'not-found' });
    accepted(await apply(importId));
    expect(await undoImport(deps, sam, importId)).toMatchObject({ refused: 'not-found' });
    expect([await listImports(database.db, sam.organisationId), await all(sam)]).toEqual([[], []]);
    expect(await titles()).toEqual(['Review']);
  });

  test('forgets after a day what was never read in', async () => {
    const old = await bring([row('NK-1', 'Review', '1')]);
    clock += 25 * 3_600_000;
    const importId = await bring([row('NK-2', 'Workshop', '1')]);
    expect(await apply(old)).toMatchObject({ refused: 'not-found' });
    accepted(await apply(importId));
  });
});

describe('taking it back', () => {
  test('brings back what was before, and puts away what was new', async () => {
    const known = accepted(await addItem(deps, erik, migration));
    const importId = await bring([row('NK-1004', 'Migration', '1'), row('NK-1', 'Review', '48000')]);
    accepted(await apply(importId));
    const undone = accepted(await undoImport(deps, erik, importId));
    expect(undone).toMatchObject({ undoneAt: aDay, undoneBy: 'Erik Sandberg' });
    expect(accepted(await undoImport(deps, erik, importId))).toEqual(undone);
    const items = await all();
    expect(items.find(({ id }) => id === known.id)?.values).toEqual(known.values);
    expect(items.filter(({ values }) => !values.archived)).toHaveLength(1);
    expect((await actions()).slice(1)).toEqual(['catalogue_imported', 'catalogue_import_undone']);
    // The same file again finds what was put away by its number.
    accepted(await apply(await bring([row('NK-1', 'Review', '48000')])));
    expect((await all()).filter(({ values }) => !values.archived)).toHaveLength(2);
    expect(await all()).toHaveLength(2);
  });

  test('is refused, with names, where somebody has worked on it since', async () => {
    const importId = await bring([row('NK-1', 'Review', '1'), row('NK-2', 'Workshop', '1')]);
    accepted(await apply(importId));
    const [item] = await all();
    if (!item) throw new Error('nothing was read in');
    const values = { ...item.values, category: 'Start' };
    accepted(await changeItem(deps, erik, { itemId: item.id, revision: 1, values }));
    expect(await undoImport(deps, erik, importId)).toMatchObject({
      refused: 'import-moved-on',
      details: { titles: [item.values.component.title] },
    });
    expect((await all()).filter(({ values: { archived } }) => archived)).toEqual([]);
  });

  test('of an import that never was', async () => {
    expect(await undoImport(deps, erik, CatalogueImportId.parse('no-such-import'))).toMatchObject({
      refused: 'not-found',
    });
  });
});
