import type { Applied } from './live-document.ts';
import type { Member } from './member.ts';
import type { Submission } from './submission.ts';

/** Judged, perhaps in memory (`applied`), and not settled before `seq` is on disk. */
export interface Unsaved {
  readonly submission: Submission;
  readonly seq: number;
  /** `null`: it brought nothing new, but what it repeats is itself not on disk yet. */
  readonly applied: Applied | null;
}

/** A newcomer's copy of the document, which contains what is not on disk yet. */
export interface Join {
  readonly member: Member;
  readonly stateVector: Uint8Array;
  readonly copy: Uint8Array;
  readonly seq: number;
}

/** What a room has in memory and may not tell anybody before it is on disk. */
export class InFlight {
  /** The last sequence number that is on disk. */
  committedSeq = 0;
  /** One list, emptied again and again: what an old list that was replaced still names, the engine keeps for long. */
  readonly #unsaved: Unsaved[] = [];
  #joins: Join[] = [];
  #waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  get isEmpty(): boolean {
    return this.#unsaved.length === 0;
  }

  get unsaved(): readonly Unsaved[] {
    return this.#unsaved;
  }

  add(unsaved: Unsaved): void {
    this.#unsaved.push(unsaved);
  }

  /** Takes the first one out that is in memory, because it can never be on disk. */
  withdraw(): Unsaved | undefined {
    const index = this.#unsaved.findIndex(({ applied }) => applied !== null);
    return index < 0 ? undefined : this.#unsaved.splice(index, 1)[0];
  }

  /** One copy under way per member: who asks again is given the newer one. */
  addJoin(join: Join): void {
    this.#joins = this.#joins.filter(({ member }) => member !== join.member);
    this.#joins.push(join);
  }

  /** What the member held when it asked for the copy that is under way to it; `null` where none is. */
  joinedFrom(member: Member): Uint8Array | null {
    return this.#joins.find((join) => join.member === member)?.stateVector ?? null;
  }

  /** Everything that may be told now that `seq` is on disk. */
  commit(seq: number): { settled: Unsaved[]; joins: Join[] } {
    this.committedSeq = seq;
    const next = this.#unsaved.findIndex((unsaved) => unsaved.seq > seq);
    const settled = this.#unsaved.splice(0, next < 0 ? this.#unsaved.length : next);
    const joins = this.#joins.filter((join) => join.seq <= seq);
    this.#joins = this.#joins.filter((join) => join.seq > seq);
    return { settled, joins };
  }

  /** Hands back everything, to be judged and answered anew on top of `committedSeq`. */
  restart(committedSeq: number): { unsaved: readonly Unsaved[]; joins: readonly Join[] } {
    const all = { unsaved: this.#unsaved.splice(0), joins: this.#joins };
    this.#joins = [];
    this.committedSeq = committedSeq;
    return all;
  }

  /** Resolves when nothing is in flight; rejects when the room gives up. */
  whenEmpty(): Promise<void> {
    if (this.isEmpty) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** Wakes those who wait, when there is nothing left to wait for. */
  wake(): void {
    if (!this.isEmpty) return;
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  giveUp(error: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
