/**
 * An attack on a document: bytes that no honest client sends. Each is judged by the guard, and the very same bytes
 * are given to a document without one: there they do harm. An attack that harms nothing would prove nothing.
 */
import { expect } from 'vitest';
import * as Y from 'yjs';
import type { Side } from '#shared/access/permissions.ts';
import type { RefusalCode } from '#shared/protocol/room-messages.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { asText, GuardedRoom, type Peer } from './guarded-room.ts';
import { update } from './hand-made-update.ts';
import { smallQuote } from './quote-content.ts';

export type Structs = Parameters<typeof update>[0][number]['structs'];

export interface Scene {
  readonly room: GuardedRoom;
  readonly seller: Peer;
  readonly buyer: Peer;
  /** An unused client id of the attacker, and a struct list that starts under it. */
  readonly own: (...structs: Structs) => Uint8Array;
}

export interface Attack {
  readonly name: string;
  readonly by?: Side;
  readonly code: RefusalCode;
  readonly path?: readonly string[];
  readonly bytes: (scene: Scene) => Uint8Array;
  /** It is about something that it adds to the scene first. */
  readonly needsMore?: true;
}

/** The highest id there is: of two values set at once, the one with the higher id stands. */
export const ownClient = 0xffff_ffff;

const beginning = encodeNewSharedDocument(smallQuote());

/** A quote with a text that has characters of two halves and garbage in it. Byte for byte the same each time. */
export function scene(): Scene {
  const room = new GuardedRoom(beginning);
  const [seller, buyer] = [room.join('seller'), room.join('buyer')];
  seller.doc.clientID = 1_001;
  buyer.doc.clientID = 1_002;
  seller.document.setTerm('title', 'Ten leads 🎯 a week');
  // Garbage: what stood in a paragraph that was removed.
  const fragment = seller.document.fragment('intro');
  fragment.insert(0, [new Y.XmlElement('paragraph')]);
  (fragment.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('gone')]);
  fragment.delete(0, 1);
  ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, '🎯 ');
  return { room, seller, buyer, own: (...structs) => update([{ client: ownClient, clock: 0, structs }]) };
}

/** What the bytes do to a document that nobody guards. */
export function unguarded(
  room: GuardedRoom,
  bytes: Uint8Array,
  apply: typeof Y.applyUpdate = Y.applyUpdate,
): 'harm' | 'no harm' {
  const bare = new Y.Doc();
  Y.applyUpdate(bare, Y.encodeStateAsUpdate(room.doc));
  const before = asText(bare);
  try {
    apply(bare, bytes);
  } catch {
    return 'harm';
  }
  const pending = bare.store.pendingStructs !== null || bare.store.pendingDs !== null;
  return pending || asText(bare) !== before ? 'harm' : 'no harm';
}

export function repelled({ by = 'buyer', code, path, bytes }: Attack): void {
  const stage = scene();
  const attack = bytes(stage);
  const before = stage.room.snapshot();
  const judgement = stage.room.receive(attack, stage[by]);
  expect(judgement).toMatchObject({ verdict: 'refuse', code, ...(path && { path }) });
  expect(judgement).not.toHaveProperty('fault');
  expect(stage.room.snapshot()).toBe(before);
  expect(unguarded(stage.room, attack)).toBe('harm');
}

/** What a buyer's own client makes when it is made to do this. */
export const buyerDoes = (act: (scene: Scene) => void) => (stage: Scene) =>
  stage.buyer.record(() => act(stage));
export const sellerDoes = (act: (scene: Scene) => void) => (stage: Scene) =>
  stage.seller.record(() => act(stage));
