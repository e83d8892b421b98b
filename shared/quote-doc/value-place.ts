/** Where any one value of a document lies, as its layout has it. */
export interface ValuePlace {
  readonly root: string;
  /** The entry; `null` in roots of fields and of texts, which have `field` alone. */
  readonly element: string | null;
  /** `wholeEntry` for an entry with all it holds. */
  readonly field: string;
}

/** Stands in a place for the name of a field, where an entry as a whole comes or goes. */
export const wholeEntry = 'entry';
