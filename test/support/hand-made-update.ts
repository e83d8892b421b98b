/** Updates written byte by byte, for saying what no Yjs would say. */
import * as encoding from 'lib0/encoding';
import type * as Y from 'yjs';

export interface Id {
  readonly client: number;
  readonly clock: number;
}

export type Write = (encoder: encoding.Encoder) => void;

export interface Links {
  readonly origin?: Id;
  readonly rightOrigin?: Id;
  /** A root's name, or the id of an item. */
  readonly parent?: string | Id;
  readonly key?: string;
}

export function bytes(write: Write): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

export function update(
  sections: readonly { client: number; clock: number; structs: readonly Write[] }[],
  deletes: readonly { client: number; ranges: readonly (readonly [clock: number, length: number])[] }[] = [],
): Uint8Array {
  return bytes((encoder) => {
    encoding.writeVarUint(encoder, sections.length);
    for (const { client, clock, structs } of sections) {
      encoding.writeVarUint(encoder, structs.length);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      for (const write of structs) write(encoder);
    }
    encoding.writeVarUint(encoder, deletes.length);
    for (const { client, ranges } of deletes) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const numbers of ranges) for (const number of numbers) encoding.writeVarUint(encoder, number);
    }
  });
}

/** A struct of any content number; the content is written by `write`. */
export function struct(
  kind: number,
  { origin, rightOrigin, parent, key }: Links,
  write: Write = () => {},
): Write {
  return (encoder) => {
    encoding.writeUint8(
      encoder,
      kind | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (key === undefined ? 0 : 32),
    );
    for (const id of [origin, rightOrigin]) if (id) writeId(encoder, id);
    if (!origin && !rightOrigin) {
      encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
      if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
      else if (parent) writeId(encoder, parent);
      if (key !== undefined) encoding.writeVarString(encoder, key);
    }
    write(encoder);
  };
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

export const values = (links: Links, ...items: unknown[]): Write =>
  struct(8, links, (encoder) => {
    encoding.writeVarUint(encoder, items.length);
    for (const item of items) encoding.writeAny(encoder, item as never);
  });
export const text = (links: Links, content: string): Write =>
  struct(4, links, (encoder) => encoding.writeVarString(encoder, content));
export const format = (links: Links, mark: string, value: unknown): Write =>
  struct(6, links, (encoder) => {
    encoding.writeVarString(encoder, mark);
    encoding.writeVarString(encoder, JSON.stringify(value));
  });
/** By Yjs type number: array 0, map 1, text 2, element 3, fragment 4, hook 5, inline text 6. */
export const type = (links: Links, number: number, node?: string): Write =>
  struct(7, links, (encoder) => {
    encoding.writeVarUint(encoder, number);
    if (node !== undefined) encoding.writeVarString(encoder, node);
  });
export const gone =
  (length: number): Write =>
  (encoder) => {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, length);
  };
export const skip =
  (length: number): Write =>
  (encoder) => {
    encoding.writeUint8(encoder, 10);
    encoding.writeVarUint(encoder, length);
  };

/** The id of what is alive under these keys: a root, then keys or positions. */
export function idOf(doc: Y.Doc, root: string, ...steps: (string | number)[]): Id {
  const type = doc.share.get(root);
  if (type === undefined) throw new Error(`no root ${root}`);
  let item: Y.Item | undefined;
  let holder: Holder = type;
  for (const step of steps) {
    item = typeof step === 'string' ? holder._map.get(step) : liveChild(holder, step);
    if (item === undefined) throw new Error(`nothing at ${steps.join('/')}`);
    if ('type' in item.content) holder = item.content.type as Holder;
  }
  if (item === undefined) throw new Error('name at least one step');
  return item.id;
}

type Holder = Pick<Y.AbstractType<unknown>, '_map' | '_start'>;

function liveChild(holder: Holder, position: number): Y.Item | undefined {
  let left = position;
  for (let item = holder._start; item !== null; item = item.right) {
    if (!item.deleted && left-- === 0) return item;
  }
  return undefined;
}
