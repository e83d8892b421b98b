/** Faults that are put in to show that the checks find them. */
import { IDBFactory } from 'fake-indexeddb';
import * as decoding from 'lib0/decoding';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import type { Random } from '../random.ts';
import type { Spoiling } from './run.ts';
import type { Server } from './server.ts';

/** Of the sync protocol: neither of the two steps that bring everything. */
const update = 2;

type Spoil = (random: Random) => Partial<Spoiling>;

const typeOf = (frame: Uint8Array): number => decoding.readVarUint(decoding.createDecoder(frame));

function isChange(frame: Uint8Array): boolean {
  const decoder = decoding.createDecoder(frame);
  return decoding.readVarUint(decoder) === messageTypes.sync && decoding.readVarUint(decoder) === update;
}

/** One in a thousand of the frames with content never arrives, and nobody asks again. */
export const lossyLine: Spoil = (random) => ({
  line: (frame) => (typeOf(frame) === messageTypes.sync && random.chance(1 / 1_000) ? 'lose' : 'tell'),
});

/** Changes that name this, as the first to a place does, never arrive; whoever asks for everything is given it. */
export const losing =
  (name: string): Spoil =>
  () => ({
    line: (frame) =>
      isChange(frame) && Buffer.from(frame.buffer, frame.byteOffset, frame.length).includes(name)
        ? 'lose'
        : 'tell',
  });

/** The client never hears that it was refused, and goes on with what it has. */
export const deafToRefusals: Spoil = () => ({
  line: (frame) => (typeOf(frame) === messageTypes.refused ? 'lose' : 'tell'),
});

/** What a browser has kept is gone with every step. */
export const forgetfulDevice: Spoil = () => ({
  disk: async () => {
    globalThis.indexedDB = new IDBFactory();
  },
});

/** Each time the log has been folded, the last update in it is missing from the snapshot. */
export const forgetfulCompaction: Spoil = () => {
  let foldedAt = 0;
  return {
    disk: async ({ db, quoteId, history }: Server) => {
      const row = await db
        .selectFrom('document_snapshot')
        .select('seq')
        .where('quote_id', '=', quoteId)
        .where('kind', '=', 'shared')
        .executeTakeFirstOrThrow();
      if (row.seq === foldedAt) return;
      foldedAt = row.seq;
      await db
        .updateTable('document_snapshot')
        .set({ state: history.stateAt(foldedAt - 1) })
        .where('quote_id', '=', quoteId)
        .where('kind', '=', 'shared')
        .execute();
    },
  };
};
