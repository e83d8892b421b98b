import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { QuoteId } from '#shared/ids.ts';
import { createCall, newIntent, urlOf } from '../../../client/api/api.ts';
import { ApiProblem, NoAnswer } from '../../../client/api/api-problem.ts';

interface Answer {
  status: number;
  type?: string;
  body: string;
}

/** A real HTTP server that answers what it is told to and keeps what it was asked. */
let server: Server;
let origin: string;
let answer: Answer;
let asked: { url: string; method: string; headers: IncomingMessage['headers']; body: string }[];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push({
      url: request.url ?? '',
      method: request.method ?? '',
      headers: request.headers,
      body,
    });
    response.writeHead(answer.status, { 'content-type': answer.type ?? 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  asked = [];
  answer = { status: 200, body: '{"ok":true}' };
});

const quoteId = 'quote-0001' as QuoteId;

describe('calling a row of the API', () => {
  it('fills parameters into the path and writes the query', async () => {
    answer.body = '{"changes":[]}';
    await createCall(origin)('listChanges', { params: { quoteId }, query: { limit: 20 } });
    expect(asked[0]).toMatchObject({ method: 'GET', url: '/api/quotes/quote-0001/changes?limit=20' });
  });

  it('escapes what would otherwise change the path', async () => {
    expect(await urlOf('componentEvidence', { key: 'a/b?c' })).toBe('/api/insight/components/a%2Fb%3Fc');
  });

  it('sends a body as JSON, an empty one where nothing was given', async () => {
    answer.body = '{}';
    await createCall(origin)('signOut', {});
    expect(asked[0]).toMatchObject({ method: 'POST', body: '{}' });
    expect(asked[0]?.headers['content-type']).toBe('application/json');
  });

  it('gives every intent its own key, and a retry of one the same key', async () => {
    answer.body = '{}';
    const call = createCall(origin);
    const intent = newIntent();
    await call('signOut', {}, { intent });
    await call('signOut', {}, { intent });
    await call('signOut', {});
    const keys = asked.map((request) => request.headers['idempotency-key']);
    expect(keys[0]).toBe(intent);
    expect(keys[1]).toBe(intent);
    expect(keys[2]).not.toBe(intent);
  });

  it('sends no key with what only reads', async () => {
    await createCall(origin)('health', {});
    expect(asked[0]?.headers['idempotency-key']).toBeUndefined();
  });

  it('refuses an answer that does not fit the schema of its row', async () => {
    answer.body = '{"ok":"perhaps"}';
    await expect(createCall(origin)('health', {})).rejects.toThrow();
  });
});

describe('what comes instead of an answer', () => {
  const failure = (call: Promise<unknown>) =>
    call.then(
      () => expect.unreachable('it should have failed'),
      (error: unknown) => error,
    );

  it('a problem document becomes an ApiProblem with its code, sentence and fields', async () => {
    answer = {
      status: 422,
      type: 'application/problem+json',
      body: JSON.stringify({
        type: '/problems/invalid-request',
        title: 'Some of what was sent does not fit',
        status: 422,
        code: 'invalid-request',
        detail: 'The email is not one',
        errors: [{ path: 'email', message: 'Write an email address' }],
      }),
    };
    const error = await failure(createCall(origin)('signIn', { body: { email: 'nobody', password: 'x' } }));
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({
      code: 'invalid-request',
      status: 422,
      message: 'The email is not one',
      errors: [{ path: 'email', message: 'Write an email address' }],
    });
  });

  it('an error page of something in between counts as unexpected, with its status', async () => {
    answer = { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' };
    expect(await failure(createCall(origin)('health', {}))).toMatchObject({
      code: 'unexpected',
      status: 502,
    });
  });

  it('silence is NoAnswer, which is not a refusal', async () => {
    const nobody = createCall('http://127.0.0.1:1');
    expect(await failure(nobody('health', {}))).toBeInstanceOf(NoAnswer);
  });

  it('an aborted call rejects with the reason of its signal', async () => {
    const gone = AbortSignal.abort(new Error('the screen is gone'));
    expect(await failure(createCall(origin)('health', {}, { signal: gone }))).toMatchObject({
      message: 'the screen is gone',
    });
  });
});
