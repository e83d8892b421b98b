/** Whether an organisation rounds what is to be paid, and to which coin. Those that are there do not. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('organisation').addColumn('payable_step', 'text').execute();
}
