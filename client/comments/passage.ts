/** Words in one of the quote’s texts, as they are marked there and found again. */

/** The element of a text on the paper carries its id here. */
export const textAttribute = 'data-text';

const highlight = 'passage';
const shownMs = 6_000;

/** Brings the words into view and marks them for a while; where they are not found, the text itself. */
export function showPassage(text: string, quoted: string): void {
  const root = document.querySelector<HTMLElement>(`[${textAttribute}="${CSS.escape(text)}"]`);
  if (!root) return;
  const range = findWords(root, quoted);
  const at = range?.startContainer.parentElement ?? root;
  at.scrollIntoView({ block: 'center', behavior: 'instant' });
  // Older browsers cannot mark words without changing the text; there the way to it must do.
  if (!range || !('highlights' in CSS)) return;
  CSS.highlights.set(highlight, new Highlight(range));
  setTimeout(() => CSS.highlights.delete(highlight), shownMs);
}

/** The first place where the words stand, wherever lines and paragraphs break. */
export function findWords(root: Node, quoted: string): Range | null {
  const letters: { readonly node: Node; readonly offset: number }[] = [];
  let bare = '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const [offset, letter] of [...(node.nodeValue ?? '').split('').entries()]) {
      if (/\s/.test(letter)) continue;
      letters.push({ node, offset });
      bare += letter;
    }
  }
  const wanted = quoted.replace(/\s+/g, '');
  const from = wanted === '' ? -1 : bare.indexOf(wanted);
  const first = letters[from];
  const last = letters[from + wanted.length - 1];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

export interface Marked {
  readonly text: string;
  readonly quoted: string;
  readonly box: DOMRect;
}

/** What is marked on the page now, if all of it stands in one of the quote’s texts. */
export function markedPassage(): Marked | null {
  const selection = document.getSelection();
  const range =
    selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const within = (node: Node) =>
    (node instanceof Element ? node : node.parentElement)?.closest(`[${textAttribute}]`) ?? null;
  const root = range && within(range.commonAncestorContainer);
  const quoted = selection?.toString().trim() ?? '';
  const text = root?.getAttribute(textAttribute);
  return range && text && quoted !== '' ? { text, quoted, box: range.getBoundingClientRect() } : null;
}
