/**
 * A document in memory, with all that must be known to judge the next update. It may be ahead of the disk; when
 * the disk turns out to have gone another way, it is thrown away whole and loaded again.
 */

import * as Y from 'yjs';
import type { ParticipantId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { withLooseChoices } from '#shared/quote-doc/loose-choices.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { NewUpdate } from './append-log.ts';
import { ChangeRecorder, type Recorded } from './changes.ts';
import { bringsNothing, DocumentState } from './document-state.ts';
import type { StoredDocument, WriteAccess } from './document-store.ts';
import { decodeUpdate } from './guard/decode-update.ts';
import { type Judgement, judgeUpdate } from './guard/guard.ts';
import type { DocumentReading, InternalReading, LooseReading } from './rooms.ts';
import { Writers } from './writers.ts';

export type AcceptedJudgement = Extract<Judgement, { verdict: 'accept' }>;

/** An update that is in memory and now has to reach the disk. */
export interface Applied extends Omit<NewUpdate, 'exact'>, Recorded {
  readonly seq: number;
}

export class LiveDocument {
  readonly kind: DocumentKind;
  readonly stored: Pick<StoredDocument, 'organisationId' | 'generation' | 'schemaVersion'>;
  /** The sequence number of the last update in memory. */
  seq: number;
  access: WriteAccess;
  readonly #writers: Writers;
  readonly #state: DocumentState;
  #changes: ChangeRecorder | null = null;
  #reader: QuoteDocument | null = null;

  constructor(kind: DocumentKind, stored: StoredDocument) {
    this.kind = kind;
    this.stored = stored;
    this.seq = stored.seq;
    this.access = stored.access;
    this.#writers = new Writers(stored.clients);
    this.#state = new DocumentState(kind, stored);
  }

  writerOf(clientId: number): ParticipantId | undefined {
    return this.#writers.of(clientId);
  }

  /** `announcedBy`: whose a Yjs client id is that nobody has written with. */
  judge(
    update: Uint8Array,
    participant: ParticipantView,
    announcedBy: (clientId: number) => ParticipantId | undefined,
  ): Judgement {
    if (bringsNothing(update)) return { verdict: 'nothing' };
    return judgeUpdate(update, {
      doc: this.#state.doc,
      kind: this.kind,
      status: this.access.status,
      participant,
      right: this.access.rights.get(participant.id) ?? null,
      writerOf: (clientId) => this.#writers.of(clientId),
      shareOf: (id) => this.#writers.shareOf(id, this.#state.doc),
      announcedBy,
    });
  }

  /** Takes an accepted update into memory. Throws when it did what the guard did not foresee: see `Tripwire`. */
  apply(judgement: AcceptedJudgement, participant: ParticipantView, at: number): Applied {
    const seq = this.seq + 1;
    if (this.kind === 'shared') this.#changes ??= new ChangeRecorder(this.#state.doc);
    const record = this.#changes?.before(judgement.writes);
    this.#state.apply(judgement.bytes, new Set(judgement.roots));
    for (const clientId of judgement.newClients) this.#writers.bind(clientId, participant.id);
    this.seq = seq;
    return {
      seq,
      participantId: participant.id,
      bytes: judgement.bytes,
      newClients: judgement.newClients,
      at,
      changes: [],
      exact: null,
      ...record?.after({ seq, participant, at }),
    };
  }

  stateVector(): Uint8Array {
    return this.#state.stateVector();
  }

  /** Everything, encoded v1. */
  whole(): Uint8Array {
    return this.#state.whole();
  }

  /** What somebody lacks who holds what `stateVector` says. */
  since(stateVector: Uint8Array): Uint8Array {
    return this.#state.since(stateVector);
  }

  /** What somebody holds who has received everything but these updates. */
  stateVectorWithout(updates: readonly Uint8Array[]): Uint8Array {
    const held = Y.decodeStateVector(this.stateVector());
    for (const update of updates) {
      for (const [client, clock] of Y.parseUpdateMeta(update).from) {
        held.set(client, Math.min(clock, held.get(client) ?? 0));
      }
    }
    return Y.encodeStateVector(held);
  }

  /** Call while everything in memory is on disk: the reading says so. */
  read(): DocumentReading {
    return { ...this.#document().read(), seq: this.seq };
  }

  /** As `read`, with what was chosen about elements that are not there. */
  readLoose(): LooseReading {
    const { content, seq } = this.read();
    return { content: withLooseChoices(this.#state.doc, content), seq };
  }

  /** As `read`, of the internal document. */
  readInternal(): InternalReading {
    const document = this.#document();
    return {
      costs: document.readCosts(),
      targets: document.readTargets(),
      sources: document.readSources(),
      seq: this.seq,
    };
  }

  #document(): QuoteDocument {
    this.#reader ??= new QuoteDocument(this.#state.doc, this.kind);
    return this.#reader;
  }

  /** The update that `change` makes, tried on a copy; `null` when it changes nothing. */
  draft(change: (copy: QuoteDocument) => void): Uint8Array | null {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, this.whole());
    const updates: Uint8Array[] = [];
    copy.on('update', (update: Uint8Array) => updates.push(update));
    change(new QuoteDocument(copy, this.kind));
    return updates.length === 0 ? null : Y.mergeUpdates(updates);
  }
}

/** Yjs client ids whose structs the update carries; none when it cannot be read. */
export function clientsIn(update: Uint8Array): number[] {
  try {
    return decodeUpdate(update).structs.map(({ client }) => client);
  } catch {
    return [];
  }
}
