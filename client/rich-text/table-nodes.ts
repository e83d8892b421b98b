/**
 * Tables: rows of cells, the first row naming the columns where its cells are heads. No cell spans others, so two people
 * who add a row and a column at once leave at worst a row that is shorter, which every reader takes as it is; an editor
 * that evened it out for both at once would do it twice.
 */
import { Node } from '@tiptap/core';
import look from '../ui/text-look.module.css';

const TableNode = Node.create({
  name: 'table',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['div', { class: look['table'] ?? '' }, ['table', ['tbody', 0]]],
});

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableHeader | tableCell)+',
  selectable: false,
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const cell = (name: string, tag: string, attributes: Record<string, string> = {}) =>
  Node.create({
    name,
    content: '(paragraph | bulletList | orderedList)+',
    isolating: true,
    selectable: false,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, attributes, 0],
  });

export const tableNodes = [
  TableNode,
  TableRow,
  cell('tableHeader', 'th', { scope: 'col' }),
  cell('tableCell', 'td'),
];
