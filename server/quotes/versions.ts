/** Reading a sent version. What was frozen is proved again by its hash each time it is read. */
import type { Kysely, Selectable } from 'kysely';
import type { ChainHead } from '#shared/evidence/audit-row.ts';
import type { OrganisationId, QuoteId, VersionId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { VersionSummary } from '#shared/protocol/views.ts';
import { type FrozenQuote, readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { Actor } from '../accounts/actor.ts';
import { anchorOf } from '../audit/anchor-columns.ts';
import type { AnchorColumns, Schema, VersionTable } from '../storage/schema.ts';
import { isIntact } from './content-hash.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { visibleQuote } from './quote-frame.ts';
import { selectVersions, versionSummary } from './version-summary.ts';
import { selectVisibleVersions } from './visible-versions.ts';

export interface SentVersion {
  readonly version: VersionSummary;
  readonly frozen: FrozenQuote;
  readonly priced: PricedQuote;
}

/** With the very text that was frozen, of which the hash is taken. */
export interface StoredVersion extends SentVersion {
  readonly canonical: string;
  /** Where the audit log stood when it was sent; `null`: that was not kept then. */
  readonly auditHead: ChainHead | null;
}

/** The version with that number, as `readStoredVersion` reads it, without the text it was read from. */
export async function readVersion(
  ...of: Parameters<typeof readStoredVersion>
): Promise<SentVersion | Refusal> {
  const stored = await readStoredVersion(...of);
  if (isRefusal(stored)) return stored;
  const { version, frozen, priced } = stored;
  return { version, frozen, priced };
}

/**
 * The version with that number, for whoever may read it. Throws when the stored content no longer has
 * the stored hash: then the row was tampered with or the disk is failing, and no figure of it may be shown.
 */
export async function readStoredVersion(
  { db, now }: Pick<QuoteDeps, 'db' | 'now'>,
  actor: Actor,
  quoteId: QuoteId,
  number: number,
): Promise<StoredVersion | Refusal> {
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  const row = await selectVisibleVersions(db, actor, quoteId, now())
    .select(storedColumns)
    .where('version.number', '=', number)
    .executeTakeFirst();
  return row ? stored(row) : refuse('not-found');
}

/** The version with that id, for the server's own use: nobody's right to see it is asked for. Throws where none has it. */
export async function readVersionById(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  versionId: VersionId,
): Promise<StoredVersion> {
  const { quote_id } = await db
    .selectFrom('version')
    .select('quote_id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  const row = await selectVersions(db, organisationId, quote_id)
    .select(storedColumns)
    .where('version.id', '=', versionId)
    .executeTakeFirstOrThrow();
  return stored(row);
}

const storedColumns = ['version.canonical', 'version.audit_seq', 'version.audit_hash'] as const;
type StoredRow = Parameters<typeof versionSummary>[0] &
  Pick<Selectable<VersionTable>, 'canonical' | keyof AnchorColumns>;

function stored(row: StoredRow): StoredVersion {
  assertIntact(row);
  const frozen = readFrozenQuote(JSON.parse(row.canonical));
  // What was priced in the first form lacks figures; the same arithmetic gives them all again.
  const priced = frozen.format === 'coquote-quote-1' ? priceQuote(frozen.content) : JSON.parse(row.priced);
  return { version: versionSummary(row), frozen, priced, canonical: row.canonical, auditHead: anchorOf(row) };
}

function assertIntact(row: Pick<Selectable<VersionTable>, 'id' | 'canonical' | 'hash'>): void {
  if (!isIntact(row.canonical, row.hash)) {
    throw new Error(
      `version ${row.id} is damaged: its content does not have its hash. Restore it from a backup.`,
    );
  }
}
