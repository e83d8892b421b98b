import { getSchema } from '@tiptap/core';
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RichTextNode } from '#shared/quote/rich-text.ts';
import { variableNames } from '#shared/quote/variables.ts';
import { quoteSchema } from '../../../client/rich-text/quote-schema.ts';
import { GuardedRoom, type Peer } from '../../support/guarded-room.ts';

const schema = getSchema([quoteSchema]);

const link = { href: 'https://example.com/', target: '_blank', rel: 'noopener noreferrer nofollow' };
const marks = fc.subarray([
  { type: 'link', attrs: { ...link, class: null, title: null } },
  { type: 'bold' },
  { type: 'italic' },
  { type: 'strike' },
  { type: 'underline' },
]);
const inline: fc.Arbitrary<RichTextNode[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('text'), text: fc.stringMatching(/^[a-z åäö🎯]{1,9}$/u), marks }),
    fc.constant({ type: 'hardBreak' }),
    fc.constantFrom(...variableNames).map((name) => ({ type: 'variable', attrs: { name } })),
  ),
  { maxLength: 4 },
);

/** Every block that the editor's own schema allows, inside every other. */
const { block } = fc.letrec<{ block: RichTextNode; list: RichTextNode; item: RichTextNode }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    inline.map((content) => ({ type: 'paragraph', content })),
    fc
      .tuple(fc.constantFrom(1, 2, 3), inline)
      .map(([level, content]) => ({ type: 'heading', attrs: { level }, content })),
    tie('list'),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 2 })
      .map((content) => ({ type: 'blockquote', content })),
  ),
  list: fc
    .tuple(fc.boolean(), fc.array(tie('item'), { minLength: 1, maxLength: 2 }))
    .map(([ordered, content]) =>
      ordered
        ? { type: 'orderedList', attrs: { start: 3, type: 'a' }, content }
        : { type: 'bulletList', content },
    ),
  item: fc.tuple(inline, fc.array(tie('block'), { maxLength: 1 })).map(([text, blocks]) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: text }, ...blocks],
  })),
}));
const row = (type: string) =>
  fc
    .array(
      inline.map((content) => ({ type, content: [{ type: 'paragraph', content }] })),
      { minLength: 1, maxLength: 4 },
    )
    .map((content) => ({ type: 'tableRow', content }));
const table = fc
  .tuple(row('tableHeader'), fc.array(row('tableCell'), { maxLength: 3 }))
  .map(([head, rows]) => ({ type: 'table', content: [head, ...rows] }));
const documents = fc
  .array(fc.oneof({ weight: 4, arbitrary: block }, { weight: 1, arbitrary: table }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((content) => schema.nodeFromJSON({ type: 'doc', content }));

/** What the editor's binding does when the text in it changed. */
function type(peer: Peer, text: ReturnType<typeof schema.nodeFromJSON>): void {
  const fragment = peer.document.fragment('goals');
  const { mapping } = { mapping: new Map() };
  updateYFragment(peer.doc, fragment, text, { mapping, isOMark: new Map() });
}

describe('the editor and the guard', () => {
  it('agree on every text that the editor can hold, and on every change from one to the next', () => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 4 }), (texts) => {
        const room = new GuardedRoom();
        const [buyer, seller] = [room.join('buyer'), room.join('seller')];
        for (const [turn, text] of texts.entries()) {
          text.check();
          const writer = turn % 2 ? seller : buyer;
          type(writer, text);
          for (const peer of [buyer, seller]) {
            expect(
              peer.judgements.filter(({ verdict }) => verdict === 'refuse' || verdict === 'gap'),
            ).toEqual([]);
            const shown = yXmlFragmentToProseMirrorRootNode(peer.document.fragment('goals'), schema);
            expect(shown.toJSON()).toEqual(text.toJSON());
            // What the reader makes of it is the same text: nothing the editor holds is left out elsewhere.
            const read = schema.nodeFromJSON(peer.document.read().content.jointTexts.goals);
            expect(read.toJSON()).toEqual(text.toJSON());
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
