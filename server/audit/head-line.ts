/** Where a chain stands, as one line: what `verify`, PDFs and receipts print, and what is read again from any of them. */
import type { ChainHead } from '#shared/evidence/audit-row.ts';
import { OrganisationId } from '#shared/ids.ts';

export interface StatedHead extends ChainHead {
  readonly organisationId: OrganisationId;
}

export function headLine(organisationId: OrganisationId, { seq, hash }: ChainHead): string {
  return `${organisationId} row ${seq} ${hash}`;
}

/** Anywhere in a text, and over several of its lines: a page or a mail may have broken it. */
const line = /(?<![A-Za-z0-9_-])([A-Za-z0-9_-]{8,40})\s+row\s+(\d+)\s+([0-9a-f]{64})(?![0-9a-f])/g;

export function headLinesIn(text: string): StatedHead[] {
  return [...text.matchAll(line)].map(([, organisation, seq, hash = '']) => ({
    organisationId: OrganisationId.parse(organisation),
    seq: Number(seq),
    hash,
  }));
}
