/**
 * Stock Yjs clients tidy up: when a change arrives, they delete formatting that has come to mean nothing (a mark
 * switched on and off again with no text between), also in texts that they may only read. That is housekeeping
 * and no attempt to write. It is left out without a word, but only where it would change nothing that is seen, and
 * only where the sender never writes. Where they do at other times the same delete may be what a person did, and
 * comes to light once the quote is open again: left out, it would part their copy from everybody else's for good.
 */
import * as Y from 'yjs';

/** How far to look to either side; beyond it the answer is no. */
const farthest = 2_000;

/**
 * Whether deleting this format item changes the look of no text, given that everything for which `alsoDeleted`
 * holds is deleted with it.
 */
export function isMereTidying(item: Y.Item, alsoDeleted: (item: Y.Item) => boolean): boolean {
  if (!(item.content instanceof Y.ContentFormat)) return false;
  const { key, value } = item.content;
  return reachesNoText(item, key) || sameJson(valueBefore(item, key, alsoDeleted), value);
}

/** Whether the next word on this mark, or the end, comes before any text. */
function reachesNoText(item: Y.Item, key: string): boolean {
  let steps = 0;
  for (let next = item.right; next !== null; next = next.right) {
    if (++steps > farthest) return false;
    if (next.deleted) continue;
    if (next.countable) return false;
    if (next.content instanceof Y.ContentFormat && next.content.key === key) return true;
  }
  return true;
}

function valueBefore(item: Y.Item, key: string, alsoDeleted: (item: Y.Item) => boolean): unknown {
  let steps = 0;
  for (let previous = item.left; previous !== null; previous = previous.left) {
    if (++steps > farthest) return undefined;
    if (previous.deleted || alsoDeleted(previous)) continue;
    if (previous.content instanceof Y.ContentFormat && previous.content.key === key) {
      return previous.content.value;
    }
  }
  return null;
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
