/** A line that repeats frames and lets some overtake others, as no WebSocket may: what is told as saved is there. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendWord } from '../../faults/network/joint-words.ts';
import { Random } from '../../fuzz/random.ts';
import type { RoomPeer } from '../../support/room-peer.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

const turn = () => new Promise(setImmediate);
const edits = 30;
const seeds = 40;

let world: RoomsWorld;
beforeAll(async () => {
  world = await openRoomsWorld();
});
afterAll(() => world.close());

/** What is under way, from the oldest on; each arrives when the draw says so. */
class TangledLine {
  readonly #random: Random;
  readonly #underWay: (() => void)[] = [];

  constructor(peer: RoomPeer, random: Random) {
    this.#random = random;
    peer.carryUpdate = (arrive) => void this.#underWay.push(arrive);
    peer.carryAnswer = peer.carryUpdate;
  }

  get isIdle(): boolean {
    return this.#underWay.length === 0;
  }

  /** One of the three oldest, which may come again later. */
  letArrive(): void {
    const among = Math.min(3, this.#underWay.length);
    if (among === 0) return;
    const [arrive] = this.#underWay.splice(this.#random.below(among), 1);
    if (this.#random.chance(0.2) && arrive) this.#underWay.push(arrive);
    arrive?.();
  }
}

it.each(Array.from({ length: seeds }, (_, seed) => seed))(
  'all that was told as saved is in the document, and nothing honest is refused (I-13, I-15): seed %i',
  async (seed) => {
    const random = new Random(seed);
    const peer = world.join(world.buyer);
    await Promise.all([peer.joined(), peer.untilSaved()]);
    const line = new TangledLine(peer, random);
    const words: string[] = [];
    const write = (isLost: boolean) => {
      const word = `[${String.fromCharCode(97 + (seed % 26))}-${seed}${words.length + 100}]`;
      words.push(word);
      // Its own origin keeps it off the wire, as a connection that is lost does.
      peer.doc.transact(() => appendWord(peer.quote.fragment('goals'), word), isLost ? peer : undefined);
    };
    for (let made = 1; made <= edits; made += 1) {
      write(made < edits && random.chance(0.3));
      while (random.chance(0.6)) line.letArrive();
      if (random.chance(0.1)) await turn();
    }
    while (!line.isIdle || peer.settled.size < new Set(peer.sent).size) {
      line.letArrive();
      await turn();
    }
    expect(peer.told.refused).toEqual([]);
    const { content } = await world.rooms().read(world.quoteId);
    const text = JSON.stringify(content.jointTexts);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    peer.leave();
  },
);
