/**
 * A document as a person works in it: what it holds, whether that is saved, and what was refused. It owns the room
 * client, and replaces document and connection when the server did not take something.
 *
 * Rolling back: a Yjs document cannot forget, so after a refusal the local one is thrown away and a fresh one is
 * fetched. The old one stays in front of the person, and takes what they still type, until the fresh one is here;
 * then what may be is made again in that, and the rest is listed. Nothing typed is lost without a word.
 */
import type * as Y from 'yjs';
import type { CloseReason, HeldBack } from '#shared/protocol/close-codes.ts';
import type { Activity, Changed, StorageState, Welcome } from '#shared/protocol/room-messages.ts';
import type { JointTextId, TextId } from '#shared/quote/quote.ts';
import type { Difference } from '#shared/quote-doc/diff-content.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { sameValue } from '#shared/quote-doc/same-value.ts';
import type { Instant } from '#shared/time.ts';
import { forgettingOn } from './forgetting.ts';
import { keepIdentity } from './keep-identity.ts';
import type { Kept, KeptCopy, SessionNote } from './kept-copy.ts';
import { type CopyKey, canKeep, forgetOthers, keptGeneration } from './kept-names.ts';
import { type Cause, notShown, salvage } from './make-again.ts';
import { isMerged, keyOf, type Lost, OwnChanges } from './own-changes.ts';
import { type RoomAddress, RoomClient } from './room-client.ts';
import { savingOf, waitingChanges } from './saving.ts';
import type { LostValue, Peer, RefusedChange, Saving, SessionState } from './session-state.ts';
import { Steps } from './steps.ts';
import type { TextBinding } from './text-binding.ts';

/** Which of a quote's documents it is, and what its plain content is. */
export interface DocumentModel<Content> {
  readonly kind: DocumentKind;
  readonly empty: Content;
  open(doc: Y.Doc): QuoteDocument;
  /** Unchanged parts keep their identity from one reading of a document to the next. */
  read(document: QuoteDocument): Content;
  diff(before: Content, after: Content): Difference[];
}

export interface LiveDocumentListener {
  welcome(message: Welcome): void;
  changed(message: Changed): void;
  activity(message: Activity): void;
  storage(message: StorageState): void;
  /** Anything that can be read off the live document may be different now. */
  updated(): void;
}

type Refusal = Pick<RefusedChange, 'code' | 'path'>;
const replaced: Refusal = { code: 'replaced', path: [] };
const overtaken: Refusal = { code: 'overtaken', path: [] };
const closed: Refusal = { code: 'closed', path: [] };

/** Whose copy this device keeps between visits. */
export interface Keeping extends CopyKey {
  /** What it takes to keep anything is not fetched before, unless something was kept. */
  readonly whenDrawn: Promise<unknown>;
}

interface Opened {
  readonly room: RoomClient;
  readonly document: QuoteDocument;
}

export class LiveDocument<Content> {
  phase: SessionState['phase'] = { name: 'loading' };
  content: Content;
  refused: readonly RefusedChange[] = [];
  /** After a close: what this device keeps and sends another time. */
  unsent: Lost = [];
  documentEpoch = 0;
  /** Whether `content` has ever been the server's; until then it is what this device kept from an earlier visit. */
  isLive = false;
  readonly #address: RoomAddress;
  readonly #model: DocumentModel<Content>;
  readonly #listener: LiveDocumentListener;
  readonly #steps: Steps;
  readonly #own = new OwnChanges();
  #current: Opened;
  /** The fresh document while a rollback is under way, and why it is. */
  #rollback: (Opened & { readonly cause: Cause | null }) | null = null;
  readonly #bindings = new WeakMap<Y.XmlFragment, TextBinding>();
  #focus: Peer['focus'] = null;
  #refusedCount = 0;
  /** Why the document was replaced the last time. */
  #cause: Refusal = replaced;
  /** Rollbacks since everything was saved the last time. */
  #rollbacks = 0;
  readonly #keeping: Keeping | null;
  #kept: KeptCopy | null = null;
  /** Whether this browser lets anything be kept. */
  #isUsable = false;
  #isDestroyed = false;

  /** `keeping`: `null` to keep nothing. */
  constructor(
    address: RoomAddress,
    model: DocumentModel<Content>,
    listener: LiveDocumentListener,
    keeping: Keeping | null,
    steps = new Steps(),
  ) {
    this.#address = address;
    this.#model = model;
    this.#listener = listener;
    this.#steps = steps;
    this.content = model.empty;
    this.#current = this.#open();
    const { room } = this.#current;
    this.#keeping = canKeep() ? keeping : null;
    if (this.#keeping) void this.#recall(this.#keeping, room);
    else room.connect();
  }

  /** Whether what is not saved yet survives when the page is closed. */
  get isKept(): boolean {
    return this.#kept?.isKeeping ?? false;
  }

  get undo(): Y.UndoManager {
    return this.#current.room.undo;
  }

  /** Of the connection that is in use; during a rollback that is already the new one. */
  get awareness(): RoomClient['awareness'] {
    return (this.#rollback ?? this.#current).room.awareness;
  }

  get saving(): Saving {
    if (!this.#rollback) return savingOf(this.#current.room.saving);
    return this.#rollback.room.saving.connected ? 'saving' : 'offline';
  }

  get heldBack(): HeldBack | null {
    return (this.#rollback ?? this.#current).room.heldBack;
  }

  get waiting(): number {
    return waitingChanges(this.#current.room.saving);
  }

  get savedAt(): Instant | null {
    return this.#current.room.saving.savedAt;
  }

  /** Changes the document as one step to undo. `false`, and nothing happens, unless the document is ready. */
  edit(change: (document: QuoteDocument) => void): boolean {
    if (this.phase.name !== 'ready') return false;
    const { room, document } = this.#current;
    // Between these two, whatever follows within half a second is one step; so is what the change consists of.
    room.undo.stopCapturing();
    change(document);
    room.undo.stopCapturing();
    return true;
  }

  /** The same binding for the same text of the same document. Only once the document is here. */
  text(id: TextId | JointTextId): TextBinding {
    const { room, document } = this.#current;
    const fragment = document.fragment(id);
    const binding = this.#bindings.get(fragment) ?? {
      fragment,
      awareness: room.awareness,
      undo: room.undo,
    };
    this.#bindings.set(fragment, binding);
    return binding;
  }

  setFocus(focus: Peer['focus']): void {
    this.#focus = focus;
    this.awareness.setLocalStateField('focus', focus);
  }

  reconnect(): void {
    if (this.phase.name !== 'closed') (this.#rollback ?? this.#current).room.reconnect();
  }

  dismissRefused(id: number): void {
    this.refused = this.refused.filter((refused) => refused.id !== id);
    this.#kept?.note();
    this.#listener.updated();
  }

  destroy(): void {
    this.#isDestroyed = true;
    void this.#kept?.release();
    this.#rollback?.room.destroy();
    this.#current.room.destroy();
  }

  #open(): Opened {
    const room = new RoomClient(
      this.#address,
      {
        welcome: (message) => {
          if (room === this.#current.room) void this.#keep();
          this.#listener.welcome(message);
        },
        changed: (message) => this.#listener.changed(message),
        activity: (message) => this.#listener.activity(message),
        storage: (message) => this.#listener.storage(message),
        presenceChanged: () => this.#listener.updated(),
        synced: () => this.#synced(room),
        updated: (isOwn) => this.#updated(room, isOwn),
        savingChanged: () => this.#savingChanged(room),
        refused: (cause) => this.#rollBack(cause),
        closed: (reason) => this.#closed(room, reason),
      },
      this.#steps,
    );
    room.awareness.setLocalStateField('focus', this.#focus);
    return { room, document: this.#model.open(room.doc) };
  }

  /** Shows what was kept of an earlier visit, and lets the server judge what of it was not sent. */
  async #recall(keeping: Keeping, room: RoomClient): Promise<void> {
    // What asks for nothing but names tells whether the browser lets us keep anything at all.
    this.#isUsable = await forgetOthers(keeping.owner).then(
      () => true,
      () => false,
    );
    // Whoever has nothing here waits for nothing.
    const isThere = this.#isUsable && (await keptGeneration(keeping)) !== null;
    const kept = isThere ? await this.#fetchKept() : null;
    const found = await kept?.load(room.doc);
    if (kept && found) {
      this.#takeUp(found);
      kept.note();
      if (found.welcome && room.doc.store.clients.size > 0) {
        this.phase = { name: 'ready' };
        this.#listener.welcome(found.welcome);
      }
      this.#listener.updated();
    }
    room.connect();
  }

  /** What an earlier visit or a closed tab left is this session's: it waits to be sent, and is told if it is refused. */
  #takeUp({ generation, waiting, own, refused }: Kept): void {
    this.#current.room.recalled({ generation, waiting });
    this.#own.add(own);
    this.refused = [...this.refused, ...refused].map((change, index) => ({ ...change, id: index + 1 }));
    this.#refusedCount = this.refused.length;
  }

  /** What a closed tab left, after this one had begun: it is sent from here, or told where it can never be. */
  #found(kept: Kept): void {
    const { generation } = this.#current.room;
    const isOfThis = kept.generation === generation;
    const isIn = isOfThis && !kept.isTorn;
    const changes = isIn ? kept.own.filter((change) => !isMerged(change)) : kept.own;
    const lost = notShown(this.#model, this.#current, changes).filter((value) => !this.#isTold(value));
    const gone = new Set(lost.map(keyOf));
    const own = isIn ? kept.own.filter((change) => !gone.has(keyOf(change))) : [];
    const waiting = isOfThis ? kept.waiting : 0;
    this.#takeUp({ ...kept, generation: generation ?? kept.generation, waiting, own });
    if (lost.length > 0) this.#tell(isIn ? overtaken : this.#cause, lost);
    if (waiting > 0) {
      // Nobody has judged it yet; and with the answer of a new connection it leaves for certain.
      this.#rollbacks = 0;
      this.#current.room.reconnect();
    }
    this.#listener.updated();
  }

  #synced(room: RoomClient): void {
    if (room === this.#rollback?.room) this.#replace(this.#rollback);
    if (room === this.#current.room) {
      this.isLive = true;
      if (this.phase.name === 'loading') this.phase = { name: 'ready' };
    }
    this.#listener.updated();
  }

  #updated(room: RoomClient, isOwn: boolean): void {
    if (room !== this.#current.room) return;
    const before = this.content;
    this.content = this.#model.read(this.#current.document);
    const differences = this.#model.diff(before, this.content);
    if (isOwn) this.#own.add(differences);
    const lost = isOwn ? [] : this.#own.overtaken(differences);
    if (lost.length > 0) this.#tell(overtaken, lost);
    if (isOwn || lost.length > 0) this.#kept?.note();
    this.#listener.updated();
  }

  #savingChanged(room: RoomClient): void {
    if (room === this.#current.room) {
      if (this.waiting === 0) {
        this.#own.clear();
        this.#rollbacks = 0;
      }
      this.#kept?.note();
    }
    this.#listener.updated();
  }

  /** Starts over with a fresh document. One is enough: what it finds missing covers later refusals too. */
  #rollBack(cause: Cause | null): void {
    if (this.#rollback) return;
    this.#current.room.disconnect();
    this.#rollback = { ...this.#open(), cause };
    this.#rollback.room.connect();
    this.#listener.updated();
  }

  #replace({ room, document, cause }: Opened & { cause: Cause | null }): void {
    const [old, fresh] = [this.#current, { room, document }];
    const actual = this.#model.read(document);
    this.#rollbacks += 1;
    const isFirst = this.#rollbacks === 1;
    const lost = salvage({ model: this.#model, old, fresh, own: this.#own, cause, isFirst });
    // A refusal is told even when nothing is left of it to show; a mere reload only when something was lost.
    this.#cause = cause ?? replaced;
    if (lost.length > 0 || (cause && this.#own.list().length === 0)) this.#tell(this.#cause, lost);
    this.#current = fresh;
    this.#rollback = null;
    this.#own.clear();
    const made = this.#model.read(document);
    this.#own.add(this.#model.diff(actual, made));
    this.content = keepIdentity(this.content, made);
    this.documentEpoch += 1;
    if (room.welcome) this.#kept?.startOver(old.room.doc, room.doc, room.welcome);
    old.room.destroy();
  }

  #closed(room: RoomClient, reason: CloseReason): void {
    // A document of an earlier generation is replaced. If a fresh one does not fit either, this page is too old.
    if (reason === 'mismatch' && room.generation !== undefined && !this.#rollback) this.#rollBack(null);
    else this.#end(reason);
  }

  #end(reason: CloseReason): void {
    const forgetting = this.#keeping && forgettingOn(reason, this.#keeping);
    const unsaved = this.#own.all();
    // What this device goes on keeping is sent another time, and shown until then.
    if (this.isKept && (forgetting?.keepsUnsent ?? true)) this.unsent = unsaved;
    else if (unsaved.length > 0) this.#tell(closed, unsaved);
    this.#own.clear();
    this.phase = { name: 'closed', reason };
    if (reason === 'revoked') this.content = this.#model.empty;
    this.destroy();
    if (forgetting && this.#keeping) void this.#forget(forgetting.forget, this.#keeping);
    this.#listener.updated();
  }

  /** Keeps the document that the server was last heard of, from now on. */
  async #keep(): Promise<void> {
    if (!this.#kept) await this.#keeping?.whenDrawn;
    const kept = this.#kept ?? (await this.#fetchKept());
    const { doc, welcome } = this.#current.room;
    if (welcome) kept?.begin(doc, welcome);
  }

  /** `null`: it cannot be had, and is asked for again with the next connection. */
  async #fetchKept(): Promise<KeptCopy | null> {
    const keeping = this.#keeping;
    const code = keeping && this.#isUsable && (await import('./kept-copy.ts').catch(() => null));
    if (!code || this.#isDestroyed) return null;
    const note = (): SessionNote => ({
      waiting: this.waiting,
      own: this.#own.list(),
      refused: this.refused,
    });
    this.#kept ??= new code.KeptCopy(keeping, this.#current.room.doc.clientID, note, {
      changed: () => this.#listener.updated(),
      found: (kept) => this.#found(kept),
    });
    return this.#kept;
  }

  async #forget(forget: (key: CopyKey) => Promise<void>, key: CopyKey): Promise<void> {
    await this.#kept?.release();
    await forget(key);
  }

  #isTold(value: LostValue): boolean {
    return this.refused.some(({ lost }) =>
      lost.some((told) => keyOf(told) === keyOf(value) && sameValue(told.mine, value.mine)),
    );
  }

  #tell({ code, path }: Refusal, lost: Lost): void {
    this.#refusedCount += 1;
    this.refused = [...this.refused, { id: this.#refusedCount, at: Date.now(), code, path, lost }];
  }
}
