/** Attackers on the real rooms: see `updates.ts` for what they try. `npm run fuzz` goes on for longer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { smallQuote } from '../../support/quote-content.ts';
import { Premises } from '../convergence/server.ts';
import { Random } from '../random.ts';
import { forbiddenPart } from './forbidden.ts';
import { runHostile } from './run.ts';
import { Target } from './target.ts';
import { drawAttack } from './updates.ts';

let premises: Premises;
beforeAll(async () => {
  premises = await Premises.open();
});
afterAll(() => premises.close());

describe('2 000 frames of attackers among honest people', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'change nothing that is not theirs, stop no room, hold up nobody, leave nothing behind (I-25, I-26): seed %i',
    async (seed) => {
      const { failure, attacks, refused, committed } = await runHostile(premises, seed, 10);
      expect(failure).toBeNull();
      expect(attacks).toBe(200);
      // The rooms were asked something, and some of it was allowed.
      expect(refused).toBeGreaterThan(50);
      expect(committed).toBeGreaterThan(20);
    },
  );

  it.each([
    ['takes a buyer for a seller', 'mistaken', 10, 'a buyer changed what only others may'],
    ['remembers all that it was sent', 'hoarding', 2, 'has come to take'],
    ['stays shut to honest people afterwards', 'shut', 1, 'after an attack'],
  ] as const)('are found out where the server %s', async (_, fault, rounds, said) => {
    let found: unknown = null;
    for (let seed = 1; seed < 10 && found === null; seed += 1) {
      found = (await runHostile(premises, seed, rounds, fault)).failure;
    }
    expect(String(found)).toContain(said);
  });

  it('do harm to a document that nobody guards', () => {
    const random = new Random(1);
    let harmed = 0;
    for (let i = 0; i < 100; i += 1) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, encodeNewSharedDocument(smallQuote()));
      new QuoteDocument(doc, 'shared');
      const before = forbiddenPart(doc, 'buyer', 'co_design');
      try {
        Y.applyUpdate(doc, drawAttack({ target: new Target(doc, random), heard: [] }).bytes);
      } catch {
        continue;
      }
      if (forbiddenPart(doc, 'buyer', 'co_design') !== before) harmed += 1;
    }
    expect(harmed).toBeGreaterThan(20);
  });
});
