/**
 * Every update that was ever committed to one document of a quote, as the database itself notes them: compaction
 * and restarts take nothing from it. Replaying it over the first snapshot is the truth that all else is held against.
 */
import { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { QuoteId } from '#shared/ids.ts';
import { messageTypes, Saved } from '#shared/protocol/room-messages.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { leaveFormatting } from '#shared/quote-doc/leave-formatting.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { Broken } from './broken.ts';

/** Has the database keep a copy of each update in the very transaction that appends it. */
export async function keepHistory(db: Kysely<Schema>): Promise<void> {
  await sql`create table kept_update (quote_id text, kind text, seq integer, update_bytes blob)`.execute(db);
  await sql`create index kept_update_by_seq on kept_update (quote_id, kind, seq)`.execute(db);
  await sql`
    create trigger keep_update after insert on document_update
    begin insert into kept_update values (new.quote_id, new.kind, new.seq, new.update_bytes); end`.execute(
    db,
  );
}

export class History {
  /** The sequence number of the last update on disk. */
  seq = 0;
  readonly doc = new Y.Doc();
  readonly document: QuoteDocument;
  /** Sees each update before and after it is taken in; must call `apply`. */
  watch: (update: Uint8Array, apply: () => void) => void = (_update, apply) => apply();
  readonly #file: DatabaseSync;
  readonly #rows;
  readonly #of: readonly [QuoteId, DocumentKind];
  readonly #first: Uint8Array;

  /** `path`: the file that `keepHistory` was called for. Nothing must have been written to the quote yet. */
  constructor(path: string, quoteId: QuoteId, kind: DocumentKind) {
    this.#file = new DatabaseSync(path, { readOnly: true });
    this.#of = [quoteId, kind];
    this.document = new QuoteDocument(this.doc, kind);
    this.#rows = this.#file.prepare(
      'select seq, update_bytes from kept_update where quote_id = ? and kind = ? and seq > ? order by seq, rowid',
    );
    const first = this.#file
      .prepare('select state from document_snapshot where quote_id = ? and kind = ?')
      .get(...this.#of);
    leaveFormatting(this.doc);
    this.#first = first?.['state'] as Uint8Array;
    Y.applyUpdate(this.doc, this.#first);
  }

  /** Takes in what has been committed since. A sequence number that is skipped or used twice is a fault (I-17). */
  catchUp(): void {
    for (const { seq, update_bytes } of this.#rows.all(...this.#of, this.seq)) {
      if (seq !== this.seq + 1) throw new Broken(`update ${seq} was committed after ${this.seq}`);
      this.seq = Number(seq);
      const update = update_bytes as Uint8Array;
      this.watch(update, () => Y.applyUpdate(this.doc, update));
    }
  }

  /** Whether a number has been used again for something else; `catchUp` alone would not see it. */
  hasDoubles(): boolean {
    const doubles = this.#file
      .prepare('select seq from kept_update where quote_id = ? and kind = ? group by seq having count(*) > 1')
      .all(...this.#of);
    return doubles.length > 0;
  }

  /** What the first updates make, encoded v1. */
  stateAt(seq: number): Uint8Array {
    const doc = new Y.Doc();
    leaveFormatting(doc);
    Y.applyUpdate(doc, this.#first);
    for (const row of this.#rows.all(...this.#of, 0).slice(0, seq)) {
      Y.applyUpdate(doc, row['update_bytes'] as Uint8Array);
    }
    return Y.encodeStateAsUpdate(doc);
  }

  /** How far everything on disk goes, by Yjs client. */
  clockOf(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  /**
   * Looks at a frame that a room hands to a connection. Content that is not on disk (I-14) and an acknowledgement
   * of what is not (I-13) are faults. Answers with the sequence number that an acknowledgement states.
   */
  checkLeaving(frame: Uint8Array): number | null {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messageTypes.saved) {
      this.catchUp();
      const { seq } = Saved.parse(JSON.parse(decoding.readVarString(decoder)));
      if (seq > this.seq) throw new Broken(`"saved" states ${seq} while the disk is at ${this.seq} (I-13)`);
      return seq;
    }
    if (type === messageTypes.sync && decoding.readVarUint(decoder) !== 0) {
      this.catchUp();
      for (const [client, clock] of Y.parseUpdateMeta(decoding.readVarUint8Array(decoder)).to) {
        if (clock > this.clockOf(client)) throw new Broken('an update left before it was on disk (I-14)');
      }
    }
    return null;
  }

  close(): void {
    this.#file.close();
    this.doc.destroy();
  }
}
