/**
 * One document and its connection to a room: the stock y-websocket provider with our messages, the count behind
 * "saved", and the undo stack. It knows nothing of quotes; `live-document.ts` gives the bytes their meaning.
 */
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { CloseReason, HeldBack } from '#shared/protocol/close-codes.ts';
import type { Activity, Changed, Refused, StorageState, Welcome } from '#shared/protocol/room-messages.ts';
import { schemaVersion } from '#shared/quote-doc/doc-layout.ts';
import { leaveFormatting } from '#shared/quote-doc/leave-formatting.ts';
import { countingSocket } from './counting-socket.ts';
import { followClientId } from './follow-client-id.ts';
import { keepHeartbeat } from './heartbeat.ts';
import { followNetwork, Reconnecting } from './reconnecting.ts';
import { listenForMessages } from './room-messages-in.ts';
import { nextSaving, nothingToSave, type SavingEvent, type SavingState } from './saving.ts';
import { Steps } from './steps.ts';
import { createUndo, type StepwiseUndo } from './undo.ts';

export interface RoomAddress {
  /** `ws://host` or `wss://host`; the room's path follows it. */
  readonly origin: string;
  /** Path of the room under `/sync/`. */
  readonly room: string;
  readonly WebSocket: typeof WebSocket;
  /** How often the line is tried, in milliseconds, where the usual does not fit. */
  readonly beatMs?: number | undefined;
  /** What the wait before a retry is drawn with, in [0, 1), where it must not be left to chance. */
  readonly chance?: (() => number) | undefined;
}

export interface RoomListener {
  welcome(message: Welcome): void;
  refused(message: Refused): void;
  changed(message: Changed): void;
  activity(message: Activity): void;
  storage(message: StorageState): void;
  /** The document holds everything the server had when this connection was made. */
  synced(): void;
  /** The document changed; `isOwn` when it was changed here. */
  updated(isOwn: boolean): void;
  savingChanged(): void;
  presenceChanged(): void;
  /** For good; the connection does not come back by itself. */
  closed(reason: CloseReason): void;
}

export class RoomClient {
  readonly doc = new Y.Doc();
  readonly undo: StepwiseUndo;
  readonly awareness: WebsocketProvider['awareness'];
  saving: SavingState = nothingToSave;
  /** What the server said last on a connection of this client; `null` before the first. */
  welcome: Welcome | null = null;
  readonly #provider: WebsocketProvider;
  readonly #listener: RoomListener;
  readonly #reconnecting: Reconnecting;
  readonly #heartbeat: ReturnType<typeof keepHeartbeat>;
  readonly #unfollow: () => void;
  #isDestroyed = false;

  /** `steps`: the order that what is done here has its place in. */
  constructor(address: RoomAddress, listener: RoomListener, steps = new Steps()) {
    this.#listener = listener;
    this.undo = createUndo(this.doc, steps);
    leaveFormatting(this.doc);
    // Before the provider's own handler, so that a change is counted before the frame that carries it.
    this.doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local) this.#record({ type: 'edited' });
    });
    this.#provider = new WebsocketProvider(`${address.origin}/sync`, address.room, this.doc, {
      connect: false,
      // Tabs must not sync past the server: it alone decides who may read and write what.
      disableBc: true,
      params: { schema: String(schemaVersion) },
      WebSocketPolyfill: countingSocket(address.WebSocket, {
        updateSent: (sent) => this.#record({ type: 'sent', ...sent }),
        heard: () => this.#heartbeat.heard(),
      }),
    });
    this.awareness = this.#provider.awareness;
    followClientId(this.awareness);
    this.#listen();
    const closed = (reason: CloseReason) => listener.closed(reason);
    this.#reconnecting = new Reconnecting(this.#provider, closed, address.chance);
    this.#heartbeat = keepHeartbeat(this.#provider, this.#reconnecting, address.beatMs);
    this.#unfollow = followNetwork(this.#reconnecting);
  }

  connect(): void {
    if (!this.#isDestroyed) this.#reconnecting.start();
  }

  /** Says before connecting that the document holds an earlier visit's copy, with changes that were not saved. */
  recalled({ generation, waiting }: { readonly generation: string; readonly waiting: number }): void {
    this.#belongsTo(generation);
    if (waiting > 0) this.#record({ type: 'recalled', changes: waiting });
  }

  /** Why the server wants this client to wait before it connects; `null` when it does not. */
  get heldBack(): HeldBack | null {
    return this.#reconnecting.heldBack;
  }

  /** Which generation of the document this is a copy of; `undefined` while that is not known. */
  get generation(): string | undefined {
    return this.#provider.params['generation'];
  }

  /** Gives the present connection up and makes a new one at once. */
  reconnect(): void {
    this.#reconnecting.now();
  }

  /** Stops talking and listening to the server; the document stays as it is and may be read and even written. */
  disconnect(): void {
    this.#reconnecting.stop();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#unfollow();
    this.#heartbeat.stop();
    this.#reconnecting.stop();
    this.undo.destroy();
    this.#provider.destroy();
    this.doc.destroy();
  }

  #listen(): void {
    const provider = this.#provider;
    listenForMessages(provider.messageHandlers, {
      welcome: (message) => {
        this.#belongsTo(message.generation);
        this.welcome = message;
        this.#listener.welcome(message);
      },
      saved: (message) => this.#record({ type: 'saved', ...message }),
      refused: (message) => this.#listener.refused(message),
      changed: (message) => this.#listener.changed(message),
      activity: (message) => this.#listener.activity(message),
      storage: (message) => this.#listener.storage(message),
      pong: () => this.#heartbeat.answered(),
    });
    provider.on('status', ({ status }) => {
      if (status !== 'connecting') this.#record({ type: status });
    });
    provider.on('sync', (isSynced) => {
      if (isSynced) this.#listener.synced();
    });
    provider.awareness.on('change', () => this.#listener.presenceChanged());
    this.doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) =>
      this.#listener.updated(local),
    );
  }

  /** From now on this document is of a generation, and must never be merged into another. */
  #belongsTo(generation: string): void {
    this.#provider.params = { ...this.#provider.params, generation };
  }

  #record(event: SavingEvent): void {
    this.saving = nextSaving(this.saving, event);
    this.#listener.savingChanged();
  }
}
