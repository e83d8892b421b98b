import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';

/**
 * Shows a variable in the formatting of the text beside it, by the rule of `marksBeside`. The document keeps no
 * formatting of a variable, so here it is nothing but how it looks.
 */
export const variableMarks = new Plugin({
  appendTransaction: (transactions, _, state) =>
    transactions.some(({ docChanged }) => docChanged) ? dressed(state) : null,
});

function dressed(state: EditorState): Transaction | null {
  const { tr } = state;
  state.doc.descendants((node, position, parent, index) => {
    if (node.type.name !== 'variable' || parent === null) return;
    const neighbours = [index - 1, index + 1].map((at) => parent.maybeChild(at));
    const marks = formattingOf(neighbours.find((neighbour) => neighbour?.isText));
    if (sameMarks(node, marks)) return;
    tr.setNodeMarkup(position, undefined, node.attrs, marks);
  });
  return tr.docChanged ? tr : null;
}

const formattingOf = (beside: Node | null | undefined) =>
  (beside?.marks ?? []).filter(({ type }) => type.name !== 'link');

const sameMarks = ({ marks }: Node, wanted: Node['marks']) =>
  marks.length === wanted.length && marks.every((mark, at) => wanted[at]?.eq(mark));
