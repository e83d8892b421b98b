/** What was written to the customer with a rescission; of earlier ones the mail alone says it. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('rescission')
    .addColumn('to_buyer', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
}
