/** What this thread holds. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Bytes, after one collection. */
function afterCollecting(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/**
 * Bytes, when all that is held by nothing has gone. What a finaliser or a weak key held goes only with the next
 * collection, so that one alone leaves up to 200 kB that nobody needs.
 */
export function bytesHeld(): number {
  let held = Number.POSITIVE_INFINITY;
  for (let next = afterCollecting(); next < held; next = afterCollecting()) held = next;
  return held;
}
