/** A line in which parties have their turns one after another, however many of its own each has there. */
export class FairLine<T> {
  /** By party, whose turn is next comes first; within one, who came first. None is empty. */
  readonly #parties = new Map<string, T[]>();

  countOf(party: string): number {
    return this.#parties.get(party)?.length ?? 0;
  }

  add(party: string, one: T): void {
    const others = this.#parties.get(party);
    if (others) others.push(one);
    else this.#parties.set(party, [one]);
  }

  /** Whose turn it is. They stay. */
  get next(): T | undefined {
    return this.#parties.values().next().value?.[0];
  }

  /** Takes out whose turn it is; the rest of their party comes after all others. */
  shift(): void {
    const [first] = this.#parties;
    if (!first) return;
    const [party, those] = first;
    those.shift();
    this.#parties.delete(party);
    if (those.length > 0) this.#parties.set(party, those);
  }

  /** Takes out who came last of the party that has the most here, when it has more than `allowed`. */
  dropOneAbove(allowed: number): T | undefined {
    let most: [party: string, those: T[]] = ['', []];
    for (const one of this.#parties) if (one[1].length > most[1].length) most = one;
    const [party, those] = most;
    if (those.length <= allowed) return undefined;
    if (those.length === 1) this.#parties.delete(party);
    return those.pop();
  }
}
