/**
 * A seller's session with what only sellers know of a quote: its internal document, on its own connection. A buyer
 * can never open it; for one it ends at once, closed by the server.
 */
import type { ElementId } from '#shared/ids.ts';
import type { Costs, Targets } from '#shared/quote-doc/costs.ts';
import type { CatalogueSource } from '#shared/quote-doc/doc-layout.ts';
import { type AllCosts, type InternalReading, internalModel } from './document-models.ts';
import { LiveDocument } from './live-document.ts';
import { keepingOf, type SessionOptions } from './quote-session.ts';
import type { SessionState } from './session-state.ts';
import { BuiltStore, type Store } from './store.ts';

export interface InternalState
  extends Pick<
    SessionState,
    | 'phase'
    | 'saving'
    | 'heldBack'
    | 'savedAt'
    | 'waiting'
    | 'refused'
    | 'isKept'
    | 'unsent'
    | 'documentEpoch'
  > {
  /** By component id; a component without an entry has no costs stated. */
  readonly costs: AllCosts;
  /** What the seller's side holds itself to in this quote. */
  readonly targets: Targets;
  /** What each component was taken from, by component id. */
  readonly sources: Readonly<Record<ElementId, CatalogueSource>>;
}

/** What only the seller's side knows of something that was just put into the quote. */
export interface TakenNote {
  readonly id: ElementId;
  readonly source: CatalogueSource | null;
  readonly costs: Partial<Costs>;
}

export class InternalSession implements Store<InternalState> {
  readonly #store = new BuiltStore(() => this.#build());
  readonly #live: LiveDocument<InternalReading>;

  readonly subscribe = this.#store.subscribe;
  readonly getState = this.#store.getState;
  readonly reader = () => this.#store.reader();
  readonly watch = this.#store.watch;

  constructor(options: Omit<SessionOptions, 'fetchStatus'>) {
    const { quoteId, origin, WebSocket: Socket = WebSocket, beatMs, steps } = options;
    const ignored = () => {};
    this.#live = new LiveDocument(
      { origin, room: `${quoteId}/internal`, WebSocket: Socket, beatMs },
      internalModel,
      {
        // The shared document's room says these too, and the quote session listens there.
        welcome: ignored,
        changed: ignored,
        activity: ignored,
        storage: ignored,
        updated: () => this.#store.stale(),
      },
      keepingOf(options, 'internal'),
      steps,
    );
  }

  /** As of the quote session. */
  get losesOnClose(): boolean {
    return this.#live.waiting > 0 && !this.#live.isKept;
  }

  /**
   * Sets one figure or note, as one step to undo, which is for the quote session to take back. `false`, and nothing
   * happens, unless the session is ready.
   */
  setCost<F extends keyof Costs>(component: ElementId, field: F, value: Costs[F]): boolean {
    return this.#live.edit((document) => document.setCost(component, field, value));
  }

  /** As `setCost`, of a target. */
  setTarget<F extends keyof Targets>(field: F, value: Targets[F]): boolean {
    return this.#live.edit((document) => document.setTarget(field, value));
  }

  /** Several of these as one step; what was taken from the catalogue, with where it is from. */
  note(notes: readonly TakenNote[]): boolean {
    return this.#live.edit((document) =>
      document.together(() => {
        for (const { id, source, costs } of notes) document.noteTaken(id, source, costs);
      }),
    );
  }

  /** As of the quote session. */
  reconnect(): void {
    this.#live.reconnect();
  }

  dismissRefused(id: number): void {
    this.#live.dismissRefused(id);
  }

  destroy(): void {
    this.#live.destroy();
  }

  #build(): InternalState {
    const { phase, content, saving, savedAt, waiting, refused, documentEpoch } = this.#live;
    const { heldBack, isKept, unsent } = this.#live;
    return { phase, ...content, saving, heldBack, savedAt, waiting, refused, isKept, unsent, documentEpoch };
  }
}
