import { Slots } from './slots.ts';

export interface QueueLimits {
  /** How many tasks of one organisation run at once, and how many more may wait. */
  readonly running: number;
  readonly waiting: number;
}

/** A queue for each organisation, so that one that asks for a lot waits for itself and not everybody for it. */
export class OrganisationQueues {
  readonly #limits: QueueLimits;
  readonly #queues = new Map<string, Slots>();

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Runs the task in its turn; `null` when the organisation's queue is full, and then the task was never begun. */
  async run<T>(organisationId: string, task: () => Promise<T>): Promise<T | null> {
    const slots = this.#queues.get(organisationId) ?? new Slots(this.#limits.running);
    if (slots.isFull && slots.waiting >= this.#limits.waiting) return null;
    this.#queues.set(organisationId, slots);
    try {
      return await slots.run(task);
    } finally {
      if (slots.isIdle) this.#queues.delete(organisationId);
    }
  }
}
