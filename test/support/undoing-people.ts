/**
 * People who write in one text, take most of it back and bring it back again, on stock Yjs with its undo stack, some
 * of the time offline. Undo is where Yjs names neighbours that an ordinary edit never would.
 */
import * as Y from 'yjs';
import { GuardedRoom, type Peer } from './guarded-room.ts';
import { randomNumbers } from './random-numbers.ts';

const mine = 'mine';

interface Writer {
  readonly peer: Peer;
  readonly undo: Y.UndoManager;
}

type Act = (writer: Writer, random: (below: number) => number) => void;

const text = ({ document }: Peer) => document.fragment('goals');

function within<T>(peer: Peer, pick: (child: unknown) => T | null): T[] {
  const found: T[] = [];
  const search = (holder: Y.XmlFragment): void => {
    for (const child of holder.toArray()) {
      const picked = pick(child);
      if (picked !== null) found.push(picked);
      if (child instanceof Y.XmlElement) search(child);
    }
  };
  search(text(peer));
  return found;
}

const inlineTexts = (peer: Peer) => within(peer, (child) => (child instanceof Y.XmlText ? child : null));
const quotes = (peer: Peer) =>
  within(peer, (child) => (child instanceof Y.XmlElement && child.nodeName === 'blockquote' ? child : null));

const holders = (peer: Peer): Y.XmlFragment[] => [text(peer), ...quotes(peer).slice(0, 4)];

const pick = <T>(items: readonly T[], random: (below: number) => number): T | undefined =>
  items[random(Math.max(1, items.length))];

const writing: Act[] = [
  ({ peer }, random) => {
    const holder = pick(holders(peer), random);
    const paragraph = new Y.XmlElement('paragraph');
    const inline = new Y.XmlText();
    holder?.insert(random(holder.length + 1), [paragraph]);
    paragraph.insert(0, [inline]);
    inline.insert(0, 'abc'.slice(random(3)));
  },
  ({ peer }, random) => {
    text(peer).insert(random(text(peer).length + 1), [new Y.XmlElement('blockquote')]);
  },
  ({ peer }, random) => {
    const inline = pick(inlineTexts(peer), random);
    inline?.insert(random(inline.length + 1), 'xyz'.slice(random(3)));
  },
  ({ peer }, random) => {
    const inline = pick(inlineTexts(peer), random);
    if (!inline?.length) return;
    const at = random(inline.length);
    inline.delete(at, 1 + random(inline.length - at));
  },
  ({ peer }, random) => {
    const inline = pick(inlineTexts(peer), random);
    if (!inline?.length) return;
    const at = random(inline.length);
    inline.format(at, 1 + random(inline.length - at), { bold: random(2) ? {} : null });
  },
  ({ peer }, random) => {
    const holder = pick(holders(peer), random);
    if (!holder?.length) return;
    const at = random(holder.length);
    holder.delete(at, 1 + random(Math.min(2, holder.length - at)));
  },
];

const taking: Act[] = [
  ({ undo }) => undo.undo(),
  ({ undo }) => undo.redo(),
  ({ undo }, random) => {
    for (let left = 1 + random(4); left > 0; left--) undo.undo();
  },
  ({ undo }, random) => {
    for (let left = 1 + random(4); left > 0; left--) undo.redo();
  },
  ({ peer }) => peer.disconnect(),
  ({ peer }) => peer.connect(),
];

export interface Outcome {
  readonly room: GuardedRoom;
  readonly peers: readonly Peer[];
  /** Stock undo failed on itself, as it does now and then when it is asked for so much; the round ends there. */
  readonly broke: boolean;
}

/** Everybody is back in the room at the end and has heard of everything. */
export function undoingPeople(seed: number, acts = 80): Outcome {
  const random = randomNumbers(seed);
  const room = new GuardedRoom();
  const writers = (['seller', 'buyer', 'buyer'] as const).map((side, index): Writer => {
    const peer = room.join(side);
    peer.doc.clientID = seed * 10 + index + 1;
    const undo = new Y.UndoManager(text(peer), {
      trackedOrigins: new Set([mine]),
      captureTimeout: random(2) * 500,
    });
    return { peer, undo };
  });
  let broke = false;
  for (let act = 0; act < acts && !broke; act++) {
    const writer = writers[random(writers.length)] as Writer;
    const isWriting = random(12) < 6;
    const doing = pick(isWriting ? writing : taking, random) as Act;
    try {
      if (isWriting) writer.peer.doc.transact(() => doing(writer, random), mine);
      else doing(writer, random);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      broke = true;
    }
  }
  const peers = writers.map(({ peer }) => peer);
  for (const peer of [...peers, ...peers]) peer.connect();
  return { room, peers, broke };
}
