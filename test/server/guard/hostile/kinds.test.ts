import type { Scene } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import { struct, type } from '../../../support/hand-made-update.ts';

const place = { parent: 'choices', key: 'training' };
const string = (value: string) => [value.length, ...new TextEncoder().encode(value)];
const raw = (kind: number, content: number[]) => (stage: Scene) =>
  stage.own(
    struct(kind, place, (encoder) => {
      for (const byte of content) encoder.cbuf[encoder.cpos++] = byte;
    }),
  );
const kinds: [string, (stage: Scene) => Uint8Array][] = [
  ['old JSON content', raw(2, [1, ...string('true')])],
  ['bytes', raw(3, [2, 1, 2])],
  ['an embed', raw(5, string('{}'))],
  ['a subdocument', raw(9, [...string('guid'), 118, 0])],
  ['an array', ({ own }) => own(type(place, 0))],
  ['a plain text', ({ own }) => own(type(place, 2))],
  ['a hook', ({ own }) => own(type(place, 5, 'iframe'))],
];

describeAttacks(
  'kinds',
  kinds.map(([name, bytes]) => ({ name: `no ${name}`, code: 'malformed', bytes })),
);
