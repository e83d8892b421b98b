/** Ways into a product that runs in a process of its own: what people's browsers do before a room opens. */
import { randomUUID } from 'node:crypto';
import { type EndpointName, endpoints } from '#shared/protocol/api.ts';
import { gateAnswers } from '../../support/selling-organisation.ts';

/** Somebody's way to one quote. `url` is where they reach the server, which may be through a broken line. */
export interface Entrance {
  readonly url: string;
  readonly quoteId: string;
  readonly cookie: string;
}

/** The cookie of the demo's seller. */
export async function enterAsSeller(url: string): Promise<string> {
  return cookieOf(await post(url, endpoints.demoSignIn.path, { as: 'seller' }));
}

/** Whoever holds the link that the seller was given for a buyer. `link` ends in "#" and the token. */
export async function enterByLink(url: string, link: string): Promise<Entrance> {
  const response = await post(url, endpoints.openLink.path, { token: new URL(link).hash.slice(1) });
  const { quoteId } = endpoints.openLink.answer.parse(await response.json());
  return { url, quoteId, cookie: cookieOf(response) };
}

/** Invites somebody to the quote and opens their link: everybody who comes in this way is a person of their own. */
export async function enterInvited(
  url: string,
  seller: string,
  quoteId: string,
  name: string,
): Promise<Entrance> {
  const body = { name, title: 'Buyer', email: `${name.toLowerCase()}@visitors.example` };
  const response = await post(url, filled('createLink', { quoteId }), body, seller);
  const { url: link } = endpoints.createLink.answer.parse(await response.json());
  return enterByLink(url, link);
}

/** A new, empty quote of the seller's. */
export async function openQuote(url: string, seller: string): Promise<Entrance> {
  const response = await post(url, endpoints.createOpportunity.path, gateAnswers(), seller);
  const { quoteId } = endpoints.createOpportunity.answer.parse(await response.json());
  return { url, quoteId, cookie: seller };
}

const filled = (name: EndpointName, params: Record<string, string>): string =>
  endpoints[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));

async function post(url: string, path: string, body: unknown, cookie?: string): Promise<Response> {
  const response = await fetch(url + path, {
    method: 'POST',
    // No connection stays open for the next one, so that those of a server can be counted.
    headers: {
      'content-type': 'application/json',
      connection: 'close',
      'idempotency-key': randomUUID(),
      ...(cookie !== undefined && { cookie }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}

function cookieOf(response: Response): string {
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`${response.url} set no cookie`);
  return cookie;
}
