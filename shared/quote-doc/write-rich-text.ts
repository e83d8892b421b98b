/** Rich text JSON → the tree that editors write. The counterpart of `read-rich-text.ts`; what it makes reads back the same. */
import * as Y from 'yjs';
import type { RichText, RichTextNode } from '../quote/rich-text.ts';

export function newFragment(text: RichText): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, childrenOf(text));
  return fragment;
}

/** What stands in a node: elements, and runs of neighbouring texts, which share one Y.XmlText as in the editor. */
export function piecesOf(node: RichTextNode): (RichTextNode | readonly RichTextNode[])[] {
  const pieces: (RichTextNode | readonly RichTextNode[])[] = [];
  let run: RichTextNode[] = [];
  const endRun = () => {
    if (run.length > 0) pieces.push(run);
    run = [];
  };
  for (const child of node.content ?? []) {
    if (child.type === 'text') run.push(child);
    else {
      endRun();
      pieces.push(child);
    }
  }
  endRun();
  return pieces;
}

export function newChild(piece: RichTextNode | readonly RichTextNode[]): Y.XmlElement | Y.XmlText {
  return Array.isArray(piece) ? textOf(piece) : elementOf(piece as RichTextNode);
}

const childrenOf = (node: RichTextNode) => piecesOf(node).map(newChild);

function elementOf(node: RichTextNode): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, string | number>>(node.type);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (value !== null) element.setAttribute(name, value);
  }
  element.insert(0, childrenOf(node));
  return element as unknown as Y.XmlElement;
}

function textOf(run: readonly RichTextNode[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    run.map((node) => ({
      insert: node.text ?? '',
      attributes: formattingOf(node.marks ?? []),
    })),
  );
  return text;
}

/** Marks as Yjs formats text. */
export function formattingOf(marks: NonNullable<RichTextNode['marks']>): Record<string, object> {
  return Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}]));
}
