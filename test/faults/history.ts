/**
 * What happened during a fault test, one JSON line per event, written as it happens. Whoever checks it afterwards
 * reads these lines alone and trusts nobody's memory.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import type { Live, Load } from './leaks/observed-process.ts';
import type { StoredFacts } from './storage/stored-facts.ts';

export type HistoryEvent = {
  /** Milliseconds since 1970, with fractions; never goes back. */
  readonly t: number;
  /** The client, or `reader` and `operator`. */
  readonly proc: string;
} & (
  | { readonly op: 'edit'; readonly type: 'invoke' | 'ok'; readonly key: string }
  /** A client has been shown somebody else's edit. */
  | { readonly op: 'seen'; readonly type: 'ok'; readonly key: string }
  /** What a fresh reader is given after a restart: every edit found, as often as it is found. */
  | { readonly op: 'read'; readonly type: 'ok'; readonly value: readonly string[] }
  | { readonly op: 'kill' | 'start'; readonly type: 'info' }
  /** A quote was sent with that Idempotency-Key; `info`: nobody can say whether. */
  | { readonly op: 'send'; readonly type: 'invoke' | 'fail' | 'info'; readonly key: string }
  | { readonly op: 'send'; readonly type: 'ok'; readonly key: string; readonly value: SentVersion }
  /** The disk failed in a commit, or while SQLite moved its log into the database file, which it tries again later. */
  | { readonly op: 'disk-failure'; readonly type: 'info'; readonly during: 'commit' | 'checkpoint' }
  /** The server's process ended by itself, with that code and those last words. */
  | { readonly op: 'ended'; readonly type: 'info'; readonly code: number | null; readonly words: string }
  /** What lies in the database after a restart. */
  | { readonly op: 'stored'; readonly type: 'ok'; readonly value: StoredFacts }
  /** A person's line stops carrying bytes, and carries them again. */
  | { readonly op: 'stall' | 'heal'; readonly type: 'info' }
  /** The others are shown that they have left. */
  | { readonly op: 'gone'; readonly type: 'info' }
  /** What a person's screen says from now on. */
  | { readonly op: 'shown'; readonly type: 'info'; readonly saving: 'saved' | 'saving' | 'offline' }
  /** Who is here, by name, as the server tells somebody who comes in now. */
  | { readonly op: 'present'; readonly type: 'ok'; readonly value: readonly string[] }
  /** A reader sets out while others go on: it must find what was promised by now. */
  | { readonly op: 'read'; readonly type: 'invoke' }
  /** Somebody who wanted to read was shown nothing. */
  | { readonly op: 'unread'; readonly type: 'fail' }
  /** A person was told whether the server has room to keep anything. */
  | { readonly op: 'storage'; readonly type: 'info'; readonly isFull: boolean }
  /** The document was made anew on disk, from a backup: whoever holds the old one holds another generation. */
  | { readonly op: 'remade'; readonly type: 'info' }
  /** A person was told that a change of theirs was not taken. */
  | { readonly op: 'refused'; readonly type: 'info'; readonly code: string }
  /** Who wrote each edit, by what lies on disk. */
  | {
      readonly op: 'authors';
      readonly type: 'ok';
      readonly value: readonly { key: string; author: string }[];
    }
  /** A client's socket: asked for, open, its document in step with the server's, closed with a code. */
  | { readonly op: 'try' | 'open' | 'synced'; readonly type: 'info' }
  | { readonly op: 'closed'; readonly type: 'info'; readonly code: number }
  /** What the server takes, and what it keeps alive, when nobody is here. */
  | { readonly op: 'load'; readonly type: 'info'; readonly value: Load }
  | { readonly op: 'live'; readonly type: 'info'; readonly value: Live }
  /** What a process takes, in bytes. */
  | { readonly op: 'memory'; readonly type: 'info'; readonly bytes: number }
);

/** What the sender was told of the version. */
export interface SentVersion {
  readonly number: number;
  readonly hash: string;
}

type Told = HistoryEvent extends infer E ? (E extends HistoryEvent ? Omit<E, 't'> : never) : never;

/** The clock of histories. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

export class History {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  tell(event: Told): void {
    this.repeat({ t: now(), ...event });
  }

  /** What another history tells. */
  repeat(event: HistoryEvent): void {
    appendFileSync(this.path, `${JSON.stringify(event)}\n`);
  }
}

export function readHistory(path: string): HistoryEvent[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
