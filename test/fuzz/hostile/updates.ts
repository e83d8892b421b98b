/** Updates that an attacker makes, by what they try. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { bytes, update } from '../../support/hand-made-update.ts';
import { wholeSpiral } from '../../support/spiral.ts';
import { editsBySide } from '../edits/by-side.ts';
import { mangle } from './mangle.ts';
import { anyStruct } from './structs.ts';
import type { Target } from './target.ts';

export interface Attacker {
  readonly target: Target;
  /** Updates that went over the line before, of honest people and of the attacker. */
  readonly heard: readonly Uint8Array[];
}

type Attack = (attacker: Attacker) => Uint8Array;

const attacks: Readonly<Record<string, { readonly weight: number; readonly make: Attack }>> = {
  'structs that lie': { weight: 40, make: ({ target }) => update(sections(target), []) },
  'structs and deletes': { weight: 15, make: ({ target }) => update(sections(target), deletes(target)) },
  'deletes alone': { weight: 12, make: ({ target }) => update([], deletes(target)) },
  'an edit that is not theirs': { weight: 15, make: ({ target }) => edited(target) },
  'an edit, bent': { weight: 12, make: ({ target }) => mangle(edited(target), target.random) },
  'the whole document, bent': {
    weight: 4,
    make: ({ target }) => mangle(Y.encodeStateAsUpdate(target.doc), target.random),
  },
  'something heard, once more': { weight: 4, make: replayed },
  'something heard, bent': {
    weight: 6,
    make: (attacker) => mangle(replayed(attacker), attacker.target.random),
  },
  'a spiral': { weight: 3, make: ({ target }) => spiralled(target) },
  'the other format': { weight: 2, make: ({ target }) => Y.convertUpdateFormatV1ToV2(edited(target)) },
  'counts that lie': { weight: 4, make: ({ target }) => lyingCounts(target) },
  noise: {
    weight: 2,
    make: ({ target: { random } }) => Uint8Array.from(random.some(0, 60, () => random.below(256))),
  },
};

const weights = Object.fromEntries(Object.entries(attacks).map(([name, { weight }]) => [name, weight]));

export function drawAttack(attacker: Attacker): { readonly name: string; readonly bytes: Uint8Array } {
  const name = attacker.target.random.weighted(weights);
  const attack = attacks[name];
  if (!attack) throw new Error(`there is no attack ${name}`);
  return { name, bytes: attack.make(attacker) };
}

function sections(target: Target) {
  const { random } = target;
  return random.some(1, 3, () => {
    const { client, clock } = start(target);
    const structs = random
      .some(1, 4, () => 0)
      .map((_, index) => anyStruct(target, { client, clock: clock + index }));
    return { client, clock, structs };
  });
}

/** Mostly an id of the attacker's own, new or used; now and then somebody else's, or a clock that is not next. */
function start(target: Target): { client: number; clock: number } {
  const { random } = target;
  if (random.chance(0.7))
    return { client: 1 + random.below(2 ** 32 - 1), clock: random.chance(0.05) ? 3 : 0 };
  const client = random.one(target.clients());
  const next = target.nextClock(client);
  return { client, clock: random.chance(0.6) ? next : random.one([0, Math.max(0, next - 1), next + 7]) };
}

function deletes(target: Target) {
  const { random } = target;
  return random.some(1, 3, () => {
    const { client, clock } = target.anyId();
    const ranges = random.some(1, 3, (): [number, number] => [
      Math.max(0, clock - random.below(3)),
      random.one([0, 1, 1, 2, 10, 100_000, 2 ** 32]),
    ]);
    return { client, ranges };
  });
}

/** What a client does that believes it is the seller's. */
function edited({ doc, random }: Target): Uint8Array {
  const rogue = new Y.Doc();
  Y.applyUpdate(rogue, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  rogue.on('update', (made: Uint8Array) => updates.push(made));
  const document = new QuoteDocument(rogue, 'shared');
  for (const edit of random.some(1, 2, () => random.one(Object.values(editsBySide.seller)))) {
    try {
      edit({ doc: rogue, document }, random.below(10_000), random.word());
    } catch {
      // An earlier attack that was allowed has left nothing to do this to.
    }
  }
  return updates.length === 0 ? new Uint8Array([0, 0]) : Y.mergeUpdates(updates);
}

function replayed({ target: { random, doc }, heard }: Attacker): Uint8Array {
  return heard.length === 0 ? Y.encodeStateAsUpdate(doc) : random.one(heard);
}

/** Of new ids in a text that may be theirs or not; whole, or with a gap in it. */
function spiralled(target: Target): Uint8Array {
  const { random } = target;
  const clients = random.some(2, 60, () => 1 + random.below(2 ** 32 - 1));
  const parent = target.idIn(random.one(['jointTexts', 'texts'])) ?? target.anyId();
  const sections = wholeSpiral(clients, 1 + random.below(20), parent);
  if (random.chance(0.3)) sections.splice(random.below(sections.length), 1);
  return update(random.chance(0.5) ? sections.toReversed() : sections);
}

/** A header that promises far more than there is. */
function lyingCounts({ random }: Target): Uint8Array {
  const huge = random.one([2 ** 20, 2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER]);
  return bytes((encoder) => {
    for (const number of random.some(0, 3, () => random.below(3))) encoding.writeVarUint(encoder, number);
    encoding.writeVarUint(encoder, huge);
    for (const number of random.some(0, 6, () => random.below(300))) encoding.writeVarUint(encoder, number);
  });
}
