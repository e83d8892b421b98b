/**
 * Browsers send our cookies with requests that other sites make. So whatever changes something must come from a
 * page of ours: browsers say where a request comes from, in headers that no page can set.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { isOwnOrigin } from './own-origin.ts';
import { sendProblem } from './problem-response.ts';

const harmless = ['GET', 'HEAD', 'OPTIONS'];
/** `none`: a person typed the address or opened a bookmark. */
const ownSites: readonly unknown[] = ['same-origin', 'none', undefined];

/** Programs that are no browsers send neither header; they hold no one else's cookies either. */
export function crossSiteRefusal(headers: IncomingHttpHeaders, publicUrl: string): Refusal | null {
  if (!ownSites.includes(headers['sec-fetch-site'])) return refuse('cross-site');
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, headers.host, publicUrl)) {
    return refuse('cross-site', {
      detail: `This server answers to ${publicUrl}. Open it there, or set PUBLIC_URL to the address you use.`,
    });
  }
  // A form can be sent from anywhere without asking, JSON cannot.
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) {
    return refuse('malformed-body', { detail: 'Send JSON with the content type application/json.' });
  }
  return null;
}

export function refuseCrossSite(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (harmless.includes(request.method)) return next();
    const refusal = crossSiteRefusal(request.headers, publicUrl);
    if (refusal) sendProblem(response, refusal);
    else next();
  };
}
