/** Whether what an organisation's audit log, versions and evidence say is what was written, and where each chain stands. */
import type { Kysely } from 'kysely';
import type { ChainHead } from '#shared/evidence/audit-row.ts';
import type { OrganisationId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';
import { type Anchor, anchorProblem, storedAnchors } from './anchors.ts';
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

/** Looks at everything, one organisation after the other. `witnesses`: anchors kept outside. */
export async function* verifyAll(
  db: Kysely<Schema>,
  witnesses: readonly Anchor[] = [],
): AsyncGenerator<Verdict> {
  for (const { id, name } of await organisations(db)) {
    const kept = witnesses.filter(({ organisationId }) => organisationId === id);
    const anchors = [...kept, ...(await storedAnchors(db, id))];
    const chain = await verifyChain(db, id, { wanted: new Set(anchors.map(({ seq }) => seq)) });
    const { versions, problem } = await verifyVersions(db, id);
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

/** Looks at the end of each chain: the first organisation's problem, or how many rows were found right. `signal`: stop. */
export async function verifyRecent(
  db: Kysely<Schema>,
  last: number,
  signal?: AbortSignal,
): Promise<{ readonly rows: number; readonly problem: string | null }> {
  let rows = 0;
  for (const { id, name } of await organisations(db)) {
    if (signal?.aborted) break;
    const chain = await verifyChain(db, id, { last });
    if (chain.problem !== null) return { rows, problem: `${name} (${id}): ${chain.problem}` };
    rows += chain.rows;
  }
  return { rows, problem: null };
}

function organisations(db: Kysely<Schema>) {
  return db.selectFrom('organisation').select(['id', 'name']).orderBy('created_at').orderBy('id').execute();
}
