/** List prices that are drawn by lot: by whom, how often, for whom, and how it ends. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueItem } from '#shared/catalogue/catalogue-item.ts';
import { armPrice, trialArms } from '#shared/catalogue/price-trial.ts';
import { refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { addItem, changeItem } from '../../../server/catalogue/change-item.ts';
import { beginTrial, drawPrices, endTrial, listTrials } from '../../../server/catalogue/price-trials.ts';
import { readItem } from '../../../server/catalogue/read-catalogue.ts';
import { migration, priced } from '../../support/catalogue.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  openTestDatabase,
  type TestDatabase,
} from '../../support/selling-organisation.ts';
import { accepted } from '../../support/workshop.ts';

const week = 7 * 86_400_000;
const band = { belowPercent: 10, abovePercent: 10 };

let database: TestDatabase;
let now: number;
let maria: UserActor;
let item: CatalogueItem;
const deps = () => ({ db: database.db, now: () => now });

beforeEach(async () => {
  database = await openTestDatabase();
  now = aDay;
  const nordvik = await addOrganisation(database.db);
  maria = await addUser(database.db, nordvik, 'Maria Holm', 'manager');
  item = accepted(await addItem(deps(), maria, priced('Training', '1000')));
});
afterEach(() => database.close());

const begin = (of = item) => beginTrial(deps(), maria, { itemId: of.id, ...band });
const drawn = () => database.db.selectFrom('price_draw').selectAll().orderBy('week').execute();
const price = async () =>
  (await readItem(database.db, maria.organisationId, item.id))?.values.component.unitPrice;
const nextWeek = async () => {
  now += week;
  await drawPrices(deps(), maria.organisationId);
};

describe('a price that is drawn by lot', () => {
  it('is drawn at once, is the catalogue’s own, and is one of those the band was said to have', async () => {
    accepted(await begin());
    const [draw] = await drawn();
    expect(await price()).toBe(draw?.price);
    expect(trialArms.map((arm) => armPrice('1000', 'SEK', arm, band))).toContain(draw?.price);
    expect(await listTrials(database.db, maria.organisationId)).toMatchObject([
      { itemId: item.id, basePrice: '1000', begunBy: 'Maria Holm', endedAt: null },
    ]);
  });

  it('is drawn once a week, however many processes look and however often', async () => {
    accepted(await begin());
    for (let nth = 1; nth <= 3; nth += 1) {
      now += week;
      const looks = Array.from({ length: 4 }, () => drawPrices(deps(), maria.organisationId));
      await Promise.all(looks);
      now += 86_400_000;
      await drawPrices(deps(), maria.organisationId);
      now -= 86_400_000;
      expect(await drawn()).toHaveLength(nth + 1);
      expect(await price()).toBe((await drawn()).at(-1)?.price);
    }
  });

  it('comes out even: of many weeks each price has its share', async () => {
    accepted(await begin());
    for (let nth = 0; nth < 239; nth += 1) await nextWeek();
    const counts = Map.groupBy(await drawn(), ({ arm }) => arm);
    expect(counts.size).toBe(3);
    // Eighty of 240 each; a fair lot is outside of this less than once in ten thousand runs.
    for (const { length } of counts.values()) expect(Math.abs(length - 80)).toBeLessThan(32);
  });

  it('is again what it was when a manager ends it, and is drawn no more', async () => {
    accepted(await begin());
    await nextWeek();
    accepted(await endTrial(deps(), maria, item.id));
    expect(await price()).toBe('1000');
    await nextWeek();
    expect(await price()).toBe('1000');
    expect(await drawn()).toHaveLength(2);
    expect(await endTrial(deps(), maria, item.id)).toMatchObject(refuse('not-found'));
    expect(await listTrials(database.db, maria.organisationId)).toMatchObject([{ endedBy: 'Maria Holm' }]);
    accepted(await begin());
  });

  it('is not drawn over what a person has set since: then it ends by itself', async () => {
    accepted(await begin());
    const stands = await readItem(database.db, maria.organisationId, item.id);
    if (!stands) throw new Error('the item is gone');
    const component = { ...stands.values.component, unitPrice: '1234' };
    const values = { ...stands.values, component };
    accepted(await changeItem(deps(), maria, { itemId: item.id, revision: stands.revision, values }));
    await nextWeek();
    expect(await price()).toBe('1234');
    expect(await listTrials(database.db, maria.organisationId)).toMatchObject([
      { endedAt: now, endedBy: null },
    ]);
  });

  it('leaves everything else of the item as people change it', async () => {
    accepted(await begin());
    const stands = await readItem(database.db, maria.organisationId, item.id);
    if (!stands) throw new Error('the item is gone');
    const values = { ...stands.values, category: 'Courses' };
    accepted(await changeItem(deps(), maria, { itemId: item.id, revision: stands.revision, values }));
    for (let nth = 0; nth < 5; nth += 1) await nextWeek();
    expect((await readItem(database.db, maria.organisationId, item.id))?.values.category).toBe('Courses');
    expect(await drawn()).toHaveLength(6);
  });

  it('is refused a second time, of tiers, and of what is not there', async () => {
    accepted(await begin());
    expect(await begin()).toMatchObject(refuse('trial-runs'));
    const tiered = accepted(await addItem(deps(), maria, migration));
    expect(await begin(tiered)).toMatchObject(refuse('no-flat-price'));
    const other = await addUser(
      database.db,
      await addOrganisation(database.db, 'Sydvik AB'),
      'Sam',
      'manager',
    );
    const asked = { itemId: item.id, ...band };
    expect(await beginTrial(deps(), other, asked)).toMatchObject(refuse('not-found'));
    expect(await endTrial(deps(), other, item.id)).toMatchObject(refuse('not-found'));
    expect(await listTrials(database.db, other.organisationId)).toEqual([]);
  });
});
