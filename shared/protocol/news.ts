/** What others have changed in a quote while somebody was away. */
import { z } from 'zod';
import { Instant } from '../time.ts';
import type { Change } from './change.ts';

export const News = z.strictObject({
  /** The last change that the reader had seen: whatever has a higher number is news. */
  seq: z.int(),
  /** When they last had it in front of them. */
  at: Instant,
  /** Of everybody else who changed something, whoever did last first. */
  names: z.array(z.string()).min(1),
  count: z.int().min(1),
  /** There may be more than were counted. */
  isMore: z.boolean(),
});
export type News = z.infer<typeof News>;

/** Who else changed how much, of changes newest first; `null` where nobody did. */
export function newsAmong(changes: readonly Change[], myId: string): Pick<News, 'names' | 'count'> | null {
  const theirs = changes.filter(({ participant }) => participant.id !== myId);
  if (theirs.length === 0) return null;
  const people = new Map(theirs.map(({ participant }) => [participant.id, participant.name]));
  return { names: [...people.values()], count: theirs.length };
}
