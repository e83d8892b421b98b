/** The rows of the API that hand out the evidence of an acceptance. Both answers are files. */
import { z } from 'zod';
import { QuoteId } from '../ids.ts';

export const evidenceApi = {
  getEvidence: {
    method: 'GET',
    path: '/api/quotes/:quoteId/versions/:number/evidence',
    audience: 'participant',
    summary: 'The latest evidence package of an accepted version, for the seller and for those who signed',
    params: z.strictObject({ quoteId: QuoteId, number: z.coerce.number().int().min(1) }),
    mediaType: 'application/json',
  },
  getEvidenceScript: {
    method: 'GET',
    path: '/api/evidence/verify-package.mjs',
    audience: 'anyone',
    summary: 'The script that checks an evidence package without this product',
    mediaType: 'text/javascript',
  },
} as const;
