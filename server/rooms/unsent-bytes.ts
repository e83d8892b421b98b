/**
 * What waits in memory for each person's sockets together. One socket is held to little by itself; a person who opens a
 * thousand and reads from none would still have the server hold a thousand times that.
 */
import { limits } from './limits.ts';

const { bytesPerPerson: most } = limits.backlog;

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

  open(who: string, line: Line): Share {
    const person: Person = this.#people.get(who) ?? { lines: new Set(), bytes: 0 };
    this.#people.set(who, person);
    const seen: Seen = { line, bytes: 0 };
    person.lines.add(seen);
    return {
      grew: () => {
        if (!person.lines.has(seen)) return;
        look(person, seen);
        if (person.bytes > most) giveUpLargest(person);
      },
      close: () => {
        forget(person, seen);
        if (person.lines.size === 0 && this.#people.get(who) === person) this.#people.delete(who);
      },
    };
  }
}

function look(person: Person, seen: Seen): void {
  person.bytes -= seen.bytes;
  seen.bytes = seen.line.bufferedAmount;
  person.bytes += seen.bytes;
}

function forget(person: Person, seen: Seen): void {
  if (person.lines.delete(seen)) person.bytes -= seen.bytes;
}

/** Only now is every socket looked at again. Those go that hold most, so that as many as can be stay. */
function giveUpLargest(person: Person): void {
  for (const seen of person.lines) look(person, seen);
  for (const seen of [...person.lines].sort((one, other) => other.bytes - one.bytes)) {
    if (person.bytes <= most) return;
    forget(person, seen);
    seen.line.giveUp();
  }
}
