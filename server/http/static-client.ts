/** The built client: files whose names hold a hash are kept for ever, and every page of it is one document. */
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

export function staticClient(clientDir: string): RequestHandler {
  const router = Router();
  router.use('/assets', express.static(join(clientDir, 'assets'), { index: false, setHeaders: keepForEver }));
  router.use(express.static(clientDir, { index: false, cacheControl: false }));
  // The client's own router knows which pages exist. A missing file is missing, though.
  router.get('/{*page}', (request, response, next) => {
    const isFile = /\.\w+$/.test(request.path);
    if (isFile || !request.accepts('html')) return next();
    response.sendFile('index.html', { root: clientDir, cacheControl: false });
  });
  return router;
}

function keepForEver(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
}
