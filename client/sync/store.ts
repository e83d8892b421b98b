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
  /** One listener at a time. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Must select out of the state: a part, something in one, or a primitive. */
  readonly read: <T>(select: (state: State) => T) => T;
}

interface Place<State> {
  readonly parts: Set<keyof State>;
  /** `null` while nobody is there. */
  tell: (() => void) | null;
}

/**
 * A store whose state is put together on demand: `stale` says that it may be different now. The parts of the state
 * are its members, always the same ones; a part is unchanged while it is the same object or primitive.
 */
export class BuiltStore<State extends object> implements Store<State> {
  readonly #build: () => State;
  /** Who wants to hear of everything. */
  readonly #listeners = new Set<() => void>();
  /** The places that are looked at from somewhere, under each of their parts. */
  readonly #places = new Map<keyof State, Set<Place<State>>>();
  #state: State | null = null;
  /** The state as places see it: it notes what `#looking` looks at. */
  #noting: State | null = null;
  #looking: Place<State> | null = null;

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

  /** Calls back when a part that `select` looks at is another one. */
  readonly watch = (select: (state: State) => unknown, changed: () => void): (() => void) => {
    const { read, subscribe } = this.reader();
    read(select);
    return subscribe(changed);
  };

  reader(): Reader<State> {
    const place: Place<State> = { parts: new Set(), tell: null };
    return {
      subscribe: (listener) => this.#settle(place, listener),
      read: (select) => this.#read(place, select),
    };
  }

  /** Tells those whose parts have changed. Where nobody listens, the next one who asks pays for building the state. */
  stale(): void {
    const before = this.#state;
    this.#state = null;
    if (this.#listeners.size === 0 && this.#places.size === 0) return;
    const changed = changedParts(before, this.getState());
    if (changed.length === 0) this.#state = before;
    else this.#tell(changed);
  }

  #tell(changed: readonly (keyof State)[]): void {
    const concerned = new Set<Place<State>>();
    for (const part of changed) for (const place of this.#places.get(part) ?? []) concerned.add(place);
    for (const place of concerned) place.tell?.();
    for (const listener of [...this.#listeners]) listener();
  }

  #settle(place: Place<State>, listener: () => void): () => void {
    place.tell = listener;
    for (const part of place.parts) this.#placesOf(part).add(place);
    return () => {
      place.tell = null;
      for (const part of place.parts) this.#leave(place, part);
    };
  }

  #leave(place: Place<State>, part: keyof State): void {
    const places = this.#placesOf(part);
    places.delete(place);
    if (places.size === 0) this.#places.delete(part);
  }

  #placesOf(part: keyof State): Set<Place<State>> {
    const places = this.#places.get(part) ?? new Set();
    this.#places.set(part, places);
    return places;
  }

  #read<T>(place: Place<State>, select: (state: State) => T): T {
    this.#noting ??= this.#noteLooks();
    const outer = this.#looking;
    this.#looking = place;
    try {
      const selected = select(this.#noting);
      if (Object.is(selected, this.#noting))
        throw new Error('Select a part of the state: the whole of it changes with everything that happens');
      return selected;
    } finally {
      this.#looking = outer;
    }
  }

  #noteLooks(): State {
    const noting = {} as State;
    for (const part of partsOf(this.getState())) {
      const get = () => {
        if (this.#looking) this.#note(this.#looking, part);
        return this.getState()[part];
      };
      Object.defineProperty(noting, part, { enumerable: true, get });
    }
    return noting;
  }

  #note(place: Place<State>, part: keyof State): void {
    if (place.parts.has(part)) return;
    place.parts.add(part);
    if (place.tell) this.#placesOf(part).add(place);
  }
}

const partsOf = <State extends object>(state: State) => Object.keys(state) as (keyof State)[];

/** All of them where there was nothing before. */
const changedParts = <State extends object>(before: State | null, after: State) =>
  partsOf(after).filter((part) => !before || !Object.is(before[part], after[part]));
