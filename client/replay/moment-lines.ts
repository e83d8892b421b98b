import { mergeSteps } from '#shared/protocol/change-steps.ts';
import { type ActivityLine, linesOf } from '../quote-room/activity/activity-lines.ts';
import type { Moment } from './moments.ts';

/** What was done at that moment, the latest first, as the list of activity tells it. */
export function momentLines({ changes }: Moment): ActivityLine[] {
  const lines = linesOf(mergeSteps(changes));
  // What led back to where it began is no line of the list. Here it is a step of its own, and is told.
  return lines.length > 0 ? lines : linesOf(changes);
}
