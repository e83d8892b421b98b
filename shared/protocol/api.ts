/**
 * The JSON API as one table: method, path, who may call it, and the schema of every parameter, body and
 * answer. The server binds a handler to each row, the client calls rows by name, the OpenAPI document is made
 * from them, and a test walks them with every kind of caller.
 */
import { z } from 'zod';
import { type Audience, Role, Side } from '../access/permissions.ts';
import {
  OpportunityId,
  OrganisationId,
  ParticipantId,
  QuoteId,
  ShareLinkId,
  UserId,
  VersionId,
} from '../ids.ts';
import { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import { OpportunityGate } from '../opportunity/gate.ts';
import { Stage } from '../opportunity/stages.ts';
import type { PricedQuote } from '../pricing/priced-quote.ts';
import { ContentHash, FrozenQuote, Party } from '../quote/frozen-quote.ts';
import { QuoteStatus } from '../quote/lifecycle.ts';
import { PricePeriod } from '../quote/quote.ts';
import { Instant, IsoDate } from '../time.ts';
import { Change, changeKinds, ParticipantView } from './change.ts';

/** Computed by `priceQuote`, so its shape is a type there and not a schema here. */
const Priced = z
  .custom<PricedQuote>((value) => typeof value === 'object' && value !== null)
  .meta({
    description: 'The priced result: see shared/pricing/priced-quote.ts',
  });

export const Me = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('user'),
    id: UserId,
    name: z.string(),
    email: z.string(),
    role: Role,
    organisation: z.strictObject({ id: OrganisationId, name: z.string() }),
    demo: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('guest'),
    participantId: ParticipantId,
    name: z.string(),
    quoteId: QuoteId,
    demo: z.boolean(),
  }),
]);
export type Me = z.infer<typeof Me>;

export const QuoteSummary = z.strictObject({
  id: QuoteId,
  number: z.string(),
  title: z.string(),
  status: QuoteStatus,
  stage: Stage,
  customerName: z.string(),
  opportunityTitle: z.string(),
  ownerName: z.string(),
  currency: CurrencyCode,
  /** First-year net of the working draft as last stored with a change; `null` while nothing is priced. */
  amount: MinorUnits.nullable(),
  latestVersion: z.int().nullable(),
  updatedAt: Instant,
});
export type QuoteSummary = z.infer<typeof QuoteSummary>;

export const VersionSummary = z.strictObject({
  id: VersionId,
  number: z.int(),
  hash: ContentHash,
  fingerprint: z.string(),
  sentAt: Instant,
  sentBy: z.string(),
  validUntil: IsoDate.nullable(),
  standing: z.enum(['outstanding', 'superseded']),
  currency: CurrencyCode,
  amount: MinorUnits,
});
export type VersionSummary = z.infer<typeof VersionSummary>;

/** What a screen needs around the document. Guests get the same shape; `commands` says what the caller may do. */
export const QuoteView = z.strictObject({
  id: QuoteId,
  number: z.string(),
  status: QuoteStatus,
  /** The number the next sent version will have. */
  nextVersion: z.int(),
  seller: Party,
  customer: Party,
  /** Absent for guests: how the sales process stands is the seller's business. */
  opportunity: z
    .strictObject({ id: OpportunityId, title: z.string(), stage: Stage, expectedClose: IsoDate })
    .nullable(),
  owner: z.strictObject({ name: z.string(), email: z.string() }),
  participants: z.array(ParticipantView),
  versions: z.array(VersionSummary),
  commands: z.strictObject({ invite: z.boolean(), send: z.boolean(), revise: z.boolean() }),
});
export type QuoteView = z.infer<typeof QuoteView>;

export const ShareLinkView = z.strictObject({
  id: ShareLinkId,
  participant: ParticipantView,
  email: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
});
export type ShareLinkView = z.infer<typeof ShareLinkView>;

/** One thing the review looked at before sending. `stop` forbids sending, `warn` does not. */
export const ReviewCheck = z.strictObject({
  code: z.enum([
    'choices-decided',
    'prices-complete',
    'content-sound',
    'start-date-set',
    'valid-until-ahead',
    'has-components',
    'buyer-invited',
    'basis-seen',
  ]),
  level: z.enum(['pass', 'warn', 'stop']),
  /** Where to go to settle it. */
  element: z.string().nullable(),
  field: z.string().nullable(),
});
export type ReviewCheck = z.infer<typeof ReviewCheck>;

export const Review = z.strictObject({
  hash: ContentHash,
  /** The last change to the document that the review has seen; sent back so that a refusal can name what came after. */
  seq: z.int().min(0),
  fingerprint: z.string(),
  frozen: FrozenQuote,
  priced: Priced,
  checks: z.array(ReviewCheck),
  recipients: z.array(z.strictObject({ participantId: ParticipantId, name: z.string(), email: z.string() })),
});
export type Review = z.infer<typeof Review>;

/** Carried by `content-changed`: what differs between the reviewed content and the present one. */
export const ContentDifference = z.strictObject({
  element: z.string().nullable(),
  /** The title to show: the component's, the section's, or the field's own name. */
  title: z.string(),
  field: z.string(),
  before: z.json(),
  after: z.json(),
});
export type ContentDifference = z.infer<typeof ContentDifference>;

export const OutstandingQuote = z.strictObject({
  quoteId: QuoteId,
  versionNumber: z.int(),
  customerName: z.string(),
  opportunityTitle: z.string(),
  stage: Stage,
  sentAt: Instant,
  /** Whole days since the version was sent. */
  ageDays: z.int(),
  /** Whole days until the validity ends; negative when it has. */
  daysToExpiry: z.int().nullable(),
  validUntil: IsoDate.nullable(),
  /** The last thing anybody on the buyer's side did in the quote. */
  lastBuyerChange: z
    .strictObject({ at: Instant, name: z.string(), kind: z.enum(changeKinds), title: z.string() })
    .nullable(),
  currency: CurrencyCode,
  amount: MinorUnits,
  ownerName: z.string(),
  leftOut: z.array(z.string()),
  nextStep: z.enum(['waiting-for-us', 'expires-soon', 'waiting-for-customer']),
});
export type OutstandingQuote = z.infer<typeof OutstandingQuote>;

/** One component over all quotes of the organisation, same title, price period and currency taken together. */
export const ComponentInsight = z.strictObject({
  /** Opaque; leads to the evidence. */
  key: z.string(),
  title: z.string(),
  period: PricePeriod,
  currency: CurrencyCode,
  /** Quotes in which a buyer could see it as a choice. */
  offered: z.int(),
  /** Of those: selected now (or in the latest sent version). */
  chosen: z.int(),
  /** Of those: not selected now, and somebody took it out. */
  deselected: z.int(),
  /** Of those: not selected now, and it never was. */
  neverSelected: z.int(),
  /** Quotes where it was taken out and came back. */
  readded: z.int(),
  /**
   * Quotes where it is left out: somebody took it out, or never took it in. An alternative of a choice group that
   * nobody ever picked was passed by, not left out.
   */
  leftOut: z.int(),
  /** Sum of its own amounts in those quotes, at the price when it was left out. */
  amountLeftOut: MinorUnits,
});
export type ComponentInsight = z.infer<typeof ComponentInsight>;

/** The rows behind one component's figures: a quote, how it stands there, and every moment that led to it. */
export const ComponentEvidence = z.strictObject({
  quoteId: QuoteId,
  quoteNumber: z.string(),
  customerName: z.string(),
  state: z.enum(['chosen', 'deselected', 'never-selected']),
  leftOut: z.boolean(),
  amount: MinorUnits,
  moments: z.array(
    z.strictObject({
      at: Instant,
      participant: z.string(),
      side: Side,
      kind: z.enum(['selected', 'deselected', 'picked']),
      before: z.json(),
      after: z.json(),
      amount: MinorUnits.nullable(),
    }),
  ),
});
export type ComponentEvidence = z.infer<typeof ComponentEvidence>;

interface EndpointShape {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly audience: Audience;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Absent: the answer is a file or has no body. */
  readonly answer?: z.ZodType;
  /** Set where the answer is not JSON. */
  readonly mediaType?: string;
}

const quote = z.strictObject({ quoteId: QuoteId });
const nothing = z.strictObject({});

export const endpoints = {
  me: {
    method: 'GET',
    path: '/api/me',
    audience: 'signedIn',
    summary: 'Who the session belongs to',
    answer: Me,
  },
  demoSignIn: {
    method: 'POST',
    path: '/api/demo/sign-in',
    audience: 'anyone',
    summary: 'Sign in as one of the demo people. Exists in demo mode only',
    body: z.strictObject({ as: z.enum(['seller', 'manager']) }),
    answer: z.strictObject({ quoteId: QuoteId.nullable() }),
  },
  signIn: {
    method: 'POST',
    path: '/api/sign-in',
    audience: 'anyone',
    summary: 'Sign in with email and password; sets the session cookie',
    body: z.strictObject({ email: z.email().max(200), password: z.string().min(1).max(200) }),
    answer: Me,
  },
  signOut: {
    method: 'POST',
    path: '/api/sign-out',
    audience: 'anyone',
    summary: 'End the session and close its sockets',
    body: nothing,
    answer: nothing,
  },
  openLink: {
    method: 'POST',
    path: '/api/links/open',
    audience: 'anyone',
    summary: 'Exchange the token of a share link for a guest session cookie',
    body: z.strictObject({ token: z.string().max(100) }),
    answer: z.strictObject({ quoteId: QuoteId }),
  },
  listQuotes: {
    method: 'GET',
    path: '/api/quotes',
    audience: 'user',
    summary: 'All quotes of the organisation, last changed first',
    answer: z.strictObject({ quotes: z.array(QuoteSummary) }),
  },
  createOpportunity: {
    method: 'POST',
    path: '/api/opportunities',
    audience: 'user',
    summary: 'Open an opportunity that meets the gate, with an empty quote to build in',
    body: OpportunityGate,
    answer: z.strictObject({ opportunityId: OpportunityId, quoteId: QuoteId }),
  },
  getQuote: {
    method: 'GET',
    path: '/api/quotes/:quoteId',
    audience: 'participant',
    summary: 'What stands around the document: status, parties, people, versions, what the caller may do',
    params: quote,
    answer: QuoteView,
  },
  listChanges: {
    method: 'GET',
    path: '/api/quotes/:quoteId/changes',
    audience: 'participant',
    summary: 'Who changed what, newest first',
    params: quote,
    query: z.object({
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.strictObject({ changes: z.array(Change) }),
  },
  listLinks: {
    method: 'GET',
    path: '/api/quotes/:quoteId/links',
    audience: 'user',
    summary: 'The share links of a quote, without their tokens',
    params: quote,
    answer: z.strictObject({ links: z.array(ShareLinkView) }),
  },
  createLink: {
    method: 'POST',
    path: '/api/quotes/:quoteId/links',
    audience: 'user',
    summary:
      'Invite a buyer: a participant and a link that is shown once. Opens a draft for designing together',
    params: quote,
    body: z.strictObject({
      name: z.string().trim().min(1).max(120),
      title: z.string().trim().max(120),
      email: z.email().max(200),
    }),
    answer: z.strictObject({ link: ShareLinkView, url: z.string() }),
  },
  revokeLink: {
    method: 'POST',
    path: '/api/quotes/:quoteId/links/:linkId/revoke',
    audience: 'user',
    summary: 'Take a link back: its sessions end and its sockets close at once',
    params: z.strictObject({ quoteId: QuoteId, linkId: ShareLinkId }),
    body: nothing,
    answer: z.strictObject({ link: ShareLinkView }),
  },
  reviewQuote: {
    method: 'GET',
    path: '/api/quotes/:quoteId/review',
    audience: 'user',
    summary: 'Exactly what would be sent now, its hash, and what speaks for or against sending it',
    params: quote,
    answer: Review,
  },
  sendQuote: {
    method: 'POST',
    path: '/api/quotes/:quoteId/send',
    audience: 'user',
    summary:
      'Freeze and offer the reviewed content. Refused with what changed if it is not the present content',
    params: quote,
    body: z.strictObject({ hash: ContentHash, seq: z.int().min(0), message: z.string().max(5_000) }),
    answer: z.strictObject({ version: VersionSummary }),
  },
  reviseQuote: {
    method: 'POST',
    path: '/api/quotes/:quoteId/revise',
    audience: 'user',
    summary: 'Open the document again as the next version; the sent one stands meanwhile',
    params: quote,
    body: nothing,
    answer: QuoteView,
  },
  getVersion: {
    method: 'GET',
    path: '/api/quotes/:quoteId/versions/:number',
    audience: 'participant',
    summary: 'A sent version as it was frozen',
    params: z.strictObject({ quoteId: QuoteId, number: z.coerce.number().int().min(1) }),
    answer: z.strictObject({ version: VersionSummary, frozen: FrozenQuote, priced: Priced }),
  },
  getVersionPdf: {
    method: 'GET',
    path: '/api/quotes/:quoteId/versions/:number/pdf',
    audience: 'participant',
    summary: 'The PDF of a sent version, made from the frozen row',
    params: z.strictObject({ quoteId: QuoteId, number: z.coerce.number().int().min(1) }),
    mediaType: 'application/pdf',
  },
  listOutstanding: {
    method: 'GET',
    path: '/api/outstanding',
    audience: 'user',
    summary: 'Versions that lie with customers, by next step',
    answer: z.strictObject({
      quotes: z.array(OutstandingQuote),
      /** One sum per currency; currencies never mix. */
      sums: z.array(z.strictObject({ currency: CurrencyCode, amount: MinorUnits, count: z.int() })),
    }),
  },
  componentInsight: {
    method: 'GET',
    path: '/api/insight/components',
    audience: 'manager',
    summary: 'Over all quotes: which components were offered, chosen and deselected, and what was left out',
    answer: z.strictObject({ quoteCount: z.int(), components: z.array(ComponentInsight) }),
  },
  componentEvidence: {
    method: 'GET',
    path: '/api/insight/components/:key',
    audience: 'manager',
    summary: 'The quotes and moments behind one component’s figures',
    params: z.strictObject({ key: z.string().max(400) }),
    answer: z.strictObject({ component: ComponentInsight, quotes: z.array(ComponentEvidence) }),
  },
  health: {
    method: 'GET',
    path: '/api/health',
    audience: 'anyone',
    summary: 'Whether the server and its database answer',
    answer: z.strictObject({ ok: z.literal(true) }),
  },
} as const satisfies Record<string, EndpointShape>;

export type EndpointName = keyof typeof endpoints;
export type Endpoint<N extends EndpointName> = (typeof endpoints)[N];

type Part<N extends EndpointName, K extends string> =
  Endpoint<N> extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;
type PartInput<N extends EndpointName, K extends string> =
  Endpoint<N> extends Record<K, infer S extends z.ZodType> ? z.input<S> : undefined;

/** What a handler receives after parsing. */
export interface EndpointCall<N extends EndpointName> {
  readonly params: Part<N, 'params'>;
  readonly query: Part<N, 'query'>;
  readonly body: Part<N, 'body'>;
}
/** What a client passes. */
export interface EndpointInput<N extends EndpointName> {
  readonly params: PartInput<N, 'params'>;
  readonly query: PartInput<N, 'query'>;
  readonly body: PartInput<N, 'body'>;
}
export type EndpointAnswer<N extends EndpointName> = Part<N, 'answer'>;
