/**
 * What names a frame in an acknowledgement: 32 bits of its bytes (FNV-1a, Fowler, Noll and Vo). A number that both
 * sides count would name another frame than was meant when a line repeats one or lets one overtake another. Worked
 * case: the bytes of "a" give 0xe40c292c.
 */
import { z } from 'zod';

const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

export const FrameDigest = z.int().min(0).max(0xffff_ffff);
export type FrameDigest = z.infer<typeof FrameDigest>;

export function frameDigest(frame: Uint8Array): FrameDigest {
  let hash = offsetBasis;
  for (let at = 0; at < frame.length; at += 1) hash = Math.imul(hash ^ (frame[at] as number), prime);
  return hash >>> 0;
}
