/** Where a card of the board may be moved to. Plain data in and out. */
import type { Stage } from '#shared/opportunity/stages.ts';

/** The stage to the left or right of a deal's, as the board shows them; `null` at its ends. */
export function stageBeside(shown: readonly Stage[], stage: Stage, step: -1 | 1): Stage | null {
  const all = [...shown, 'won', 'lost'] as const;
  return all[all.indexOf(stage) + step] ?? null;
}
