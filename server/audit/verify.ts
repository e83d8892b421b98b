/** Whether what an organisation's audit log, versions and evidence say is what was written, and where each chain stands. */
import type { Kysely } from 'kysely';
import type { ChainHead } from '#shared/evidence/audit-row.ts';
import type { OrganisationId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';
import { type Anchor, anchorProblem, documentAnchors, storedAnchors } from './anchors.ts';
import { readHead } from './read-chain.ts';
import { verifyChain } from './verify-chain.ts';
import { verifyVersions } from './verify-versions.ts';

export interface Verdict {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly head: ChainHead;
  readonly rows: number;
  readonly versions: number;
  /** A sentence that names the first thing that is wrong; `null`: nothing is. */
  readonly problem: string | null;
}

/** Looks at everything, one organisation after the other. `witnesses`: anchors kept outside. `signal`: stop, and throw. */
export async function* verifyAll(
  db: Kysely<Schema>,
  witnesses: readonly Anchor[] = [],
  signal?: AbortSignal,
): AsyncGenerator<Verdict> {
  for (const { id, name } of await organisations(db)) {
    const kept = witnesses.filter(({ organisationId }) => organisationId === id);
    const anchors = [...kept, ...(await storedAnchors(db, id))];
    const chain = await verifyChain(db, id, { wanted: rowsOf(anchors), signal });
    const { versions, problem } = await verifyVersions(db, id, signal);
    yield {
      organisationId: id,
      name,
      head: chain.head,
      rows: chain.rows,
      versions,
      problem: chain.problem ?? anchorProblem(anchors, chain.hashes) ?? problem,
    };
  }
}

/** Looks at the end of each chain, and what documents print of it: the first organisation's problem, or how many rows were found right. `signal`: stop. */
export async function verifyRecent(
  db: Kysely<Schema>,
  last: number,
  signal?: AbortSignal,
): Promise<{ readonly rows: number; readonly problem: string | null }> {
  let rows = 0;
  for (const { id, name } of await organisations(db)) {
    if (signal?.aborted) break;
    const { lastSeq } = await readHead(db, id);
    const anchors = await documentAnchors(db, id, Math.max(1, lastSeq - last + 1));
    const chain = await verifyChain(db, id, { last, wanted: rowsOf(anchors) });
    // Rows that are written meanwhile move on which ones are looked at.
    const seen = anchors.filter(({ seq }) => seq > chain.head.seq - chain.rows);
    const problem = chain.problem ?? anchorProblem(seen, chain.hashes);
    if (problem !== null) return { rows, problem: `${name} (${id}): ${problem}` };
    rows += chain.rows;
  }
  return { rows, problem: null };
}

const rowsOf = (anchors: readonly Anchor[]): Set<number> => new Set(anchors.map(({ seq }) => seq));

function organisations(db: Kysely<Schema>) {
  return db.selectFrom('organisation').select(['id', 'name']).orderBy('created_at').orderBy('id').execute();
}
