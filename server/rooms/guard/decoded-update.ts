/** What an update says, as plain data: nothing here has been looked up in any document yet. */
import type { Json } from './decode-value.ts';

export interface StructId {
  readonly client: number;
  readonly clock: number;
}

/** The kinds of content that our documents are made of. Yjs knows more; an update that carries them is refused. */
export type Content =
  /** A tombstone: something that was made and deleted before it was sent. */
  | { readonly kind: 'deleted'; readonly length: number }
  | { readonly kind: 'text'; readonly text: string }
  /** Switches a mark on or off for the text that follows. */
  | { readonly kind: 'format'; readonly key: string; readonly value: Json }
  | { readonly kind: 'map' }
  | { readonly kind: 'element'; readonly node: string }
  | { readonly kind: 'textNode' }
  /** A rich text as a whole. It comes with the document's first content; no place takes a new one. */
  | { readonly kind: 'fragment' }
  | { readonly kind: 'values'; readonly values: readonly Json[] };

export interface DecodedItem {
  readonly type: 'item';
  readonly clock: number;
  readonly length: number;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** Written only where there is no origin: a root's name, or the id of the item that holds the parent. */
  readonly parent: string | StructId | null;
  readonly key: string | null;
  readonly content: Content;
}

/** `gone`: collected garbage, of which only the length is left. `skip`: a hole in a merged update. */
export type DecodedStruct =
  | DecodedItem
  | { readonly type: 'gone' | 'skip'; readonly clock: number; readonly length: number };

export interface ClientStructs {
  readonly client: number;
  readonly structs: readonly DecodedStruct[];
}

export interface ClockRange {
  readonly clock: number;
  readonly length: number;
}

export interface DecodedUpdate {
  readonly structs: readonly ClientStructs[];
  /** By client; sorted, merged, none empty. */
  readonly deletes: ReadonlyMap<number, readonly ClockRange[]>;
}
