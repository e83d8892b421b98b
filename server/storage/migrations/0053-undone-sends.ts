/** What is kept of deals with a send that was undone is worked out anew: such a send was none, and counts nowhere. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from cycle_fact where opportunity_id in (
    select opportunity_id from opportunity_event where type = 'send_undone')`.execute(db);
}
