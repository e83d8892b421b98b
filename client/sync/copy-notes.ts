/** What is written beside the document in a copy: values under their keys, not before the picture is drawn. */
import { transact } from 'lib0/indexeddb';
import { afterPicture } from './after-picture.ts';
import { commit } from './commit.ts';

export class CopyNotes {
  readonly #db: () => IDBDatabase | null;
  readonly #failed: () => void;
  /** `null` deletes. */
  readonly #unwritten = new Map<string, string | null>();
  #isWriting = false;
  readonly #writeLater = afterPicture((isLeaving) => {
    // What is being written now is followed by the rest, unless nothing follows any more.
    if (isLeaving || !this.#isWriting) this.flush();
  });

  /** `db`: `null` while there is none; what is written then waits. `failed`: the disk did not take it. */
  constructor(db: () => IDBDatabase | null, failed: () => void) {
    this.#db = db;
    this.#failed = failed;
  }

  write(key: string, value: string | null): void {
    this.#unwritten.set(key, value);
    this.#writeLater();
  }

  /** Does not write what waits under that key: something newer is there. */
  drop(key: string): void {
    this.#unwritten.delete(key);
  }

  /** Writes all that waits, and then what came meanwhile; so many changes in a row make few writes. */
  flush(): void {
    const db = this.#db();
    if (!db || this.#unwritten.size === 0) return;
    const [custom] = transact(db, ['custom']);
    if (!custom) return;
    for (const [key, value] of this.#unwritten) {
      if (value === null) custom.delete(key);
      else custom.put(value, key);
    }
    this.#unwritten.clear();
    this.#isWriting = true;
    commit(custom.transaction)
      .catch(() => this.#failed())
      .then(() => {
        this.#isWriting = false;
        this.flush();
      });
  }
}
