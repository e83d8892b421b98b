/** A value that screens can subscribe to. */
export interface Store<State> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getState: () => State;
}

/**
 * One place on a screen that shows something of a state. It is told when a part that it has looked at is another
 * one, and of nothing else: of thousands of places only those wake up that a change may concern.
 */
export interface Reader<State> {
  readonly subscribe: (listener: () => void) => () => void;
  /** Must select out of the state: a part, something in one, or a primitive. */
  readonly read: <T>(select: (state: State) => T) => T;
}

interface Listener<State> {
  readonly tell: () => void;
  /** `null`: any part. */
  readonly parts: ReadonlySet<keyof State> | null;
}

/**
 * A store whose state is put together on demand: `stale` says that it may be different now. The parts of the state
 * are its members, always the same ones; a part is unchanged while it is the same object or primitive.
 */
export class BuiltStore<State extends object> implements Store<State> {
  readonly #build: () => State;
  readonly #listeners = new Set<Listener<State>>();
  #state: State | null = null;
  /** The state, for readers: it notes in `#lookedAt` which parts they look at. */
  #noting: State | null = null;
  #lookedAt: Set<keyof State> | null = null;

  constructor(build: () => State) {
    this.#build = build;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listen({ tell: listener, parts: null });

  readonly getState = (): State => {
    this.#state ??= this.#build();
    return this.#state;
  };

  /** Calls back when a part that `select` looks at is another one. */
  readonly watch = (select: (state: State) => unknown, changed: () => void): (() => void) => {
    const { read, subscribe } = this.reader();
    read(select);
    return subscribe(changed);
  };

  reader(): Reader<State> {
    const parts = new Set<keyof State>();
    return {
      subscribe: (listener) => this.#listen({ tell: listener, parts }),
      read: (select) => this.#read(select, parts),
    };
  }

  /** Tells those whose parts have changed. Where nobody listens, the next one who asks pays for building the state. */
  stale(): void {
    const before = this.#state;
    this.#state = null;
    if (this.#listeners.size === 0) return;
    const changed = before && changedParts(before, this.getState());
    if (changed?.length === 0) this.#state = before;
    for (const { tell, parts } of [...this.#listeners]) {
      if (!changed || (parts ? changed.some((part) => parts.has(part)) : changed.length > 0)) tell();
    }
  }

  #listen(listener: Listener<State>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #read<T>(select: (state: State) => T, parts: Set<keyof State>): T {
    this.#noting ??= this.#noteLooks();
    const outer = this.#lookedAt;
    this.#lookedAt = parts;
    try {
      const selected = select(this.#noting);
      if (Object.is(selected, this.#noting))
        throw new Error('Select a part of the state: the whole of it changes with everything that happens');
      return selected;
    } finally {
      this.#lookedAt = outer;
    }
  }

  #noteLooks(): State {
    const noting = {} as State;
    for (const part of partsOf(this.getState())) {
      const get = () => {
        this.#lookedAt?.add(part);
        return this.getState()[part];
      };
      Object.defineProperty(noting, part, { enumerable: true, get });
    }
    return noting;
  }
}

const partsOf = <State extends object>(state: State) => Object.keys(state) as (keyof State)[];

const changedParts = <State extends object>(before: State, after: State) =>
  partsOf(after).filter((part) => !Object.is(before[part], after[part]));
