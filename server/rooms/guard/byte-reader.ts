import { malformed } from './refusal.ts';

/** `fatal`: text that is not UTF-8 is refused instead of repaired, so that every reader sees the same text. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Up to here the decoder costs more to call than the text is long. */
const shortText = 24;

/**
 * What the last byte is worth of a number as long as 2^53 − 1. Nobody writes a longer one, and if it went on for ever in
 * zeros it would be worth nothing times infinity, which no bound is below.
 */
const lastFactor = 2 ** 49;

/** Reads lib0's primitives, never past the end and never more than asked for. Throws `malformed`. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
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
      if (value > max || factor > lastFactor) throw malformed();
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
      if (value > Number.MAX_SAFE_INTEGER || factor > lastFactor) throw malformed();
    }
    return (first & 64) === 0 ? value : -value;
  }

  float32(): number {
    return this.#view(4).getFloat32(0);
  }

  float64(): number {
    return this.#view(8).getFloat64(0);
  }

  string(maxBytes: number = this.remaining): string {
    const length = this.uint(Math.min(maxBytes, this.remaining));
    const start = this.#skip(length);
    const short = length <= shortText ? this.#ascii(start, length) : null;
    if (short !== null) return short;
    try {
      return utf8.decode(this.#bytes.subarray(start, start + length));
    } catch {
      throw malformed();
    }
  }

  #view(length: number): DataView {
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#skip(length), length);
  }

  /** `null` where there is anything but ASCII in it. */
  #ascii(start: number, length: number): string | null {
    let text = '';
    for (let at = start; at < start + length; at += 1) {
      const byte = this.#bytes[at] ?? 128;
      if (byte >= 128) return null;
      text += String.fromCharCode(byte);
    }
    return text;
  }

  #skip(length: number): number {
    const start = this.#at;
    if (length > this.remaining) throw malformed();
    this.#at += length;
    return start;
  }
}
