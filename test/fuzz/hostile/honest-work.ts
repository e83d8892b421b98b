/**
 * What honest people have sent to one document. Whatever comes to be of it is theirs, whoever the server says it is
 * from; anything else that is committed is an attacker's.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { messageTypes } from '#shared/protocol/room-messages.ts';

export class HonestWork {
  /** By Yjs client, how far they have written. */
  readonly #written = new Map<number, number>();
  /** By Yjs client, the clocks of what they have deleted. */
  readonly #deleted = new Map<number, Set<number>>();

  /** A frame as it leaves a page. */
  note(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== messageTypes.sync || decoding.readVarUint(decoder) === 0) return;
    const { structs, deletes } = partsOf(decoding.readVarUint8Array(decoder));
    for (const { client, end } of structs)
      this.#written.set(client, Math.max(end, this.#written.get(client) ?? 0));
    for (const { client, clock } of deletes) {
      const clocks = this.#deleted.get(client) ?? new Set();
      this.#deleted.set(client, clocks.add(clock));
    }
  }

  /** Whether all of the update is theirs. */
  covers(update: Uint8Array): boolean {
    const { structs, deletes } = partsOf(update);
    return (
      structs.every(({ client, end }) => end <= (this.#written.get(client) ?? 0)) &&
      deletes.every(({ client, clock }) => this.#deleted.get(client)?.has(clock) ?? false)
    );
  }
}

function partsOf(update: Uint8Array) {
  const { structs, ds } = Y.decodeUpdate(update);
  return {
    structs: structs.map(({ id, length }) => ({ client: id.client, end: id.clock + length })),
    deletes: [...ds.clients].flatMap(([client, ranges]) =>
      ranges.flatMap(({ clock, len }) =>
        Array.from({ length: len }, (_, index) => ({ client, clock: clock + index })),
      ),
    ),
  };
}
