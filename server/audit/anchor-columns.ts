/** Where a chain stood, as two columns beside what its last row then tells of: they belong together. */
import type { ChainHead } from '#shared/evidence/audit-row.ts';
import type { OrganisationId } from '#shared/ids.ts';
import type { AnchorColumns } from '../storage/schema.ts';
import { headLine } from './head-line.ts';

export function anchorColumns({ seq, hash }: ChainHead): AnchorColumns {
  return { audit_seq: seq, audit_hash: hash };
}

/** `null`: the row was written before that was kept. */
export function anchorOf({ audit_seq: seq, audit_hash: hash }: AnchorColumns): ChainHead | null {
  return seq === null || hash === null ? null : { seq, hash };
}

/** The same as documents print it. */
export function anchorLine(organisationId: OrganisationId, columns: AnchorColumns): string | null {
  const head = anchorOf(columns);
  return head && headLine(organisationId, head);
}
