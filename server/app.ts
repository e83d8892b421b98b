/** The HTTP side of the product: what happens to every request, from top to bottom. */
import express, { type Express } from 'express';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { refuse } from '#shared/protocol/problems.ts';
import type { Authenticate } from './accounts/actor.ts';
import type { Admit } from './http/allowances.ts';
import { bindEndpoints } from './http/bind.ts';
import { refuseCrossSite } from './http/csrf.ts';
import type { Handlers } from './http/handler.ts';
import type { Once } from './http/idempotency.ts';
import { describeApi } from './http/openapi.ts';
import { problemHandler, sendProblem } from './http/problem-response.ts';
import { securityHeaders } from './http/security-headers.ts';
import { staticClient } from './http/static-client.ts';
import type { Schema } from './storage/schema.ts';

export interface AppOptions {
  readonly db: Kysely<Schema>;
  readonly authenticate: Authenticate;
  readonly handlers: Handlers;
  readonly once: Once;
  readonly admit: Admit;
  readonly publicUrl: string;
  /** The folder of the built client. */
  readonly clientDir: string;
  readonly log: Logger;
}

export function createApp({
  db,
  authenticate,
  handlers,
  once,
  admit,
  publicUrl,
  clientDir,
  log,
}: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');

  app.use(securityHeaders(publicUrl.startsWith('https:')));
  app.use('/api', refuseCrossSite(publicUrl));

  const description = describeApi(publicUrl);
  app.get('/api/openapi.json', (_request, response) => void response.json(description));
  app.use(bindEndpoints({ db, authenticate, handlers, once, admit }));
  app.use('/api', (_request, response) => sendProblem(response, refuse('not-found')));

  app.use(staticClient(clientDir));
  app.use((_request, response) => sendProblem(response, refuse('not-found')));
  app.use(problemHandler(log));
  return app;
}
