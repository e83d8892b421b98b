/** Numbered words in the text that both sides write: what fault tests type, and look for afterwards. */
import * as Y from 'yjs';

/** "[anna-17]": whose it is, and the how manieth of theirs. */
export const word = /\[([a-z]+)-\d+\]/g;

/** Puts a word at the end of the text, as somebody who types there. */
export function appendWord(goals: Y.XmlFragment, word: string): void {
  const paragraph = goals.get(0);
  if (!(paragraph instanceof Y.XmlElement)) throw new Error('the text has no paragraph to write in');
  const last = paragraph.length > 0 ? paragraph.get(paragraph.length - 1) : undefined;
  if (last instanceof Y.XmlText) last.insert(last.length, word);
  else paragraph.insert(paragraph.length, [new Y.XmlText(word)]);
}
