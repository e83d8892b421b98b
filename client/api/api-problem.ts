import { Problem, type ProblemCode } from '#shared/protocol/problems.ts';

/** The server said no. `code` decides what a screen does, `message` is a sentence it may show. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  /** More than the title says, where the server had more to say. */
  readonly detail: string | null;
  /** Which fields of the request did not fit. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  /** What the code promises beside the sentence, such as the differences of `content-changed`. */
  readonly details: unknown;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail ?? null;
    this.errors = problem.errors ?? [];
    this.details = problem.details;
  }
}

/** No answer came at all: no network, or the server is away. The request may or may not have been carried out. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The problem an error answer carries; an answer that is no problem document counts as `unexpected`. */
export async function problemIn(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const problem = Problem.safeParse(body);
  if (problem.success) return new ApiProblem(problem.data);
  const code = 'unexpected';
  return new ApiProblem({
    type: `/problems/${code}`,
    title: 'The server answered something that this page does not understand',
    status: response.status,
    code,
  });
}
