import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { limits } from '../../../../server/rooms/limits.ts';
import { type Attack, ownClient, scene, unguarded } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import { bytes, struct, update, values } from '../../../support/hand-made-update.ts';

const choice = update([
  { client: ownClient, clock: 0, structs: [values({ parent: 'choices', key: 'training' }, true)] },
]);

const numbers = (...all: number[]) =>
  bytes((encoder) => {
    for (const number of all) encoding.writeVarUint(encoder, number);
  });

const endless = 'endless';

function numberless(make: (none: typeof endless) => readonly (number | typeof endless)[]): Uint8Array {
  return bytes((encoder) => {
    for (const part of make(endless)) {
      if (part !== endless) encoding.writeVarUint(encoder, part);
      else for (const byte of [...Array(160).fill(0x80), 0]) encoding.writeUint8(encoder, byte);
    }
    values({ parent: 'choices', key: 'training' }, true)(encoder);
    encoding.writeVarUint(encoder, 0);
  });
}

function otherFormat(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = ownClient;
  doc.getMap('choices').set('training', true);
  return Y.encodeStateAsUpdateV2(doc);
}

const lyingText = struct(4, { parent: 'choices', key: 'training' }, (encoder) =>
  encoding.writeVarUint(encoder, 2 ** 40),
);

/** What an unguarded document is done with at once, and how it reads it. */
const quick: [string, Uint8Array, typeof Y.applyUpdate][] = [
  ['an update that is cut short', choice.subarray(0, choice.length - 1), Y.applyUpdate],
  ['something after the end', new Uint8Array([...choice, 0]), Y.applyUpdate],
  ['the other format', otherFormat(), Y.applyUpdateV2],
];

const attacks: [string, Uint8Array][] = [
  ...quick.map(([name, attack]): [string, Uint8Array] => [name, attack]),
  ['an update that is too big', new Uint8Array(limits.update.bytes + 1)],
  ['very many sections promised', numbers(2 ** 40)],
  ['very many structs promised', numbers(1, 2 ** 40, 7, 0)],
  ['very many deletes promised', numbers(0, 1, 7, 2 ** 40)],
  // Zeros without end: worth nothing times infinity, which is above no bound.
  ['a client id that is no number', numberless((endless) => [1, 1, endless, 0])],
  ['a number of structs that is no number', numberless((endless) => [1, endless, 7, 0])],
  ['a clock that is no number', numberless((endless) => [0, 1, 7, 1, endless, 1])],
  ['a very long text promised', update([{ client: 7, clock: 0, structs: [lyingText] }])],
];

describeAttacks(
  'bytes',
  attacks.map(([name, attack]): Attack => ({ name, code: 'malformed', bytes: () => attack })),
  {
    // An unguarded document would be busy with some of these for hours, so it is given the quick ones alone, below.
    judge: ({ code, bytes: attack }) => {
      const stage = scene();
      const before = stage.room.snapshot();
      const judgement = stage.room.receive(attack(stage), stage.buyer);
      expect(judgement).toEqual({ verdict: 'refuse', code, path: [] });
      expect(stage.room.snapshot()).toBe(before);
    },
  },
);

it.each(quick)(
  'negative control: a document that nobody guards is changed or broken by %s',
  (_, attack, apply) => {
    expect(unguarded(scene().room, attack, apply)).toBe('harm');
  },
);
