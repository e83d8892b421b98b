/** Rich text JSON → the tree that editors write. The counterpart of `read-rich-text.ts`; what it makes reads back the same. */
import * as Y from 'yjs';
import type { RichText, RichTextNode } from '../quote/rich-text.ts';

export function newFragment(text: RichText): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, childrenOf(text));
  return fragment;
}

function childrenOf(node: RichTextNode): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let run: RichTextNode[] = [];
  const endRun = () => {
    if (run.length > 0) children.push(textOf(run));
    run = [];
  };
  for (const child of node.content ?? []) {
    if (child.type === 'text') run.push(child);
    else {
      endRun();
      children.push(elementOf(child));
    }
  }
  endRun();
  return children;
}

function elementOf(node: RichTextNode): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, string | number>>(node.type);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (value !== null) element.setAttribute(name, value);
  }
  element.insert(0, childrenOf(node));
  return element as unknown as Y.XmlElement;
}

/** Neighbouring texts share one Y.XmlText, as the editor keeps them. */
function textOf(run: readonly RichTextNode[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    run.map((node) => ({
      insert: node.text ?? '',
      attributes: Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])),
    })),
  );
  return text;
}
