import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpportunityId, QuoteId } from '#shared/ids.ts';
import * as outside from './outside-steps.ts';
import { promises, type Seen } from './promises.ts';
import { type Draft, firstModel, type Model } from './reference.ts';
import type { Step } from './steps.ts';
import * as steps from './steps.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** A step, or a few that people mostly do in one go. */
class Taken implements fc.AsyncCommand<Model, { readonly world: World; readonly seen: Seen }> {
  readonly #steps: readonly Step[];

  constructor(...steps: readonly Step[]) {
    this.#steps = steps;
  }

  // A step that must be refused is as good as one that must work.
  check = () => true;

  async run(model: Model, real: { readonly world: World; readonly seen: Seen }): Promise<void> {
    for (const step of this.#steps) {
      const works = step.works(model);
      const outcome = await step.act(real.world, model);
      expect(outcome.done, `${step.name}: ${outcome.done ? 'done' : outcome.why}`).toBe(works);
      if (works) step.follows(model);
      await promises(real.world, model, real.seen);
    }
  }

  toString = () => this.#steps.map(({ name }) => name).join('; ');
}

const seller = fc.constantFrom('erik' as const, 'maria' as const);
const buyer = fc.constantFrom('anna' as const, 'johan' as const);
const counters = fc.constantFrom('stand' as const, 'lapse' as const);
const taken = (step: fc.Arbitrary<Step>) => step.map((each) => new Taken(each));

/** Sending and answering often enough that there is something to answer. */
const sequence = fc.commands(
  [
    taken(buyer.map(steps.join)),
    taken(
      fc
        .tuple(fc.constantFrom('erik' as const, 'anna' as const, 'johan' as const), fc.boolean())
        .map((of) => steps.select(...of)),
    ),
    taken(
      fc
        .tuple(fc.constantFrom('erik' as const, 'anna' as const), fc.constantFrom(48_000, 52_000))
        .map((of) => steps.price(...of)),
    ),
    taken(fc.constantFrom(3, 30).map(steps.extend)),
    taken(fc.tuple(seller, counters).map((of) => steps.review(...of))),
    taken(seller.map(steps.send)),
    fc.tuple(seller, counters).map(([who, of]) => new Taken(steps.review(who, of), steps.send(who))),
    fc.tuple(seller, counters).map(([who, of]) => new Taken(steps.review(who, of), steps.send(who))),
    fc.tuple(seller, counters).map(([who, of]) => new Taken(steps.review(who, of), steps.sendAndUndo(who))),
    taken(buyer.map(steps.open)),
    taken(buyer.map(steps.open)),
    buyer.map((who) => new Taken(steps.open(who), steps.accept(who))),
    buyer.map((who) => new Taken(steps.open(who), steps.counter(who, 40_000), steps.accept(who))),
    taken(buyer.map(steps.accept)),
    taken(buyer.map(steps.decline)),
    taken(buyer.map((who) => steps.counter(who, 40_000))),
    taken(fc.tuple(seller, seller).map((of) => outside.paper(...of))),
    taken(fc.constant(outside.phone(39_000))),
    taken(seller.map(outside.rescind)),
    taken(buyer.map(steps.stepBack)),
    taken(buyer.map(steps.stepBack)),
    taken(buyer.map(steps.goOn)),
    taken(buyer.map(steps.readyAgain)),
    fc.tuple(buyer, buyer).map(([who, other]) => new Taken(steps.stepBack(who), steps.goOn(other))),
    buyer.map((who) => new Taken(steps.open(who), steps.decline(who), steps.revise)),
    taken(fc.constant(steps.revise)),
    taken(fc.constant(steps.withdraw)),
    taken(fc.constant(steps.lose)),
    taken(fc.constant(steps.revive)),
    taken(fc.constantFrom(30, 120).map(steps.redate)),
    taken(fc.constantFrom(1, 5).map(steps.pass)),
  ],
  { maxCommands: 30, size: 'max' },
);

describe('whatever sellers and buyers do, in whichever order', () => {
  it('follows the reference and keeps every promise (I-1 to I-6, I-11, I-12, I-16, I-25, I-33, I-36)', async () => {
    await fc.assert(
      fc.asyncProperty(sequence, async (commands) => {
        const draft: Draft = { training: false, price: 48_000, validUntil: world.dayAhead(10) };
        await world.begin(draft);
        const model = firstModel(world.today, draft, world.dayAhead(90));
        const seen: Seen = new Map();
        await fc.asyncModelRun(() => ({ model, real: { world, seen } }), commands);
      }),
      { numRuns: Number(process.env['MODEL_RUNS'] ?? 20) },
    );
  }, 600_000);

  it('lets a buyer say no to what lapsed by their own counter', async () => {
    const draft: Draft = { training: false, price: 48_000, validUntil: world.dayAhead(10) };
    await world.begin(draft);
    const model = firstModel(world.today, draft, world.dayAhead(90));
    const all = [
      steps.review('erik', 'lapse'),
      steps.send('erik'),
      steps.counter('anna', 40_000),
      steps.open('anna'),
      steps.decline('anna'),
    ];
    await new Taken(...all).run(model, { world, seen: new Map() });
    expect(model.offers.map(({ standing }) => standing)).toEqual(['declined']);
  });

  it('wins on paper with two, and can be won again once that was taken back', async () => {
    const draft: Draft = { training: false, price: 48_000, validUntil: world.dayAhead(10) };
    await world.begin(draft);
    const model = firstModel(world.today, draft, world.dayAhead(90));
    const all = [
      steps.review('erik', 'stand'),
      steps.send('erik'),
      outside.phone(39_000),
      outside.paper('erik', 'erik'),
      outside.paper('erik', 'maria'),
      outside.rescind('erik'),
      outside.rescind('maria'),
      steps.review('erik', 'lapse'),
      steps.send('erik'),
      outside.phone(39_000),
      outside.paper('maria', 'erik'),
      steps.review('erik', 'stand'),
      steps.revise,
      steps.review('erik', 'stand'),
      steps.send('erik'),
      outside.paper('maria', 'erik'),
    ];
    await new Taken(...all).run(model, { world, seen: new Map() });
    expect(model.stage).toBe('won');
    expect(model.offers.map(({ standing }) => standing)).toEqual(['accepted', 'superseded', 'accepted']);
  });

  it('holds up a deal whose day has passed until another one is set', async () => {
    const draft: Draft = { training: false, price: 48_000, validUntil: world.dayAhead(30) };
    await world.begin(draft);
    const model = firstModel(world.today, draft, world.dayAhead(90));
    const all = [
      steps.redate(3),
      steps.review('erik', 'stand'),
      steps.send('erik'),
      steps.pass(5),
      steps.revise,
      steps.redate(30),
      steps.revise,
    ];
    await new Taken(...all).run(model, { world, seen: new Map() });
    expect(model.stage).toBe('negotiating');
  });

  const tampered: Readonly<Record<string, (quoteId: QuoteId) => Promise<unknown>>> = {
    'a stage that nothing proves': (quoteId) =>
      world.server.db
        .updateTable('opportunity')
        .set({ stage: 'won' })
        .where('id', '=', opportunityOf(quoteId))
        .execute(),
    'an acceptance that nobody gave': (quoteId) =>
      world.server.db
        .updateTable('version_standing')
        .set({ standing: 'accepted' })
        .where('quote_id', '=', quoteId)
        .execute(),
    'a version that was changed': async (quoteId) => {
      await sql`drop trigger version_refuses_update`.execute(world.server.db);
      return sql`update version set canonical = replace(canonical, '48000', '47000') where quote_id = ${quoteId}`.execute(
        world.server.db,
      );
    },
    'a price that the seller did not set': () =>
      world.edit('erik', (document) => document.setComponent('review', 'unitPrice', '1')),
  };

  it.each(Object.keys(tampered))('negative control: notices %s', async (name) => {
    const draft: Draft = { training: false, price: 48_000, validUntil: world.dayAhead(10) };
    await world.begin(draft);
    const model = firstModel(world.today, draft, world.dayAhead(90));
    const seen: Seen = new Map();
    const sent = new Taken(steps.review('erik', 'stand'), steps.send('erik'), steps.revise);
    await sent.run(model, { world, seen });
    await tampered[name]?.(world.quoteId);
    await expect(promises(world, model, seen)).rejects.toThrow();
  });
});

const opportunityOf = (quoteId: QuoteId) =>
  sql<OpportunityId>`(select opportunity_id from quote where id = ${quoteId})`;
