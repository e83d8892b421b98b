/**
 * Counts one connection's update frames and knows up to which of them everything is settled: on disk, refused,
 * or repeated by a later frame that is. It is what `Saved.frames` states, so it never runs ahead of the disk.
 */
export class FrameLedger {
  /** Frames 1…settled are settled. The list continues from there, one entry per frame. */
  #settled = 0;
  readonly #open: Ticket[] = [];

  get settled(): number {
    return this.#settled;
  }

  /** Frames since the first one that is not settled. */
  get unsettled(): number {
    return this.#open.length;
  }

  /** The next frame. It stays open until its ticket is given a sequence number that has been committed. */
  open(): Ticket {
    const ticket = new Ticket(this.#settled + this.#open.length + 1);
    this.#open.push(ticket);
    return ticket;
  }

  /**
   * A frame that answers our "send me all I lack" carries again what earlier frames failed to bring: those that
   * still hang are settled when it is.
   */
  answer(answer: Ticket): void {
    for (let i = 0; i < this.#open.length; i += 1) {
      const ticket = this.#open[i];
      if (ticket?.hangs && ticket.frame < answer.frame) this.#open[i] = answer;
    }
  }

  /** The number of settled frames if it grew, otherwise `null`. */
  advance(committedSeq: number): number | null {
    let grown = 0;
    while ((this.#open[grown]?.settlesAt ?? Number.POSITIVE_INFINITY) <= committedSeq) grown += 1;
    if (grown === 0) return null;
    this.#open.splice(0, grown);
    this.#settled += grown;
    return this.#settled;
  }
}

/** One frame of a connection, and the sequence number whose commit settles it. */
export class Ticket {
  readonly frame: number;
  settlesAt = Number.POSITIVE_INFINITY;
  /** It built on something that has not arrived; a later frame must bring it again. */
  hangs = false;

  constructor(frame: number) {
    this.frame = frame;
  }
}
