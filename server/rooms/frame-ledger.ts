import type { FrameDigest } from '#shared/protocol/frame-digest.ts';

/**
 * One connection's update frames, and up to which of them everything is settled: on disk, refused, or repeated by a
 * later frame that is. It is what `Saved` states, so it never runs ahead of the disk.
 */
export class FrameLedger {
  /** One entry per frame, from the first that is not settled, and the ticket with which it settles. */
  readonly #open: { readonly digest: FrameDigest; with: Ticket }[] = [];
  #taken = 0;

  /** Frames since the first one that is not settled. */
  get unsettled(): number {
    return this.#open.length;
  }

  /** The next frame. It stays open until its ticket is given a sequence number that has been committed. */
  open(digest: FrameDigest): Ticket {
    this.#taken += 1;
    const ticket = new Ticket(this.#taken, digest);
    this.#open.push({ digest, with: ticket });
    return ticket;
  }

  /**
   * A frame that answers our "send me all I lack" carries again what earlier frames failed to bring: those that
   * still hang are settled when it is.
   */
  answer(answer: Ticket): void {
    for (const frame of this.#open) {
      if (frame.with.hangs && frame.with.ordinal < answer.ordinal) frame.with = answer;
    }
  }

  /** Takes out what is settled now and was not before, in the order in which it came. */
  advance(committedSeq: number): FrameDigest[] {
    let grown = 0;
    while ((this.#open[grown]?.with.settlesAt ?? Number.POSITIVE_INFINITY) <= committedSeq) grown += 1;
    return grown === 0 ? [] : this.#open.splice(0, grown).map(({ digest }) => digest);
  }
}

/** One frame of a connection, and the sequence number whose commit settles it. */
export class Ticket {
  /** Which frame of the connection it is, from 1. */
  readonly ordinal: number;
  readonly digest: FrameDigest;
  settlesAt = Number.POSITIVE_INFINITY;
  /** It built on something that has not arrived; a later frame must bring it again. */
  hangs = false;

  constructor(ordinal: number, digest: FrameDigest) {
    this.ordinal = ordinal;
    this.digest = digest;
  }
}
