/**
 * How a client speaks to each server, in bytes. All three carry the sync protocol of Yjs; Hocuspocus puts the
 * document's name before every frame, and the relay does not listen to what it carries.
 */
import * as encoding from 'lib0/encoding';
import { newcomerQuery } from '../../support/room-claims.ts';

/** Message types and, inside sync, its kinds. */
export const frameTypes = { sync: 0, syncReply: 4, saved: 101, refused: 102 } as const;
export const syncKinds = { step1: 0, step2: 1, update: 2 } as const;

export interface Dialect {
  path(room: string): string;
  /** What a client says when it has just connected. */
  hello(room: string): Uint8Array[];
  /** Every frame begins with this; the type follows. */
  prefix(room: string): Uint8Array;
  /** Whether the server gives the document to those who ask. */
  readonly givesDocument: boolean;
}

const nothing = new Uint8Array();

/** A sync frame after the prefix: its kind and what it carries. */
export function syncFrame(prefix: Uint8Array, kind: number, body: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, prefix);
    encoding.writeVarUint(encoder, frameTypes.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** Asks for everything: the state vector of an empty document. */
const askForAll = (prefix: Uint8Array): Uint8Array => syncFrame(prefix, syncKinds.step1, Uint8Array.of(0));

/** "I have nothing that you lack": the answer to the server's own question. */
export const nothingMissing = (prefix: Uint8Array): Uint8Array =>
  syncFrame(prefix, syncKinds.step2, Uint8Array.of(0, 0));

export const roomDialect: Dialect = {
  path: (room) => `/sync/${room}${newcomerQuery}`,
  hello: () => [askForAll(nothing)],
  prefix: () => nothing,
  givesDocument: true,
};

export const plainDialect: Dialect = {
  path: (room) => `/${room}`,
  hello: () => [],
  prefix: () => nothing,
  givesDocument: false,
};

const authMessage = 2;
const tokenInAuth = 0;
const namePrefix = (room: string): Uint8Array =>
  encoding.encode((encoder) => encoding.writeVarString(encoder, room));

export const hocuspocusDialect: Dialect = {
  path: () => '/',
  hello: (room) => [
    encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, namePrefix(room));
      encoding.writeVarUint(encoder, authMessage);
      encoding.writeVarUint(encoder, tokenInAuth);
      encoding.writeVarString(encoder, 'anybody');
    }),
    askForAll(namePrefix(room)),
  ],
  prefix: namePrefix,
  givesDocument: true,
};
