/**
 * The rich text a quote may hold, as one table of nodes, marks and attributes. A ProseMirror schema in the
 * browser is no security boundary: a peer can put anything into the Yjs tree. So this same table decides in
 * the guard (on every update), in the reader, in the editor and in the PDF.
 */
import { z } from 'zod';

/** Only these link schemes are ever stored, shown or printed. */
const linkSchemes = ['http:', 'https:', 'mailto:'];

/** Whether `href` is an absolute URL with an allowed scheme and no hidden characters. */
export function isSafeLink(href: unknown): href is string {
  // Browsers skip control characters inside a scheme ("java\nscript:"), so none may be present at all.
  if (typeof href !== 'string' || href.length > 2_000 || /[\p{Cc}\s]/u.test(href)) return false;
  const url = URL.parse(href);
  return url !== null && linkSchemes.includes(url.protocol);
}

const integerBetween = (min: number, max: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

const oneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value);

type AttributeChecks = Readonly<Record<string, (value: unknown) => boolean>>;

/** What may stand wherever the editor lets one start a new block: at the top, in a list item, in a quotation. */
const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote'];

/** How many elements may stand inside each other. Twenty nested lists fit; nothing that would exhaust a reader's stack does. */
export const maxRichTextDepth = 40;

/** `content` names what may stand directly inside; `text` means inline text with marks and hard breaks. */
export const richTextNodes: Readonly<
  Record<string, { content: readonly string[]; attributes: AttributeChecks }>
> = {
  doc: { content: blocks, attributes: {} },
  paragraph: { content: ['text', 'hardBreak'], attributes: {} },
  heading: { content: ['text', 'hardBreak'], attributes: { level: integerBetween(1, 3) } },
  bulletList: { content: ['listItem'], attributes: {} },
  orderedList: {
    content: ['listItem'],
    attributes: { start: integerBetween(0, 100_000), type: oneOf(null, '1', 'a', 'A', 'i', 'I') },
  },
  listItem: { content: blocks, attributes: {} },
  blockquote: { content: blocks, attributes: {} },
  hardBreak: { content: [], attributes: {} },
};

export const richTextMarks: Readonly<Record<string, AttributeChecks>> = {
  bold: {},
  italic: {},
  underline: {},
  strike: {},
  link: {
    href: isSafeLink,
    target: oneOf(null, '_blank'),
    rel: oneOf(null, 'noopener noreferrer nofollow', 'noopener noreferrer'),
    class: oneOf(null),
    title: oneOf(null),
  },
};

const Attributes = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** A node in ProseMirror's JSON form. What the table above forbids is dropped by the reader, never passed on. */
export interface RichTextNode {
  type: string;
  attrs?: z.infer<typeof Attributes> | undefined;
  text?: string | undefined;
  marks?: { type: string; attrs?: z.infer<typeof Attributes> | undefined }[] | undefined;
  content?: RichTextNode[] | undefined;
}

export const RichText: z.ZodType<RichTextNode> = z.lazy(() =>
  z.strictObject({
    type: z.string(),
    attrs: Attributes.optional(),
    text: z.string().optional(),
    marks: z.array(z.strictObject({ type: z.string(), attrs: Attributes.optional() })).optional(),
    content: z.array(RichText).optional(),
  }),
);
export type RichText = RichTextNode;

export const emptyRichText: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };

/** The text alone, one line per block: for search, previews and mail. */
export function plainText(node: RichText): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const parts = (node.content ?? []).map(plainText);
  const isBlock = node.content?.some((child) => child.type !== 'text' && child.type !== 'hardBreak');
  return parts.join(isBlock ? '\n' : '');
}
