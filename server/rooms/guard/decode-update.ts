/**
 * Bytes → `DecodedUpdate`: the v1 update format, read strictly. Whatever is ambiguous, excessive or unknown
 * throws `malformed`; no count in a header is believed before the bytes are there.
 */

import { limits } from '../limits.ts';
import { ByteReader } from './byte-reader.ts';
import { decodeJson, decodeValue, safeKey } from './decode-value.ts';
import type {
  ClientStructs,
  ClockRange,
  Content,
  DecodedItem,
  DecodedStruct,
  DecodedUpdate,
  StructId,
} from './decoded-update.ts';
import { malformed } from './refusal.ts';

/** A struct's first byte: what it is, in five bits, and three flags. */
const kindBits = 0b0001_1111;
const hasOrigin = 0b1000_0000;
const hasRightOrigin = 0b0100_0000;
const hasKey = 0b0010_0000;

export function decodeUpdate(update: Uint8Array): DecodedUpdate {
  if (update.length > limits.update.bytes) throw malformed();
  const reader = new ByteReader(update);
  const structs = readStructs(reader);
  const deletes = readDeletes(reader);
  if (reader.remaining > 0) throw malformed();
  return { structs, deletes };
}

function readStructs(reader: ByteReader): ClientStructs[] {
  const sections: ClientStructs[] = [];
  const seen = new Set<number>();
  let total = 0;
  for (let left = reader.count(limits.update.sections); left > 0; left--) {
    const count = reader.count(limits.update.structs);
    total += count;
    const client = reader.uint(limits.update.clientId);
    if (total > limits.update.structs || seen.has(client)) throw malformed();
    seen.add(client);
    let clock = reader.uint(limits.update.clock);
    const structs: DecodedStruct[] = [];
    for (let index = 0; index < count; index++) {
      const struct = readStruct(reader, clock);
      clock += struct.length;
      if (struct.length < 1 || clock > limits.update.clock) throw malformed();
      structs.push(struct);
    }
    sections.push({ client, structs });
  }
  return sections;
}

function readStruct(reader: ByteReader, clock: number): DecodedStruct {
  const info = reader.byte();
  const kind = info & kindBits;
  if (kind === 0) return { type: 'gone', clock, length: reader.uint(limits.update.clock) };
  if (kind === 10) return { type: 'skip', clock, length: reader.uint(limits.update.clock) };
  const readContent = contents[kind];
  if (readContent === undefined) throw malformed();
  const origin = info & hasOrigin ? readId(reader) : null;
  const rightOrigin = info & hasRightOrigin ? readId(reader) : null;
  const alone = origin === null && rightOrigin === null;
  const parent = alone ? readParent(reader) : null;
  const key = alone && info & hasKey ? safeKey(reader.string(limits.update.keyLength)) : null;
  const content = readContent(reader);
  return {
    type: 'item',
    clock,
    length: lengthOf(content),
    origin,
    rightOrigin,
    parent,
    key,
    content,
  } satisfies DecodedItem;
}

function readId(reader: ByteReader): StructId {
  return { client: reader.uint(limits.update.clientId), clock: reader.uint(limits.update.clock) };
}

function readParent(reader: ByteReader): string | StructId {
  return reader.uint(1) === 1 ? safeKey(reader.string(limits.update.keyLength)) : readId(reader);
}

/** By Yjs content number. JSON (2), binary (3), embeds (5) and subdocuments (9) never occur in a quote. */
const contents: Readonly<Record<number, (reader: ByteReader) => Content>> = {
  1: (reader) => ({ kind: 'deleted', length: reader.uint(limits.update.clock) }),
  4: (reader) => ({ kind: 'text', text: reader.string() }),
  6: (reader) => ({
    kind: 'format',
    key: safeKey(reader.string(limits.update.keyLength)),
    value: decodeJson(reader.string(limits.update.formatBytes)),
  }),
  7: (reader) => {
    const readType = types[reader.byte()];
    if (readType === undefined) throw malformed();
    return readType(reader);
  },
  8: (reader) => ({
    kind: 'values',
    values: Array.from({ length: reader.count(limits.update.newStructs) }, () => decodeValue(reader)),
  }),
};

/** By Yjs type number. Arrays (0), plain texts (2) and hooks (5) never occur in a quote. */
const types: Readonly<Record<number, (reader: ByteReader) => Content>> = {
  1: () => ({ kind: 'map' }),
  3: (reader) => ({ kind: 'element', node: safeKey(reader.string(limits.update.keyLength)) }),
  4: () => ({ kind: 'fragment' }),
  6: () => ({ kind: 'textNode' }),
};

export function lengthOf(content: Content): number {
  switch (content.kind) {
    case 'deleted':
      return content.length;
    case 'text':
      return content.text.length;
    case 'values':
      return content.values.length;
    default:
      return 1;
  }
}

function readDeletes(reader: ByteReader): Map<number, ClockRange[]> {
  const deletes = new Map<number, ClockRange[]>();
  let total = 0;
  for (let left = reader.count(limits.update.sections); left > 0; left--) {
    const client = reader.uint(limits.update.clientId);
    if (deletes.has(client)) throw malformed();
    const count = reader.count(limits.update.deleteRanges);
    total += count;
    if (total > limits.update.deleteRanges) throw malformed();
    const ranges: ClockRange[] = [];
    for (let index = 0; index < count; index++) {
      ranges.push({ clock: reader.uint(limits.update.clock), length: reader.uint(limits.update.clock) });
    }
    deletes.set(client, mergeRanges(ranges));
  }
  return deletes;
}

/** So that every struct is looked at once, and an empty range (which would split a text on the server alone) is gone. */
function mergeRanges(ranges: ClockRange[]): ClockRange[] {
  const merged: ClockRange[] = [];
  for (const range of ranges.filter(({ length }) => length > 0).sort((a, b) => a.clock - b.clock)) {
    const last = merged.at(-1);
    if (last === undefined || last.clock + last.length < range.clock) merged.push(range);
    else {
      const end = Math.max(last.clock + last.length, range.clock + range.length);
      merged[merged.length - 1] = { clock: last.clock, length: end - last.clock };
    }
  }
  return merged;
}
