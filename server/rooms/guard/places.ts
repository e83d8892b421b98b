/**
 * Where things live. A container is anything that can hold items (a root, an entity's map, a node of a text); a
 * place is a container with a key, or a position in its list where the key is `null`. What a container may hold
 * follows from the layout table alone.
 */
import * as Y from 'yjs';
import { type DocumentKind, EntryKey, layouts, type RootLayout } from '#shared/quote-doc/doc-layout.ts';
import type { Content } from './decoded-update.ts';
import type { KnownStruct } from './known-structs.ts';
import { Refusal } from './refusal.ts';

export type Container =
  | { readonly kind: 'root'; readonly root: string; readonly layout: RootLayout }
  | { readonly kind: 'entity'; readonly root: string; readonly layout: EntityLayout; readonly entry: string }
  /** An element of a rich text, or the text as a whole (`doc`, depth 0). */
  | {
      readonly kind: 'node';
      readonly root: string;
      readonly entry: string;
      readonly node: string;
      readonly depth: number;
    }
  /** A run of inline text. */
  | { readonly kind: 'text'; readonly root: string; readonly entry: string };

type EntityLayout = Extract<RootLayout, { kind: 'entities' }>;

export interface Place {
  readonly container: Container;
  readonly key: string | null;
}

/** The most a place can be told by: root, entry and field. */
export interface Path {
  readonly root: string;
  readonly entry: string | null;
  readonly field: string | null;
}

export function pathOf({ container, key }: Place): Path {
  const { root } = container;
  if (container.kind === 'root') {
    return container.layout.kind === 'fields'
      ? { root, entry: null, field: key }
      : { root, entry: key, field: null };
  }
  return { root, entry: container.entry, field: container.kind === 'entity' ? key : null };
}

export function pathSteps(place: Place): (string | null)[] {
  const { root, entry, field } = pathOf(place);
  return [root, entry, field];
}

/** What an item with this content becomes at this place; `null` when nothing there may hold items. */
export function containerAt({ container, key }: Place, shape: Shape): Container | null {
  if (container.kind === 'root' && key !== null) {
    const { root, layout } = container;
    if (layout.kind === 'entities' && shape.kind === 'map')
      return { kind: 'entity', root, layout, entry: key };
    if (layout.kind === 'richTexts' && shape.kind === 'fragment') {
      return { kind: 'node', root, entry: key, node: 'doc', depth: 0 };
    }
  }
  if (container.kind === 'node' && key === null) {
    const { root, entry, depth } = container;
    if (shape.kind === 'element') return { kind: 'node', root, entry, node: shape.node, depth: depth + 1 };
    if (shape.kind === 'textNode') return { kind: 'text', root, entry };
  }
  return null;
}

/** What an item holds, as far as it decides what may be inside it. */
type Shape = Content | { readonly kind: 'unknown' };

function shapeOf(type: Y.AbstractType<unknown>): Shape {
  if (type instanceof Y.Map) return { kind: 'map' };
  if (type instanceof Y.XmlElement) return { kind: 'element', node: type.nodeName };
  if (type instanceof Y.XmlText) return { kind: 'textNode' };
  if (type instanceof Y.XmlFragment) return { kind: 'fragment' };
  return { kind: 'unknown' };
}

/** Finds the container of what the server holds. One per judgement; equal containers are the same object. */
export class Places {
  readonly #doc: Y.Doc;
  readonly #layout: Readonly<Record<string, RootLayout>>;
  readonly #roots = new Map<string, Container>();
  readonly #found = new Map<Y.AbstractType<unknown>, Container>();
  readonly #types = new Map<Container, Y.AbstractType<unknown>>();

  constructor(doc: Y.Doc, kind: DocumentKind) {
    this.#doc = doc;
    this.#layout = layouts[kind];
  }

  /** Throws `forbidden` for a root that is not in the layout. */
  root(name: string): Container {
    const layout = Object.hasOwn(this.#layout, name) ? this.#layout[name] : undefined;
    if (layout === undefined) throw new Refusal('forbidden', [name]);
    const container = this.#roots.get(name) ?? { kind: 'root', root: name, layout };
    this.#roots.set(name, container);
    return container;
  }

  ofItem(item: Y.Item): Place {
    return { container: this.ofType(item.parent as Y.AbstractType<unknown>), key: item.parentSub };
  }

  ofType(type: Y.AbstractType<unknown>): Container {
    const known = this.#found.get(type);
    if (known !== undefined) return known;
    const container = this.#find(type);
    this.#found.set(type, container);
    this.#types.set(container, type);
    return container;
  }

  /** The server's own item that holds such a container; `undefined` for one that the update brings. */
  itemOf(container: Container): Y.Item | undefined {
    return this.#types.get(container)?._item ?? undefined;
  }

  /** The server's own type that is such a container; `undefined` for one that the update brings. */
  typeOf(container: Container): Y.AbstractType<unknown> | undefined {
    return this.#types.get(container);
  }

  /** How many elements stand directly in it at the server. */
  childrenOf(container: Container): number {
    const type = this.#types.get(container);
    return type instanceof Y.XmlFragment ? type.length : 0;
  }

  #find(type: Y.AbstractType<unknown>): Container {
    if (type._item === null) {
      for (const [name, root] of this.#doc.share) if (root === type) return this.root(name);
      throw new Error('a type without an item that is no root');
    }
    const place = this.ofItem(type._item);
    const container = containerAt(place, shapeOf(type));
    if (container === null) throw new Refusal('forbidden', pathSteps(place));
    return container;
  }
}

/** Whether the struct is garbage: content that lands beside it or in it comes to nothing. */
export function isGarbage(struct: KnownStruct): struct is Y.GC {
  return !(struct instanceof Y.Item);
}

export function isEntryKey(key: string): boolean {
  return EntryKey.safeParse(key).success;
}
