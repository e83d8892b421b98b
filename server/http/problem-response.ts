/** The one place where refusals and faults become RFC 9457 problem documents. */
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { type Problem, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { foundNoRoom } from '../storage/sqlite-error.ts';
import { problems } from './problem-titles.ts';

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
  { refused: code, detail, details, retryAfter }: Refusal,
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
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/**
 * Where everything thrown ends. What the sender got wrong, the body parser and the file server mark with a 4xx
 * status; all else is ours: it is logged, and the answer says nothing about it.
 */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const status = statusOf(error);
    if (response.headersSent) next(error);
    else if (status === 404) sendProblem(response, refuse('not-found'));
    else if (status !== null && status >= 400 && status < 500)
      sendProblem(response, refuse('malformed-body'));
    else if (foundNoRoom(error)) {
      log.warn({ method: request.method, path: request.path }, 'A request found no room on the disk');
      sendProblem(response, refuse('disk-full', { retryAfter: diskFullRetryAfter }));
    } else {
      log.error({ err: error, method: request.method, path: request.path }, 'A request failed');
      sendProblem(response, refuse('unexpected'));
    }
  };
}

/** Seconds: room is looked for every one of them. */
const diskFullRetryAfter = 5;

function statusOf(error: unknown): number | null {
  if (!(error instanceof Error && 'status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}
