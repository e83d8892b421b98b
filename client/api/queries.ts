/**
 * The API for React: `useQuery(query('getQuote', { params: { quoteId } }))` reads, `useCommand('sendQuote')`
 * writes. Query keys are `[row, params, query]`, so one row can be refreshed whole.
 */
import {
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryMeta,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { EndpointAnswer, EndpointName } from '#shared/protocol/api.ts';
import { type CallInput, type CallOptions, call, newIntent } from './api.ts';
import { ApiProblem, NoAnswer } from './api-problem.ts';
import { refresh, staleAfterCommand } from './freshness.ts';

/** Options for `useQuery`, `fetchQuery` and their kin, for any row that is read. */
export function query<N extends EndpointName>(name: N, input: CallInput<N>) {
  return {
    queryKey: [name, input.params ?? null, input.query ?? null] as const,
    queryFn: (asked: Asked) => call(name, input, readingOf(asked)),
  };
}

export interface Asked {
  readonly signal: AbortSignal;
  readonly meta?: QueryMeta | undefined;
}

/** How a query of this client is asked for: as oneself, or as whom its answers are for. */
export function readingOf({ signal, meta }: Asked): CallOptions {
  return { signal, ...(meta?.seenBy && { seenBy: meta.seenBy }) };
}

/**
 * A mutation for a row that writes. Asking for the same again after no answer came repeats the intent, so it
 * cannot be carried out twice; after any answer, the next call is a new intent.
 */
export function useCommand<N extends EndpointName>(name: N) {
  const client = useQueryClient();
  const intent = useRef<{ said: string; key: string } | null>(null);
  return useMutation<EndpointAnswer<N>, Error, CallInput<N>>({
    mutationKey: [name],
    mutationFn: (input, { meta }) => {
      if (meta?.seenBy) throw new OnlyLooking('Nothing is done in the name of whom one only looks as.');
      const said = JSON.stringify(input);
      if (intent.current?.said !== said) intent.current = { said, key: newIntent() };
      return call(name, input, { intent: intent.current.key });
    },
    onSettled: (_answer, error) => {
      if (!(error instanceof NoAnswer)) intent.current = null;
    },
    onSuccess: () => refresh(client, staleAfterCommand[name] ?? []),
  });
}

/** A refusal stays one however often it is asked for; a missing answer or a fault of the server may pass. */
export function isWorthRetrying(failureCount: number, error: Error): boolean {
  if (failureCount >= 3) return false;
  return error instanceof NoAnswer || (error instanceof ApiProblem && error.status >= 500);
}

class OnlyLooking extends Error {}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: Looking;
    mutationMeta: Looking;
  }
}
interface Looking extends Record<string, unknown> {
  readonly seenBy?: string;
}

interface ClientOptions extends Pick<Looking, 'seenBy'> {
  /** The server knows of no session behind this page, or of none any more. */
  readonly signedOut?: () => void;
}

/** With `seenBy`, a participant at the customer, it has what that person is answered, and no command of it is carried out. */
export function createQueryClient({ seenBy, signedOut = () => {} }: ClientOptions = {}): QueryClient {
  const meta = seenBy === undefined ? {} : { meta: { seenBy } };
  const onError = (error: Error) => {
    if (error instanceof ApiProblem && error.code === 'not-signed-in') signedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The room tells when something changed, so coming back to a tab is reason enough only after a while.
      queries: { retry: isWorthRetrying, staleTime: 5_000, ...meta },
      mutations: { retry: isWorthRetrying, ...meta },
    },
  });
}
