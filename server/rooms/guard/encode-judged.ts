/** Writes what was judged, and nothing else, as a v1 update: these are the bytes that are applied, logged and relayed. */
import * as encoding from 'lib0/encoding';
import { encodeBytes } from '../encode-bytes.ts';
import type { ClockRange, Content, DecodedItem, StructId } from './decoded-update.ts';
import type { Run } from './new-structs.ts';

export function encodeJudged(
  runs: readonly Run[],
  deletes: ReadonlyMap<number, readonly ClockRange[]>,
): Uint8Array {
  return encodeBytes((encoder) => writeJudged(encoder, runs, deletes));
}

function writeJudged(
  encoder: encoding.Encoder,
  runs: readonly Run[],
  deletes: ReadonlyMap<number, readonly ClockRange[]>,
): void {
  encoding.writeVarUint(encoder, runs.length);
  for (const { client, from, structs } of runs.toSorted((a, b) => b.client - a.client)) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, from);
    for (const struct of structs) {
      if (struct.type === 'item') writeItem(encoder, struct);
      else {
        encoding.writeUint8(encoder, 0);
        encoding.writeVarUint(encoder, struct.length);
      }
    }
  }
  encoding.writeVarUint(encoder, deletes.size);
  for (const [client, ranges] of [...deletes].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}

function writeItem(
  encoder: encoding.Encoder,
  { origin, rightOrigin, parent, key, content }: DecodedItem,
): void {
  const [kind, write] = contentWriters[content.kind];
  const flags =
    (origin === null ? 0 : 0b1000_0000) |
    (rightOrigin === null ? 0 : 0b0100_0000) |
    (key === null ? 0 : 0b0010_0000);
  encoding.writeUint8(encoder, kind | flags);
  if (origin !== null) writeId(encoder, origin);
  if (rightOrigin !== null) writeId(encoder, rightOrigin);
  if (parent !== null) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
    else writeId(encoder, parent);
    if (key !== null) encoding.writeVarString(encoder, key);
  }
  write(encoder, content as never);
}

function writeId(encoder: encoding.Encoder, { client, clock }: StructId): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

type ContentOf<K extends Content['kind']> = Extract<Content, { kind: K }>;

/** Yjs's content number, and how the content is written. */
const contentWriters: {
  readonly [K in Content['kind']]: readonly [
    number,
    (encoder: encoding.Encoder, content: ContentOf<K>) => void,
  ];
} = {
  deleted: [1, (encoder, { length }) => encoding.writeVarUint(encoder, length)],
  text: [4, (encoder, { text }) => encoding.writeVarString(encoder, text)],
  format: [
    6,
    (encoder, { key, value }) => {
      encoding.writeVarString(encoder, key);
      encoding.writeVarString(encoder, JSON.stringify(value));
    },
  ],
  map: [7, (encoder) => encoding.writeVarUint(encoder, 1)],
  element: [
    7,
    (encoder, { node }) => {
      encoding.writeVarUint(encoder, 3);
      encoding.writeVarString(encoder, node);
    },
  ],
  fragment: [7, (encoder) => encoding.writeVarUint(encoder, 4)],
  textNode: [7, (encoder) => encoding.writeVarUint(encoder, 6)],
  values: [
    8,
    (encoder, { values }) => {
      encoding.writeVarUint(encoder, values.length);
      for (const value of values) encoding.writeAny(encoder, value);
    },
  ],
};
