/**
 * A variable in a text: one piece to the caret, stored as a name alone. What it stands for is asked for where it is
 * shown and copied, so it is never an old value.
 */
import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { isVariableName, type VariableName } from '#shared/quote/variables.ts';
import { VariableChip } from './variable-chip.tsx';
import { variableMarks } from './variable-marks.ts';

export interface VariableOptions {
  /** What it reads as now. */
  readonly textOf: (name: VariableName) => string;
}

export const unfilled: VariableOptions = { textOf: (name) => `{${name}}` };

const attribute = 'data-variable';

export const VariableNode = Node.create<VariableOptions>({
  name: 'variable',
  group: 'inline',
  inline: true,
  atom: true,
  addOptions: () => unfilled,
  addAttributes: () => ({
    name: {
      isRequired: true,
      parseHTML: (element) => element.getAttribute(attribute),
      renderHTML: ({ name }) => ({ [attribute]: name }),
    },
  }),
  parseHTML: () => [
    {
      tag: `span[${attribute}]`,
      getAttrs: (element) => (isVariableName(element.getAttribute(attribute)) ? null : false),
    },
  ],
  // Pasted elsewhere it is what it reads as.
  renderHTML({ node, HTMLAttributes }) {
    return ['span', HTMLAttributes, this.options.textOf(node.attrs['name'])];
  },
  renderText({ node }) {
    return this.options.textOf(node.attrs['name']);
  },
  addNodeView: () => ReactNodeViewRenderer(VariableChip, { as: 'span' }),
  addProseMirrorPlugins: () => [variableMarks],
});
