import { z } from 'zod';
import { call } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';

/** The quote the link leads to; where a code is mailed to that it asks for first; `null` when it leads nowhere (any more). */
export type Opened = { readonly quoteId: string } | { readonly sentTo: string } | null;

const Asks = z.object({ sentTo: z.string() });

export async function openLink(token: string): Promise<Opened> {
  try {
    return await call('openLink', { body: { token } });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.code === 'link-code-needed') return Asks.parse(error.details);
    if (error.code === 'link-invalid' || error.code === 'invalid-request') return null;
    throw error;
  }
}
