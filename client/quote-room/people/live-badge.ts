/** What the header says of whether the work is safe. "Saved" is said of nothing that is not. */
import type { Saving } from '../../sync/session-state.ts';

export type Badge = 'connecting' | 'saved' | 'saving' | 'offline';

export interface BadgeInput {
  readonly saving: Saving;
  readonly waiting: number;
  /** Whether the server has been heard since the page was opened. */
  readonly isLive: boolean;
  /** The connection has been gone for longer than one that comes at once. */
  readonly isAway: boolean;
  /** It has been saving for longer than is worth a word. */
  readonly isSlow: boolean;
  /** Everything was saved until this moment of saving began, with no break in the connection since. */
  readonly wasSaved: boolean;
}

/**
 * While somebody types on a good line, the word does not flicker: the moment until an acknowledgement comes is left
 * out, and nothing else is.
 */
export function badgeOf({ saving, waiting, isLive, isAway, isSlow, wasSaved }: BadgeInput): Badge {
  if (isAway) return 'offline';
  if (!isLive) return waiting > 0 ? 'saving' : 'connecting';
  if (saving === 'saved') return 'saved';
  if (saving === 'offline') return waiting > 0 ? 'saving' : 'saved';
  return wasSaved && !isSlow ? 'saved' : 'saving';
}
