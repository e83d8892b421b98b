/** The part of an organisation's audit chain that goes into a package, without what its readers may not see. */
import type { Kysely, Transaction } from 'kysely';
import type { ChainHead } from '#shared/evidence/audit-row.ts';
import type { ChainEvidence, ShownRow } from '#shared/evidence/package.ts';
import { shownActions } from '#shared/evidence/shown-actions.ts';
import type { OrganisationId, ParticipantId, QuoteId, VersionId } from '#shared/ids.ts';
import { bodyHash } from '../audit/chain.ts';
import { readChain, type StoredRow } from '../audit/read-chain.ts';
import { chainHead } from '../audit/record-audit.ts';
import type { Schema } from '../storage/schema.ts';

export interface Reader {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  /** Whose details are shown. */
  readonly signers: ReadonlySet<ParticipantId>;
  /** The version that was accepted on paper, if it was: what was recorded and confirmed of that is shown. */
  readonly offline: VersionId | null;
}

export interface Stretch {
  /** Where the chain stood before it. */
  readonly start: ChainHead;
  readonly rows: ChainEvidence['rows'];
  /** Where the chain stood after each of them. */
  readonly heads: readonly ChainHead[];
}

/** The rows from `from` up to and including `to`. Throws where there are none: the caller knows of at least one. */
export async function readStretch(
  db: Kysely<Schema>,
  reader: Reader,
  from: number,
  to: number,
): Promise<Stretch> {
  const stored = await Array.fromAsync(readChain(db, reader.organisationId, from, to));
  const [first] = stored;
  if (!first) throw new Error(`The audit log has no rows ${from} to ${to}. Run: npm run admin -- verify`);
  return {
    start: { seq: first.seq - 1, hash: first.previous },
    rows: stored.map((row) => shown(row, reader)),
    heads: stored.map(({ seq, hash }) => ({ seq, hash })),
  };
}

/** The stretch, up to where the chain stands now. */
export async function extendStretch(
  trx: Transaction<Schema>,
  reader: Reader,
  { start, rows, heads }: Stretch,
): Promise<Stretch> {
  const reached = heads.at(-1) ?? start;
  const { seq } = await chainHead(trx, reader.organisationId);
  if (seq === reached.seq) return { start, rows, heads };
  const more = await readStretch(trx, reader, reached.seq + 1, seq);
  return { start, rows: [...rows, ...more.rows], heads: [...heads, ...more.heads] };
}

const visible: ReadonlySet<string> = new Set(shownActions);

function shown({ seq, body: stored, detail }: StoredRow, reader: Reader): ShownRow | string {
  const body = { ...stored, at: new Date(stored.at).toISOString() };
  if (body.quote !== reader.quoteId || !visible.has(body.action)) return bodyHash(body);
  const isShown =
    detail && (isAboutSigner(body.actor.id, detail.value, reader) || isOffline(body, detail.value, reader));
  return { seq, body, detail: isShown ? detail : null };
}

const offlineActions: ReadonlySet<string> = new Set(['offline_recorded', 'offline_confirmed']);

/** Who recorded and who confirmed stands in the package; this shows that the log says the same. */
function isOffline(
  { action }: Pick<StoredRow['body'], 'action'>,
  detail: string,
  { offline }: Reader,
): boolean {
  const { versionId }: { readonly versionId?: unknown } = JSON.parse(detail);
  return offline !== null && versionId === offline && offlineActions.has(action);
}

/** Done by a signer, or done to one: then it is theirs to see. */
function isAboutSigner(actorId: string | null, detail: string, { signers }: Reader): boolean {
  const told: { readonly participant?: unknown; readonly participantId?: unknown } = JSON.parse(detail);
  const people: ReadonlySet<unknown> = signers;
  return [actorId, told.participant, told.participantId].some((id) => people.has(id));
}
