/** The ways by which bytes reach a document, walked through a real room with its database behind it. */
import * as encoding from 'lib0/encoding';
import { expect } from 'vitest';
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import type { BuyerRight } from '#shared/access/permissions.ts';
import { type FrameDigest, frameDigest } from '#shared/protocol/frame-digest.ts';
import { messageTypes } from '#shared/protocol/room-messages.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import { type Attack, type Scene, scene } from './attack.ts';
import { asText } from './guarded-room.ts';
import type { RoomPeer } from './room-peer.ts';
import { openRoomsWorld, type RoomsWorld } from './rooms-world.ts';

/** The frame that carries the bytes. */
type Route = (bytes: Uint8Array) => Uint8Array;

const syncFrame = (type: number, bytes: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const routes: Readonly<Record<string, { readonly isFirst: boolean; readonly frame: Route }>> = {
  'as an update': { isFirst: false, frame: (bytes) => syncFrame(messageYjsUpdate, bytes) },
  'as an answer to a sync step 1': {
    isFirst: false,
    frame: (bytes) => syncFrame(messageYjsSyncStep2, bytes),
  },
  'in the first sync of a client that comes back': {
    isFirst: true,
    frame: (bytes) => syncFrame(messageYjsSyncStep2, bytes),
  },
};

/** Sends the bytes for somebody who comes in, with the document or, on the first route, before it. */
async function sendOn(name: string, peer: RoomPeer, bytes: Uint8Array): Promise<FrameDigest> {
  const route = routes[name];
  if (!route) throw new Error(`there is no route "${name}"`);
  if (!route.isFirst) await peer.joined();
  const frame = route.frame(bytes);
  // The peer's own answer to the room's question counts as a frame too, and brings nothing.
  peer.sendRaw(frame);
  return frameDigest(frame);
}

/** A room that holds what the scene holds, where whoever wrote in the scene is known by the same client ids. */
async function roomOf({ room }: Scene): Promise<RoomsWorld> {
  const world = await openRoomsWorld();
  const row = await world.db
    .selectFrom('document')
    .selectAll()
    .where('kind', '=', 'shared')
    .executeTakeFirstOrThrow();
  const key = { quote_id: row.quote_id, kind: row.kind, organisation_id: row.organisation_id };
  await world.db
    .updateTable('document_snapshot')
    .set({ state: Y.encodeStateAsUpdate(room.doc) })
    .where('kind', '=', 'shared')
    .execute();
  const writers = room.peers.map(({ doc, participant: { side } }) => ({
    ...key,
    client_id: doc.clientID,
    participant_id: world[side].id,
    first_seq: 0,
  }));
  await world.db.insertInto('document_client').values(writers).execute();
  return world;
}

const setBuyerRight = (db: RoomsWorld['db'], right: BuyerRight) =>
  db.updateTable('participant').set({ buyer_right: right }).where('side', '=', 'buyer').execute();

const stateOf = (world: RoomsWorld): Promise<string> =>
  world.rooms().hold(world.quoteId, async ({ yjsState }) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, yjsState);
    return asText(doc);
  });

/** Sends one after the other, each over a line of its own; returns what the room said to each. */
async function answersTo(world: RoomsWorld, attacks: readonly Attack[], name: string): Promise<string[]> {
  const answers: string[] = [];
  for (const { by = 'buyer', bytes } of attacks) {
    const peer = world.join(world[by]);
    await sendOn(name, peer, bytes(scene()));
    await peer.until(() => peer.told.refused.length > 0 || peer.closedWith !== null);
    answers.push(peer.told.refused[0]?.code ?? `closed: ${peer.closedWith}`);
    peer.leave();
  }
  return answers;
}

/** How the quote and the people at the customer stand while the attacks are made. */
export interface Standing {
  readonly status: QuoteStatus;
  readonly right: BuyerRight;
}

/** Every attack is refused with its code on this route and leaves the document as it was; honest work passes. */
export async function repelledByRoom(
  attacks: readonly Attack[],
  route: string,
  { status = 'co_design', right = 'design' }: Partial<Standing> = {},
): Promise<void> {
  const stage = scene();
  const world = await roomOf(stage);
  try {
    await world.setStatus(status);
    await setBuyerRight(world.db, right);
    const before = await stateOf(world);
    expect(await answersTo(world, attacks, route)).toEqual(attacks.map(({ code }) => code));
    expect(await stateOf(world)).toBe(before);
    expect(world.fatal).toEqual([]);

    await world.setStatus('co_design');
    await setBuyerRight(world.db, 'design');
    await world.restart();
    await passesHonestWork(world, stage, route);
  } finally {
    await world.close();
  }
}

/** As `repelledByRoom`, of bytes that are no crime: they are settled, whatever is said of them, and let nothing in. */
export async function ignoredByRoom(
  attacks: readonly { readonly bytes: Uint8Array }[],
  route: string,
): Promise<void> {
  const stage = scene();
  const world = await roomOf(stage);
  try {
    const before = await stateOf(world);
    for (const { bytes } of attacks) {
      const peer = world.join(world.buyer);
      const digest = await sendOn(route, peer, bytes);
      await peer.until(() => peer.settled.has(digest));
      peer.leave();
    }
    expect(await stateOf(world)).toBe(before);
    expect(world.fatal).toEqual([]);
    await passesHonestWork(world, stage, route);
  } finally {
    await world.close();
  }
}

async function passesHonestWork(world: RoomsWorld, { buyer }: Scene, route: string): Promise<void> {
  const honest = world.join(world.buyer);
  const bytes = buyer.record(() => buyer.document.select('training', true));
  const digest = await sendOn(route, honest, bytes);
  await honest.until(() => honest.settled.has(digest));
  expect((await world.rooms().read(world.quoteId)).content.choices).toMatchObject({ training: true });
  expect(honest.told.refused).toEqual([]);
}
