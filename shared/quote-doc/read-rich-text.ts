/**
 * Y.XmlFragment → rich text JSON, by the table in `shared/quote/rich-text.ts`. Total: what the table does not
 * allow is left out, however it got into the tree. The tree is the one that editors write: an element per node,
 * a text per run of inline text, marks as formatting attributes.
 */
import * as Y from 'yjs';
import { joinTexts } from '../quote/join-texts.ts';
import {
  emptyRichText,
  maxRichTextDepth,
  type RichText,
  type RichTextNode,
  richTextMarks,
  richTextNodes,
} from '../quote/rich-text.ts';

export function readRichText(fragment: Y.XmlFragment): RichText {
  const content = readChildren(fragment, 'doc', 1);
  return content.length > 0 ? { type: 'doc', content } : emptyRichText;
}

function readChildren(parent: Y.XmlFragment, parentType: string, depth: number): RichTextNode[] {
  const { content: allowed = [], most = Number.POSITIVE_INFINITY } = richTextNodes[parentType] ?? {};
  // Where formatting once began or ended, Yjs cuts still.
  return joinTexts(
    parent.toArray().flatMap((child) => {
      if (child instanceof Y.XmlText) return allowed.includes('text') ? readText(child) : [];
      if (!(child instanceof Y.XmlElement) || !allowed.includes(child.nodeName)) return [];
      const node = depth < maxRichTextDepth ? readElement(child, depth) : null;
      return node !== null && isWhole(node) ? [node] : [];
    }),
  ).slice(0, most);
}

const isWhole = ({ type, attrs = {} }: RichTextNode) =>
  (richTextNodes[type]?.required ?? []).every((name) => Object.hasOwn(attrs, name));

export function readElement(element: Y.XmlElement, depth: number): RichTextNode {
  const node: RichTextNode = { type: element.nodeName };
  const attrs = allowedAttributes(element.getAttributes(), richTextNodes[element.nodeName]?.attributes);
  if (Object.keys(attrs).length > 0) node.attrs = attrs;
  const content = readChildren(element, element.nodeName, depth + 1);
  if (content.length > 0) node.content = content;
  return node;
}

export function readText(text: Y.XmlText): RichTextNode[] {
  const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return joinTexts(
    runs.flatMap(({ insert, attributes }) => {
      if (typeof insert !== 'string' || insert === '') return [];
      const marks = readMarks(attributes ?? {});
      return [{ type: 'text', text: insert, ...(marks.length > 0 && { marks }) }];
    }),
  );
}

/** In the order of the table, so that one formatting is one JSON. A link whose address is not allowed is no link. */
function readMarks(formatting: Record<string, unknown>): NonNullable<RichTextNode['marks']> {
  return Object.entries(richTextMarks).flatMap(([type, checks]) => {
    const value = Object.hasOwn(formatting, type) ? formatting[type] : null;
    if (typeof value !== 'object' || value === null) return [];
    const attrs = allowedAttributes(value, checks);
    if ('href' in checks && !('href' in attrs)) return [];
    return [{ type, ...(Object.keys(attrs).length > 0 && { attrs }) }];
  });
}

function allowedAttributes(
  found: object,
  checks: Readonly<Record<string, (value: unknown) => boolean>> = {},
): NonNullable<RichTextNode['attrs']> {
  return Object.fromEntries(
    Object.entries(found).filter(([name, value]) => Object.hasOwn(checks, name) && checks[name]?.(value)),
  );
}
