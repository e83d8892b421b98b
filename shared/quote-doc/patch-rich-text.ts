/**
 * Makes a shared text say something else with as few strokes as can be: what is alike stays the very same Yjs
 * items, so that carets and what others write at this moment stay where they are.
 */
import * as Y from 'yjs';
import type { RichText, RichTextNode } from '../quote/rich-text.ts';
import { readElement, readText } from './read-rich-text.ts';
import { sameValue } from './same-value.ts';
import { formattingOf, newChild, piecesOf } from './write-rich-text.ts';

type Child = Y.XmlElement | Y.XmlText;
/** One element, or one run of neighbouring texts. */
type Piece = RichTextNode | readonly RichTextNode[];

export function patchFragment(fragment: Y.XmlFragment, text: RichText): void {
  patchChildren(fragment, text);
}

function patchChildren(parent: Y.XmlFragment, wanted: RichTextNode): void {
  const children = parent.toArray() as Child[];
  const pieces: readonly Piece[] = piecesOf(wanted);
  const [before, after] = alikeAtTheEnds(children, pieces, (child, piece) => says(child, piece));
  const old = children.slice(before, children.length - after);
  const fresh = pieces.slice(before, pieces.length - after);

  let kept = 0;
  while (canBecome(old[kept], fresh[kept])) {
    become(old[kept] as Child, fresh[kept] as Piece);
    kept += 1;
  }
  const at = before + kept;
  if (old.length > kept) parent.delete(at, old.length - kept);
  if (fresh.length > kept) parent.insert(at, fresh.slice(kept).map(newChild));
}

/** How many are alike from the start, and from the end of what is left. */
function alikeAtTheEnds<A, B>(
  one: readonly A[],
  other: readonly B[],
  isAlike: (a: A, b: B) => boolean,
): [number, number] {
  const shorter = Math.min(one.length, other.length);
  const alike = (a: number, b: number) => isAlike(one[a] as A, other[b] as B);
  let before = 0;
  while (before < shorter && alike(before, before)) before += 1;
  let after = 0;
  while (after < shorter - before && alike(one.length - 1 - after, other.length - 1 - after)) after += 1;
  return [before, after];
}

function says(child: Child, piece: Piece): boolean {
  return sameValue(child instanceof Y.XmlText ? readText(child) : readElement(child, 1), piece);
}

const isRun = (piece: Piece): piece is readonly RichTextNode[] => Array.isArray(piece);

function canBecome(child: Child | undefined, piece: Piece | undefined): boolean {
  if (child === undefined || piece === undefined) return false;
  if (child instanceof Y.XmlText) return isRun(piece);
  return !isRun(piece) && child.nodeName === piece.type;
}

function become(child: Child, piece: Piece): void {
  if (child instanceof Y.XmlText) {
    if (isRun(piece)) patchText(child, piece);
  } else if (!isRun(piece)) {
    patchAttributes(child, piece.attrs ?? {});
    patchChildren(child, piece);
  }
}

function patchAttributes(element: Y.XmlElement, wanted: NonNullable<RichTextNode['attrs']>): void {
  const present: Readonly<Record<string, unknown>> = element.getAttributes();
  for (const name of Object.keys(present)) if (wanted[name] == null) element.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted)) {
    // Yjs types attributes as strings and keeps whatever they are.
    if (value !== null && present[name] !== value) element.setAttribute(name, value as string);
  }
}

/** A character with how it is formatted. By code points: half of a pair is no character. */
type Letter = readonly [character: string, marks: NonNullable<RichTextNode['marks']>];

const lettersOf = (run: readonly RichTextNode[]): Letter[] =>
  run.flatMap(({ text = '', marks = [] }) => [...text].map((character): Letter => [character, marks]));
const lengthOf = (letters: readonly Letter[]) => letters.reduce((sum, [letter]) => sum + letter.length, 0);

function patchText(text: Y.XmlText, run: readonly RichTextNode[]): void {
  const [is, wanted] = [lettersOf(readText(text)), lettersOf(run)];
  const [before, after] = alikeAtTheEnds(is, wanted, sameValue);
  text.applyDelta([
    { retain: lengthOf(is.slice(0, before)) },
    ...inRuns(wanted.slice(before, wanted.length - after)),
    { delete: lengthOf(is.slice(before, is.length - after)) },
  ]);
}

/** Letters of one formatting as one insert: each insert sets its formatting anew. */
function inRuns(letters: readonly Letter[]): { insert: string; attributes: Record<string, object> }[] {
  const runs: { insert: string; marks: Letter[1] }[] = [];
  for (const [character, marks] of letters) {
    const last = runs.at(-1);
    if (last && sameValue(last.marks, marks)) last.insert += character;
    else runs.push({ insert: character, marks });
  }
  return runs.map(({ insert, marks }) => ({ insert, attributes: formattingOf(marks) }));
}
