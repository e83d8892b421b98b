import type * as Y from 'yjs';
import type { ParticipantId } from '#shared/ids.ts';
import type { Share } from './guard/guard.ts';

/** Whose each Yjs client id of a document is, and how much everybody has left in the document. */
export class Writers {
  readonly #writerOf = new Map<number, ParticipantId>();
  readonly #clientsOf = new Map<ParticipantId, number[]>();

  constructor(writers: Iterable<readonly [clientId: number, writer: ParticipantId]> = []) {
    for (const [clientId, writer] of writers) this.bind(clientId, writer);
  }

  of(clientId: number): ParticipantId | undefined {
    return this.#writerOf.get(clientId);
  }

  bind(clientId: number, writer: ParticipantId): void {
    this.#writerOf.set(clientId, writer);
    const clients = this.#clientsOf.get(writer);
    if (clients === undefined) this.#clientsOf.set(writer, [clientId]);
    else clients.push(clientId);
  }

  /** Takes as long as they have client ids, which is a handful, however long the document. */
  shareOf(writer: ParticipantId, doc: Y.Doc): Share {
    const clients = this.#clientsOf.get(writer) ?? [];
    const structs = clients.reduce((sum, client) => sum + (doc.store.clients.get(client)?.length ?? 0), 0);
    return { clients: clients.length, structs };
  }
}
