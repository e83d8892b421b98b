import { Fragment, type ReactNode } from 'react';

interface MarkedTextProps {
  text: string;
  /** What to make of the words between `<b>` and `</b>`, by the name of the mark. */
  marks: Readonly<Record<string, (words: string) => ReactNode>>;
}

/** A text of the screens with marked words in it: they come out bold, or as whatever the caller makes of them. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  return splitMarks(text).map(({ words, mark }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place.
    <Fragment key={index}>{mark === null ? words : (marks[mark]?.(words) ?? words)}</Fragment>
  ));
}

/** The text in parts, in order; marks do not nest, and one that is not closed is text. */
export function splitMarks(text: string): readonly { words: string; mark: string | null }[] {
  return text
    .split(/(<(?<name>\w+)>.*?<\/\k<name>>)/s)
    .flatMap((part, index, parts) => {
      if (index % 3 === 2) return [];
      const mark = index % 3 === 1 ? (parts[index + 1] ?? null) : null;
      return [{ words: mark === null ? part : part.slice(mark.length + 2, -mark.length - 3), mark }];
    })
    .filter(({ words, mark }) => words !== '' || mark !== null);
}
