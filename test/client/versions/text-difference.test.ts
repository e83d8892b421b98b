import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RichText } from '#shared/quote/rich-text.ts';
import { textBlocks } from '../../../client/versions/text-blocks.ts';
import {
  type BlockDifference,
  stretches,
  textDifference,
  wordDifference,
} from '../../../client/versions/text-difference.ts';
import { paragraphs, richTexts } from '../../support/quote-content.ts';

const bullets = (...items: string[]): RichText => ({
  type: 'doc',
  content: [
    {
      type: 'bulletList',
      content: items.map((item) => ({ type: 'listItem', content: paragraphs(item).content ?? [] })),
    },
  ],
});

/** "kept [-gone-] [+new+]" */
const marked = ({ pieces }: BlockDifference) =>
  pieces
    .map(({ text, change }) => ({ same: text, added: `[+${text}+]`, removed: `[-${text}-]` })[change])
    .join('');
const told = (before: RichText, after: RichText) => textDifference(before, after).map(marked);

describe('word by word', () => {
  test('a word is another', () => {
    expect(told(paragraphs('Thirty days net.'), paragraphs('Ten days net.'))).toEqual([
      '[-Thirty-][+Ten+] days net.',
    ]);
  });

  test('a line came, a line went, and the others are the same', () => {
    expect(told(paragraphs('One.', 'Two.', 'Three.'), paragraphs('One.', 'Three.', 'Four.'))).toEqual([
      'One.',
      '[-Two.-]',
      'Three.',
      '[+Four.+]',
    ]);
  });

  test('lists by their items', () => {
    const blocks = textDifference(bullets('Travel', 'Food'), bullets('Travel by train', 'Food'));
    expect(blocks.map(marked)).toEqual(['Travel[+ by train+]', 'Food']);
    expect(blocks.map(({ kind }) => kind)).toEqual(['bullet', 'bullet']);
  });

  test('tables by their rows', () => {
    const table = (...rows: string[][]): RichText => ({
      type: 'doc',
      content: [
        {
          type: 'table',
          content: rows.map((cells) => ({
            type: 'tableRow',
            content: cells.map((words) => ({ type: 'tableCell', content: paragraphs(words).content ?? [] })),
          })),
        },
      ],
    });
    const blocks = textDifference(
      table(['Start', 'in May'], ['Training', 'in June']),
      table(['Start', 'in May'], ['Training', 'in July']),
    );
    expect(blocks.map(marked)).toEqual(['Start\tin May', 'Training\tin [-June-][+July+]']);
    expect(blocks.map(({ kind }) => kind)).toEqual(['row', 'row']);
  });

  test('a line that says nothing of the old one is not a patchwork of both', () => {
    expect(told(paragraphs('Payment'), paragraphs('Delivery'))).toEqual(['[-Payment-]', '[+Delivery+]']);
  });

  test('the same words in another form', () => {
    const bold: RichText = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Net.', marks: [{ type: 'bold' }] }] }],
    };
    expect(textDifference(paragraphs('Net.'), bold)).toMatchObject([{ isReformatted: true }]);
    expect(textDifference(paragraphs('Net.'), bullets('Net.'))).toMatchObject([
      { isReformatted: true, kind: 'bullet' },
    ]);
    expect(textDifference(bold, bold)).toMatchObject([{ isReformatted: false }]);
  });
});

describe('of any two texts', () => {
  const side = (blocks: readonly BlockDifference[], gone: 'added' | 'removed') =>
    blocks
      .map(({ pieces }) =>
        pieces
          .filter(({ change }) => change !== gone)
          .map(({ text }) => text)
          .join(''),
      )
      .filter((text) => text.trim() !== '');

  test('what is kept and gone is the one, what is kept and new the other', () => {
    fc.assert(
      fc.property(richTexts, richTexts, (before, after) => {
        const blocks = textDifference(before, after);
        expect(side(blocks, 'added')).toEqual(textBlocks(before).map(({ text }) => text));
        expect(side(blocks, 'removed')).toEqual(textBlocks(after).map(({ text }) => text));
      }),
      { numRuns: 80 },
    );
  });

  test('also of single lines', () => {
    fc.assert(
      fc.property(fc.lorem(), fc.lorem(), (before, after) => {
        const pieces = wordDifference(before, after);
        const without = (gone: string) =>
          pieces
            .filter(({ change }) => change !== gone)
            .map(({ text }) => text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
  });
});

test('far from any change, lines are folded', () => {
  const lines = Array.from({ length: 8 }, (_, at) => `Line number ${at}`);
  const changed = lines.map((line, at) => (at === 4 ? 'Line number four' : line));
  const found = stretches(textDifference(paragraphs(...lines), paragraphs(...changed)));
  expect(found.map(({ isFolded, blocks }) => [isFolded, blocks.length])).toEqual([
    [true, 3],
    [false, 3],
    [true, 2],
  ]);
});
