/** The readable numbers of an organisation's quotes: "2026-0143", counted per calendar year without gaps. */
import type { Transaction } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';

/**
 * The `count` numbers after the highest of that year. Quotes are never deleted, so no number is skipped; the unique index
 * refuses the second of two transactions that would take the same one.
 */
export async function nextQuoteNumbers(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  year: string,
  count: number,
): Promise<string[]> {
  const taken = await trx
    .selectFrom('quote')
    .select('number')
    .where('organisation_id', '=', organisationId)
    .where('number', 'like', `${year}-%`)
    // "2026-10000" is longer than "2026-9999", and higher.
    .orderBy((eb) => eb.fn<number>('length', ['number']), 'desc')
    .orderBy('number', 'desc')
    .executeTakeFirst();
  const next = Number(taken?.number.slice(year.length + 1) ?? 0) + 1;
  return Array.from({ length: count }, (_, index) => `${year}-${String(next + index).padStart(4, '0')}`);
}
