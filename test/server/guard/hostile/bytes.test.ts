import * as encoding from 'lib0/encoding';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { limits } from '../../../../server/rooms/limits.ts';
import { type Attack, scene } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import { bytes, struct, update, values } from '../../../support/hand-made-update.ts';

const choice = update([
  { client: 7, clock: 0, structs: [values({ parent: 'choices', key: 'training' }, true)] },
]);

const numbers = (...all: number[]) =>
  bytes((encoder) => {
    for (const number of all) encoding.writeVarUint(encoder, number);
  });

function otherFormat(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('choices').set('training', true);
  return Y.encodeStateAsUpdateV2(doc);
}

const lyingText = struct(4, { parent: 'choices', key: 'training' }, (encoder) =>
  encoding.writeVarUint(encoder, 2 ** 40),
);

const attacks: [string, Uint8Array][] = [
  ['an update that is cut short', choice.subarray(0, choice.length - 1)],
  ['something after the end', new Uint8Array([...choice, 0])],
  ['an update that is too big', new Uint8Array(limits.update.bytes + 1)],
  ['the other format', otherFormat()],
  ['very many sections promised', numbers(2 ** 40)],
  ['very many structs promised', numbers(1, 2 ** 40, 7, 0)],
  ['very many deletes promised', numbers(0, 1, 7, 2 ** 40)],
  ['a very long text promised', update([{ client: 7, clock: 0, structs: [lyingText] }])],
];

describeAttacks(
  'bytes',
  attacks.map(([name, attack]): Attack => ({ name, code: 'malformed', bytes: () => attack })),
  {
    // An unguarded document would be busy with some of these for hours, so none is given them.
    judge: ({ code, bytes: attack }) => {
      const stage = scene();
      const before = stage.room.snapshot();
      const judgement = stage.room.receive(attack(stage), stage.buyer);
      expect(judgement).toEqual({ verdict: 'refuse', code, path: [] });
      expect(stage.room.snapshot()).toBe(before);
    },
  },
);
