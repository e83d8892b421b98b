/** How a text becomes what is read: which form it has, what stands in its place holders, and the texts that it names. */
import type { Language } from './languages.ts';
import type { TextValues } from './text-keys.ts';

/** All texts of a language, by namespace and path: "ui:crash.title". */
export type TextTable = ReadonlyMap<string, string>;

/** `{{name}}`, or `$t(stage:word.lost)`: another text, as it is said without anything. */
const holder = /\{\{(\w+)\}\}|\$t\(([\w.:]+)\)/g;

const rules = new Map<Language, Intl.PluralRules>();

/** "one" and "other" are what English and Swedish have. */
function formOf(count: number, language: Language): string {
  const known = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, known);
  return known.select(count);
}

/** `null` where there is no such text. A place holder for which there is no value stands as it is. */
export function sayText(
  texts: TextTable,
  language: Language,
  path: string,
  values: TextValues = {},
): string | null {
  const text = textFor(texts, language, path, values);
  // In one pass: what people have written is never read as if it were one of our texts.
  return (
    text?.replace(holder, (whole, name: string | undefined, other: string | undefined) => {
      if (other !== undefined) return sayText(texts, language, other) ?? whole;
      return name !== undefined && name in values ? String(values[name]) : whole;
    }) ?? null
  );
}

/** The most particular form that there is. */
function textFor(
  texts: TextTable,
  language: Language,
  path: string,
  { count, context }: TextValues,
): string | undefined {
  const paths = context === undefined ? [path] : [`${path}_${context}`, path];
  for (const each of paths) {
    const forms =
      typeof count === 'number' ? [...(count === 0 ? ['zero'] : []), formOf(count, language)] : [];
    for (const candidate of [...forms.map((form) => `${each}_${form}`), each]) {
      const text = texts.get(candidate);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}
