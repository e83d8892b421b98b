/** A formatted text as the blocks it reads as, each with what kind of line it is: what two texts are compared by. */
import { plainText, type RichText, type RichTextNode } from '#shared/quote/rich-text.ts';

export type BlockKind = 'paragraph' | 'heading' | 'bullet' | 'number' | 'quote' | 'row';

export interface TextBlock {
  readonly kind: BlockKind;
  /** How many lists it stands in, beyond the first. */
  readonly depth: number;
  readonly text: string;
  /** How it is formatted, to tell that from what it says. */
  readonly form: string;
}

interface Place {
  readonly kind: BlockKind;
  readonly depth: number;
}

const lists: Readonly<Record<string, BlockKind>> = { bulletList: 'bullet', orderedList: 'number' };

/** In reading order. Empty lines say nothing and are left out. */
export function textBlocks(text: RichText): TextBlock[] {
  return blocksIn(text, { kind: 'paragraph', depth: -1 }).filter((block) => block.text.trim() !== '');
}

function blocksIn(node: RichTextNode, place: Place): TextBlock[] {
  const kind = lists[node.type];
  if (kind) return childrenOf(node, { kind, depth: place.depth + 1 });
  if (node.type === 'blockquote') return childrenOf(node, { ...place, kind: 'quote' });
  // A row of a table reads as one line, its cells apart.
  if (node.type === 'tableRow') return [blockOf(node, { ...place, kind: 'row' })];
  if (node.type === 'paragraph' || node.type === 'heading') return [blockOf(node, place)];
  return childrenOf(node, place);
}

const childrenOf = (node: RichTextNode, place: Place): TextBlock[] =>
  (node.content ?? []).flatMap((child) => blocksIn(child, place));

function blockOf(node: RichTextNode, { kind, depth }: Place): TextBlock {
  return {
    kind: node.type === 'heading' ? 'heading' : kind,
    depth: Math.max(0, depth),
    text: plainText(node),
    form: JSON.stringify([kind, depth, node]),
  };
}
