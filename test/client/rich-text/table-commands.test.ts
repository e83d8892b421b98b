import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Plugin, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { plainText, tableLimits } from '#shared/quote/rich-text.ts';
import { quoteSchema } from '../../../client/rich-text/quote-schema.ts';
import { moveTo, type TableCommand, tableCommands } from '../../../client/rich-text/table-commands.ts';
import { keepsTablesWhole } from '../../../client/rich-text/table-editing.ts';
import { variableTrigger } from '../../../client/rich-text/variable-trigger.ts';

const schema = getSchema([quoteSchema]);
const paragraph = (words: string) => ({
  type: 'paragraph',
  ...(words && { content: [{ type: 'text', text: words }] }),
});
const row = (type: string, words: string) => ({
  type: 'tableRow',
  content: [...words].map((word) => ({ type, content: [paragraph(word)] })),
});
/** One letter a cell: "ab" is a row of two. The first row names the columns. */
const table = (head: string, ...rows: string[]) => ({
  type: 'table',
  content: [row('tableHeader', head), ...rows.map((words) => row('tableCell', words))],
});

/** With the caret behind the first place where the word stands. */
function at(word: string, blocks: object[], plugins: readonly Plugin[] = []): EditorState {
  const doc = schema.nodeFromJSON({ type: 'doc', content: blocks });
  doc.check();
  const state = EditorState.create({ doc, plugins: [...plugins] });
  return state.apply(state.tr.setSelection(TextSelection.create(doc, behind(doc, word))));
}

function behind(doc: Node, word: string): number {
  let found = -1;
  doc.descendants((node, position) => {
    const index = node.text?.indexOf(word) ?? -1;
    if (index >= 0 && found < 0) found = position + index + word.length;
  });
  return found;
}

/** The text, each row as one word, and what the caret stands behind. */
function done(state: EditorState, command: TableCommand) {
  const change = command(state);
  if (change === null) return null;
  change.doc.check();
  return { text: told(change.doc), caret: state.apply(change).selection.$from.parent.textContent };
}
const told = (doc: Node) =>
  plainText(doc.toJSON())
    .replace(/\t(?=\t|\n|$)/g, '_')
    .replace(/\t/g, '')
    .split('\n');

describe('what is done to a table', () => {
  it.each<[keyof typeof tableCommands, string[], string]>([
    ['rowBelow', ['ab', 'cd', '_', 'ef'], ''],
    ['rowAbove', ['ab', '_', 'cd', 'ef'], ''],
    ['removeRow', ['ab', 'ef'], 'f'],
    ['removeColumn', ['a', 'c', 'e'], 'c'],
    ['removeTable', ['before', 'behind'], ''],
  ])('%s', (name, rows, caret) => {
    const state = at('d', [paragraph('before'), table('ab', 'cd', 'ef'), paragraph('behind')]);
    const text = name === 'removeTable' ? rows : ['before', ...rows, 'behind'];
    const result = done(state, tableCommands[name]);
    expect(result?.text).toEqual(text);
    if (name !== 'removeTable') expect(result?.caret).toBe(caret);
  });

  it('a new column has the cells of the one beside it: a name at its head', () => {
    const change = tableCommands.columnRight(at('c', [table('ab', 'cd')]));
    const rows = change?.doc.child(0).children.map((cells) => cells.children.map((cell) => cell.type.name));
    expect(rows).toEqual([Array(3).fill('tableHeader'), Array(3).fill('tableCell')]);
    expect(
      tableCommands
        .columnLeft(at('c', [table('ab', 'cd')]))
        ?.doc.child(0)
        .child(1).textContent,
    ).toBe('cd');
  });

  it('nothing beyond the limits, above the names of the columns, or outside of tables', () => {
    const wide = 'a'.repeat(tableLimits.columns);
    expect(tableCommands.columnRight(at('a', [table(wide)]))).toBeNull();
    expect(tableCommands.columnRight(at('a', [table(wide.slice(1))]))).not.toBeNull();
    const rows = Array.from({ length: tableLimits.rows - 1 }, () => 'b');
    expect(tableCommands.rowBelow(at('a', [table('a', ...rows)]))).toBeNull();
    expect(tableCommands.rowBelow(at('a', [table('a', ...rows.slice(1))]))).not.toBeNull();
    expect(tableCommands.rowAbove(at('a', [table('ab', 'cd')]))).toBeNull();
    const outside = at('out', [paragraph('out'), table('ab')]);
    for (const [name, command] of Object.entries(tableCommands)) {
      expect(command(outside) === null, name).toBe(name !== 'insert');
    }
  });

  it('the last row, column or block goes with the table, and leaves a line to write in', () => {
    for (const command of [tableCommands.removeRow, tableCommands.removeColumn, tableCommands.removeTable]) {
      expect(done(at('a', [table('a')]), command)?.text).toEqual(['']);
    }
  });

  it('one is put in place of an empty line, or behind what is written, never into a list', () => {
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('item')] }] };
    expect(tableCommands.insert(at('item', [list]))?.doc.children.map(({ type }) => type.name)).toEqual([
      'bulletList',
      'table',
      'paragraph',
    ]);
    expect(tableCommands.insert(at('a', [table('ab')]))).toBeNull();
  });

  it('a row that is shorter is taken as it is', () => {
    const ragged = [table('ab', 'c', 'de')];
    for (const command of Object.values(tableCommands)) command(at('c', ragged))?.doc.check();
    expect(done(at('b', ragged), tableCommands.removeColumn)?.text).toEqual(['a', 'c', 'd']);
    expect(done(at('e', [table('a', 'de')]), tableCommands.removeColumn)?.text).toEqual(['a', 'd']);
  });

  it('a key goes from cell to cell, and past the last one is the browser’s', () => {
    const blocks = [table('ab', 'cd'), paragraph('behind')];
    expect(done(at('b', blocks), moveTo(1))?.caret).toBe('c');
    expect(done(at('c', blocks), moveTo(-1))?.caret).toBe('b');
    expect(moveTo(1)(at('d', blocks))).toBeNull();
    expect(moveTo(-1)(at('a', blocks))).toBeNull();
  });
});

describe('while one writes', () => {
  const plugins = keepsTablesWhole();

  it('a selection that began in a cell ends there', () => {
    const state = at('b', [table('ab', 'cd'), paragraph('behind')], plugins);
    for (const word of ['d', 'behind', 'a']) {
      const marked = TextSelection.create(state.doc, behind(state.doc, 'b') - 1, behind(state.doc, word));
      expect(state.apply(state.tr.setSelection(marked)).selection.$head.parent.textContent).toBe('b');
    }
  });

  it('what comes with a paste is evened, and cut where it is too large', () => {
    const state = at('out', [paragraph('out')], plugins);
    const wide = 'x'.repeat(tableLimits.columns + 2);
    const rows = Array.from({ length: tableLimits.rows + 5 }, () => 'y');
    const pasted = [table('abc', 'd'), table(wide, 'z'), table('n', ...rows)].map((json) =>
      schema.nodeFromJSON(json),
    );
    const { doc } = state.apply(state.tr.insert(state.doc.content.size, pasted));
    doc.check();
    const sizes = doc.children
      .slice(1)
      .map((node) => [node.childCount, ...new Set(node.children.map((cells) => cells.childCount))]);
    expect(sizes).toEqual([
      [2, 3],
      [2, tableLimits.columns],
      [tableLimits.rows, 1],
    ]);
  });
});

describe('asking for a variable', () => {
  it.each<[string, string | null]>([
    ['{', ''],
    ['Dear {cust', 'cust'],
    ['Dear{per mon', 'per mon'],
    ['/', ''],
    ['Dear /cust', 'cust'],
    ['and/or', null],
    ['https://nordvik', null],
    ['Dear {cust}', null],
    ['Dear', null],
  ])('%s asks for %s', (typed, words) => {
    const state = at(typed, [paragraph(typed)]);
    expect(variableTrigger(state)?.words ?? null).toBe(words);
  });
});
