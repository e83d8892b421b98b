/**
 * The evidence package: everything that shows what was offered, what was seen and who said yes, as one file that
 * can be checked without this product. The rules it can be checked by are in it, in words, and a script that does it
 * stands beside it.
 */
import { z } from 'zod';
import { OrganisationId, QuoteId, VersionId } from '../ids.ts';
import { ContentHash, FrozenQuote } from '../quote/frozen-quote.ts';
import { IsoDate } from '../time.ts';
import { OfflineFacts, ScreenFacts, SessionFacts, SignerFacts, UtcInstant } from './acceptance-facts.ts';
import { AuditAction } from './audit-actions.ts';
import { AuditBody, AuditLink, ChainHead } from './audit-row.ts';
import { DisplayedTotals } from './displayed-totals.ts';
import { KeptFile } from './kept-file.ts';

export const evidenceFormat = 'coquote-evidence-1';

/** The offer, as it was frozen when it was sent. */
export const OfferEvidence = z.strictObject({
  organisation: z.strictObject({ id: OrganisationId, name: z.string() }),
  quoteId: QuoteId,
  versionId: VersionId,
  /** The quote's readable number, and which of its versions. */
  number: z.string(),
  version: z.int().min(1),
  /** The frozen quote, byte for byte (UTF-8). */
  canonical: z.string(),
  /** The name of the canonical form: a part of what is hashed. */
  format: FrozenQuote.shape.format,
  hash: ContentHash,
  /** The PDF of the version as it was offered, before anybody signed: SHA-256 of its bytes, and how many. */
  pdf: z.strictObject({ hash: ContentHash, bytes: z.int().min(1) }),
  /** SHA-256 of the seller's terms, as canonical JSON: which edition of them was part of the offer. */
  termsHash: ContentHash,
  sentAt: UtcInstant,
  sentBy: z.string(),
  /** To the end of that day in `timeZone`; the instant is when that was. `null`: no end was stated. */
  validUntil: z.strictObject({ day: IsoDate, timeZone: z.string(), endsAt: UtcInstant }).nullable(),
  /** What the server worked out from the frozen content and the choices, when they were accepted. */
  totals: DisplayedTotals,
});
export type OfferEvidence = z.infer<typeof OfferEvidence>;

/** One thing that happened, for people to read. What the audit log proves of it names its row. */
export const EvidenceEvent = z.strictObject({
  at: UtcInstant,
  /** An action of the audit log, or `change` for a choice by the buyer's side. */
  kind: z.union([AuditAction, z.literal('change')]),
  who: z.string(),
  what: z.string(),
  /** The row of the audit log, the change in the log of the draft, or the choice in that of the version. */
  source: z.union([
    z.strictObject({ audit: z.int() }),
    z.strictObject({ change: z.int(), ordinal: z.int() }),
    z.strictObject({ choice: z.int() }),
  ]),
});
export type EvidenceEvent = z.infer<typeof EvidenceEvent>;

/** A row of this quote. `detail`: what it commits to, where that is about a signer and has not been erased. */
export const ShownRow = z.strictObject({
  seq: z.int().min(1),
  body: AuditBody,
  detail: z.strictObject({ salt: z.string(), value: z.string() }).nullable(),
});
export type ShownRow = z.infer<typeof ShownRow>;

/** A stretch of the organisation's audit chain, from the first row of the quote to the last one before the package. */
export const ChainEvidence = z.strictObject({
  format: AuditLink.shape.format,
  organisation: OrganisationId,
  /** Where the chain stood before the stretch, and before the first signature. */
  start: ChainHead,
  before: ChainHead,
  /** Where it stands at its end. */
  after: ChainHead,
  /**
   * One entry per row of the stretch, in order, without gaps: the rows that both sides of this quote may see; of any
   * other the hash of its body alone, which links the chain and tells nothing.
   */
  rows: z.array(z.union([ShownRow, ContentHash])).min(1),
});
export type ChainEvidence = z.infer<typeof ChainEvidence>;

/** What a recipient needs in order to check it, and what it does not show. */
export const Verification = z.strictObject({
  /** The version of this product. */
  software: z.string(),
  /** How to check it, step by step, and the rules of the canonical form: English. */
  instructions: z.array(z.string()),
  notProved: z.array(z.string()),
});

export const EvidencePackage = z.strictObject({
  format: z.literal(evidenceFormat),
  offer: OfferEvidence,
  /**
   * Per signature, in the order in which they were given; the next two are parallel to it. There may be none where it
   * was accepted on paper.
   */
  screens: z.array(ScreenFacts),
  signers: z.array(SignerFacts),
  sessions: z.array(SessionFacts),
  /** There where it was accepted on paper. */
  offline: OfflineFacts.optional(),
  events: z.array(EvidenceEvent),
  chain: ChainEvidence,
  verification: Verification,
});
export type EvidencePackage = z.infer<typeof EvidencePackage>;

/** The groups that are fingerprinted one by one, so that a check can say which of them was altered. */
export const evidenceGroups = [
  'offer',
  'screens',
  'signers',
  'sessions',
  'offline',
  'events',
  'chain',
  'verification',
] as const satisfies readonly Exclude<keyof EvidencePackage, 'format'>[];
export type EvidenceGroup = (typeof evidenceGroups)[number];

/** The file that is handed out: the package, its fingerprints, and the row by which the audit log knows it. */
export const EvidenceFile = z.strictObject({
  package: EvidencePackage,
  /** SHA-256 of each group that is there as canonical JSON. */
  groups: z.partialRecord(z.enum(evidenceGroups), ContentHash),
  /** SHA-256 over the format's name, a zero byte and `groups` as canonical JSON. */
  hash: ContentHash,
  /** The row after `chain.after`, which records the hash. */
  recorded: z.strictObject({ body: AuditBody, head: ChainHead }),
  /** Files that the package names by their hashes; put beside it when it is handed out. */
  attached: z.array(KeptFile.extend({ data: z.base64() })).optional(),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;
