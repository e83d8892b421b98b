/** What can be done to a table at the caret: each gives the change, or nothing where it cannot be made. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { isHeadRow, tableLimits } from '#shared/quote/rich-text.ts';

/** Where in a table something is. */
export interface CellPlace {
  readonly table: Node;
  /** In front of the table. */
  readonly at: number;
  readonly row: number;
  readonly column: number;
}

export type TableCommand = (state: EditorState) => Transaction | null;

/** `null` outside of tables. */
export function cellAt(position: ResolvedPos): CellPlace | null {
  for (let depth = position.depth - 1; depth > 0; depth -= 1) {
    const table = position.node(depth);
    if (table.type.name !== 'table') continue;
    return {
      table,
      at: position.before(depth),
      row: position.index(depth),
      column: position.index(depth + 1),
    };
  }
  return null;
}

/** In front of a child of a node that begins at `at`. */
function before(node: Node, at: number, index: number): number {
  let position = at + 1;
  for (let child = 0; child < index; child += 1) position += node.child(child).nodeSize;
  return position;
}

const widthOf = (table: Node) => Math.max(...table.children.map((row) => row.childCount));

/** The caret at the end of a cell, or of the last one in its row. */
function caretIn(tr: Transaction, at: number, row: number, column: number): Transaction {
  const table = tr.doc.nodeAt(at);
  const inRow = table?.maybeChild(Math.min(row, table.childCount - 1));
  if (!table || !inRow) return tr;
  const rowAt = before(table, at, Math.min(row, table.childCount - 1));
  const cell = Math.min(column, inRow.childCount - 1);
  const end = before(inRow, rowAt, cell) + inRow.child(cell).nodeSize - 1;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1));
}

const inTable =
  (change: (place: CellPlace, state: EditorState) => Transaction | null): TableCommand =>
  (state) => {
    const place = cellAt(state.selection.$from);
    return place && change(place, state);
  };

const addRow = (behind: 0 | 1) =>
  inTable(({ table, at, row, column }, { tr, schema }) => {
    const beside = table.child(row);
    // The names of the columns stay the first row.
    if (table.childCount >= tableLimits.rows || (behind === 0 && isHeadRow(namesOf(beside)))) return null;
    const cells = beside.children.map(() => schema.nodes['tableCell']?.createAndFill());
    const added = schema.nodes['tableRow']?.create(
      null,
      cells.filter((cell) => cell != null),
    );
    if (!added) return null;
    tr.insert(before(table, at, row + behind), added);
    return caretIn(tr, at, row + behind, column);
  });

const namesOf = (row: Node) => row.children.map((cell) => ({ type: cell.type.name }));

const addColumn = (behind: 0 | 1) =>
  inTable(({ table, at, row, column }, { tr }) => {
    if (widthOf(table) >= tableLimits.columns) return null;
    forRowsFromBelow(table, at, (cells, rowAt) => {
      const beside = cells.child(Math.min(column, cells.childCount - 1));
      const added = beside.type.createAndFill();
      if (added) tr.insert(before(cells, rowAt, Math.min(column + behind, cells.childCount)), added);
    });
    return caretIn(tr, at, row, column + behind);
  });

/** From the last row to the first, so that what changes in one leaves the places of the others as they are. */
function forRowsFromBelow(table: Node, at: number, change: (row: Node, rowAt: number) => void): void {
  for (let row = table.childCount - 1; row >= 0; row -= 1) change(table.child(row), before(table, at, row));
}

const removeTable = inTable(({ table, at }, { tr, doc, schema }) => {
  const end = at + table.nodeSize;
  const empty = doc.childCount === 1 ? schema.nodes['paragraph']?.create() : undefined;
  if (empty) tr.replaceWith(at, end, empty);
  else tr.delete(at, end);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at + 1, tr.doc.content.size))));
});

const removeRow: TableCommand = (state) => {
  const place = cellAt(state.selection.$from);
  if (!place || place.table.childCount === 1) return removeTable(state);
  const { table, at, row, column } = place;
  const rowAt = before(table, at, row);
  return caretIn(state.tr.delete(rowAt, rowAt + table.child(row).nodeSize), at, row, column);
};

const removeColumn: TableCommand = (state) => {
  const place = cellAt(state.selection.$from);
  if (!place || widthOf(place.table) === 1) return removeTable(state);
  const { table, at, row, column } = place;
  const { tr } = state;
  forRowsFromBelow(table, at, (cells, rowAt) => {
    if (cells.childCount <= column) return;
    const from = before(cells, rowAt, column);
    // A shorter row that would be left without a cell goes with it.
    if (cells.childCount === 1) tr.delete(rowAt, rowAt + cells.nodeSize);
    else tr.delete(from, from + cells.child(column).nodeSize);
  });
  return caretIn(tr, at, row, column);
};

const newTable = { rows: 3, columns: 3 };

/** In place of the empty line that the caret is in, else behind the block; with a line behind it to go on in. */
const insertTable: TableCommand = ({ tr, schema, doc, selection: { $to } }) => {
  const { table, tableRow, tableHeader, tableCell, paragraph } = schema.nodes;
  if (!table || !tableRow || !tableHeader || !tableCell || !paragraph || cellAt($to)) return null;
  const row = (type: typeof tableCell) =>
    tableRow.create(
      null,
      Array.from({ length: newTable.columns }, () => type.createAndFill()).filter((cell) => cell !== null),
    );
  const rows = Array.from({ length: newTable.rows }, (_, index) =>
    row(index === 0 ? tableHeader : tableCell),
  );
  const block = $to.depth === 0 ? null : $to.node(1);
  const end = $to.depth === 0 ? $to.pos : $to.after(1);
  const start = block?.type === paragraph && block.content.size === 0 ? $to.before(1) : end;
  tr.replaceWith(start, end, [
    table.create(null, rows),
    ...(end === doc.content.size ? [paragraph.create()] : []),
  ]);
  return caretIn(tr, start, 0, 0);
};

/** To the next cell, or the one before; nothing behind the last one, where the key is the browser's again. */
export const moveTo = (direction: 1 | -1) =>
  inTable(({ table, at, row, column }, { tr }) => {
    const places = table.children.flatMap((cells, inRow) =>
      cells.children.map((cell, inColumn) => ({ cell, inRow, inColumn })),
    );
    const now = places.findIndex(({ inRow, inColumn }) => inRow === row && inColumn === column);
    const next = places[now + direction];
    if (!next) return null;
    const start = before(table.child(next.inRow), before(table, at, next.inRow), next.inColumn);
    const [from, to] = [start + 1, start + next.cell.nodeSize - 1].map((end) => tr.doc.resolve(end));
    return from && to ? tr.setSelection(TextSelection.between(from, to)).scrollIntoView() : null;
  });

export const tableCommands = {
  insert: insertTable,
  rowAbove: addRow(0),
  rowBelow: addRow(1),
  columnLeft: addColumn(0),
  columnRight: addColumn(1),
  removeRow,
  removeColumn,
  removeTable,
} satisfies Readonly<Record<string, TableCommand>>;
