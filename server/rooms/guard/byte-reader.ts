import { malformed } from './refusal.ts';

/** `fatal`: text that is not UTF-8 is refused instead of repaired, so that every reader sees the same text. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads lib0's primitives, never past the end and never more than asked for. Throws `malformed`. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw malformed();
    return byte;
  }

  /** At most `max`, and at most 2^53 − 1. */
  uint(max: number = Number.MAX_SAFE_INTEGER): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (value > max) throw malformed();
      if (byte < 128) return value;
    }
  }

  /** A number of things that follow, each at least one byte long: a header cannot promise more than there is. */
  count(max: number): number {
    return this.uint(Math.min(max, this.remaining));
  }

  int(): number {
    const first = this.byte();
    let value = first & 63;
    let byte = first;
    for (let factor = 64; byte >= 128; factor *= 128) {
      byte = this.byte();
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw malformed();
    }
    return (first & 64) === 0 ? value : -value;
  }

  float32(): number {
    return this.#view.getFloat32(this.#skip(4));
  }

  float64(): number {
    return this.#view.getFloat64(this.#skip(8));
  }

  string(maxBytes: number = this.remaining): string {
    const length = this.uint(Math.min(maxBytes, this.remaining));
    const start = this.#skip(length);
    try {
      return utf8.decode(this.#bytes.subarray(start, start + length));
    } catch {
      throw malformed();
    }
  }

  #skip(length: number): number {
    const start = this.#at;
    if (length > this.remaining) throw malformed();
    this.#at += length;
    return start;
  }
}
