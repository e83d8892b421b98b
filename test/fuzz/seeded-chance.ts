/**
 * Makes what the product draws at random (Yjs client ids, element ids, waits before a retry) follow a seed, so that a
 * run can be repeated. Import it before anything that imports Yjs: lib0 keeps the generator that it finds.
 */
import type { Random } from './random.ts';

let source: Random | null = null;

const fill = crypto.getRandomValues.bind(crypto);
crypto.getRandomValues = <T extends ArrayBufferView>(array: T): T => {
  if (!source) return fill(array as T & Uint8Array<ArrayBuffer>);
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = source.below(256);
  return array;
};

const chance = Math.random;
Math.random = () => (source ? source.below(2 ** 30) / 2 ** 30 : chance());

/** Runs `act` with all randomness drawn from `random`. */
export async function withSeededChance<T>(random: Random, act: () => Promise<T>): Promise<T> {
  source = random;
  try {
    return await act();
  } finally {
    source = null;
  }
}
