/**
 * JSON Canonicalization Scheme (RFC 8785) over plain data: one value, one text, so that a hash means the
 * content and not the way it was written down. Strings are put in Unicode NFC first, so that the same text
 * typed on two machines is the same text.
 *
 * Members are ordered by UTF-16 code units, numbers and strings are written as ECMAScript writes them, which
 * is what the scheme demands. Throws on what JSON cannot hold (NaN, functions, lone surrogates): a caller that
 * freezes has validated its data, so that is a bug.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot hold ${value}`);
      return JSON.stringify(value);
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('canonical JSON cannot hold a lone surrogate');
      return JSON.stringify(value.normalize('NFC'));
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new TypeError(`canonical JSON cannot hold a ${typeof value}`);
  }
}

function canonicalArray(items: readonly unknown[]): string {
  return `[${items.map(canonicalJson).join(',')}]`;
}

function canonicalObject(object: object): string {
  const members = Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key.normalize('NFC'), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([key, value]) => `${canonicalJson(key)}:${canonicalJson(value)}`).join(',')}}`;
}
