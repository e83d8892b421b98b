import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RoomPeer } from '../../support/room-peer.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
beforeEach(async () => {
  world = await openRoomsWorld();
});
afterEach(() => world.close());

/** More than fits into the pages that the file has now. */
const long = (letter: string): string => letter.repeat(15_000);
const fill = () => sql`pragma max_page_count = 1`.execute(world.db);
const makeRoom = () => sql`pragma max_page_count = 1000000`.execute(world.db);

const read = () => world.rooms().read(world.quoteId);

/** Types into the text that both sides write. */
function type(peer: RoomPeer, words: string): void {
  const paragraph = peer.quote.fragment('goals').get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('the quote has a paragraph in its goals');
  text.insert(text.length, words);
}

const goals = (peer: RoomPeer): string => peer.quote.fragment('goals').toString();

/** A buyer and a seller in the room, and a disk that had no room for what the buyer has just typed. */
async function withFullDisk() {
  const [buyer, seller] = [world.join(world.buyer), world.join(world.seller)];
  await Promise.all([buyer.joined(), seller.joined(), buyer.untilSaved(), seller.untilSaved()]);
  await fill();
  type(buyer, long('b'));
  await seller.until(() => seller.told.storage.length > 0);
  return { buyer, seller };
}

describe('while the disk is full', () => {
  it('everybody is told so, nothing is acknowledged or relayed, and with room again what waited is saved (I-13, I-14, I-19)', async () => {
    const { buyer, seller } = await withFullDisk();
    seller.quote.setTerm('title', 'Later');
    const newcomer = await world.join(world.seller).joined();
    expect(newcomer.told.storage).toEqual([{ isFull: true }]);
    for (const peer of [buyer, seller]) expect(peer.settled.size).toBeLessThan(new Set(peer.sent).size);
    for (const peer of [seller, newcomer]) expect(goals(peer)).not.toContain('b'.repeat(100));

    await makeRoom();
    await Promise.all([buyer.untilSaved(), seller.untilSaved(), newcomer.untilSaved()]);
    await newcomer.until(() => newcomer.quote.read().content.terms.title === 'Later');
    for (const peer of [buyer, seller, newcomer]) {
      expect(peer.told.storage).toEqual([{ isFull: true }, { isFull: false }]);
      expect(goals(peer)).toContain(long('b'));
    }
    expect((await read()).content).toEqual(newcomer.quote.read().content);
    expect(world.fatal).toEqual([]);
  });

  it('the quote can be read as it is on disk, and whoever leaves has what they sent saved all the same', async () => {
    const { buyer, seller } = await withFullDisk();
    const { content } = await read();
    expect(content).toEqual(seller.quote.read().content);
    buyer.leave();
    seller.leave();
    world.pass(600_000);
    await world.rooms().sweep();
    await makeRoom();
    const newcomer = await world.join(world.seller).joined();
    await newcomer.until(() => goals(newcomer).includes(long('b')));
  });

  it('what a command edits is not done, then or later, and whoever asked for it is told', async () => {
    await withFullDisk();
    const rename = (title: string) =>
      world
        .rooms()
        .edit(world.quoteId, 'shared', world.seller.id, (document) => document.setTerm('title', title));
    await expect(rename('At once or never')).rejects.toThrow('full');
    await makeRoom();
    const late = await world.join(world.seller).joined();
    await late.until(() => goals(late).includes(long('b')));
    expect((await read()).content.terms.title).not.toBe('At once or never');
    await rename('With room');
    expect((await read()).content.terms.title).toBe('With room');
  });

  it('is judged by what holds when there is room, not by what held when it was sent', async () => {
    const { buyer } = await withFullDisk();
    await makeRoom();
    await world.setStatus('sent');
    await buyer.until(() => buyer.told.refused.length > 0);
    expect(buyer.told.refused).toMatchObject([{ code: 'locked' }]);
    expect(JSON.stringify((await read()).content)).not.toContain('b'.repeat(100));
  });
});
