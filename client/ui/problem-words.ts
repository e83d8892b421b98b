/** Which words to use for something that failed: the server's refusal, no answer at all, or a bug. */
import type { ProblemCode } from '#shared/protocol/problems.ts';
import { ApiProblem, NoAnswer } from '../api/api-problem.ts';

/** `offline` is the client's own: no answer came. */
export type ProblemWord = ProblemCode | 'offline';

export function problemWord(error: unknown): ProblemWord {
  if (error instanceof ApiProblem) return error.code;
  return error instanceof NoAnswer ? 'offline' : 'unexpected';
}

/** What the server said about each field, keyed by the field's path: what a form shows where it belongs. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(error.errors.map(({ path, message }) => [path, message]));
}
