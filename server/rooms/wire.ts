/** The bytes of `shared/protocol/room-messages.ts`: reading what a client sent, building what it is told. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { type FrameDigest, frameDigest } from '#shared/protocol/frame-digest.ts';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import { encodeBytes } from './encode-bytes.ts';
import { limits } from './limits.ts';

/** Inside a message of type sync, as y-protocols numbers them. */
const syncTypes = { step1: 0, step2: 1, update: 2 } as const;

export type ClientFrame =
  /** "This is what I have": wants everything that is missing from it. */
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  /** A change, or the answer to a step 1 of ours. Both carry an update and both are acknowledged. */
  | {
      readonly type: 'update';
      readonly answersStep1: boolean;
      readonly update: Uint8Array;
      readonly digest: FrameDigest;
    }
  /** Meant as an update, so it is acknowledged, but it cannot be read. */
  | { readonly type: 'brokenUpdate'; readonly digest: FrameDigest }
  | { readonly type: 'awareness'; readonly entries: Uint8Array }
  | { readonly type: 'queryAwareness' }
  | { readonly type: 'ping' }
  /** Nothing we know. A peer that is newer than we are may say more than we understand. */
  | { readonly type: 'unknown' };

const unknown: ClientFrame = { type: 'unknown' };

/** Reads one frame. Total: whatever the bytes are, one of the frames above comes out. */
export function readClientFrame(bytes: Uint8Array): ClientFrame {
  const decoder = decoding.createDecoder(bytes);
  try {
    const type = decoding.readVarUint(decoder);
    if (type === messageTypes.sync) return readSync(decoder, bytes);
    if (type === messageTypes.awareness) return { type: 'awareness', entries: readBody(decoder) };
    if (type === messageTypes.ping) return { type: 'ping' };
    return type === messageTypes.queryAwareness ? { type: 'queryAwareness' } : unknown;
  } catch {
    return unknown;
  }
}

function readSync(decoder: decoding.Decoder, bytes: Uint8Array): ClientFrame {
  const type = decoding.readVarUint(decoder);
  if (type === syncTypes.step1) {
    const stateVector = readBody(decoder);
    if (stateVector.length > limits.traffic.stateVectorBytes) return unknown;
    // Throws when it is none, so that nobody further in has to doubt it.
    Y.decodeStateVector(stateVector);
    return { type: 'step1', stateVector };
  }
  if (type !== syncTypes.step2 && type !== syncTypes.update) return unknown;
  const digest = frameDigest(bytes);
  try {
    return { type: 'update', answersStep1: type === syncTypes.step2, update: readBody(decoder), digest };
  } catch {
    return { type: 'brokenUpdate', digest };
  }
}

/** The rest of the frame as one length-prefixed byte string. Throws when the length is not exactly the rest. */
function readBody(decoder: decoding.Decoder): Uint8Array {
  const body = decoding.readVarUint8Array(decoder);
  if (decoding.hasContent(decoder)) throw new RangeError('bytes after the end of the message');
  return body;
}

const syncFrame = (type: number, body: Uint8Array): Uint8Array =>
  encodeBytes((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, body);
  });

/** Asks the client for everything that is missing from this state. */
export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(syncTypes.step1, stateVector);
/** Answers a client's step 1. */
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(syncTypes.step2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(syncTypes.update, update);

export interface PresenceEntry {
  readonly clientId: number;
  readonly clock: number;
  /** `null`: gone. */
  readonly state: unknown;
}

/** Entries in the format of y-protocols' awareness. */
export function awarenessFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const body = encodeBytes((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const entry of entries) {
      encoding.writeVarUint(encoder, entry.clientId);
      encoding.writeVarUint(encoder, entry.clock);
      encoding.writeVarString(encoder, JSON.stringify(entry.state));
    }
  });
  return encodeBytes((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.awareness);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** Says nothing, and that the line is alive: a stock provider hangs up after 30 s without a message. */
export const keepAliveFrame = awarenessFrame([]);

/** Answers a client's ping. */
export const pongFrame = encodeBytes((encoder) => encoding.writeVarUint(encoder, messageTypes.pong));

type JsonMessage = 'welcome' | 'saved' | 'refused' | 'changed' | 'activity' | 'storage';

export const jsonFrame = (type: JsonMessage, body: unknown): Uint8Array =>
  encodeBytes((encoder) => {
    encoding.writeVarUint(encoder, messageTypes[type]);
    encoding.writeVarString(encoder, JSON.stringify(body));
  });
