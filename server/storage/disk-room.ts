/**
 * Whether the disk has room for what is written. A full disk is no lost one: SQLite takes back what it could not write
 * whole, so what is on disk stays true, and with room again the same write goes in. Until then nothing can be kept;
 * reading goes on.
 */

/** How long until room is looked for again, in milliseconds. */
const lookAgainMs = 1_000;

export class DiskRoom {
  readonly #tryToWrite: () => Promise<unknown>;
  readonly #listeners = new Set<(isFull: boolean) => void>();
  #isFull = false;
  #timer: NodeJS.Timeout | undefined;

  /** `tryToWrite` rejects where there is no room for what people ordinarily write. */
  constructor(tryToWrite: () => Promise<unknown>) {
    this.#tryToWrite = tryToWrite;
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  /** Tells when it has become full, and when there is room again. */
  watch(listener: (isFull: boolean) => void): void {
    this.#listeners.add(listener);
  }

  /** Somebody's write found no room. */
  ranOut(): void {
    if (this.#isFull) return;
    this.#become(true);
    this.#lookLater();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #lookLater(): void {
    this.#timer = setTimeout(() => {
      this.#tryToWrite().then(
        () => this.#become(false),
        () => this.#lookLater(),
      );
    }, lookAgainMs).unref();
  }

  #become(isFull: boolean): void {
    this.#isFull = isFull;
    for (const listener of this.#listeners) listener(isFull);
  }
}
