import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    taken(fc.constant(steps.revise)),
    taken(fc.constant(steps.withdraw)),
    taken(fc.constant(steps.lose)),
    taken(fc.constant(steps.revive)),
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
        const model = firstModel(world.today, draft);
        const seen: Seen = new Map();
        await fc.asyncModelRun(() => ({ model, real: { world, seen } }), commands);
      }),
      { numRuns: Number(process.env['MODEL_RUNS'] ?? 20) },
    );
  }, 600_000);
});
