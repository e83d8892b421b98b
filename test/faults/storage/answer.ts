import {
  type EndpointAnswer,
  type EndpointInput,
  type EndpointName,
  endpoints,
} from '#shared/protocol/api.ts';
import type { Browser } from '../../support/server.ts';

/** What the API answers to a call. Throws what it says when it refuses. */
export async function answer<N extends EndpointName>(
  browser: Browser,
  name: N,
  input: Partial<EndpointInput<N>> = {},
  headers: Record<string, string> = {},
): Promise<EndpointAnswer<N>> {
  const response = await browser.call(name, input, headers);
  if (!response.ok) throw new Error(`${name} answered ${response.status}: ${await response.text()}`);
  const { answer: schema } = endpoints[name] as { answer?: { parse(value: unknown): EndpointAnswer<N> } };
  if (!schema) throw new Error(`${name} has no JSON answer`);
  return schema.parse(await response.json());
}
