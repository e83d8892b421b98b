/** What must be true after every step, read from the database and the live document, and held against the reference. */
import { expect } from 'vitest';
import { stageOf } from '#shared/opportunity/stages.ts';
import { frozenFormat } from '#shared/quote/frozen-quote.ts';
import { contentHash } from '../../server/quotes/content-hash.ts';
import { keptAndTold } from '../support/cycle-facts.ts';
import { type Model, suggests } from './reference.ts';
import type { World } from './world.ts';

/** Hashes of the versions as they were first seen: none may become another. */
export type Seen = Map<number, string>;

export async function promises(world: World, model: Model, seen: Seen): Promise<void> {
  const { db, rooms } = world.server;
  const { quoteId } = world;
  const quote = await db.selectFrom('quote').selectAll().where('id', '=', quoteId).executeTakeFirstOrThrow();
  const opportunity = await db
    .selectFrom('opportunity')
    .selectAll()
    .where('id', '=', quote.opportunity_id)
    .executeTakeFirstOrThrow();
  const events = await db
    .selectFrom('opportunity_event')
    .select(['type', 'evidence'])
    .where('opportunity_id', '=', quote.opportunity_id)
    .orderBy('seq')
    .execute();
  const versions = await db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select(['version.id', 'number', 'hash', 'canonical', 'standing'])
    .where('version.quote_id', '=', quoteId)
    .orderBy('number')
    .execute();

  expect([quote.status, opportunity.stage, opportunity.cycle], 'status, stage and cycle').toEqual([
    model.status,
    model.stage,
    model.cycle,
  ]);
  expect(stageOf(events.map(({ type }) => type)), 'the stage follows from the events (I-33)').toBe(
    opportunity.stage,
  );
  const { kept, told } = await keptAndTold(db);
  expect(kept, 'what is kept of cycles follows from the events (I-33)').toEqual(told);

  expect(
    versions.map(({ number, standing }) => [number, standing]),
    'the versions: 1 … n, one outstanding at most (I-4, I-6)',
  ).toEqual(model.offers.map(({ number, standing }) => [number, standing]));
  for (const { number, hash, canonical } of versions) {
    expect(contentHash(canonical, frozenFormat), `version ${number} has its hash (I-2)`).toBe(hash);
    const first = seen.get(number) ?? hash;
    seen.set(number, first);
    expect(hash, `version ${number} is what it was (I-2)`).toBe(first);
    const { content } = JSON.parse(canonical);
    const said = model.offers.find((offer) => offer.number === number)?.said;
    const review = content.components.find(({ id }: { id: string }) => id === 'review');
    expect(
      [content.choices.training, review.unitPrice, content.terms.validUntil],
      `version ${number} says what was reviewed (I-1)`,
    ).toEqual([said?.training, String(said?.price), said?.validUntil]);
  }
  const sent = events
    .filter(({ type }) => type === 'quote_sent')
    .map(({ evidence }) => JSON.parse(evidence).versionId);
  expect(sent, 'a stage event for every version (I-16)').toEqual(versions.map(({ id }) => id));
  const recorded = await db
    .selectFrom('audit')
    .select('object_hash')
    .where('quote_id', '=', quoteId)
    .where('action', '=', 'version_sent')
    .orderBy('seq')
    .execute();
  expect(
    recorded.map(({ object_hash }) => object_hash),
    'a row of the audit log for every version (I-16)',
  ).toEqual(versions.map(({ hash }) => hash));

  const { stance } = await world.view();
  expect(
    stance && [stance.stance, stance.name.split(' ')[0]?.toLowerCase()],
    'what a buyer has said of going on at all waits, until it is answered',
  ).toEqual(model.stance && [model.stance.said, model.stance.who]);
  const deal = await world.call('erik', 'getDeal', { params: { opportunityId: opportunity.id } });
  expect(
    deal.done && (deal.answer.suggestedLoss?.variant ?? null),
    'what the customer said begins a loss, while it stands',
  ).toBe(suggests(model));

  const { content } = await rooms.read(quoteId);
  const review = content.components.find(({ id }) => id === 'review');
  expect(
    [content.choices['training'], review?.unitPrice, content.terms.validUntil],
    'the draft: nobody but the seller changes a price (I-25)',
  ).toEqual([model.draft.training, String(model.draft.price), model.draft.validUntil]);
}
