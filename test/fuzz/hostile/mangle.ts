/** Bytes that were once an update. */
import type { Random } from '../random.ts';

type Bend = (bytes: number[], at: number, random: Random) => void;

const bends: readonly Bend[] = [
  (bytes, at, random) => bytes.splice(at, 1, random.below(256)),
  (bytes, at) => bytes.splice(at, 1),
  (bytes, at, random) => bytes.splice(at, 0, random.below(256)),
  (bytes, at, random) => bytes.splice(at, 0, ...bytes.slice(at, at + random.below(16))),
  // A number that goes on: worth as much, or no number any more.
  (bytes, at, random) => bytes.splice(at, 0, ...Array(random.one([1, 8, 160])).fill(0x80)),
  (bytes, at) => bytes.splice(at),
  (bytes, _at, random) => bytes.push(...random.some(1, 8, () => random.below(256))),
];

export function mangle(update: Uint8Array, random: Random): Uint8Array {
  const bytes = [...update];
  for (const bend of random.some(1, 4, () => random.one(bends))) {
    bend(bytes, random.below(Math.max(1, bytes.length)), random);
  }
  return Uint8Array.from(bytes);
}
