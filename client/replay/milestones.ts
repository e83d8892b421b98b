/** The moments one would jump to: where a version was sent, and where somebody found the basis ready. */
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { ReadyMoment } from '#shared/protocol/replay-api.ts';
import type { VersionSummary } from '#shared/protocol/views.ts';
import type { Moment } from './moments.ts';

export type Milestone = {
  readonly key: string;
  readonly at: number;
  /** How many moments back from now the quote stood as it did then. */
  readonly back: number;
} & (
  | { readonly kind: 'sent'; readonly number: number }
  | { readonly kind: 'ready' | 'notReady'; readonly by: ParticipantView }
);

interface Known {
  readonly versions: readonly Pick<VersionSummary, 'number' | 'sentAt' | 'standing'>[];
  readonly ready: readonly ReadyMoment[];
}

/** Oldest first. `isWhole`: all moments are here; until then what lies before the oldest is not among the milestones. */
export function milestonesOf(
  moments: readonly Moment[],
  { versions, ready }: Known,
  isWhole: boolean,
): Milestone[] {
  const backTo = (isThere: (moment: Moment) => boolean) => {
    const found = moments.findIndex(isThere);
    return found === -1 ? moments.length : found;
  };
  const sent = versions
    .filter(({ standing }) => standing !== 'undone')
    .map(
      ({ number, sentAt }): Milestone => ({
        key: `sent ${number}`,
        kind: 'sent',
        number,
        at: sentAt,
        back: backTo(({ at }) => at <= sentAt),
      }),
    );
  const marked = ready.map(
    ({ by, at, seq, ready: isReady }): Milestone => ({
      key: `ready ${by.id} ${at}`,
      kind: isReady ? 'ready' : 'notReady',
      by,
      at,
      back: backTo((moment) => moment.seq <= seq),
    }),
  );
  return [...sent, ...marked]
    .filter(({ back }) => isWhole || back < moments.length)
    .sort((a, b) => a.at - b.at);
}
