import { call } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';

/** The quote the link leads to; `null` when it leads nowhere (any more). */
export async function openLink(token: string): Promise<string | null> {
  try {
    return (await call('openLink', { body: { token } })).quoteId;
  } catch (error) {
    const broken = error instanceof ApiProblem && ['link-invalid', 'invalid-request'].includes(error.code);
    if (broken) return null;
    throw error;
  }
}
