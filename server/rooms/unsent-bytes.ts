/**
 * What waits in memory for sockets: for each person's together, and for everybody's. One socket is held to little by
 * itself; a person who opens a thousand and reads from none would still have the server hold a thousand times that, and
 * many people together more than there is memory.
 */
import { limits } from './limits.ts';

const { bytesPerPerson, bytesAltogether } = limits.backlog;

/** A socket, as far as this is concerned. */
export interface Line {
  /** Bytes. */
  readonly bufferedAmount: number;
  /** Ends it, and what waits for it is let go of. */
  giveUp(): void;
}

/** One socket's part in it. */
export interface Share {
  /** To be called whenever something was sent. */
  grew(): void;
  close(): void;
}

/** As it was when last looked at: what has left since is not told of, so the sum is never too small. */
interface Seen {
  readonly line: Line;
  bytes: number;
}

interface Person {
  readonly lines: Set<Seen>;
  bytes: number;
}

export class UnsentBytes {
  readonly #people = new Map<string, Person>();
  /** Of everybody. */
  #bytes = 0;

  open(who: string, line: Line): Share {
    const person: Person = this.#people.get(who) ?? { lines: new Set(), bytes: 0 };
    this.#people.set(who, person);
    const seen: Seen = { line, bytes: 0 };
    person.lines.add(seen);
    return {
      grew: () => {
        if (!person.lines.has(seen)) return;
        this.#look(person, seen);
        if (person.bytes > bytesPerPerson) this.#bound([person], () => person.bytes > bytesPerPerson);
        if (this.#bytes > bytesAltogether)
          this.#bound([...this.#people.values()], () => this.#bytes > bytesAltogether);
      },
      close: () => {
        this.#forget(person, seen);
        if (person.lines.size === 0 && this.#people.get(who) === person) this.#people.delete(who);
      },
    };
  }

  #look(person: Person, seen: Seen): void {
    const more = seen.line.bufferedAmount - seen.bytes;
    seen.bytes += more;
    person.bytes += more;
    this.#bytes += more;
  }

  #forget(person: Person, seen: Seen): void {
    if (!person.lines.delete(seen)) return;
    person.bytes -= seen.bytes;
    this.#bytes -= seen.bytes;
  }

  /**
   * Only now is every socket looked at again. Whoever holds most loses the socket that holds most, until it is not too much
   * any more, so that as many people and sockets as can be stay.
   */
  #bound(people: readonly Person[], isTooMuch: () => boolean): void {
    for (const person of people) for (const seen of person.lines) this.#look(person, seen);
    while (isTooMuch()) {
      const person = mostOf(people);
      const seen = person && mostOf([...person.lines]);
      if (!seen) return;
      this.#forget(person, seen);
      seen.line.giveUp();
    }
  }
}

function mostOf<Holder extends { readonly bytes: number }>(holders: readonly Holder[]): Holder | undefined {
  return holders.reduce<Holder | undefined>(
    (most, holder) => (most === undefined || holder.bytes > most.bytes ? holder : most),
    undefined,
  );
}
