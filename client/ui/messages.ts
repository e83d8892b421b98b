/**
 * The shape of a translation: every key of the English texts, no other, each a text. A key that is missing
 * or misspelt in another language is a type error where that language's file is.
 */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>;
};
