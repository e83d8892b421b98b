import type { Caller } from '../http/handler.ts';

/** Where a request came from, as far as the server can see. Kept as evidence of what was done with it. */
export interface Origin {
  /** IP address. */
  readonly address: string;
  /** What the browser calls itself; it may say anything. */
  readonly userAgent: string;
}

const longestUserAgent = 400;

export function originOf({ address, headers }: Pick<Caller, 'address' | 'headers'>): Origin {
  return { address, userAgent: (headers['user-agent'] ?? '').slice(0, longestUserAgent) };
}
