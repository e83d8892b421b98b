import type { ParticipantId } from '#shared/ids.ts';

/**
 * Counts each person's refusals, so that the log tells of the first, second, fourth, eighth …: all that matters
 * about a flood is that it is one.
 */
export class RefusalLog {
  readonly #counts = new Map<ParticipantId, number>();

  /** The refusals of this person so far, this one included; `null` when it needs no line. */
  count(participantId: ParticipantId): number | null {
    const count = (this.#counts.get(participantId) ?? 0) + 1;
    this.#counts.set(participantId, count);
    return Number.isInteger(Math.log2(count)) ? count : null;
  }
}
