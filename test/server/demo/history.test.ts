import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stageOf } from '#shared/opportunity/stages.ts';
import { habits } from '../../../server/demo/history/habits.ts';
import { startServer, type TestServer } from '../../support/server.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 24, 11);

let dataDir: string;
let server: TestServer;

const start = () => startServer({ dataDir, now: () => now, config: { demoHasPast: true } });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'coquote-past-'));
  server = await start();
}, 120_000);

afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const opportunities = () => server.db.selectFrom('opportunity').selectAll().execute();

it('has some sixty deals of several sellers, begun over a year, that ended in every way or are open', async () => {
  const all = await opportunities();
  expect(all.length).toBeGreaterThan(60);
  expect(new Set(all.map(({ owner_user_id }) => owner_user_id)).size).toBe(3);
  const stages = Map.groupBy(all, ({ stage }) => stage);
  expect(stages.get('won')?.length).toBeGreaterThan(20);
  expect(stages.get('lost')?.length).toBeGreaterThan(8);
  expect(stages.get('quote_sent')?.length).toBeGreaterThan(1);
  const first = Math.min(...all.map(({ created_at }) => created_at));
  expect((now - first) / dayMs).toBeGreaterThan(360);
});

it('began most of its quotes from templates, so that what became of each can be told apart', async () => {
  const origins = await server.db
    .selectFrom('quote_origin')
    .innerJoin('template_revision', 'template_revision.template_id', 'quote_origin.template_id')
    .innerJoin('quote', 'quote.id', 'quote_origin.quote_id')
    .select(['template_revision.name', 'template_revision.at', 'quote.created_at'])
    .execute();
  const byName = Map.groupBy(origins, ({ name }) => name);
  expect([...byName.keys()].sort()).toEqual(['Lead management', 'Marketing automation']);
  for (const begun of byName.values()) expect(begun.length).toBeGreaterThan(9);
  expect(origins.length).toBeLessThan((await opportunities()).length);
  // A template that came after its quotes would be a past that nobody lived.
  for (const { at, created_at } of origins) expect(at).toBeLessThanOrEqual(created_at);
});

it('proves each stage by its events (I-33)', async () => {
  for (const { id, stage } of await opportunities()) {
    const events = await server.db
      .selectFrom('opportunity_event')
      .select('type')
      .where('opportunity_id', '=', id)
      .orderBy('seq')
      .execute();
    expect(stageOf(events.map(({ type }) => type))).toBe(stage);
  }
});

it('was told of in its time: nothing lies in the future, and no mail is left over', async () => {
  const changes = await server.db.selectFrom('change').select(['at', 'kind']).execute();
  expect(Math.max(...changes.map(({ at }) => at))).toBeLessThan(now);
  expect(changes.filter(({ kind }) => kind === 'deselected').length).toBeGreaterThan(40);
  const waiting = await server.db
    .selectFrom('delivery')
    .select('state')
    .where('state', '!=', 'delivered')
    .execute();
  expect(waiting.filter(({ state }) => state !== 'cancelled')).toEqual([]);
});

it('has customers who left out what they had been offered, and said why', async () => {
  const said = await server.db.selectFrom('comment').select('words').where('side', '=', 'buyer').execute();
  const known = Object.values(habits).flatMap((habit) => habit.words);
  expect(said.length).toBeGreaterThan(10);
  expect(known).toEqual(expect.arrayContaining(said.map(({ words }) => words)));
});

it('happened once: another start finds it, and the quote that its links lead to is the same one', async () => {
  const before = (await opportunities()).length;
  const { quoteId } = server.demo;
  await server.stop();
  server = await start();
  expect((await opportunities()).length).toBe(before);
  expect(server.demo.quoteId).toBe(quoteId);
});
