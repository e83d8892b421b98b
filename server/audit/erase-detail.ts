/** Taking personal details out of the audit log. The chain keeps that they were there, and that they were taken out. */
import type { Transaction } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';
import { type AuditActor, type Recorded, recordAudit } from './record-audit.ts';

/** The details of a row `detail_erased`. They name no person, and are themselves never erased. */
export interface ErasedRows {
  readonly rows: readonly number[];
}

export interface Erasure {
  readonly organisationId: OrganisationId;
  /** The rows whose details go. */
  readonly rows: readonly number[];
  readonly actor: AuditActor;
  readonly at: number;
}

/** Throws, having erased nothing, where one of the rows tells of an erasure. */
export async function eraseAuditDetail(
  trx: Transaction<Schema>,
  { organisationId, rows, actor, at }: Erasure,
): Promise<Recorded> {
  const kept = await trx
    .selectFrom('audit')
    .select('seq')
    .where('organisation_id', '=', organisationId)
    .where('seq', 'in', rows)
    .where('action', '=', 'detail_erased')
    .executeTakeFirst();
  if (kept) throw new Error(`Row ${kept.seq} of the audit log tells of an erasure. Its details must stay.`);
  await trx
    .deleteFrom('audit_detail')
    .where('organisation_id', '=', organisationId)
    .where('seq', 'in', rows)
    .execute();
  const detail = { rows } satisfies ErasedRows;
  return recordAudit(trx, { organisationId, quoteId: null, actor, action: 'detail_erased', detail, at });
}
