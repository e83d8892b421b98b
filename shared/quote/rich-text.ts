/**
 * The rich text a quote may hold, as one table of nodes, marks and attributes. A ProseMirror schema in the
 * browser is no security boundary: a peer can put anything into the Yjs tree. So this same table decides in
 * the guard (on every update), in the reader, in the editor and in the PDF.
 */
import { z } from 'zod';
import { isVariableName } from './variables.ts';

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

const inlines = ['text', 'hardBreak', 'variable'];

/** As much as fits a page in print, and a row of it a screen. */
export const tableLimits = { rows: 100, columns: 10 } as const;

/** In one cell; no table, so that none stands inside another. No cell spans others, so there is nothing to add up. */
const inCells = ['paragraph', 'bulletList', 'orderedList'];

export interface RichTextRule {
  /** What may stand directly inside; `text` means inline text with marks. */
  readonly content: readonly string[];
  readonly attributes: AttributeChecks;
  /** Attributes without which the node says nothing. */
  readonly required?: readonly string[];
  /** How many may stand directly inside. */
  readonly most?: number;
}

export const richTextNodes: Readonly<Record<string, RichTextRule>> = {
  doc: { content: [...blocks, 'table'], attributes: {} },
  paragraph: { content: inlines, attributes: {} },
  heading: { content: inlines, attributes: { level: integerBetween(1, 3) } },
  bulletList: { content: ['listItem'], attributes: {} },
  orderedList: {
    content: ['listItem'],
    attributes: { start: integerBetween(0, 100_000), type: oneOf(null, '1', 'a', 'A', 'i', 'I') },
  },
  listItem: { content: blocks, attributes: {} },
  blockquote: { content: blocks, attributes: {} },
  hardBreak: { content: [], attributes: {} },
  table: { content: ['tableRow'], attributes: {}, most: tableLimits.rows },
  tableRow: { content: ['tableHeader', 'tableCell'], attributes: {}, most: tableLimits.columns },
  tableHeader: { content: inCells, attributes: {} },
  tableCell: { content: inCells, attributes: {} },
  variable: { content: [], attributes: { name: isVariableName }, required: ['name'] },
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

/** Whether the cells of a row all name their columns. */
export const isHeadRow = (cells: readonly RichTextNode[]): boolean =>
  cells.length > 0 && cells.every(({ type }) => type === 'tableHeader');

export const emptyRichText: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };

/**
 * The text alone, one line per block and per row of a table: for search, previews and mail. `named` says what stands for
 * a variable that nobody has filled in (`fill-variables.ts`).
 */
export function plainText(node: RichText, named = (name: unknown): string => `{${name}}`): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'variable') return named(node.attrs?.['name']);
  const parts = (node.content ?? []).map((child) => plainText(child, named));
  // What a program takes apart into cells again.
  if (node.type === 'tableRow') return parts.map((cell) => cell.replace(/\s+/g, ' ').trim()).join('\t');
  const isBlock = node.content?.some(({ type }) => !inlines.includes(type));
  return parts.join(isBlock ? '\n' : '');
}
