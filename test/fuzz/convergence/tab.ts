/** One browser tab: the product's own client at one end of a cable, and what it has been shown so far. */
import * as Y from 'yjs';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { ContentReading } from '#shared/quote-doc/document-reader.ts';
import { sharedModel } from '../../../client/sync/document-models.ts';
import { LiveDocument } from '../../../client/sync/live-document.ts';
import { redoLast, undoLast } from '../../../client/sync/undo.ts';
import type { Edit } from '../edits/edit.ts';
import { Broken } from './broken.ts';
import { Cable } from './cable.ts';
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

export class Tab {
  readonly name: string;
  readonly participant: ParticipantView;
  readonly cable: Cable;
  readonly live: LiveDocument<ContentReading>;
  /** What was told to the person as lost, by what made that right. */
  readonly lost = { ...nothingLost };
  /** As far as the tab knows. */
  status: QuoteStatus = 'draft';
  readonly #server: Server;
  /** By Yjs client, how much of what is on disk it has shown. */
  readonly #shown = new Map<number, number>();
  #lastSeq = 0;
  #refusalsSeen = 0;

  constructor(name: string, participant: ParticipantView, server: Server, spoil: Spoil) {
    this.name = name;
    this.participant = participant;
    this.#server = server;
    this.cable = new Cable(participant, {
      seat: ({ quoteId, kind, claims }, connection) => server.rooms.join(quoteId, kind, connection, claims),
      leaves: (frame) => {
        server.blame(() => this.#heard(server.history.checkLeaving(frame)));
        return spoil(frame) === 'tell';
      },
    });
    this.live = new LiveDocument(
      { origin: 'ws://server', room: server.quoteId, WebSocket: this.cable.WebSocket },
      sharedModel,
      {
        welcome: ({ status }) => {
          this.status = status;
        },
        changed: () => {
          this.status = server.status;
        },
        activity() {},
        updated() {},
      },
      null,
    );
  }

  /** The copy that is on the screen; `null` before there is one. */
  get doc(): Y.Doc | null {
    return this.live.phase.name === 'ready' ? this.live.text('intro').fragment.doc : null;
  }

  /** Online, in front of what the server has, with nothing under way. */
  get isSettled(): boolean {
    const { phase, saving, waiting } = this.live;
    return phase.name === 'ready' && saving === 'saved' && waiting === 0 && this.cable.isIdle;
  }

  /** Whether the screen lets the person edit. */
  get mayEdit(): boolean {
    return this.live.phase.name === 'ready' && this.status !== 'sent';
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
    this.live.destroy();
    this.cable.drop();
  }

  /** What must hold at every moment. */
  check(): void {
    const { phase } = this.live;
    if (phase.name === 'closed') throw new Broken(`${this.name} was closed: ${phase.reason}`);
    for (const refusal of this.live.refused.slice(this.#refusalsSeen)) this.#judge(refusal);
    this.#refusalsSeen = this.live.refused.length;
    if (this.doc) this.#look(this.doc);
  }

  #look(doc: Y.Doc): void {
    const { history } = this.#server;
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
