/** The expected refusals of the API, as they travel. Their statuses and titles: `server/http/problem-titles.ts`. */
import { z } from 'zod';

export const problemCodes = [
  'invalid-request',
  'malformed-body',
  'not-signed-in',
  'wrong-credentials',
  'not-allowed',
  'cross-site',
  'not-found',
  'link-invalid',
  'link-code-needed',
  'wrong-status',
  'content-changed',
  'not-sendable',
  'reason-needed',
  'approval-needed',
  'too-late',
  'not-restorable',
  'offer-changed',
  'offer-closed',
  'offer-on-request',
  'outside-offer',
  'already-signed',
  'not-your-turn',
  'second-person-needed',
  'file-unfit',
  'code-needed',
  'code-wrong',
  'code-over',
  'gate-not-met',
  'no-pricing-step',
  'close-date-passed',
  'let-go',
  'manager-needed',
  'customer-exists',
  'already-answered',
  'proposal-moot',
  'effect-differs',
  'catalogue-changed',
  'number-taken',
  'trial-runs',
  'no-flat-price',
  'catalogue-full',
  'basis-changed',
  'comment-fixed',
  'comments-full',
  'template-changed',
  'import-unfit',
  'import-moved-on',
  'already-exists',
  'in-progress',
  'too-many-requests',
  'pdf-failed',
  'disk-full',
  'unexpected',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

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
