/** Typing, formatting, deleting and pasting in a text that several people may be in. */
import * as Y from 'yjs';
import type { JointTextId, TextId } from '#shared/quote/quote.ts';
import { type RichTextNode, tableLimits } from '#shared/quote/rich-text.ts';
import { variableNames } from '#shared/quote/variables.ts';
import { localOrigin } from '#shared/quote-doc/quote-document.ts';
import { newChild, newFragment } from '#shared/quote-doc/write-rich-text.ts';
import { pickFrom } from '../random.ts';
import type { Author, Edit, Edits } from './edit.ts';

type Place = TextId | JointTextId;

/** What an editor copies: everything that may stand in a text, in some place. */
const clippings: readonly ((word: string, number: number) => RichTextNode[])[] = [
  (word) => [paragraph(word), paragraph(`${word} again`)],
  (word) => [{ type: 'heading', attrs: { level: 2 }, content: [text(word, 'bold')] }, paragraph(word)],
  (word) => [{ type: 'bulletList', content: [item(word), item('second')] }],
  (word, number) => [
    {
      type: 'orderedList',
      attrs: { start: number % 50, type: 'a' },
      content: [item(word, nestedList(word))],
    },
  ],
  (word) => [{ type: 'blockquote', content: [paragraph(word)] }],
  (word, number) => [
    { type: 'paragraph', content: [text(word), variable(number), text(word, 'bold'), { type: 'hardBreak' }] },
  ],
  (word) => [{ type: 'table', content: [row('tableHeader', word), row('tableCell', word)] }],
];
const variable = (number: number): RichTextNode => ({
  type: 'variable',
  attrs: { name: pickFrom(variableNames, number) ?? '' },
});
const row = (type: string, word: string): RichTextNode => ({
  type: 'tableRow',
  content: [word, 'second'].map((each) => ({ type, content: [paragraph(each)] })),
});
const text = (word: string, mark?: string): RichTextNode => ({
  type: 'text',
  text: word || 'x',
  ...(mark && { marks: [{ type: mark }] }),
});
const paragraph = (word: string): RichTextNode => ({ type: 'paragraph', content: [text(word)] });
const item = (word: string, ...more: RichTextNode[]): RichTextNode => ({
  type: 'listItem',
  content: [paragraph(word), ...more],
});
const nestedList = (word: string): RichTextNode => ({ type: 'bulletList', content: [item(word)] });

const marks = [
  { bold: {} },
  { bold: null },
  { italic: {} },
  { italic: null },
  { underline: {} },
  { underline: null },
  { strike: {} },
  { strike: null },
  {
    link: {
      href: 'https://example.com/',
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      class: null,
      title: null,
    },
  },
  { link: null },
];

/** Beyond this many blocks people cut more than they write. */
const manyBlocks = 30;

/** Edits of one text, each a step that can be undone. */
export function writingIn(id: Place): Edits {
  const edits: Edits = {
    type(author, number, word) {
      const inline = inlineText(author, id, number);
      inline.insert(position(inline, number), word || 'x');
    },
    typeBold: (author, number, word) => inlineText(author, id, number).insert(0, word || 'x', { bold: {} }),
    erase(author, number) {
      const inline = inlineText(author, id, number);
      inline.delete(...stretch(inline, number));
    },
    format(author, number) {
      const inline = inlineText(author, id, number);
      inline.format(...stretch(inline, number), pickFrom(marks, number) ?? {});
    },
    paste({ document }, number, word) {
      const fragment = document.fragment(id);
      if (fragment.length > manyBlocks) return;
      const clipping = pickFrom(clippings, number)?.(word, number) ?? [];
      const nodes = newFragment({ type: 'doc', content: clipping });
      fragment.insert(number % (fragment.length + 1), copies(nodes));
    },
    cutBlocks({ document }, number) {
      const fragment = document.fragment(id);
      const at = number % fragment.length;
      if (fragment.length > 1) fragment.delete(at, Math.min(fragment.length - at, 1 + (number % 3)));
    },
    tableRow({ document }, number, word) {
      const table = tableIn(document.fragment(id), number);
      if (!table || table.length >= tableLimits.rows) return;
      if (number % 3 === 0 && table.length > 1) table.delete(number % table.length, 1);
      else table.insert(number % (table.length + 1), [newChild(row('tableCell', word))]);
    },
    tableColumn({ document }, number) {
      for (const cells of tableIn(document.fragment(id), number)?.toArray() ?? []) {
        if (!(cells instanceof Y.XmlElement) || cells.length >= tableLimits.columns) continue;
        if (number % 3 === 0 && cells.length > 1) cells.delete(number % cells.length, 1);
        else
          cells.insert(number % (cells.length + 1), [
            newChild({ type: 'tableCell', content: [paragraph('')] }),
          ]);
      }
    },
    level({ document }, number) {
      const block = pickFrom(document.fragment(id).toArray(), number);
      if (block instanceof Y.XmlElement && block.nodeName === 'heading')
        (block as unknown as Y.XmlElement<{ level: number }>).setAttribute('level', (number % 3) + 1);
    },
  };
  const asOne =
    (edit: Edit): Edit =>
    (author, number, word) =>
      author.doc.transact(() => edit(author, number, word), localOrigin);
  return Object.fromEntries(
    Object.entries(edits).map(([name, edit]) => [`${name} in ${id}`, asOne(edit)] as const),
  );
}

/** Trees that stand nowhere yet cannot be read, so they are written again. */
function copies(fragment: Y.XmlFragment): (Y.XmlElement | Y.XmlText)[] {
  const holder = new Y.Doc().getMap('copied');
  holder.set('it', fragment);
  return fragment.toArray().map((node) => node.clone() as Y.XmlElement | Y.XmlText);
}

function tableIn(fragment: Y.XmlFragment, number: number): Y.XmlElement | undefined {
  const isTable = (node: unknown): node is Y.XmlElement =>
    node instanceof Y.XmlElement && node.nodeName === 'table';
  return pickFrom(fragment.toArray().filter(isTable), number);
}

/** A random run of inline text in a text, made when there is none. */
function inlineText({ document }: Author, id: Place, number: number): Y.XmlText {
  const fragment = document.fragment(id);
  const blocks = fragment.toArray().filter((block) => block instanceof Y.XmlElement);
  const inline = pickFrom(blocks, number)
    ?.toArray()
    .find((child) => child instanceof Y.XmlText);
  if (inline instanceof Y.XmlText) return inline;
  const block = new Y.XmlElement('paragraph');
  const made = new Y.XmlText();
  fragment.insert(0, [block]);
  block.insert(0, [made]);
  return made;
}

/** A position that an editor can be at: never between the halves of a character. */
function position(inline: Y.XmlText, number: number): number {
  const written = (inline.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('');
  const at = number % (written.length + 1);
  return /[\uDC00-\uDFFF]/.test(written[at] ?? '') ? at + 1 : at;
}

/** Two such positions, in order. */
function stretch(inline: Y.XmlText, number: number): [at: number, length: number] {
  const ends = [position(inline, number), position(inline, number + 4)].sort((a, b) => a - b);
  return [ends[0] ?? 0, (ends[1] ?? 0) - (ends[0] ?? 0)];
}
