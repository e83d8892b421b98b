/** The one place where refusals and faults become RFC 9457 problem documents. */
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { type Problem, problems, type Refusal, refuse } from '#shared/protocol/problems.ts';

/** Fields of a request that do not fit, as the problem document lists them. */
export type FieldErrors = NonNullable<Problem['errors']>;

/** `place` is the part of the request: `body`, `query`. */
export function fieldErrors(place: string, error: z.ZodError): FieldErrors {
  return error.issues.map(({ path, message }) => ({
    path: [place, ...path.map(String)].join('.'),
    message,
  }));
}

export function sendProblem(
  response: Response,
  { refused: code, detail, details }: Refusal,
  errors?: FieldErrors,
): void {
  const { status, title } = problems[code];
  const problem: Problem = {
    type: `/problems/${code}`,
    title,
    status,
    code,
    ...(detail !== undefined && { detail }),
    ...(details !== undefined && { details }),
    ...(errors && { errors }),
  };
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/**
 * Where everything thrown ends. A body that could not be read is the sender's fault; all else is ours: it is
 * logged, and the answer says nothing about it.
 */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    if (isUnreadableBody(error)) return sendProblem(response, refuse('malformed-body'));
    log.error({ err: error, method: request.method, path: request.path }, 'A request failed');
    sendProblem(response, refuse('unexpected'));
  };
}

/** The body parser and the router mark what the sender got wrong with a 4xx status. */
function isUnreadableBody(error: unknown): boolean {
  if (!(error instanceof Error && 'status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}
