/** An attacker's connection: it sends whatever bytes it likes, and keeps what it hears. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { type FrameDigest, frameDigest } from '#shared/protocol/frame-digest.ts';
import { messageTypes, Refused } from '#shared/protocol/room-messages.ts';
import type { Connection } from '../../../server/rooms/connection.ts';
import type { Seat } from '../../../server/rooms/rooms-registry.ts';
import { processorMs } from '../../bench/dearest/stall.ts';
import { newcomer } from '../../support/room-claims.ts';
import type { Server } from '../convergence/server.ts';
import type { Random } from '../random.ts';
import { anyValue } from './values.ts';

/** Updates, and refused frames, that are kept for sending again. */
const mostHeard = 200;

const step2 = 1;
const plainUpdate = 2;

export class RogueLine {
  readonly heard: Uint8Array[] = [];
  /** Frames the room has said no to. */
  refusals = 0;
  /** Bytes of those that it has not said no to, as far as it has answered. */
  notRefused = 0;
  /** Some of those that it has said no to, the latest. */
  readonly refused: Uint8Array[] = [];
  readonly #unanswered = new Map<FrameDigest, Uint8Array>();
  readonly #server: Server;
  readonly #participant: ParticipantView;
  #seat: Seat | null = null;

  constructor(server: Server, participant: ParticipantView) {
    this.#server = server;
    this.#participant = participant;
  }

  /** Sends one frame and answers with the milliseconds of the processor's time that the room was busy with it. */
  send(frame: Uint8Array): number {
    this.#seat ??= this.#join();
    this.#unanswered.set(frameDigest(frame), frame);
    this.notRefused += frame.length;
    const start = processorMs();
    this.#seat.receive(frame);
    return processorMs() - start;
  }

  leave(): void {
    this.#seat?.leave();
    this.#seat = null;
    this.#unanswered.clear();
  }

  #join(): Seat {
    const { rooms, quoteId } = this.#server;
    const connection: Connection = {
      participant: this.#participant,
      sessionId: 'of the attacker',
      shareLinkId: null,
      bufferedAmount: 0,
      send: (frame) => this.#hear(frame),
      whenDrained: (callback) => callback(),
      // It comes back with the next frame.
      close: () => {
        this.#seat = null;
      },
    };
    const seat = rooms.join(quoteId, 'shared', connection, newcomer);
    // Asks for the document, as every client does.
    seat.receive(syncFrame(0, Y.encodeStateVector(new Y.Doc())));
    return seat;
  }

  #hear(frame: Uint8Array): void {
    this.#server.blame(() => this.#server.history.checkLeaving(frame));
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messageTypes.refused)
      this.#wasRefused(Refused.parse(JSON.parse(decoding.readVarString(decoder))));
    if (type !== messageTypes.sync || decoding.readVarUint(decoder) === 0) return;
    this.heard.push(decoding.readVarUint8Array(decoder));
    if (this.heard.length > mostHeard) this.heard.shift();
  }

  #wasRefused({ frame: digest }: Refused): void {
    this.refusals += 1;
    const frame = this.#unanswered.get(digest);
    if (!frame) return;
    this.#unanswered.delete(digest);
    this.notRefused -= frame.length;
    this.refused.push(frame);
    if (this.refused.length > mostHeard) this.refused.shift();
  }
}

function syncFrame(kind: number, body: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** The ways by which an update's bytes reach a room. */
export const carriers: readonly ((update: Uint8Array, random: Random) => Uint8Array)[] = [
  (update) => syncFrame(plainUpdate, update),
  (update) => syncFrame(step2, update),
  // As a state vector, as presence, and with no frame around it.
  (update) => syncFrame(0, update),
  (update) => awarenessFrame(update),
  (update) => update,
];
/** Nearly always as an update or as the answer to "send me all". */
export const anyCarrier = (random: Random) =>
  random.chance(0.9) ? random.one(carriers.slice(0, 2)) : random.one(carriers);

/** Presence under somebody's id, with a name and a side that are not the sender's. */
export function forgedPresence(clients: readonly number[], random: Random): Uint8Array {
  const entries = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, random.one([0, 1, 1, 2, 2 ** 31]));
    encoding.writeVarUint(encoder, random.one(clients));
    encoding.writeVarUint(encoder, random.one([0, 1, 2 ** 31, 2 ** 40]));
    const cursor = JSON.stringify(
      { cursor: anyValue(random), user: { name: 'Erik', side: 'seller' } },
      (_key, value) => (typeof value === 'bigint' ? String(value) : value),
    );
    encoding.writeVarString(encoder, random.chance(0.8) ? cursor : random.word());
  });
  return awarenessFrame(entries);
}

function awarenessFrame(entries: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.awareness);
    encoding.writeVarUint8Array(encoder, entries);
  });
}
