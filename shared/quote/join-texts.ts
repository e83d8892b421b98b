import { sameValue } from '../quote-doc/same-value.ts';
import type { RichTextNode } from './rich-text.ts';

/** Neighbouring texts of one formatting as one text: what says the same must be, freeze and compare as the same. */
export function joinTexts(nodes: readonly RichTextNode[]): RichTextNode[] {
  const result: RichTextNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text' && sameValue(last.marks, node.marks)) {
      result[result.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` };
    } else result.push(node);
  }
  return result;
}
