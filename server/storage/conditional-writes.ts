import { CompiledQuery, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import type { ConditionalWrite } from './writer-protocol.ts';

export type { ConditionalWrite } from './writer-protocol.ts';

/** Many conditional writes as one query, so that they cost one way to the thread that writes and back. */
export interface ConditionalQuery extends CompiledQuery {
  readonly writes: readonly ConditionalWrite[];
  readonly isAll: boolean;
}

export const isConditional = (query: CompiledQuery): query is ConditionalQuery => 'writes' in query;

/**
 * Runs the writes one after the other inside the transaction; resolves to whether each one's condition held.
 * Rejects with `WriteFailed` when one of them throws: the transaction must then be given up. `isAll`: the transaction
 * does nothing more, so it may be committed on the same way.
 */
export async function writeConditionally(
  trx: Transaction<Schema>,
  writes: readonly ConditionalWrite[],
  { isAll = false } = {},
): Promise<boolean[]> {
  const query: ConditionalQuery = { ...CompiledQuery.raw('-- conditional writes', []), writes, isAll };
  const { rows } = await trx.executeQuery<{ readonly held: boolean }>(query);
  return rows.map(({ held }) => held);
}
