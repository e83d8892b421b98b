/** One browser tab: the product's own client at one end of a cable, and what it has been shown so far. */
import * as Y from 'yjs';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { LiveDocument } from '../../../client/sync/live-document.ts';
import { redoLast, undoLast } from '../../../client/sync/undo.ts';
import type { Edit, Edits } from '../edits/edit.ts';
import { Broken } from './broken.ts';
import { Cable } from './cable.ts';
import { type Desk, desks } from './desks.ts';
import type { Device } from './device.ts';
import type { Server } from './server.ts';

/** Roots whose values are choices among what the quote offers at this moment. */
const choices = ['choices', 'sectionChoices', 'picks', 'quantities'];
const texts = ['texts', 'jointTexts'];

export const nothingLost = {
  /** Refused: the quote was sent meanwhile. */
  locked: 0,
  /** Refused: what was chosen is no longer offered. */
  notOffered: 0,
  /** Refused: others have filled the table meanwhile. */
  tableFull: 0,
  /** Taken, and others have changed the same since. */
  overtaken: 0,
};
export type LostCount = Readonly<typeof nothingLost>;

/** `to`: one's own, which grows. */
export function addLost(to: Record<keyof LostCount, number>, lost: LostCount): void {
  for (const reason of Object.keys(lost) as (keyof LostCount)[]) to[reason] += lost[reason];
}

/** How the run may spoil what a tab is told, to show that it would be noticed. */
export type Spoil = (frame: Uint8Array) => 'tell' | 'lose';

/** What the run has to do with the lines between tabs and server. */
export interface Lines {
  readonly spoil: Spoil;
  /** Hears each frame as it comes in, before the room does. */
  readonly listen?: (kind: DocumentKind, frame: Uint8Array) => void;
}

export const plainLines: Lines = { spoil: () => 'tell' };

export interface TabOptions {
  readonly name: string;
  readonly participant: ParticipantView;
  readonly kind: DocumentKind;
  /** Keeps what is not sent, where it is there. */
  readonly device: Device | null;
  readonly isOnline: boolean;
  readonly lines: Lines;
}

export class Tab {
  readonly name: string;
  readonly participant: ParticipantView;
  readonly cable: Cable;
  readonly kind: DocumentKind;
  readonly live: LiveDocument<unknown>;
  /** What was told to the person as lost, by what made that right. */
  readonly lost = { ...nothingLost };
  /** As far as the tab knows. */
  status: QuoteStatus = 'draft';
  readonly #server: Server;
  /** By Yjs client, how much of what is on disk it has shown. */
  readonly #shown = new Map<number, number>();
  #lastSeq = 0;
  readonly #desk: Desk;
  readonly #device: Device | null;
  readonly #judged: Set<string>;
  #epoch = 0;

  constructor({ name, participant, kind, device, isOnline, lines }: TabOptions, server: Server) {
    this.name = name;
    this.participant = participant;
    this.kind = kind;
    this.#server = server;
    this.#desk = desks[kind];
    this.#device = device;
    this.#judged = device?.judged ?? new Set();
    device?.opened(kind);
    this.cable = new Cable(participant, {
      seat: (door, connection) => {
        const { receive, leave } = server.rooms.join(door.quoteId, door.kind, connection, door.claims);
        const hear = (frame: Uint8Array): void => {
          lines.listen?.(kind, frame);
          receive(frame);
        };
        return { receive: hear, leave };
      },
      leaves: (frame) => {
        server.blame(() => this.#heard(server.histories[kind].checkLeaving(frame)));
        return lines.spoil(frame) === 'tell';
      },
    });
    this.cable.isUp = isOnline;
    const { model, room } = this.#desk;
    this.live = new LiveDocument(
      { origin: 'ws://server', room: room(server.quoteId), WebSocket: this.cable.WebSocket },
      model,
      {
        welcome: ({ status }) => {
          this.status = status;
        },
        changed: () => {
          this.status = server.status;
        },
        activity() {},
        storage() {},
        updated() {},
      },
      device && { owner: device.keepFor, quoteId: server.quoteId, kind, whenDrawn: Promise.resolve() },
    );
  }

  /** What this person does here. */
  get edits(): Edits {
    return this.#desk.edits[this.participant.side];
  }

  /** The copy that is on the screen; `null` before there is one. */
  get doc(): Y.Doc | null {
    return this.live.phase.name === 'ready' ? this.live.undo.doc : null;
  }

  /** Online, in front of what the server has, with nothing under way, and kept where anything is. */
  get isSettled(): boolean {
    const { phase, saving, waiting } = this.live;
    const isDone = phase.name === 'ready' && saving === 'saved' && waiting === 0;
    return isDone && this.cable.isIdle && this.#isKept;
  }

  /** Waits to ask the server or the device again. */
  get isWaiting(): boolean {
    return this.live.saving === 'offline' || !this.#isKept;
  }

  get #isKept(): boolean {
    return this.#device === null || this.live.isKept;
  }

  /** Whether the screen lets the person edit. */
  get mayEdit(): boolean {
    return this.live.phase.name === 'ready' && !(this.#desk.endsWithSending && this.status === 'sent');
  }

  edit(edit: Edit, number: number, word: string): boolean {
    return this.mayEdit && this.live.edit((document) => edit({ doc: document.doc, document }, number, word));
  }

  undo(): void {
    if (this.mayEdit) undoLast(this.live.undo);
  }

  redo(): void {
    if (this.mayEdit) redoLast(this.live.undo);
  }

  /** The network is back, and the browser says so. */
  mend(): void {
    if (this.cable.isUp) return;
    this.cable.isUp = true;
    this.live.reconnect();
  }

  close(): void {
    this.#device?.leave(this);
    this.live.destroy();
    this.cable.drop();
  }

  /** What must hold at every moment. */
  check(): void {
    const { phase } = this.live;
    if (phase.name === 'closed') throw new Broken(`${this.name} was closed: ${phase.reason}`);
    for (const refusal of this.live.refused) {
      // A device tells again in the next tab what it told in one, under another number.
      const key = JSON.stringify({ ...refusal, id: 0 });
      if (!this.#judged.has(key)) this.#judge(refusal);
      this.#judged.add(key);
    }
    if (this.live.documentEpoch > this.#epoch) this.#device?.startedOver(this.kind);
    this.#epoch = this.live.documentEpoch;
    if (this.doc) this.#look(this.doc);
  }

  #look(doc: Y.Doc): void {
    const history = this.#server.histories[this.kind];
    const holds = Y.decodeStateVector(Y.encodeStateVector(doc));
    for (const [client, clock] of this.#shown) {
      if ((holds.get(client) ?? 0) < clock)
        throw new Broken(`${this.name} went back behind what it had shown (I-18)`);
    }
    const saysSaved = this.live.saving === 'saved' && this.live.waiting === 0;
    for (const [client, clock] of holds) {
      const onDisk = history.clockOf(client);
      if (saysSaved && clock > onDisk)
        throw new Broken(`${this.name} says "saved" of ${client}:${clock}, and the disk has ${onDisk}`);
      this.#shown.set(client, Math.min(clock, onDisk));
    }
  }

  #heard(seq: number | null): void {
    if (seq === null) return;
    if (seq < this.#lastSeq) throw new Broken(`${this.name} was told ${seq} after ${this.#lastSeq} (I-17)`);
    this.#lastSeq = seq;
  }

  #judge({ code, path }: { code: string; path: readonly string[] }): void {
    if (code === 'locked' && this.#server.wasSent) this.lost.locked += 1;
    else if (code === 'invalid-value' && choices.includes(path[0] ?? '')) this.lost.notOffered += 1;
    else if (code === 'too-large' && texts.includes(path[0] ?? '')) this.lost.tableFull += 1;
    else if (code === 'overtaken') this.lost.overtaken += 1;
    else throw new Broken(`${this.name} was refused: ${code} at ${path.join('.')}`);
  }
}
