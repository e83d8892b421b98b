/** Keys in tables, and what keeps them whole while one writes: even rows, and no selection from one cell into another. */
import { Extension } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { tableLimits } from '#shared/quote/rich-text.ts';
import { moveTo, type TableCommand } from './table-commands.ts';

export const tableEditing = Extension.create({
  name: 'tableEditing',
  // Behind the lists, in which Tab moves an item.
  priority: 90,
  addKeyboardShortcuts() {
    const run = (command: TableCommand) => () => {
      const { state, view } = this.editor;
      const change = command(state);
      if (change) view.dispatch(change);
      return change !== null;
    };
    return { Tab: run(moveTo(1)), 'Shift-Tab': run(moveTo(-1)) };
  },
  addProseMirrorPlugins: () => keepsTablesWhole(),
});

export const keepsTablesWhole = (): Plugin[] => [keepsInOneCell, evensRows];

/** Deleting from the middle of one cell into the middle of another would take the cells between, and with them the columns. */
const keepsInOneCell = new Plugin({
  appendTransaction: (_transactions, _before, { selection, doc, tr }) => {
    if (!(selection instanceof TextSelection) || selection.empty) return null;
    const { $anchor, $head } = selection;
    const cell = cellAround($anchor);
    if (!cell || ($head.pos >= cell.from && $head.pos <= cell.to)) return null;
    const end = doc.resolve($head.pos > $anchor.pos ? cell.to : cell.from);
    return tr.setSelection(TextSelection.between($anchor, end));
  },
});

function cellAround(position: ResolvedPos): { readonly from: number; readonly to: number } | null {
  for (let depth = position.depth; depth > 0; depth -= 1) {
    const { name } = position.node(depth).type;
    if (name === 'tableCell' || name === 'tableHeader')
      return { from: position.start(depth), to: position.end(depth) };
  }
  return null;
}

/**
 * After a change of one's own, as pasting is. What others change is left as it comes: everybody would even it out at
 * once, and it would grow by one cell for each.
 */
const evensRows = new Plugin({
  appendTransaction: (transactions, _before, state) =>
    transactions.some((change) => change.docChanged && !isFromElsewhere(change)) ? evened(state) : null,
});

/** Also of undo, which brings back what was there. */
const isFromElsewhere = (change: Transaction): boolean =>
  (change.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;

function evened({ doc, tr }: EditorState): Transaction | null {
  doc.forEach((table, at) => {
    if (table.type.name === 'table') even(tr, table, at);
  });
  return tr.docChanged ? tr : null;
}

function even(tr: Transaction, table: Node, tableAt: number): void {
  const width = Math.min(tableLimits.columns, Math.max(...table.children.map((row) => row.childCount)));
  table.forEach((row, offset, index) => {
    const at = tr.mapping.map(tableAt + 1 + offset);
    const end = at + row.nodeSize;
    if (index >= tableLimits.rows) {
      tr.delete(at, end);
      return;
    }
    const last = row.lastChild;
    const missing = Array.from({ length: Math.max(0, width - row.childCount) }, () =>
      last?.type.createAndFill(),
    );
    const cells = missing.filter((cell) => cell != null);
    if (cells.length > 0) tr.insert(end - 1, cells);
    const surplus = row.children.slice(width).reduce((size, cell) => size + cell.nodeSize, 0);
    if (surplus > 0) tr.delete(end - 1 - surplus, end - 1);
  });
}
