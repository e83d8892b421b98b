/**
 * Every expected refusal of the API, with its HTTP status. One place (`server/http/problem-response.ts`) turns
 * these into RFC 9457 problem documents: `type` is `/problems/{code}`, `title` the sentence here.
 */
import { z } from 'zod';

export const problems = {
  'invalid-request': { status: 422, title: 'Some of what was sent does not fit' },
  'malformed-body': { status: 400, title: 'The request could not be read' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'wrong-credentials': { status: 401, title: 'That email and password do not belong together' },
  'not-allowed': { status: 403, title: 'You may not do this' },
  'cross-site': { status: 403, title: 'Requests from other sites are refused' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'link-invalid': { status: 410, title: 'This link no longer works' },
  'link-code-needed': { status: 403, title: 'This link asks for a code that is mailed to its owner' },
  'wrong-status': { status: 409, title: 'The quote is not in a state where this can be done' },
  'content-changed': { status: 409, title: 'The quote changed after you reviewed it' },
  'not-sendable': { status: 422, title: 'Something must be settled before this quote can be sent' },
  'approval-needed': { status: 409, title: 'Somebody else must approve this before it can be sent' },
  'too-late': { status: 409, title: 'The time for this has passed' },
  'not-restorable': { status: 422, title: 'That version cannot become the draft as it stands' },
  'offer-changed': { status: 409, title: 'What was to be signed is not what stands now' },
  'offer-closed': { status: 409, title: 'This version cannot be answered any more' },
  'offer-on-request': { status: 409, title: 'This version can only be asked for now' },
  'outside-offer': { status: 422, title: 'This is not among what the version leaves open' },
  'already-signed': { status: 409, title: 'This version has been signed already' },
  'not-your-turn': { status: 409, title: 'Somebody else signs before you' },
  'second-person-needed': { status: 403, title: 'Somebody else must confirm this' },
  'file-unfit': { status: 422, title: 'This file cannot be kept as evidence' },
  'code-needed': { status: 403, title: 'Enter the code that is mailed to you first' },
  'code-wrong': { status: 422, title: 'That is not the code' },
  'code-over': { status: 410, title: 'The code no longer counts; ask for a new one' },
  'gate-not-met': { status: 422, title: 'This is not an opportunity yet' },
  'no-pricing-step': { status: 409, title: 'Nothing here needs approval, and there is no internal step' },
  'close-date-passed': { status: 409, title: 'The day this deal should have closed has passed' },
  'let-go': { status: 422, title: 'A deal this old must close within a month, or be let go' },
  'manager-needed': { status: 403, title: 'A manager must decide this' },
  'customer-exists': { status: 409, title: 'There is an open deal with this contact' },
  'already-answered': { status: 409, title: 'Somebody has answered this already' },
  'proposal-moot': { status: 409, title: 'What this proposal is about has changed' },
  'effect-differs': { status: 409, title: 'This does something else to the offer than you were shown' },
  'catalogue-changed': { status: 409, title: 'The catalogue was changed meanwhile' },
  'number-taken': { status: 409, title: 'Another component in the catalogue has that article number' },
  'trial-runs': { status: 409, title: 'The price of this component is being drawn already' },
  'no-flat-price': { status: 422, title: 'Only one fixed price can be drawn by lot' },
  'catalogue-full': { status: 422, title: 'The catalogue holds as many components as it can' },
  'basis-changed': { status: 409, title: 'The quote changed just now' },
  'comment-fixed': { status: 409, title: 'These words can no longer be changed' },
  'comments-full': { status: 409, title: 'As much has been said in this quote as it holds' },
  'template-changed': { status: 409, title: 'The template was changed meanwhile' },
  'import-unfit': { status: 422, title: 'These rows cannot be read in as they stand' },
  'import-moved-on': { status: 409, title: 'Some of what was read in has been changed since' },
  'already-exists': { status: 409, title: 'This already exists' },
  'in-progress': { status: 409, title: 'The first try is still under way; ask again in a moment' },
  'too-many-requests': { status: 429, title: 'Too many tries; wait a little' },
  'pdf-failed': { status: 503, title: 'The PDF could not be made; try again' },
  'disk-full': { status: 507, title: 'The server has no room left; nothing was changed' },
  unexpected: { status: 500, title: 'Something went wrong on our side; nothing was changed' },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemCode = keyof typeof problems;

export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** The body of every error answer. `errors` names fields; `details` carries what the code promises. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(problemCodes),
  detail: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  details: z.unknown().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** An expected refusal, as a value: what a command returns instead of throwing. */
export interface Refusal {
  readonly refused: ProblemCode;
  readonly detail?: string;
  readonly details?: unknown;
  /** Whole seconds after which it is worth asking again: the header `Retry-After` (RFC 9110). */
  readonly retryAfter?: number;
}

export function refuse(code: ProblemCode, more: Omit<Refusal, 'refused'> = {}): Refusal {
  return { refused: code, ...more };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
