import type { Insertable, Kysely } from 'kysely';
import { workedOut } from '../../server/opportunities/cycle-facts.ts';
import type { Schema } from '../../server/storage/schema.ts';
import type { CycleFactTable } from '../../server/storage/schema-opportunities.ts';

/** What is kept of all cycles, and what the events say it has to be. */
export async function keptAndTold(db: Kysely<Schema>) {
  const deals = await db.selectFrom('opportunity').select(['id', 'organisation_id']).orderBy('id').execute();
  const byOrganisation = Map.groupBy(deals, ({ organisation_id }) => organisation_id);
  const told: Insertable<CycleFactTable>[] = [];
  for (const [organisationId, of] of byOrganisation) {
    told.push(
      ...(await workedOut(
        db,
        organisationId,
        of.map(({ id }) => id),
      )),
    );
  }
  const kept = await db
    .selectFrom('cycle_fact')
    .selectAll()
    .orderBy('organisation_id')
    .orderBy('opportunity_id')
    .orderBy('cycle')
    .execute();
  const key = ({ organisation_id, opportunity_id, cycle }: (typeof told)[number]) =>
    `${organisation_id} ${opportunity_id} ${cycle}`;
  return { kept, told: told.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}
