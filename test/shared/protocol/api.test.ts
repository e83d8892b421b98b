import { describe, expect, it } from 'vitest';
import { endpoints } from '#shared/protocol/api.ts';
import { closeCodes } from '#shared/protocol/close-codes.ts';
import { problems } from '../../../server/http/problem-titles.ts';

describe('the endpoint table', () => {
  const rows = Object.entries(endpoints);

  it('names each method and path once', () => {
    const keys = rows.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(rows)('%s declares exactly the parameters of its path', (_, endpoint) => {
    const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    const declared = 'params' in endpoint ? Object.keys(endpoint.params.shape) : [];
    expect(declared.sort()).toEqual(inPath.sort());
  });

  it.each(rows)('%s takes a body only where it changes something (I-30)', (_, endpoint) => {
    expect('body' in endpoint).toBe(endpoint.method === 'POST');
  });

  it.each(rows)('%s says what it answers', (_, endpoint) => {
    expect('answer' in endpoint || 'mediaType' in endpoint).toBe(true);
  });
});

describe('close codes', () => {
  it('tell a client to stop exactly where coming back by itself cannot help', () => {
    const stops = Object.entries(closeCodes).filter(([, { code }]) => code >= 4400 && code <= 4499);
    expect(stops.map(([name]) => name).sort()).toEqual(['mismatch', 'notFound', 'revoked', 'signIn']);
  });
});

describe('problems', () => {
  it('are all errors, each with a sentence', () => {
    for (const { status, title } of Object.values(problems)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
    }
  });
});
