/**
 * The JSON API as the client sees it: one function over the endpoint table. Names, parameters, bodies and
 * answers are typed by the row, and the answer is checked against its schema before a screen sees it.
 */
import type { EndpointAnswer, EndpointInput, EndpointName } from '#shared/protocol/api.ts';
import { seenByHeader } from '#shared/protocol/seen-by.ts';
import { NoAnswer, problemIn } from './api-problem.ts';
import { rowOf } from './rows.ts';

type Needed<T> = [T] extends [undefined] ? never : Record<string, never> extends T ? never : T;
type Needs<N extends EndpointName, K extends keyof EndpointInput<N>> = [Needed<EndpointInput<N>[K]>] extends [
  never,
]
  ? { readonly [P in K]?: EndpointInput<N>[P] }
  : { readonly [P in K]: EndpointInput<N>[P] };

/** What a row must be given: nothing for a part it does not have, and an empty body may be left out. */
export type CallInput<N extends EndpointName> = Needs<N, 'params'> &
  Needs<N, 'body'> & { readonly query?: EndpointInput<N>['query'] };

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Names what the person meant to do once. A retry carries the same key, so that it cannot happen twice. */
  readonly intent?: string;
  /** Whom at the customer the answer is for, where a seller looks through their eyes. */
  readonly seenBy?: string;
}

/** A fresh name for one intent of a person. Works outside secure contexts too, where `randomUUID` does not exist. */
export function newIntent(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Values = Readonly<Record<string, unknown>> | undefined;

function addressOf(path: string, params: Values, query: Values): string {
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params?.[key])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search.set(key, String(value));
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}

/** The address of a row with its parameters filled in: what a link to a file needs. */
export async function urlOf<N extends EndpointName>(
  name: N,
  params: EndpointInput<N>['params'],
  query?: EndpointInput<N>['query'],
): Promise<string> {
  const { path } = await rowOf(name);
  return addressOf(path, params as Values, query as Values);
}

export type Call = <N extends EndpointName>(
  name: N,
  input: CallInput<N>,
  options?: CallOptions,
) => Promise<EndpointAnswer<N>>;

/**
 * Makes the function that calls the API at `origin` (empty: where the page came from).
 *
 * The promise rejects with `ApiProblem` when the server refuses and with `NoAnswer` when none came; an aborted
 * call rejects with the signal's reason.
 */
export function createCall(origin = '', fetchFrom: typeof fetch = (...args) => fetch(...args)): Call {
  return async <N extends EndpointName>(name: N, input: CallInput<N>, options: CallOptions = {}) => {
    const { params, query, body } = input as { params?: Values; query?: Values; body?: unknown };
    const endpoint = await rowOf(name);
    const request: RequestInit = {
      method: endpoint.method,
      headers: { accept: 'application/json', ...(options.seenBy && { [seenByHeader]: options.seenBy }) },
    };
    if (endpoint.method === 'POST') {
      request.headers = {
        ...request.headers,
        'content-type': 'application/json',
        'idempotency-key': options.intent ?? newIntent(),
      };
      request.body = JSON.stringify(body ?? {});
    }
    if (options.signal) request.signal = options.signal;

    const response = await fetchFrom(origin + addressOf(endpoint.path, params, query), request).catch(
      (cause: unknown) => {
        options.signal?.throwIfAborted();
        throw new NoAnswer('The server did not answer. Check the connection and try again.', { cause });
      },
    );
    if (!response.ok) throw await problemIn(response);
    return (endpoint.answer ? endpoint.answer.parse(await response.json()) : undefined) as EndpointAnswer<N>;
  };
}

export const call = createCall();
