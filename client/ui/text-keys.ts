/** What texts are called, from the English ones: a key that is misspelt, or of another namespace, is a type error. */
import type { Texts } from './texts.ts';

export type Namespace = keyof Texts;

/** A text that has a form for each number is said by its name alone: "found", of "found_one" and "found_other". */
type Named<Key extends string> = Key extends `${infer Name}_${'zero' | 'one' | 'other'}` ? Name : Key;

type Paths<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Named<Key> : `${Key}.${Paths<Node[Key]>}`;
}[keyof Node & string];

/** The path of a text in its namespace: "crash.title". */
export type TextKey<N extends Namespace> = Paths<Texts[N]>;

/** A text of one namespace among several: "pipeline:deal.because". */
type PrefixedKey<N extends Namespace> = { [Each in N]: `${Each}:${TextKey<Each>}` }[N];

/**
 * What stands in the place holders of a text. `count` also says which form for a number it has, `context` which one for
 * a person: "asked_you" where it is "you".
 */
export type TextValues = Readonly<Record<string, string | number>>;

/** Says a text of the first namespace by its path, and one of any of them by both. */
export type Say<First extends Namespace, Others extends Namespace = never> = (
  key: TextKey<First> | PrefixedKey<First | Others>,
  values?: TextValues,
) => string;
