/**
 * What a mail is about, read from the rows at the moment of delivery: the two parties, the quote, the version. Only
 * what both sides may know is read, so no letter can say what a buyer must not (promise I-24).
 */
import type { Kysely, Selectable } from 'kysely';
import type { OrganisationId, QuoteId, VersionId } from '#shared/ids.ts';
import type { StageLabel } from '#shared/opportunity/stage-names.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { type FrozenQuote, type OfferTerms, readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import { type QuoteContent, type Terms, termsDefaults } from '#shared/quote/quote.ts';
import type { IsoDate } from '#shared/time.ts';
import { anchorLine } from '../audit/anchor-columns.ts';
import { contentHash } from '../quotes/content-hash.ts';
import { readStageLabels } from '../settings/stage-labels.ts';
import type { Schema, VersionTable } from '../storage/schema.ts';

export interface Matter {
  readonly seller: { readonly name: string; readonly timeZone: string };
  /** What the seller calls stages, where it has names of its own. */
  readonly stageLabels: readonly StageLabel[];
  readonly customer: string;
  /** The seller's person who answers for the deal. */
  readonly owner: { readonly name: string; readonly email: string } | null;
  /** "2026-0143" */
  readonly number: string;
  readonly title: string;
  readonly language: Terms['language'];
  readonly version: MatterVersion | null;
}

export interface MatterVersion {
  readonly number: number;
  readonly hash: string;
  /** Where the audit log stood when it was accepted, as its check reads it; `null`: it was not, or that was not kept. */
  readonly auditLine: string | null;
  readonly sentBy: string;
  readonly validUntil: IsoDate | null;
  readonly priced: PricedQuote;
  readonly terms: Terms;
  readonly signing: OfferTerms['signing'];
}

export interface MatterDeps {
  readonly db: Kysely<Schema>;
  /** The content of the live draft. */
  readonly readDraft: (quoteId: QuoteId) => Promise<Pick<QuoteContent, 'terms'>>;
}

export interface MatterKey {
  readonly organisationId: OrganisationId;
  /** `null`: it is about several quotes, or none. */
  readonly quoteId: QuoteId | null;
  readonly versionId: VersionId | null;
}

export async function readMatter(deps: MatterDeps, { quoteId, ...key }: MatterKey): Promise<Matter> {
  return quoteId === null ? houseMatter(deps, key) : quoteMatter(deps, { ...key, quoteId });
}

/** Of no quote: what is told among the seller's own people. */
async function houseMatter(
  { db }: MatterDeps,
  { organisationId }: Pick<MatterKey, 'organisationId'>,
): Promise<Matter> {
  const { name, time_zone: timeZone } = await db
    .selectFrom('organisation')
    .select(['name', 'time_zone'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return {
    seller: { name, timeZone },
    stageLabels: await readStageLabels(db, organisationId),
    customer: '',
    owner: null,
    number: '',
    title: '',
    language: termsDefaults.language,
    version: null,
  };
}

type QuoteKey = MatterKey & { readonly quoteId: QuoteId };

async function quoteMatter({ db, readDraft }: MatterDeps, key: QuoteKey): Promise<Matter> {
  const row = await db
    .selectFrom('quote')
    .innerJoin('organisation', 'organisation.id', 'quote.organisation_id')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .leftJoin('participant', (join) =>
      join
        .onRef('participant.quote_id', '=', 'quote.id')
        .onRef('participant.user_id', '=', 'opportunity.owner_user_id'),
    )
    .select([
      'quote.number',
      'organisation.name as seller_name',
      'organisation.time_zone',
      'opportunity.customer_name',
      'participant.name as owner_name',
      'participant.email as owner_email',
    ])
    .where('quote.id', '=', key.quoteId)
    .where('quote.organisation_id', '=', key.organisationId)
    .executeTakeFirstOrThrow();
  const sent = key.versionId === null ? null : await readSent(db, key, key.versionId);
  const terms = sent ? sent.version.terms : (await readDraft(key.quoteId)).terms;
  return {
    seller: { name: sent?.frozen.seller.name ?? row.seller_name, timeZone: row.time_zone },
    stageLabels: await readStageLabels(db, key.organisationId),
    customer: sent?.frozen.customer.name ?? row.customer_name,
    owner: row.owner_email ? { name: row.owner_name ?? '', email: row.owner_email } : null,
    number: row.number,
    title: terms.title,
    language: terms.language,
    version: sent?.version ?? null,
  };
}

interface Sent {
  readonly frozen: FrozenQuote;
  readonly version: MatterVersion;
}

async function readSent(db: Kysely<Schema>, key: QuoteKey, versionId: VersionId): Promise<Sent> {
  const row = await db
    .selectFrom('version')
    .leftJoin('acceptance', 'acceptance.version_id', 'version.id')
    .select([
      'version.number',
      'version.hash',
      'version.canonical',
      'version.priced',
      'version.sent_by_name',
      'version.valid_until',
      'acceptance.audit_seq',
      'acceptance.audit_hash',
    ])
    .where('version.id', '=', versionId)
    .where('version.organisation_id', '=', key.organisationId)
    .executeTakeFirstOrThrow();
  const frozen = readFrozenQuote(JSON.parse(row.canonical));
  if (contentHash(row.canonical, frozen.format) !== row.hash) {
    throw new Error(
      `version ${versionId} is damaged: its content does not have its hash. Nothing of it is mailed.`,
    );
  }
  return {
    frozen,
    version: {
      number: row.number,
      hash: row.hash,
      auditLine: anchorLine(key.organisationId, row),
      sentBy: row.sent_by_name,
      validUntil: row.valid_until,
      priced: pricedOf(row, frozen),
      terms: frozen.content.terms,
      signing: frozen.offer.signing,
    },
  };
}

/** What was priced in the first form lacks figures; the same arithmetic gives them all again. */
function pricedOf({ priced }: Pick<Selectable<VersionTable>, 'priced'>, frozen: FrozenQuote): PricedQuote {
  return frozen.format === 'coquote-quote-1' ? priceQuote(frozen.content) : JSON.parse(priced);
}
