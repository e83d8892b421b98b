/**
 * The browser of one of the people, which keeps what was not sent when a tab is closed. Whatever was on it as kept must
 * come to the server with a later visit, or be told as refused: it must not vanish.
 */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import * as Y from 'yjs';
import { type ParticipantId, UserId } from '#shared/ids.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { documentKinds } from '#shared/quote-doc/doc-layout.ts';
import { Broken } from './broken.ts';
import type { Server } from './server.ts';
import type { Tab } from './tab.ts';

/** Of the event loop: more than any opening of a store takes, which does one thing after the other. */
const turnsToOpen = 80;

/** As browsers have it; a timer that is given no time would upset the clock that the run moves. */
globalThis.requestIdleCallback ??= (act, { timeout = 0 } = {}) =>
  Number(setTimeout(act, timeout, { didTimeout: true, timeRemaining: () => 0 }));

export class Device {
  readonly owner: ParticipantId;
  readonly keepFor: UserId;
  /** Refusals that were looked at, in whichever tab. */
  readonly judged = new Set<string>();
  readonly #server: Server;
  /** By document and Yjs client, how far the server must get. */
  readonly #owed: Readonly<Record<DocumentKind, Map<number, number>>> = {
    shared: new Map(),
    internal: new Map(),
  };
  readonly #left = new Set<DocumentKind>();
  /** Documents of which a tab started over since: what of it does not stand was made again, or told. */
  readonly #startedOver = new Set<DocumentKind>();

  constructor(server: Server, owner: ParticipantId) {
    globalThis.indexedDB = new IDBFactory();
    this.#server = server;
    this.owner = owner;
    this.keepFor = UserId.parse(owner);
  }

  /** What was asked of it is done, so that time may pass: a device that does not answer in time is one that keeps nothing. */
  async answers(): Promise<void> {
    for (let turn = 0; turn < turnsToOpen; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Documents of which a closed tab left something that no tab has taken up since. */
  get awaited(): DocumentKind[] {
    return documentKinds.filter((kind) => this.#left.has(kind));
  }

  /** A tab that opens finds what others left; one that is open already does not look for it. */
  opened(kind: DocumentKind): void {
    this.#left.delete(kind);
  }

  /** Before the tab is closed. */
  leave({ kind, live, doc }: Tab): void {
    const owed = this.#owed[kind];
    if (doc && live.isKept) this.#note(doc, kind);
    // Whether it has sent what it found of earlier tabs is not known here.
    if (owed.size > 0) this.#left.add(kind);
  }

  #note(doc: Y.Doc, kind: DocumentKind): void {
    const history = this.#server.histories[kind];
    history.catchUp();
    for (const client of doc.store.clients.keys()) {
      const clock = Y.getState(doc.store, client);
      if (clock > history.clockOf(client)) this.#owed[kind].set(client, clock);
    }
  }

  startedOver(kind: DocumentKind): void {
    this.#startedOver.add(kind);
  }

  /** When somebody has come back to each document and all are at rest. */
  check(): void {
    for (const kind of documentKinds) {
      const history = this.#server.histories[kind];
      const lost = [...this.#owed[kind]].filter(([client, clock]) => history.clockOf(client) < clock);
      if (lost.length > 0 && !this.#startedOver.has(kind))
        throw new Broken(
          `what was kept of the ${kind} document was not sent and not told: ${lost.join('; ')}`,
        );
      this.#owed[kind].clear();
    }
    this.#startedOver.clear();
  }
}
