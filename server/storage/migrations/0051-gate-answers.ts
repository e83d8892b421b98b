/** Whoever asks: no opportunity is written without what the gate asks of it, and none is taken up again without. */
import { type Kysely, sql } from 'kysely';

const unanswered = (columns: readonly string[]) =>
  columns.map((column) => `trim(new.${column}) = ''`).join(' or ');
const asked = ['value', 'currency', 'expected_close', 'contact_name', 'contact_email', 'need_note', 'source'];
const askedAgain = ['value', 'expected_close', 'need_note'];
const refusal = `begin select raise(abort, 'an opportunity answers the gate'); end`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create trigger opportunity_answers_gate before insert on opportunity when ${unanswered(asked)} ${refusal}`,
    )
    .execute(db);
  // Those that are there already were not asked; what becomes of them is.
  for (const column of askedAgain) {
    await sql
      .raw(
        `create trigger opportunity_keeps_${column} before update of ${column} on opportunity
          when ${unanswered([column])} ${refusal}`,
      )
      .execute(db);
  }
}
