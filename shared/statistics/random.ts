/**
 * Random numbers from 0 up to 1, the same for the same seed, so that a figure is the same whenever it is asked for:
 * mulberry32 by T. Ettinger. Not for secrets.
 */
export function seededRandom(seed: number): () => number {
  const word = seededWords(seed);
  return () => (word() >>> 0) / 4_294_967_296;
}

/** Thirty-two random bits each time, as one number. */
export function seededWords(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return t ^ (t >>> 14);
  };
}
