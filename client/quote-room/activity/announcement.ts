/** What is told of others: as it happens, and after one was away. */
import type { Change } from '#shared/protocol/change.ts';
import type { Instant } from '#shared/time.ts';

/** The newest change of somebody else that came after `heard`; `null` when there is none. Activity is newest first. */
export function firstNews(activity: readonly Change[], heard: Change | null, myId: string): Change | null {
  const isAfter = (change: Change) =>
    heard === null || change.seq > heard.seq || (change.seq === heard.seq && change.ordinal > heard.ordinal);
  return activity.find((change) => change.participant.id !== myId && isAfter(change)) ?? null;
}

/** Who else changed how much since then, named by the latest; `null` when nobody did. */
export function changesMeanwhile(
  activity: readonly Change[],
  since: Instant,
  myId: string,
): { name: string; count: number } | null {
  const theirs = activity.filter((change) => change.at >= since && change.participant.id !== myId);
  const latest = theirs[0];
  if (!latest) return null;
  const byLatest = theirs.filter((change) => change.participant.id === latest.participant.id);
  return { name: latest.participant.name, count: byLatest.length };
}
