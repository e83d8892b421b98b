import type { EditorState } from '@tiptap/pm/state';

/** What is typed where a variable is asked for, and where it stands. */
export interface VariableTrigger {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** A brace anywhere; a slash where a word begins, since it stands inside of many. */
const asked = /(?:\{(?<braced>[\p{L}\p{N} .-]{0,30})|(?<=^|\s)\/(?<slashed>[\p{L}\p{N}.-]{0,30}))$/u;

/** In the text in front of the caret; `null` where none is asked for. */
export function variableTrigger({ selection }: Pick<EditorState, 'selection'>): VariableTrigger | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const typed = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  const found = asked.exec(typed);
  const words = found?.groups?.['braced'] ?? found?.groups?.['slashed'];
  return found && words !== undefined ? { from: $from.pos - found[0].length, to: $from.pos, words } : null;
}
