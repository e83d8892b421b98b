import { type Kysely, sql } from 'kysely';
import type { AuditBody, ChainHead } from '#shared/evidence/audit-row.ts';
import type { OrganisationId } from '#shared/ids.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import type { Schema } from '../storage/schema.ts';

/** A row as it is stored, whether or not it is right. */
export interface StoredRow {
  readonly seq: number;
  readonly body: Omit<AuditBody, 'at'> & { readonly at: number };
  readonly previous: ContentHash;
  readonly hash: ContentHash;
  /** `null`: erased. */
  readonly detail: { readonly salt: string; readonly value: string } | null;
}

const rowsPerRead = 500;

/** The rows of a chain from `from` up to and including `to`, in order, a portion at a time. */
export async function* readChain(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  from: number,
  to: number,
): AsyncGenerator<StoredRow> {
  let next = from;
  while (next <= to) {
    const rows = await selectRows(db, organisationId)
      .where('audit.seq', '>=', next)
      .where('audit.seq', '<=', to)
      .orderBy('audit.seq')
      .limit(rowsPerRead)
      .execute();
    for (const row of rows) yield storedRow(row);
    const last = rows.at(-1);
    if (!last) return;
    next = last.seq + 1;
  }
}

/** Where the chain stands, and its last row, which must be the same one. */
export async function readHead(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<{ readonly head: ChainHead | null; readonly lastSeq: number }> {
  // In this order: rows that come meanwhile raise the head, so it may be ahead of the row but never behind it.
  const last = await db
    .selectFrom('audit')
    .select(sql<number>`coalesce(max(seq), 0)`.as('seq'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return { head: head ?? null, lastSeq: last.seq };
}

function selectRows(db: Kysely<Schema>, organisationId: OrganisationId) {
  return db
    .selectFrom('audit')
    .leftJoin('audit_detail', (join) =>
      join
        .onRef('audit_detail.organisation_id', '=', 'audit.organisation_id')
        .onRef('audit_detail.seq', '=', 'audit.seq'),
    )
    .selectAll('audit')
    .select(['audit_detail.salt', 'audit_detail.value'])
    .where('audit.organisation_id', '=', organisationId);
}

function storedRow(row: Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number]): StoredRow {
  return {
    seq: row.seq,
    body: {
      quote: row.quote_id,
      actor: { kind: row.actor_kind, id: row.actor_id },
      action: row.action,
      object: row.object_hash,
      payload: row.payload_hash,
      at: row.at,
    },
    previous: row.prev_hash,
    hash: row.hash,
    detail: row.salt === null || row.value === null ? null : { salt: row.salt, value: row.value },
  };
}
