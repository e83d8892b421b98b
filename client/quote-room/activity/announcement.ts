/** What is told of others as it happens. */
import type { Change } from '#shared/protocol/change.ts';

/** The newest change of somebody else that came after `heard`; `null` when there is none. Activity is newest first. */
export function firstNews(activity: readonly Change[], heard: Change | null, myId: string): Change | null {
  const isAfter = (change: Change) =>
    heard === null || change.seq > heard.seq || (change.seq === heard.seq && change.ordinal > heard.ordinal);
  return activity.find((change) => change.participant.id !== myId && isAfter(change)) ?? null;
}
