import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { scene } from '../../../support/attack.ts';
import { idOf, struct } from '../../../support/hand-made-update.ts';

describe('what a judgement says was written is what happens', () => {
  it('a tombstone in the place of a choice removes the choice, and is told as that', () => {
    const { room, buyer, own } = scene();
    const origin = idOf(room.doc, 'choices', 'training');
    const judgement = room.receive(
      own(struct(1, { origin }, (encoder) => encoding.writeVarUint(encoder, 1))),
      buyer,
    );
    expect(judgement).toMatchObject({
      verdict: 'accept',
      writes: [{ root: 'choices', entry: 'training', field: null, deleted: true }],
    });
    expect(room.doc.getMap('choices').has('training')).toBe(false);
  });
});
