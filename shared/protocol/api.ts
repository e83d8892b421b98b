/**
 * The JSON API as one table: method, path, who may call it, and the schema of every parameter, body and
 * answer. The server binds a handler to each row, the client calls rows by name, the OpenAPI document is made
 * from them, and a test walks them with every kind of caller.
 */
import { z } from 'zod';
import type { Audience } from '../access/permissions.ts';
import { OpportunityId, QuoteId, ShareLinkId } from '../ids.ts';
import { OpportunityGate } from '../opportunity/gate.ts';
import { FrozenQuote } from '../quote/frozen-quote.ts';
import { acceptanceApi } from './acceptance-api.ts';
import { catalogueApi } from './catalogue-api.ts';
import { choicesApi } from './choices-api.ts';
import { commentsApi } from './comments-api.ts';
import { customersApi } from './customers-api.ts';
import { evidenceApi } from './evidence-api.ts';
import { followUpApi } from './follow-up-api.ts';
import { handoverApi } from './handover-api.ts';
import { InsightFilter, insightApi } from './insight-api.ts';
import { mailApi } from './mail-api.ts';
import { negotiationApi } from './negotiation-api.ts';
import { offlineApi } from './offline-api.ts';
import { outstandingApi } from './outstanding-api.ts';
import { peopleApi } from './people-api.ts';
import { pipelineApi } from './pipeline-api.ts';
import { quotesApi } from './quotes-api.ts';
import { readyApi } from './ready-api.ts';
import { replayApi } from './replay-api.ts';
import { roomApi } from './room-api.ts';
import { sendingApi } from './sending-api.ts';
import { settingsApi } from './settings-api.ts';
import { tasksApi } from './tasks-api.ts';
import { QuoteStart, templateApi } from './template-api.ts';
import { versionsApi } from './versions-api.ts';
import {
  ComponentEvidence,
  ComponentInsight,
  Me,
  Priced,
  QuoteView,
  ShareLinkView,
  VersionSummary,
} from './views.ts';
import { waitingApi } from './waiting-api.ts';

/** A row, seen without its name: the parts that every one of them may have. */
export interface EndpointRow {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly audience: Audience;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** In bytes, where the body may be larger than most. */
  readonly bodyLimit?: number;
  /** Absent: the answer is a file or has no body. */
  readonly answer?: z.ZodType;
  /** Set where the answer is not JSON. */
  readonly mediaType?: string;
}

const quote = z.strictObject({ quoteId: QuoteId });
const nothing = z.strictObject({});

export const endpoints = {
  ...roomApi,
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
  ...quotesApi,
  createOpportunity: {
    method: 'POST',
    path: '/api/opportunities',
    audience: 'user',
    summary:
      'Open an opportunity that meets the gate, with a quote to build in: empty, or begun from a template or another quote',
    body: OpportunityGate.extend({ start: QuoteStart.optional() }),
    answer: z.strictObject({ opportunityId: OpportunityId, quoteId: QuoteId }),
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
      /** Whether a new device is let in by a code that is mailed to the address. Absent: by the link alone. */
      asksCode: z.boolean().optional(),
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
  ...peopleApi,
  ...sendingApi,
  ...followUpApi,
  ...handoverApi,
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
    summary: 'The PDF of a sent version, made from the frozen row and sealed',
    params: z.strictObject({ quoteId: QuoteId, number: z.coerce.number().int().min(1) }),
    query: z.object({
      /** As it stands, with the signatures given by now; or as it was offered, which is what evidence names. */
      as: z.enum(['standing', 'offered']).default('standing'),
    }),
    mediaType: 'application/pdf',
  },
  getDraftPdf: {
    method: 'GET',
    path: '/api/quotes/:quoteId/draft/pdf',
    audience: 'participant',
    summary: 'The PDF of what stands in the room now. Says on every page that it is not an offer',
    params: quote,
    mediaType: 'application/pdf',
  },
  ...replayApi,
  ...versionsApi,
  ...negotiationApi,
  ...commentsApi,
  ...pipelineApi,
  ...customersApi,
  ...waitingApi,
  ...tasksApi,
  ...readyApi,
  ...mailApi,
  ...acceptanceApi,
  ...offlineApi,
  ...evidenceApi,
  ...catalogueApi,
  ...templateApi,
  ...settingsApi,
  ...outstandingApi,
  componentInsight: {
    method: 'GET',
    path: '/api/insight/components',
    audience: 'manager',
    summary: 'Over all quotes: which components were offered, chosen and deselected, and what was left out',
    query: InsightFilter,
    answer: z.strictObject({ quoteCount: z.int(), components: z.array(ComponentInsight) }),
  },
  componentEvidence: {
    method: 'GET',
    path: '/api/insight/components/:key',
    audience: 'manager',
    summary: 'The quotes and moments behind one component’s figures',
    params: z.strictObject({ key: z.string().max(400) }),
    query: InsightFilter.extend({
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(200),
    }),
    answer: z.strictObject({ component: ComponentInsight, quotes: z.array(ComponentEvidence) }),
  },
  ...insightApi,
  ...choicesApi,
  health: {
    method: 'GET',
    path: '/api/health',
    audience: 'anyone',
    summary: 'Whether the server and its database answer',
    answer: z.strictObject({ ok: z.literal(true) }),
  },
} as const satisfies Record<string, EndpointRow>;

/**
 * Whether a request says which intent it is, so that a retry of it happens once: all that changes something does.
 * Coming in and going out may repeat.
 */
export function needsKey({ method, audience }: Pick<EndpointRow, 'method' | 'audience'>): boolean {
  return method === 'POST' && audience !== 'anyone';
}

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
