/** What the guard takes of tables and variables, up to their bounds, and what it no longer takes beyond. */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { type RichTextNode, tableLimits } from '#shared/quote/rich-text.ts';
import { newChild } from '#shared/quote-doc/write-rich-text.ts';
import { GuardedRoom, type Peer } from '../../support/guarded-room.ts';
import { idOf, type Links, struct, update, values, type Write } from '../../support/hand-made-update.ts';

const cell: RichTextNode = { type: 'tableCell', content: [{ type: 'paragraph' }] };
const rowOf = (cells: number): RichTextNode => ({
  type: 'tableRow',
  content: Array.from({ length: cells }, () => cell),
});
const tableOf = (rows: number, cells = 1): RichTextNode => ({
  type: 'table',
  content: Array.from({ length: rows }, () => rowOf(cells)),
});
const named: RichTextNode = {
  type: 'paragraph',
  content: [{ type: 'variable', attrs: { name: 'customer' } }],
};

function written(...nodes: readonly RichTextNode[]) {
  const room = new GuardedRoom();
  const [erik, anna] = [room.join('seller'), room.join('buyer')];
  const text = (peer: Peer) => peer.document.fragment('goals');
  text(erik).insert(0, nodes.map(newChild));
  expect(erik.judgements.at(-1)?.verdict).toBe('accept');
  /** What the guard says to the first thing that somebody new does. */
  const says = (act: (fragment: Y.XmlFragment) => void) => {
    const peer = room.join('buyer');
    const bytes = peer.record(() => act(text(peer)));
    return room.judge(bytes, peer.participant);
  };
  return { room, erik, anna, says };
}

const own = 0xffff_fff0;
const tombstone = (links: Links) => struct(1, links, (encoder) => encoding.writeVarUint(encoder, 1));

const element = (parent: Y.XmlFragment, ...steps: readonly number[]) =>
  steps.reduce((at, step) => at.get(step) as Y.XmlElement, parent) as Y.XmlElement;
const tooLarge = { verdict: 'refuse', code: 'too-large', path: ['jointTexts', 'goals'] };
const invalid = { verdict: 'refuse', code: 'invalid-value', path: ['jointTexts', 'goals'] };

describe('a table', () => {
  it('may be as large as the table of limits says, and no row or cell larger, also in many messages', () => {
    const { says } = written(tableOf(tableLimits.rows, tableLimits.columns));
    expect(says((text) => element(text, 0).push([newChild(rowOf(1))]))).toEqual(tooLarge);
    expect(says((text) => element(text, 0, 4).push([newChild(cell)]))).toEqual(tooLarge);
    // Another table is another matter.
    expect(says((text) => text.push([newChild(tableOf(1))])).verdict).toBe('accept');
  });

  it('has the room that the same update makes, as where an editor puts a changed row in place of the old one', () => {
    const { says } = written(tableOf(tableLimits.rows));
    const inPlace = (text: Y.XmlFragment) => {
      element(text, 0).delete(3, 1);
      element(text, 0).insert(3, [newChild(rowOf(2))]);
    };
    expect(says(inPlace).verdict).toBe('accept');
  });

  it('that two people fill at once takes the first of them', () => {
    const { room, erik, anna } = written(tableOf(tableLimits.rows - 1));
    const [his, hers] = [erik, anna].map((peer) =>
      peer.record(() => element(peer.document.fragment('goals'), 0).push([newChild(rowOf(1))])),
    );
    expect(room.receive(his as Uint8Array, erik).verdict).toBe('accept');
    expect(room.receive(hers as Uint8Array, anna)).toEqual(tooLarge);
  });
});

describe('a variable', () => {
  const variable = (text: Y.XmlFragment) =>
    element(text, 0, 0) as unknown as Y.XmlElement<{ name: string | null }>;

  it('may become another one, and go with all that it stands in', () => {
    const { says } = written(named);
    expect(says((text) => variable(text).setAttribute('name', 'firstYear')).verdict).toBe('accept');
    expect(says((text) => text.delete(0, 1)).verdict).toBe('accept');
    expect(says((text) => element(text, 0).delete(0, 1)).verdict).toBe('accept');
  });

  it('never becomes one without a name', () => {
    const { room, anna, says } = written(named);
    expect(says((text) => variable(text).removeAttribute('name'))).toEqual(invalid);
    expect(says((text) => variable(text).setAttribute('name', null))).toEqual(invalid);
    // Its place taken by nothing, as no editor does it.
    const { client, clock } = idOf(room.doc, 'jointTexts', 'goals', 0, 0, 'name');
    expect(room.judge(update([], [{ client, ranges: [[clock, 1]] }]), anna.participant)).toEqual(invalid);
  });

  const after = (clock: number) => ({ origin: { client: own, clock } });
  it.each<[string, (name: Links) => readonly Write[], readonly (readonly [clock: number, length: number])[]]>(
    [
      ['a value that is gone when it arrives', (name) => [tombstone(name)], []],
      ['one that the same update deletes', (name) => [values(name, 'firstYear')], [[0, 1]]],
      [
        'one that is gone after one that stays',
        (name) => [values(name, 'firstYear'), tombstone(after(0))],
        [],
      ],
    ],
  )('is not left without a name by %s', (_, write, deleted) => {
    const { room, anna } = written(named);
    const structs = write({ origin: idOf(room.doc, 'jointTexts', 'goals', 0, 0, 'name') });
    const deletes = deleted.length > 0 ? [{ client: own, ranges: deleted }] : [];
    const bytes = update([{ client: own, clock: 0, structs }], deletes);
    expect(room.judge(bytes, anna.participant)).toEqual(invalid);
  });

  /** Of two values set beside each other the one under the higher id stands: this one comes to stand before all others. */
  const lowest = 1;
  it.each<[string, (room: GuardedRoom) => Links]>([
    ['beside the first', ({ doc }) => ({ parent: idOf(doc, 'jointTexts', 'goals', 0, 0), key: 'name' })],
    [
      'beside one that followed another',
      ({ doc }) => {
        const { client, clock } = idOf(doc, 'jointTexts', 'goals', 0, 0, 'name');
        return { origin: { client, clock: clock - 1 } };
      },
    ],
  ])(
    'is not left without a name by one that comes to stand %s, which the same update deletes',
    (how, linksIn) => {
      const { room, erik, anna } = written(named);
      if (how !== 'beside the first') {
        variable(erik.document.fragment('goals')).setAttribute('name', 'firstYear');
        variable(erik.document.fragment('goals')).setAttribute('name', 'customer');
      }
      const { client, clock } = idOf(room.doc, 'jointTexts', 'goals', 0, 0, 'name');
      const structs = [values(linksIn(room), 'firstYear')];
      const deletes = [{ client, ranges: [[clock, 1]] as const }];
      const bytes = update([{ client: lowest, clock: 0, structs }], deletes);
      expect(room.receive(bytes, anna)).toEqual(invalid);
      expect(room.snapshot()).toContain('"name":{"values":');
      // By itself it is what two people do who name it at once: hers gives way.
      expect(room.receive(update([{ client: lowest, clock: 0, structs }]), anna).verdict).toBe('accept');
      expect(room.snapshot()).toContain('"name":{"values":["customer"]}');
    },
  );

  it('takes several names one after the other, and goes with those that it was given', () => {
    const { says } = written(named);
    const rename = (text: Y.XmlFragment) => {
      for (const name of ['firstYear', 'customer', 'firstYear']) variable(text).setAttribute('name', name);
    };
    expect(says(rename).verdict).toBe('accept');
    const renameAndRemove = (text: Y.XmlFragment) => {
      rename(text);
      element(text, 0).delete(0, 1);
    };
    expect(says(renameAndRemove).verdict).toBe('accept');
    const makeAndRemove = (text: Y.XmlFragment) => {
      text.insert(1, [newChild(named)]);
      (element(text, 1, 0) as Y.XmlElement).setAttribute('name', 'firstYear');
      text.delete(1, 1);
    };
    expect(says(makeAndRemove).verdict).toBe('accept');
  });
});
