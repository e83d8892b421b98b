/**
 * The process as it is drawn leads from left to right, through every stage but those that a deal may do without. What a
 * deal's own way differs from it by is allowed, and worth a look where it is frequent.
 */
import { type Stage, stages } from '../opportunity/stages.ts';

export interface Departures {
  /** Drawn before a stage that it came to, and passed by. */
  readonly skipped: readonly Stage[];
  /** Come to from a later one. */
  readonly back: readonly Stage[];
}

/** Only some deals are calculated by themselves, and only some are talked over after they were sent. */
const mayBeSkipped: readonly Stage[] = ['pricing_review', 'negotiating'];

export function departuresOf(path: readonly Stage[]): Departures {
  // A deal may be lost from anywhere: that is no stage further on.
  const places = path.filter((stage) => stage !== 'lost').map((stage) => stages.indexOf(stage));
  const furthest = Math.max(...places);
  return {
    skipped: stages.filter(
      (stage, place) => place < furthest && !places.includes(place) && !mayBeSkipped.includes(stage),
    ),
    back: places.flatMap((place, i) => {
      const stage = stages[place];
      return stage !== undefined && (places[i - 1] ?? 0) > place ? [stage] : [];
    }),
  };
}
