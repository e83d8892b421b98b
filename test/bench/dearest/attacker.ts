/** A line into a room that sends whatever bytes it is given and takes nothing of what it is told apart. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import type { Connection } from '../../../server/rooms/connection.ts';
import type { Seat } from '../../../server/rooms/rooms-registry.ts';
import { newcomer } from '../../support/room-claims.ts';
import type { RoomsWorld } from '../../support/rooms-world.ts';

const step1 = 0;
const step2 = 1;
const update = 2;

type Heard = 'settled' | 'refused' | 'document' | 'presence';

export class Attacker implements Connection {
  participant: ParticipantView;
  readonly sessionId: string;
  readonly shareLinkId = null;
  readonly bufferedAmount = 0;
  /** Why the room would not have it; `null` when it did. */
  refused: string | null = null;
  readonly #seat: Seat;
  #waiting: { readonly for: readonly Heard[]; readonly resolve: () => void }[] = [];

  constructor(world: RoomsWorld, participant: ParticipantView, session: string) {
    this.participant = participant;
    this.sessionId = session;
    this.#seat = world.rooms().join(world.quoteId, 'shared', this, newcomer);
  }

  /** Resolves when the room has settled or refused it. */
  sendUpdate(bytes: Uint8Array): Promise<void> {
    return this.#send(syncFrame(update, bytes), 'settled', 'refused');
  }

  /** As the answer to "send me everything". */
  sendDocument(bytes: Uint8Array): Promise<void> {
    return this.#send(syncFrame(step2, bytes), 'settled', 'refused');
  }

  /** Asks for what it does not hold. */
  ask(stateVector: Uint8Array): Promise<void> {
    return this.#send(syncFrame(step1, stateVector), 'document');
  }

  sayPresence(entries: Uint8Array): void {
    this.#seat.receive(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messageTypes.awareness);
        encoding.writeVarUint8Array(encoder, entries);
      }),
    );
  }

  leave(): void {
    this.#seat.leave();
  }

  send(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messageTypes.refused) {
      this.refused = decoding.readVarString(decoder);
      this.#tell('refused');
    } else if (type === messageTypes.saved) {
      const { settled } = JSON.parse(decoding.readVarString(decoder)) as { settled: unknown[] };
      if (settled.length > 0) this.#tell('settled');
    } else if (type === messageTypes.sync && decoding.readVarUint(decoder) === step2) this.#tell('document');
  }

  whenDrained(callback: () => void): void {
    callback();
  }

  close(reason: string): void {
    this.refused = `closed: ${reason}`;
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when the room has said one of these. It may do so before it has taken the frame whole. */
  #send(frame: Uint8Array, ...answers: Heard[]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ for: answers, resolve });
    this.#seat.receive(frame);
    return promise;
  }

  #tell(what: Heard): void {
    const [told, others] = [true, false].map((is) =>
      this.#waiting.filter((each) => each.for.includes(what) === is),
    );
    this.#waiting = others ?? [];
    for (const { resolve } of told ?? []) resolve();
  }
}

function syncFrame(kind: number, body: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
  });
}
