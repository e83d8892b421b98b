/** What the costs of a quote rest on, in the words of whoever asked for an approval without having stated all of them. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table approval_request add column cost_basis text not null default ''`.execute(db);
}
