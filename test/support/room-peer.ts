/** One client of a room without a network: what it sends and what it is sent are two lists the test looks into. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import type { QuoteId, ShareLinkId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import { type FrameDigest, frameDigest } from '#shared/protocol/frame-digest.ts';
import {
  type Activity,
  messageTypes,
  type Refused,
  type Saved,
  type StorageState,
  type Welcome,
} from '#shared/protocol/room-messages.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { ClientClaims, Connection } from '../../server/rooms/connection.ts';
import type { LiveRooms, Seat } from '../../server/rooms/rooms-registry.ts';
import { newcomer } from './room-claims.ts';

function writeStep2(encoder: encoding.Encoder, update: Uint8Array): void {
  encoding.writeVarUint(encoder, syncProtocol.messageYjsSyncStep2);
  encoding.writeVarUint8Array(encoder, update);
}

function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync);
    write(encoder);
  });
}

type Told = {
  welcome: Welcome[];
  saved: Saved[];
  refused: Refused[];
  changed: { topics: string[] }[];
  activity: Activity[];
  storage: StorageState[];
};

export class RoomPeer implements Connection {
  participant: ParticipantView;
  readonly sessionId: string;
  readonly shareLinkId: ShareLinkId | null;
  /** The peer's own copy. Edit `quote`; what it changes goes into the room at once. */
  readonly doc = new Y.Doc();
  readonly quote: QuoteDocument;
  readonly told: Told = { welcome: [], saved: [], refused: [], changed: [], activity: [], storage: [] };
  /** Awareness as last told, by client id. */
  readonly presence = new Map<number, { clock: number; state: unknown }>();
  /** Every frame received, as it came. */
  readonly frames: Uint8Array[] = [];
  closedWith: CloseReason | null = null;
  hasDocument = false;
  /** What names each update frame sent, in order. */
  readonly sent: FrameDigest[] = [];
  /** Set to more than the room's limit to stop reading. */
  bufferedAmount = 0;
  /** As over a network: an answer is of its moment, and arrives when the room has done what it is doing. */
  carryAnswer: (arrive: () => void) => void = queueMicrotask;
  carryUpdate: (arrive: () => void) => void = (arrive) => arrive();
  readonly #seat: Seat;
  #drained: (() => void)[] = [];
  #watchers: (() => void)[] = [];

  constructor(
    rooms: LiveRooms,
    quoteId: QuoteId,
    kind: DocumentKind,
    participant: ParticipantView,
    who: { sessionId?: string; shareLinkId?: ShareLinkId; claims?: Partial<ClientClaims> } = {},
  ) {
    this.participant = participant;
    this.sessionId = who.sessionId ?? `session of ${participant.id}`;
    this.shareLinkId = who.shareLinkId ?? null;
    this.quote = new QuoteDocument(this.doc, kind);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendUpdate(update);
    });
    this.#seat = rooms.join(quoteId, kind, this, { ...newcomer, ...who.claims });
    this.askForDocument();
  }

  // ---- the client's end ----

  sendUpdate(update: Uint8Array): void {
    this.sendUpdateFrame((encoder) => syncProtocol.writeUpdate(encoder, update));
  }

  askForDocument(): void {
    this.sendRaw(syncFrame((encoder) => syncProtocol.writeSyncStep1(encoder, this.doc)));
  }

  sendRaw(frame: Uint8Array): void {
    this.#seat.receive(frame);
  }

  sayPresence(clientId: number, clock: number, state: unknown): void {
    const entries = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    });
    this.sendRaw(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messageTypes.awareness);
        encoding.writeVarUint8Array(encoder, entries);
      }),
    );
  }

  leave(): void {
    this.#seat.leave();
  }

  /** Resolves when the condition holds; it is looked at after every frame. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  /** Resolves when every update sent so far is settled. */
  untilSaved(): Promise<void> {
    return this.until(() => this.settled.size >= new Set(this.sent).size);
  }

  async joined(): Promise<this> {
    await this.until(() => this.hasDocument);
    return this;
  }

  /** What it has been told is settled. */
  get settled(): ReadonlySet<FrameDigest> {
    return new Set(this.told.saved.flatMap(({ settled }) => settled));
  }

  // ---- the room's end: Connection ----

  send(frame: Uint8Array): void {
    this.frames.push(frame);
    this.#read(decoding.createDecoder(frame));
    this.#look();
  }

  whenDrained(callback: () => void): void {
    this.#drained.push(callback);
  }

  /** All that was sent has been read. */
  drain(): void {
    this.bufferedAmount = 0;
    for (const callback of this.#drained.splice(0)) callback();
  }

  close(reason: CloseReason): void {
    this.closedWith = reason;
    this.#look();
  }

  #look(): void {
    for (const resolve of this.#watchers.splice(0)) resolve();
  }

  /** A frame that the room acknowledges, made by `write` after its type. */
  sendUpdateFrame(write: (encoder: encoding.Encoder) => void): void {
    const frame = syncFrame(write);
    this.sent.push(frameDigest(frame));
    this.carryUpdate(() => this.sendRaw(frame));
  }

  #read(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    if (type === messageTypes.sync) this.#readSync(decoder);
    else if (type === messageTypes.awareness) this.#readPresence(decoding.readVarUint8Array(decoder));
    else {
      const name = (Object.keys(this.told) as (keyof Told)[]).find((key) => messageTypes[key] === type);
      if (name) (this.told[name] as unknown[]).push(JSON.parse(decoding.readVarString(decoder)));
    }
  }

  #readSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (type === syncProtocol.messageYjsSyncStep1) {
      const answer = syncFrame((encoder) => writeStep2(encoder, Y.encodeStateAsUpdate(this.doc, body)));
      this.sent.push(frameDigest(answer));
      this.carryAnswer(() => this.sendRaw(answer));
      return;
    }
    if (type === syncProtocol.messageYjsSyncStep2) this.hasDocument = true;
    Y.applyUpdate(this.doc, body, this);
  }

  #readPresence(entries: Uint8Array): void {
    const decoder = decoding.createDecoder(entries);
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      this.presence.set(clientId, { clock, state: JSON.parse(decoding.readVarString(decoder)) });
    }
  }
}
