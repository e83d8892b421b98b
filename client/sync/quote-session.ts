/**
 * A person's session with a quote: its shared document, live. Screens read `getState()`, change the document with
 * `edit`, and hear of rows to fetch again through `onChanged`. Nothing outside this folder knows of Yjs.
 */
import { chosenContent } from '#shared/acceptance/offer-choices.ts';
import type { AcceptedChoices } from '#shared/evidence/acceptance-facts.ts';
import type { QuoteId } from '#shared/ids.ts';
import { createPricer } from '#shared/pricing/price-quote.ts';
import type { Change } from '#shared/protocol/change.ts';
import { topics, type Welcome } from '#shared/protocol/room-messages.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { JointTextId, TextId } from '#shared/quote/quote.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { ContentReading } from '#shared/quote-doc/document-reader.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { IsoDate } from '#shared/time.ts';
import { sharedModel } from './document-models.ts';
import { keepIdentity } from './keep-identity.ts';
import type { CopyOwner } from './kept-names.ts';
import { type Keeping, LiveDocument } from './live-document.ts';
import { peersIn } from './peers.ts';
import { RowBoard } from './row-board.ts';
import type { Peer, SessionState } from './session-state.ts';
import { Steps } from './steps.ts';
import { BuiltStore, type Store } from './store.ts';
import type { TextBinding } from './text-binding.ts';
import { redoLast, type UndoOutcome, undoLast } from './undo.ts';

export type Topic = (typeof topics)[number];

export interface SessionOptions {
  readonly quoteId: QuoteId;
  /** `ws://host` or `wss://host`. */
  readonly origin: string;
  /** Asks the API how the quote stands now; called when the room says that it may have changed. */
  readonly fetchStatus: () => Promise<QuoteStatus>;
  /** Whose work this device keeps between visits; `null` to keep nothing. */
  readonly keepFor?: CopyOwner | null;
  /** When the page has been drawn: what it takes to keep anything is not fetched before, unless something was kept. */
  readonly whenDrawn?: Promise<unknown>;
  readonly WebSocket?: typeof WebSocket;
  /** The order of what is done in both documents of the quote, where somebody has both. */
  readonly steps?: Steps;
  /** How often the line is tried, in milliseconds, where the usual does not fit. */
  readonly beatMs?: number;
}

/** How a version was accepted. */
export interface AcceptedOffer {
  readonly choices: AcceptedChoices;
  readonly asOf: IsoDate;
}

/** What a session says of itself makes the copy of the kind. */
export function keepingOf(
  {
    keepFor,
    quoteId,
    whenDrawn = Promise.resolve(),
  }: Pick<SessionOptions, 'keepFor' | 'quoteId' | 'whenDrawn'>,
  kind: DocumentKind,
): Keeping | null {
  return keepFor ? { owner: keepFor, quoteId, kind, whenDrawn } : null;
}

interface Shown extends Pick<SessionState, 'content' | 'priced'> {
  readonly reading: ContentReading;
  readonly accepted: AcceptedOffer | null;
  readonly asOf: IsoDate | null;
}

/** How many changes are kept for the activity list; older ones come from the API. */
const activityKept = 200;

export class QuoteSession implements Store<SessionState> {
  readonly #options: SessionOptions;
  readonly #store = new BuiltStore(() => this.#build());
  readonly #changeListeners = new Set<(changed: readonly Topic[]) => void>();
  readonly #live: LiveDocument<ContentReading>;
  #welcome: Welcome | null = null;
  #isStorageFull = false;
  #status: QuoteStatus = 'draft';
  #statusAsked = 0;
  #activity: readonly Change[] = [];
  #peers: readonly Peer[] = [];
  readonly #pricer = createPricer();
  #day: IsoDate | null = null;
  #accepted: AcceptedOffer | null = null;
  #shown: Shown | null = null;

  readonly subscribe = this.#store.subscribe;
  readonly getState = this.#store.getState;
  readonly reader = () => this.#store.reader();
  readonly watch = this.#store.watch;
  readonly rows = new RowBoard(this.#store.getState);
  readonly steps: Steps;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.steps = options.steps ?? new Steps();
    this.#live = new LiveDocument(
      {
        origin: options.origin,
        room: options.quoteId,
        WebSocket: options.WebSocket ?? WebSocket,
        beatMs: options.beatMs,
      },
      sharedModel,
      {
        welcome: (welcome) => this.#welcomed(welcome),
        changed: (message) => this.#changed(message.topics),
        activity: ({ changes }) => {
          this.#activity = [...changes.toReversed(), ...this.#activity].slice(0, activityKept);
          this.#store.stale();
        },
        storage: ({ isFull }) => {
          this.#isStorageFull = isFull;
          this.#store.stale();
        },
        updated: () => this.#store.stale(),
      },
      keepingOf(options, 'shared'),
      this.steps,
    );
    this.watch(
      ({ content, priced }) => [content, priced],
      () => this.rows.changed(),
    );
  }

  /** Whether closing the page now would lose a change: it is neither saved nor kept on this device. */
  get losesOnClose(): boolean {
    return this.#live.waiting > 0 && !this.#live.isKept;
  }

  /**
   * Changes the document, as one step to undo. What the server does not take is rolled back and listed in
   * `refused`. Returns `false`, and changes nothing, unless the session is ready.
   */
  edit(change: (document: QuoteDocument) => void): boolean {
    return this.#live.edit(change);
  }

  /** All that `act` does, in whichever document, as one step to undo. */
  asOneStep<T>(act: () => T): T {
    return this.steps.together(act);
  }

  /** Takes my last action back, if it can be, in every document that it was written into. */
  undo(): UndoOutcome {
    if (this.getState().phase.name !== 'ready') return 'nothing';
    return undoLast(this.steps.nextOn('undo') ?? this.#live.undo);
  }

  redo(): UndoOutcome {
    if (this.getState().phase.name !== 'ready') return 'nothing';
    return redoLast(this.steps.nextOn('redo') ?? this.#live.undo);
  }

  /** The server's day, which all prices are then for: whether a discount still holds follows from it. */
  priceFor(day: IsoDate): void {
    if (day === this.#day) return;
    this.#day = day;
    this.#store.stale();
  }

  /**
   * What was chosen of the version that was accepted, and the day that was priced for. While the quote is accepted
   * that is what it shows: choices in a sent version are not in the document.
   */
  showAccepted(accepted: AcceptedOffer | null): void {
    this.#accepted = accepted;
    this.#store.stale();
  }

  /** Where I am, for the others to see. `null`: nowhere in particular. */
  setFocus(focus: Peer['focus']): void {
    this.#live.setFocus(focus);
  }

  /** Tries to connect now instead of when the wait is over. */
  reconnect(): void {
    this.#live.reconnect();
  }

  dismissRefused(id: number): void {
    this.#live.dismissRefused(id);
  }

  /**
   * What a text editor binds to; `null` until the session is ready. It is the same object until the document is
   * replaced, and another one then, so that an editor knows when to bind anew.
   */
  text(id: TextId | JointTextId): TextBinding | null {
    return this.#live.phase.name === 'ready' ? this.#live.text(id) : null;
  }

  /** Calls back with the topics whose rows must be fetched again, and with all of them after a reconnect. */
  onChanged(listener: (changed: readonly Topic[]) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  destroy(): void {
    this.#changeListeners.clear();
    this.#live.destroy();
  }

  #build(): SessionState {
    const { phase, content: reading, isLive, saving, savedAt, waiting, refused, documentEpoch } = this.#live;
    const { awareness, heldBack, isKept, unsent } = this.#live;
    this.#peers = keepIdentity(this.#peers, peersIn(awareness.getStates(), awareness.clientID));
    const { content, priced } = this.#show(reading);
    return {
      phase,
      content,
      isLive,
      priced,
      status: this.#status,
      me: this.#welcome?.participant ?? null,
      saving,
      heldBack,
      isStorageFull: this.#isStorageFull,
      savedAt,
      waiting,
      peers: this.#peers,
      activity: this.#activity,
      refused,
      isKept,
      unsent,
      documentEpoch,
    };
  }

  /** What was read of the document with its prices, as long as neither is another. */
  #show(reading: ContentReading): Shown {
    const accepted = this.#status === 'accepted' ? this.#accepted : null;
    const asOf = accepted?.asOf ?? this.#day;
    const before = this.#shown;
    if (before?.reading === reading && before.accepted === accepted && before.asOf === asOf) return before;
    const content = accepted ? chosenContent(reading.content, accepted.choices) : reading.content;
    const priced = this.#pricer(content, { issues: reading.issues, asOf });
    this.#shown = { reading, accepted, asOf, content, priced: keepIdentity(before?.priced, priced) };
    return this.#shown;
  }

  #welcomed(welcome: Welcome): void {
    // Where it is so, it is said again.
    this.#isStorageFull = false;
    const isReturn = this.#welcome !== null;
    this.#welcome = welcome;
    this.#setStatus(welcome.status);
    // What happened while we were away was told to others only.
    if (isReturn) this.#tellChanged(topics);
  }

  #changed(changed: readonly Topic[]): void {
    if (changed.includes('quote')) void this.#refetchStatus();
    this.#tellChanged(changed);
  }

  #tellChanged(changed: readonly Topic[]): void {
    for (const listener of [...this.#changeListeners]) listener(changed);
  }

  async #refetchStatus(): Promise<void> {
    const asked = ++this.#statusAsked;
    const status = await this.#options.fetchStatus().catch(() => null);
    // Without an answer the status stays as it was; the next welcome states it in any case.
    if (status !== null && asked === this.#statusAsked) this.#setStatus(status);
  }

  #setStatus(status: QuoteStatus): void {
    this.#statusAsked += 1;
    this.#status = status;
    this.#store.stale();
  }
}
