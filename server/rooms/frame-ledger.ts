import type { FrameDigest } from '#shared/protocol/frame-digest.ts';

/**
 * One connection's update frames, and up to which of them everything is settled: on disk or refused. It is what `Saved`
 * states, so it never runs ahead of the disk.
 */
export class FrameLedger {
  /** From the first that is not settled. */
  readonly #open: Ticket[] = [];

  /** Frames since the first one that is not settled. */
  get unsettled(): number {
    return this.#open.length;
  }

  /** The next frame. It stays open until its ticket is given a sequence number that has been committed. */
  open(digest: FrameDigest): Ticket {
    const ticket = new Ticket(digest);
    this.#open.push(ticket);
    return ticket;
  }

  /** Takes out what is settled now and was not before, in the order in which it came. */
  advance(committedSeq: number): FrameDigest[] {
    let grown = 0;
    while ((this.#open[grown]?.settlesAt ?? Number.POSITIVE_INFINITY) <= committedSeq) grown += 1;
    return grown === 0 ? [] : this.#open.splice(0, grown).map(({ digest }) => digest);
  }
}

/** One frame of a connection, and the sequence number whose commit settles it. */
export class Ticket {
  readonly digest: FrameDigest;
  settlesAt = Number.POSITIVE_INFINITY;

  constructor(digest: FrameDigest) {
    this.digest = digest;
  }
}
