/** How many edits the rooms judge, store and tell per second, without sockets: what the server itself can do. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import type { QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { createQuote } from '../../server/quotes/create-quote.ts';
import type { Connection } from '../../server/rooms/connection.ts';
import type { Seat } from '../../server/rooms/rooms-registry.ts';
import { smallQuote } from '../support/quote-content.ts';
import { openRoomsWorld, type RoomsWorld } from '../support/rooms-world.ts';
import type { Row } from './row.ts';

const loads = [
  { rooms: 200, clients: 3, edits: 20 },
  { rooms: 1, clients: 50, edits: 40 },
] as const;

export async function benchLoad(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const load of loads) rows.push(...(await run(load)));
  return rows;
}

/** Everybody sends the next edit as soon as the last one is saved. */
async function run({ rooms, clients, edits }: (typeof loads)[number]): Promise<Row[]> {
  const world = await openRoomsWorld();
  try {
    const writers: Writer[] = [];
    for (let room = 0; room < rooms; room += 1) {
      const { quoteId, seller } = await anotherQuote(world);
      for (let client = 0; client < clients; client += 1) {
        writers.push(new Writer(world, quoteId, seller, edits));
      }
    }
    await Promise.all(writers.map((writer) => writer.joined));
    const cpu = process.cpuUsage();
    const start = performance.now();
    await Promise.all(writers.map((writer) => writer.write()));
    const seconds = (performance.now() - start) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    const total = writers.length * edits;
    const name = `${rooms} rooms × ${clients} clients`;
    return [
      { name: `${name}, edits on disk and told`, value: total / seconds, unit: 'per second' },
      { name: `${name}, processor time of an edit`, value: (user + system) / total, unit: 'µs' },
    ];
  } finally {
    await world.close();
  }
}

async function anotherQuote({ db, user, seller, quoteId, now }: RoomsWorld) {
  const known = db.selectFrom('quote').select('opportunity_id').where('id', '=', quoteId);
  const { opportunity_id: opportunityId } = await known.executeTakeFirstOrThrow();
  const { organisationId } = user;
  const quote = { organisationId, opportunityId, seller: { ...user, title: '' }, content: smallQuote() };
  const made = await db.transaction().execute((trx) => createQuote(trx, quote, now()));
  return { quoteId: made.quoteId, seller: { ...seller, id: made.sellerId } };
}

const sync = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync);
    write(encoder);
  });

const nothing = sync((encoder) => syncProtocol.writeSyncStep2(encoder, new Y.Doc()));
const giveMeAll = sync((encoder) => syncProtocol.writeSyncStep1(encoder, new Y.Doc()));

/** A line that costs the bench next to nothing: its edits are made beforehand, and it reads only "saved". */
class Writer implements Connection {
  readonly participant: ParticipantView;
  readonly sessionId = 'of the bench';
  readonly shareLinkId = null;
  readonly bufferedAmount = 0;
  readonly joined: Promise<void>;
  readonly #seat: Seat;
  readonly #edits: number;
  #frames: Uint8Array[] = [];
  #hasJoined: () => void = () => {};
  #saved: () => void = () => {};

  constructor(world: RoomsWorld, quoteId: QuoteId, participant: ParticipantView, edits: number) {
    this.participant = participant;
    this.#edits = edits;
    this.joined = new Promise((resolve) => {
      this.#hasJoined = resolve;
    });
    this.#seat = world.rooms().join(quoteId, 'shared', this, { schemaVersion: null, generation: null });
    this.#seat.receive(giveMeAll);
  }

  async write(): Promise<void> {
    for (const frame of this.#frames) {
      const saved = new Promise<void>((resolve) => {
        this.#saved = resolve;
      });
      this.#seat.receive(frame);
      await saved;
    }
  }

  send(frame: Uint8Array): void {
    const [type, kind] = frame;
    if (type === messageTypes.saved) this.#saved();
    else if (type === messageTypes.sync && kind === syncProtocol.messageYjsSyncStep1) {
      queueMicrotask(() => this.#seat.receive(nothing));
    } else if (type === messageTypes.sync && kind === syncProtocol.messageYjsSyncStep2) {
      this.#frames = this.#prepare(frame);
      this.#hasJoined();
    }
  }

  whenDrained(callback: () => void): void {
    queueMicrotask(callback);
  }

  close(reason: string): void {
    if (reason !== 'restarting') throw new Error(`the room closed a line of the bench: ${reason}`);
  }

  #prepare(step2: Uint8Array): Uint8Array[] {
    const doc = new Y.Doc();
    const decoder = decoding.createDecoder(step2);
    for (let header = 0; header < 2; header += 1) decoding.readVarUint(decoder);
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
    const quote = new QuoteDocument(doc, 'shared');
    const frames: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) =>
      frames.push(sync((encoder) => syncProtocol.writeUpdate(encoder, update))),
    );
    for (let edit = 0; edit < this.#edits; edit += 1)
      quote.setComponent('training', 'unitPrice', String(1_000 + edit));
    return frames;
  }
}
