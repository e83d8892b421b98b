import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogueUse } from '#shared/protocol/catalogue-api.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { addItem } from '../../../server/catalogue/change-item.ts';
import { catalogueUse } from '../../../server/insight/catalogue-use.ts';
import { insightChoices } from '../../../server/insight/choices/answers.ts';
import { priced } from '../../support/catalogue.ts';
import { writeHistory } from '../../support/sales-history.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  openTestDatabase,
  type TestDatabase,
} from '../../support/selling-organisation.ts';
import { accepted } from '../../support/workshop.ts';

describe('how the catalogue does in quotes', () => {
  let database: TestDatabase;
  let deps: Parameters<typeof catalogueUse>[0];
  let maria: UserActor;
  let title = '';

  beforeAll(async () => {
    database = await openTestDatabase();
    deps = { db: database.db, now: () => aDay, projectDrafts: async () => {} };
    maria = await addUser(database.db, await addOrganisation(database.db), 'Maria Holm', 'manager');
    const sam = await addUser(database.db, await addOrganisation(database.db, 'Sydvik'), 'Sam');
    const plan = { opportunities: 150, quotesEach: 1, components: 3, until: aDay };
    for (const [seed, owner] of [maria, sam].entries()) {
      const { organisationId } = owner;
      await writeHistory(database.db, { organisationId, owners: [owner], ...plan, seed: seed + 1 });
    }
    const { components } = await insightChoices(deps, maria, {});
    title = components.find(({ currency, period }) => currency === 'SEK' && period === 'once')?.title ?? '';
    // As people write: another case and more spaces make no other component.
    for (const named of [`  ${title.toUpperCase()} `, 'Never sold'])
      accepted(await addItem(deps, maria, priced(named, '100')));
  });
  afterAll(() => database.close());

  it('counts the offers of this organisation as insight does, and those in which it was kept in the end', async () => {
    const { items } = await catalogueUse(deps, maria);
    expect(items).toHaveLength(1);
    const [use] = items.map((item) => CatalogueUse.parse(item));
    const { components } = await insightChoices(deps, maria, {});
    const figures = components.find((component) => component.title === title);
    expect(use?.offered).toBe(figures?.offered);
    const rows = await database.db
      .selectFrom('observation')
      .select(['at_send', 'at_accept'])
      .where('organisation_id', '=', maria.organisationId)
      .where('component_key', '=', figures?.key ?? '')
      .execute();
    expect(use?.kept).toBeGreaterThan(0);
    expect(use?.kept).toBeLessThanOrEqual(
      rows.filter(({ at_send, at_accept }) => (at_accept ?? at_send) === 1).length,
    );
  });

  it('counts the open quotes it stands in, and neither accepted nor closed ones', async () => {
    const [use] = (await catalogueUse(deps, maria)).items;
    const rows = await database.db
      .selectFrom('component_state')
      .innerJoin('quote', 'quote.id', 'component_state.quote_id')
      .select(['quote.id', 'quote.status'])
      .where('component_state.organisation_id', '=', maria.organisationId)
      .where('component_state.title', '=', title)
      .where('component_state.period', '=', 'once')
      .where('component_state.currency', '=', 'SEK')
      .execute();
    const open = rows.filter(({ status }) => status !== 'accepted' && status !== 'closed');
    expect(open.length).toBeGreaterThan(0);
    expect(open.length).toBeLessThan(rows.length);
    expect(use?.openQuotes).toBe(new Set(open.map(({ id }) => id)).size);
  });
});
