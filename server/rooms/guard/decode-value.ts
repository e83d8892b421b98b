import { limits } from '../limits.ts';
import type { ByteReader } from './byte-reader.ts';
import { malformed } from './refusal.ts';

/** JSON as it may stand in a document: no undefined, no big integers, no bytes, no number that is not one. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Reads one value in lib0's `any` encoding. Objects have no prototype, and no key that a prototype answers to. */
export function decodeValue(reader: ByteReader): Json {
  let members = 0;
  const read = (depth: number): Json => {
    if (depth > limits.update.valueDepth || ++members > limits.update.valueMembers) throw malformed();
    const decode = decoders[reader.byte()];
    if (decode === undefined) throw malformed();
    return decode(reader, () => read(depth + 1));
  };
  return read(1);
}

const decoders: Readonly<Record<number, (reader: ByteReader, readMember: () => Json) => Json>> = {
  126: () => null,
  125: (reader) => reader.int(),
  124: (reader) => finite(reader.float32()),
  123: (reader) => finite(reader.float64()),
  121: () => false,
  120: () => true,
  119: (reader) => reader.string(),
  118: (reader, readMember) => {
    const object: { [key: string]: Json } = Object.create(null);
    for (let left = reader.count(limits.update.valueMembers); left > 0; left--) {
      const key = safeKey(reader.string(limits.update.keyLength));
      if (Object.hasOwn(object, key)) throw malformed();
      object[key] = readMember();
    }
    return object;
  },
  117: (reader, readMember) => {
    const items: Json[] = [];
    for (let left = reader.count(limits.update.valueMembers); left > 0; left--) items.push(readMember());
    return items;
  },
};

function finite(value: number): number {
  if (!Number.isFinite(value)) throw malformed();
  return value;
}

/** A key that is only ever a key: `__proto__`, `constructor` and their like are refused wherever a peer names one. */
export function safeKey(key: string): string {
  if (key in {}) throw malformed();
  return key;
}

/** Reads JSON text (formatting values travel so), within the limits of `decodeValue`. */
export function decodeJson(text: string): Json {
  let members = 0;
  const check = (value: unknown, depth: number): Json => {
    if (depth > limits.update.valueDepth || ++members > limits.update.valueMembers) throw malformed();
    if (typeof value !== 'object' || value === null) return value as Json;
    if (Array.isArray(value)) return value.map((item) => check(item, depth + 1));
    const object: { [key: string]: Json } = Object.create(null);
    for (const [key, member] of Object.entries(value)) object[safeKey(key)] = check(member, depth + 1);
    return object;
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw malformed();
  }
  return check(parsed, 1);
}
