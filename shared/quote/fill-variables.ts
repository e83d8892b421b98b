/** Texts with their variables filled in: what people read, print and compare. The stored text keeps the variables. */
import { joinTexts } from './join-texts.ts';
import { type JointTextId, jointTextIds, type QuoteContent, type TextId, textIds } from './quote.ts';
import type { RichText, RichTextNode } from './rich-text.ts';
import { type VariableSource, type VariableValues, variableValues } from './variable-values.ts';
import { isVariableName, type VariableName } from './variables.ts';

/** Stands where the quote has no such value. */
export const noValue = '–';

type Marks = RichTextNode['marks'];

/** Every variable becomes plain text of its own. */
export function fillVariables(node: RichText, values: VariableValues): RichText {
  if (node.content === undefined) return node;
  const { content } = node;
  const filled = content.map((child, at) => {
    const name = variableOf(child);
    if (name === null) return fillVariables(child, values);
    const marks = marksBeside(content[at - 1], content[at + 1]);
    return { type: 'text', text: values[name] ?? noValue, ...(marks && { marks }) };
  });
  return { ...node, content: joinTexts(filled) };
}

/**
 * A variable is formatted as the text before it, else as the one behind it: like a word typed there. A link ends before
 * it, as it does where one types behind a link. `undefined`: not at all.
 */
export function marksBeside(before: RichTextNode | undefined, after: RichTextNode | undefined): Marks {
  const beside = [before, after].find((node) => node?.type === 'text');
  const marks = beside?.marks?.filter(({ type }) => type !== 'link') ?? [];
  return marks.length > 0 ? marks : undefined;
}

/** A quote with its texts. */
interface TextSource extends VariableSource {
  readonly content: Pick<QuoteContent, 'terms' | 'texts' | 'jointTexts'>;
}

/** All texts of a quote as they read. */
export function filledTexts(source: TextSource): Record<TextId | JointTextId, RichText> {
  const values = variableValues(source);
  const { texts, jointTexts } = source.content;
  return {
    intro: fillVariables(texts.intro, values),
    terms: fillVariables(texts.terms, values),
    goals: fillVariables(jointTexts.goals, values),
  };
}

/** The variables in a text, each once, in reading order. */
export function variablesIn(node: RichText): VariableName[] {
  const own = variableOf(node);
  return [...new Set([...(own === null ? [] : [own]), ...(node.content ?? []).flatMap(variablesIn)])];
}

/** Variables that stand for nothing in this quote, and in which of its texts. */
export function emptyVariables(source: TextSource): { text: TextId | JointTextId; name: VariableName }[] {
  const values = variableValues(source);
  const { texts, jointTexts } = source.content;
  return [...textIds, ...jointTextIds].flatMap((text) =>
    variablesIn({ ...texts, ...jointTexts }[text])
      .filter((name) => values[name] === null)
      .map((name) => ({ text, name })),
  );
}

function variableOf({ type, attrs }: RichTextNode): VariableName | null {
  const name = attrs?.['name'];
  return type === 'variable' && isVariableName(name) ? name : null;
}
