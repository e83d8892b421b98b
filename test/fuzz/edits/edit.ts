import type * as Y from 'yjs';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { pickFrom } from '../random.ts';

/** Somebody's own copy of the shared document. */
export interface Author {
  readonly doc: Y.Doc;
  readonly document: QuoteDocument;
}

/** One thing a person does. `number` and `word` say to what and with what; where there is nothing, it does nothing. */
export type Edit = (author: Author, number: number, word: string) => void;
export type Edits = Readonly<Record<string, Edit>>;

export const content = ({ document }: Author) => document.read().content;
export const anySection = (author: Author, number: number) => pickFrom(content(author).sections, number);
export const anyGroup = (author: Author, number: number) => pickFrom(content(author).choiceGroups, number);
export const anyComponent = (author: Author, number: number) => pickFrom(content(author).components, number);
