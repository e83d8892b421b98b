/** Rich text as the template reads it: the same blocks, with only what may be printed. */
import { isHeadRow, isSafeLink, type RichText, type RichTextNode } from '#shared/quote/rich-text.ts';
import { printable } from './printable.ts';

export interface Inline {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly link: string | null;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  /** Every row has as many cells as there are columns; `head`: the first row names them. */
  | {
      readonly kind: 'table';
      readonly columns: number;
      readonly head: boolean;
      readonly rows: readonly (readonly (readonly Block[])[])[];
    };

/** Lists and quotations inside each other beyond this stand at this depth: a page is no wider, and the typesetter's stack no deeper. */
const deepest = 6;

/** The blocks that say something; empty for a text that nobody has written. */
export function richBlocks(text: RichText): Block[] {
  return blocksIn(text, 0);
}

/** A paragraph of the document's own, without any formatting. */
export function plainParagraph(text: string): Block {
  const plain = { bold: false, italic: false, underline: false, strike: false, link: null };
  return { kind: 'paragraph', inlines: [{ text, ...plain }] };
}

function blocksIn(node: RichTextNode, depth: number): Block[] {
  return (node.content ?? []).flatMap((child): Block[] => {
    switch (child.type) {
      case 'paragraph':
        return inlineBlock(child, (inlines) => ({ kind: 'paragraph', inlines }));
      case 'heading':
        return inlineBlock(child, (inlines) => ({
          kind: 'heading',
          level: numberOf(child, 'level', 1),
          inlines,
        }));
      case 'bulletList':
      case 'orderedList':
        return listBlock(child, depth);
      case 'blockquote':
        return nested(child, depth, (blocks) => ({ kind: 'quote', blocks }));
      case 'table':
        return tableBlock(child, depth);
      default:
        return [];
    }
  });
}

function inlineBlock(node: RichTextNode, make: (inlines: Inline[]) => Block): Block[] {
  const inlines = (node.content ?? []).map(inline).filter(({ text }) => text !== '');
  return inlines.some(({ text }) => text.trim() !== '') ? [make(inlines)] : [];
}

function listBlock(node: RichTextNode, depth: number): Block[] {
  const items = (node.content ?? [])
    .map((item) => blocksIn(item, depth + 1))
    .filter((blocks) => blocks.length > 0);
  if (items.length === 0) return [];
  if (depth >= deepest) return items.flat();
  return [{ kind: 'list', start: node.type === 'orderedList' ? numberOf(node, 'start', 1) : null, items }];
}

/** Rows that two people changed at once may differ in length: the shorter ones end with empty cells. */
function tableBlock(node: RichTextNode, depth: number): Block[] {
  const rows = (node.content ?? []).map((row) => row.content ?? []);
  const columns = Math.max(0, ...rows.map((cells) => cells.length));
  if (columns === 0) return [];
  return [
    {
      kind: 'table',
      columns,
      head: isHeadRow(rows[0] ?? []),
      rows: rows.map((cells) =>
        Array.from({ length: columns }, (_, at) => (cells[at] ? blocksIn(cells[at], depth + 1) : [])),
      ),
    },
  ];
}

function nested(node: RichTextNode, depth: number, make: (blocks: Block[]) => Block): Block[] {
  const blocks = blocksIn(node, depth + 1);
  return blocks.length === 0 || depth >= deepest ? blocks : [make(blocks)];
}

function inline({ type, text = '', marks = [] }: RichTextNode): Inline {
  const has = (name: string) => marks.some((mark) => mark.type === name);
  const href = marks.find((mark) => mark.type === 'link')?.attrs?.['href'];
  return {
    text: type === 'hardBreak' ? '\n' : printable(text),
    bold: has('bold'),
    italic: has('italic'),
    underline: has('underline'),
    strike: has('strike'),
    link: isSafeLink(href) ? href : null,
  };
}

function numberOf(node: RichTextNode, attribute: string, otherwise: number): number {
  const value = node.attrs?.[attribute];
  return typeof value === 'number' ? value : otherwise;
}
