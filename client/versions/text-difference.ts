/** What differs between two texts, word by word. The library is fetched with this module, when a text has changed. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { RichText } from '#shared/quote/rich-text.ts';
import { type TextBlock, textBlocks } from './text-blocks.ts';

export type PieceChange = 'same' | 'added' | 'removed';

export interface TextPiece {
  readonly text: string;
  readonly change: PieceChange;
}

export interface BlockDifference extends Pick<TextBlock, 'kind' | 'depth'> {
  readonly pieces: readonly TextPiece[];
  /** It says the same in another form: bold, a link, an item of another list. */
  readonly isReformatted: boolean;
}

/** With less than this share of a line left, it reads better whole, before and after. */
const leastKept = 0.4;

/** Of one line of text, word by word; whole where so little is left of it that it would read as a patchwork. */
export function wordDifference(before: string, after: string): TextPiece[] {
  const pieces = diffWordsWithSpace(before, after).map(({ value, added, removed }): TextPiece => {
    return { text: value, change: added ? 'added' : removed ? 'removed' : 'same' };
  });
  const kept = pieces.filter(({ change }) => change === 'same').map(({ text }) => text);
  if (lettersIn(kept.join('')) >= leastKept * Math.max(lettersIn(before), lettersIn(after))) return pieces;
  const whole: readonly TextPiece[] = [
    { text: before, change: 'removed' },
    { text: after, change: 'added' },
  ];
  return whole.filter(({ text }) => text !== '');
}

const lettersIn = (text: string): number => text.replace(/\s/g, '').length;

/** Block by block, and word by word inside a block that was rewritten. */
export function textDifference(before: RichText, after: RichText): BlockDifference[] {
  const [was, is] = [textBlocks(before), textBlocks(after)];
  let [from, to] = [0, 0];
  const blocks: BlockDifference[] = [];
  let gone: TextBlock[] = [];
  const flush = () => {
    blocks.push(...gone.map((block) => whole(block, 'removed')));
    gone = [];
  };
  for (const { value, added, removed } of diffArrays(was.map(saying), is.map(saying))) {
    if (removed) {
      flush();
      gone = was.slice(from, from + value.length);
      from += value.length;
    } else if (added) {
      // What came where something went is that, rewritten, as far as there is something of it left.
      const come = is.slice(to, to + value.length);
      blocks.push(...rewritten(gone, come));
      gone = [];
      to += value.length;
    } else {
      flush();
      blocks.push(
        ...value.map((_, at) => kept(was[from + at], is[to + at])).filter((block) => block !== null),
      );
      from += value.length;
      to += value.length;
    }
  }
  flush();
  return blocks;
}

const saying = ({ text }: TextBlock): string => text;

const whole = ({ kind, depth, text }: TextBlock, change: PieceChange): BlockDifference => ({
  kind,
  depth,
  pieces: [{ text, change }],
  isReformatted: false,
});

function kept(was: TextBlock | undefined, is: TextBlock | undefined): BlockDifference | null {
  if (!was || !is) return null;
  return { ...whole(is, 'same'), isReformatted: was.form !== is.form };
}

/** Pair by pair in their order; what is left over on one side stands whole. */
function rewritten(gone: readonly TextBlock[], come: readonly TextBlock[]): BlockDifference[] {
  const pairs = Math.min(gone.length, come.length);
  const changed = come.slice(0, pairs).flatMap((block, at) => {
    const old = gone[at];
    const pieces = old ? wordDifference(old.text, block.text) : [];
    if (pieces.some(({ change }) => change === 'same')) {
      return [{ ...whole(block, 'same'), pieces }];
    }
    return [...(old ? [whole(old, 'removed')] : []), whole(block, 'added')];
  });
  return [
    ...changed,
    ...gone.slice(pairs).map((block) => whole(block, 'removed')),
    ...come.slice(pairs).map((block) => whole(block, 'added')),
  ];
}

export interface Stretch {
  readonly isFolded: boolean;
  readonly blocks: readonly BlockDifference[];
}

const isChanged = ({ pieces, isReformatted }: BlockDifference) =>
  isReformatted || pieces.some(({ change }) => change !== 'same');

/** Long stretches without a change, apart from the line next to one, which shows where one is. */
export function stretches(blocks: readonly BlockDifference[]): Stretch[] {
  const near = blocks.map((_, at) => blocks.slice(Math.max(0, at - 1), at + 2).some(isChanged));
  const found: { isFolded: boolean; blocks: BlockDifference[] }[] = [];
  for (const [at, block] of blocks.entries()) {
    const isFolded = near[at] === false;
    const last = found.at(-1);
    if (last?.isFolded === isFolded) last.blocks.push(block);
    else found.push({ isFolded, blocks: [block] });
  }
  return found;
}
