/** Whether content fits its place: the right kind, under a known key, with values that the field's schema allows. */

import type { z } from 'zod';
import { maxRichTextDepth, richTextMarks, richTextNodes } from '#shared/quote/rich-text.ts';
import type { Json } from './decode-value.ts';
import type { Content } from './decoded-update.ts';
import { isEntryKey, type Place, pathSteps } from './places.ts';
import { Refusal } from './refusal.ts';

/**
 * Throws `forbidden` or `invalid-value` with the path. `deleted`: the same update deletes it again, as it does
 * with values that were overwritten before they were sent.
 */
export function mustFit(place: Place, content: Content, deleted: boolean): void {
  const { container, key } = place;
  const fits = checks[container.kind](place as never, content, deleted);
  if (!fits) throw new Refusal('invalid-value', pathSteps({ container, key }));
}

type PlaceIn<K extends Place['container']['kind']> = {
  readonly container: Extract<Place['container'], { kind: K }>;
  readonly key: string | null;
};

const checks: {
  readonly [K in Place['container']['kind']]: (
    place: PlaceIn<K>,
    content: Content,
    deleted: boolean,
  ) => boolean;
} = {
  root: ({ container: { layout, root }, key }, content, deleted) => {
    // A list inside a map is seen by no reader and by no later judgement.
    if (key === null) return false;
    switch (layout.kind) {
      case 'fields':
        return fitsSlot(layout.fields[key], content, deleted);
      case 'entities':
        return isEntryKey(key) && (content.kind === 'map' || content.kind === 'deleted');
      case 'values':
        return isEntryKey(key) && fitsSlot(layout.value, content, deleted);
      case 'richTexts':
        throw new Refusal('forbidden', [root, key]);
    }
  },
  entity: ({ container: { layout }, key }, content, deleted) =>
    key !== null && Object.hasOwn(layout.fields, key) && fitsSlot(layout.fields[key], content, deleted),
  node: ({ container: { node, depth }, key }, content, deleted) => {
    const { content: children, attributes, required = [] } = richTextNodes[node] ?? nothing;
    if (key !== null) {
      const check = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
      const mayBeNone = !required.includes(key);
      return (
        check !== undefined &&
        fitsValues(content, deleted, (value) => (value === null && mayBeNone) || check(value))
      );
    }
    if (depth + 1 >= maxRichTextDepth) return false;
    if (content.kind === 'element') return children.includes(content.node);
    return content.kind === 'deleted' || (content.kind === 'textNode' && children.includes('text'));
  },
  text: ({ key }, content) => {
    if (key !== null) return false;
    if (content.kind === 'format') return fitsMark(content.key, content.value);
    return content.kind === 'text' || content.kind === 'deleted';
  },
};

const nothing: (typeof richTextNodes)[string] = { content: [], attributes: {} };

function fitsSlot(schema: z.ZodType | undefined, content: Content, deleted: boolean): boolean {
  return schema !== undefined && fitsValues(content, deleted, (value) => schema.safeParse(value).success);
}

/** A slot shows one value. Several in one item are the past of a slot, and nothing but past. */
function fitsValues(content: Content, deleted: boolean, check: (value: Json) => boolean): boolean {
  if (content.kind === 'deleted') return true;
  return content.kind === 'values' && (content.values.length === 1 || deleted) && content.values.every(check);
}

/** `null` ends a mark. */
function fitsMark(mark: string, value: Json): boolean {
  const checks = Object.hasOwn(richTextMarks, mark) ? richTextMarks[mark] : undefined;
  if (checks === undefined) return false;
  if (value === null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  if ('href' in checks && !('href' in value)) return false;
  return Object.entries(value).every(([name, attribute]) => checks[name]?.(attribute) ?? false);
}
