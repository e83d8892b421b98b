/** The entry of the bundle that a browser runs. */
import { priceMany } from './price-many.ts';

declare global {
  var digestPrices: (seed: number, count: number) => Promise<string>;
}

globalThis.digestPrices = async (seed, count) => {
  const text = new TextEncoder().encode(priceMany(seed, count).join('\n'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
