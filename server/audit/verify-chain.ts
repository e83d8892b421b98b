/** Works the chain of an organisation out again, row by row, and says in words what is the first thing wrong with it. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type ChainHead, chainStart } from '#shared/evidence/audit-row.ts';
import type { OrganisationId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';
import { bodyHash, nextHead, payloadHash } from './chain.ts';
import type { ErasedRows } from './erase-detail.ts';
import { readChain, readHead, type StoredRow } from './read-chain.ts';

export interface ChainReport {
  /** Where the chain stands by its rows. */
  readonly head: ChainHead;
  /** How many rows were looked at. */
  readonly rows: number;
  /** A sentence; `null`: everything is as it was written. */
  readonly problem: string | null;
  /** The hash of each row that was asked for and found. */
  readonly hashes: ReadonlyMap<number, string>;
}

export interface VerifyOptions {
  /** Looks at so many rows from the end, and takes it on trust that the one before them is right. Absent: at all. */
  readonly last?: number;
  /** Rows whose hashes are wanted. */
  readonly wanted?: ReadonlySet<number>;
  /** Stops, and throws. */
  readonly signal?: AbortSignal | undefined;
}

export async function verifyChain(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  { last, wanted = new Set(), signal }: VerifyOptions = {},
): Promise<ChainReport> {
  const { head, lastSeq } = await readHead(db, organisationId);
  const end = head?.seq ?? 0;
  const from = last === undefined ? 1 : Math.max(1, end - last + 1);
  const hashes = new Map<number, string>();
  const unexplained = new Set<number>();
  let at: ChainHead | null = from === 1 ? { seq: 0, hash: chainStart } : null;
  let rows = 0;
  const report = (problem: string | null): ChainReport => ({
    head: at ?? { seq: 0, hash: chainStart },
    rows,
    problem,
    hashes,
  });

  for await (const row of readChain(db, organisationId, from, Math.max(end, lastSeq))) {
    signal?.throwIfAborted();
    const before = at ?? { seq: from - 1, hash: row.previous };
    const problem = rowProblem(organisationId, before, row);
    if (problem !== null) return report(problem);
    if (row.detail === null) unexplained.add(row.seq);
    else if (row.body.action === 'detail_erased') explain(unexplained, row.detail.value);
    if (wanted.has(row.seq)) hashes.set(row.seq, row.hash);
    at = { seq: row.seq, hash: row.hash };
    rows += 1;
  }
  return report(endProblem(at, head) ?? detailProblem(unexplained));
}

function rowProblem(organisationId: OrganisationId, before: ChainHead, row: StoredRow): string | null {
  const { seq } = row;
  if (seq !== before.seq + 1) {
    const gone = seq === before.seq + 2 ? `row ${seq - 1} is` : `rows ${before.seq + 1} to ${seq - 1} are`;
    return `${gone} missing: after row ${before.seq} comes row ${seq}`;
  }
  if (row.previous !== before.hash) {
    return `row ${seq} does not follow row ${before.seq}: it names another hash before it, so a row was taken out, put in or moved`;
  }
  if (row.hash !== hashOf(organisationId, before, row)) {
    return `row ${seq} was altered: what it says no longer has its hash`;
  }
  if (row.detail && payloadHash(row.detail.salt, row.detail.value) !== row.body.payload) {
    return `the details of row ${seq} were altered: they are not what the row commits to`;
  }
  return null;
}

/** `null` for what cannot be a row: a time that is none. */
function hashOf(organisationId: OrganisationId, before: ChainHead, { body }: StoredRow): string | null {
  const at = new Date(body.at);
  if (Number.isNaN(at.getTime())) return null;
  return nextHead(organisationId, before, bodyHash({ ...body, at: at.toISOString() })).hash;
}

function endProblem(at: ChainHead | null, head: ChainHead | null): string | null {
  const reached = at?.seq ?? 0;
  const stated = head?.seq ?? 0;
  if (reached < stated)
    return `the chain ends with row ${reached}, where it had reached row ${stated}: it was cut`;
  if (reached > stated) return `row ${stated + 1} was put in: the chain had reached row ${stated} only`;
  if (head && at && head.hash !== at.hash)
    return `row ${reached} is not the one the chain had reached: it was put in`;
  return null;
}

const Erasure = z.looseObject({ rows: z.array(z.number()) });

function explain(unexplained: Set<number>, detail: string): void {
  const { rows }: ErasedRows = Erasure.parse(JSON.parse(detail));
  for (const seq of rows) unexplained.delete(seq);
}

function detailProblem([first]: Iterable<number>): string | null {
  if (first === undefined) return null;
  return `the details of row ${first} are gone, and no row says that they were erased`;
}
