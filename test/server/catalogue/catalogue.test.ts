import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CatalogueItemId } from '#shared/ids.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { addItem, type CatalogueDeps, changeItem } from '../../../server/catalogue/change-item.ts';
import { readCatalogue, readHead, readItem } from '../../../server/catalogue/read-catalogue.ts';
import { migration, priced } from '../../support/catalogue.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  openTestDatabase,
  type TestDatabase,
} from '../../support/selling-organisation.ts';
import { accepted } from '../../support/workshop.ts';

let database: TestDatabase;
let deps: CatalogueDeps;
let erik: UserActor;
let maria: UserActor;

beforeEach(async () => {
  database = await openTestDatabase();
  deps = { db: database.db, now: () => aDay };
  const nordvik = await addOrganisation(database.db);
  erik = await addUser(database.db, nordvik);
  maria = await addUser(database.db, nordvik, 'Maria Holm', 'manager');
});
afterEach(() => database.close());

const add = async (values = migration, actor = erik) => accepted(await addItem(deps, actor, values));
const all = (actor = erik) => readCatalogue(database.db, actor.organisationId);
const revisions = () => database.db.selectFrom('catalogue_revision').selectAll().orderBy('seq').execute();

describe('an item', () => {
  test('is kept whole, tells who changed it, and leaves every state it was in', async () => {
    const item = await add();
    expect(await all()).toEqual([item]);
    expect(item).toMatchObject({ revision: 1, values: migration, changedBy: 'Erik Sandberg' });
    const dearer = { ...migration, costs: { ...migration.costs, unitCost: '950' } };
    const changed = accepted(await changeItem(deps, maria, { itemId: item.id, revision: 1, values: dearer }));
    expect(changed).toMatchObject({ revision: 2, values: dearer, changedBy: 'Maria Holm' });
    expect(await all()).toEqual([changed]);
    const kept = (await revisions()).map(({ seq, revision, content }) => [
      seq,
      revision,
      JSON.parse(content),
    ]);
    expect(kept).toEqual([
      [1, 1, migration],
      [2, 2, dearer],
    ]);
    expect(await readHead(database.db, erik.organisationId)).toBe(2);
  });

  test('cannot have an earlier state altered or removed, whoever asks the database', async () => {
    await add();
    const { db } = database;
    await expect(db.updateTable('catalogue_revision').set({ content: '{}' }).execute()).rejects.toThrow(
      /append only/,
    );
    await expect(db.deleteFrom('catalogue_revision').execute()).rejects.toThrow(/append only/);
  });

  test('changed by somebody else meanwhile: the slower one is told how it stands, and nothing is overwritten', async () => {
    const { id: itemId } = await add();
    const mine = { ...migration, category: 'Data' };
    const theirs = { ...migration, costs: { ...migration.costs, note: 'Ask Anna' } };
    const answers = await Promise.all([
      changeItem(deps, maria, { itemId, revision: 1, values: theirs }),
      changeItem(deps, erik, { itemId, revision: 1, values: mine }),
    ]);
    expect(answers[1]).toMatchObject({ refused: 'catalogue-changed', details: { item: answers[0] } });
    expect((await all())[0]?.values).toEqual(theirs);
    // Saved on what stands now, it goes in.
    accepted(await changeItem(deps, erik, { itemId, revision: 2, values: { ...theirs, category: 'Data' } }));
  });

  test('said again as it stands makes no revision and no row in the audit log', async () => {
    const { id: itemId } = await add();
    accepted(await changeItem(deps, maria, { itemId, revision: 1, values: migration }));
    expect(await revisions()).toHaveLength(1);
    const rows = await database.db.selectFrom('audit').select(['action', 'actor_id']).execute();
    expect(rows).toEqual([{ action: 'catalogue_changed', actor_id: erik.userId }]);
  });

  test('is put away, not removed, and can come back', async () => {
    const { id: itemId } = await add();
    accepted(await changeItem(deps, erik, { itemId, revision: 1, values: { ...migration, archived: true } }));
    expect((await all())[0]?.values.archived).toBe(true);
    accepted(await changeItem(deps, erik, { itemId, revision: 2, values: migration }));
    expect((await all())[0]?.values.archived).toBe(false);
  });
});

describe('an article number', () => {
  test('is one item’s alone; without one there may be many', async () => {
    const { id } = await add();
    expect(await addItem(deps, maria, priced('Another', '10', { articleNumber: 'NK-1004' }))).toMatchObject({
      refused: 'number-taken',
      details: { itemId: id },
    });
    const other = await add(priced('Another', '10'));
    await add(priced('A third', '10'));
    const taken = { ...other.values, articleNumber: 'NK-1004' };
    expect(await changeItem(deps, erik, { itemId: other.id, revision: 1, values: taken })).toMatchObject({
      refused: 'number-taken',
    });
    expect(await all()).toHaveLength(3);
  });

  test('is kept unique by the database itself', async () => {
    await add();
    const twin = {
      id: CatalogueItemId.parse('twin-item'),
      organisation_id: erik.organisationId,
      revision: 1,
    };
    const insert = (article_number: string) =>
      database.db
        .insertInto('catalogue_item')
        .values({ ...twin, article_number })
        .execute();
    await expect(insert('NK-1004')).rejects.toThrow(/UNIQUE/);
    await insert('NK-1005');
  });
});

test('another organisation sees nothing of it and changes nothing, and may use the same numbers (I-27)', async () => {
  const item = await add();
  const sam = await addUser(database.db, await addOrganisation(database.db, 'South'), 'Sam South', 'manager');
  expect(await all(sam)).toEqual([]);
  expect(await readItem(database.db, sam.organisationId, item.id)).toBeNull();
  const change = { itemId: item.id, revision: 1, values: priced('Mine now', '1') };
  expect(await changeItem(deps, sam, change)).toMatchObject({ refused: 'not-found' });
  await add(migration, sam);
  expect(await all()).toEqual([item]);
});
