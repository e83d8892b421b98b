/** The product with its demo, and the ways in of two sellers' and two buyers' browsers. */
import type { Product } from '../support/product.ts';
import type { ProviderOptions } from '../support/room-provider.ts';

export async function demoDoors(product: Product): Promise<ProviderOptions[]> {
  const { url } = product;
  const token = new URL(product.links().buyer).hash.slice(1);
  const seller = await cookieFrom(`${url}/api/demo/sign-in`, { as: 'seller' });
  const buyer = await cookieFrom(`${url}/api/links/open`, { token });
  const { quoteId } = buyer;
  return [seller, buyer, seller, buyer].map(({ cookie }) => ({ url, quoteId, cookie }));
}

/** The session cookie that a JSON call sets. */
async function cookieFrom(url: string, body: unknown): Promise<{ cookie: string; quoteId: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!response.ok || !cookie) throw new Error(`${url} answered ${response.status}`);
  const { quoteId } = (await response.json()) as { quoteId: string };
  return { cookie, quoteId };
}
