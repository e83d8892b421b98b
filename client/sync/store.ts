/** A value that screens can subscribe to: the two methods `useSyncExternalStore` wants. */
export interface Store<State> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getState: () => State;
}

/**
 * A store whose state is put together on demand: `stale` says that it may be different now, and the next reader
 * pays for building it once.
 */
export class BuiltStore<State> implements Store<State> {
  readonly #build: () => State;
  readonly #listeners = new Set<() => void>();
  #state: State | null = null;

  constructor(build: () => State) {
    this.#build = build;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): State => {
    this.#state ??= this.#build();
    return this.#state;
  };

  stale(): void {
    this.#state = null;
    for (const listener of [...this.#listeners]) listener();
  }
}
