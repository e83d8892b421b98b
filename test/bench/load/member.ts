import { createDecoder, readVarString } from 'lib0/decoding';
import type { Saved } from '#shared/protocol/room-messages.ts';
import { type Dialect, frameTypes, nothingMissing, syncFrame, syncKinds } from '../peers/dialects.ts';
import type { Author } from './edits.ts';
import type { Fleet } from './fleet.ts';
import type { LedgerRoom } from './ledger.ts';
import { clientFrame, RawSocket } from './raw-socket.ts';
import type { RepeatedFrame } from './repeated-frame.ts';
import { UpdateScanner } from './update-scan.ts';

/** In smaller rooms remembering a frame costs as much as reading it again. */
const roomThatRepeats = 8;

export interface MemberRoom {
  readonly id: string;
  readonly account: LedgerRoom;
  readonly prefix: Uint8Array;
  readonly last: RepeatedFrame;
}

interface ReadyEdit {
  readonly frame: Buffer;
  /** The author's clock after it. */
  readonly end: number;
}

/** One person in a room: writes when told to, and has what arrives entered in the ledger. */
export class Member {
  readonly #fleet: Fleet;
  readonly #room: MemberRoom;
  readonly #seat: number;
  readonly #author: Author;
  readonly #ready: ReadyEdit[] = [];
  #socket: RawSocket | null = null;
  #isLeaving = false;
  #entered: () => void = () => {};
  /** When what is being read arrived. */
  #now = 0;
  /** Answers to the server's questions, which are among the frames that it says are settled. */
  #answers = 0;
  #settled = 0;
  readonly #scanner = new UpdateScanner();

  constructor(fleet: Fleet, room: MemberRoom, seat: number, author: Author) {
    this.#fleet = fleet;
    this.#room = room;
    this.#seat = seat;
    this.#author = author;
  }

  get roomId(): string {
    return this.#room.id;
  }

  /** How many of its edits somebody knows of: a peer who has seen them, or itself, having been told they are saved. */
  get knownEdits(): number {
    const { account } = this.#room;
    const seen = account.seen.map((byAuthor) => byAuthor[this.#seat] ?? 0);
    return Math.max(...seen, this.#acknowledged);
  }

  /** How many of its edits a document holds, which holds its client's work up to these clocks. */
  editsIn(clocks: ReadonlyMap<number, number>): number {
    const clock = clocks.get(this.#author.client) ?? 0;
    return this.#room.account.sent[this.#seat]?.ends.filter((end) => end <= clock).length ?? 0;
  }

  /** Resolves when it has the document, where the server gives it. */
  async enter(dialect: Dialect, port: number, cookie: string): Promise<void> {
    const { id } = this.#room;
    const entered = new Promise<void>((resolve) => {
      this.#entered = resolve;
    });
    this.#socket = await RawSocket.open(
      { port, path: dialect.path(id), cookie },
      {
        read: () => {
          this.#now = performance.now();
        },
        frame: (bytes, start, end) => this.#read(bytes, start, end),
        closed: () => {
          if (!this.#isLeaving) this.#fleet.troubles.closed += 1;
        },
      },
    );
    for (const frame of dialect.hello(id)) this.#socket.send(clientFrame(frame));
    if (dialect.givesDocument) await entered;
  }

  /** Makes this many edits in advance, so that sending them costs no more than sending. */
  prepare(edits: number): void {
    while (this.#ready.length < edits) this.#ready.push(this.#make());
  }

  /** Sends the next edit, which was due at that moment. */
  edit(due: number): void {
    const { frame, end } = this.#ready.shift() ?? this.#make();
    this.#fleet.ledger.sent(this.#room.account, this.#seat, end, due);
    this.#socket?.send(frame);
  }

  #make(): ReadyEdit {
    const { update, end } = this.#author.next();
    return { frame: clientFrame(syncFrame(this.#room.prefix, syncKinds.update, update)), end };
  }

  leave(): void {
    this.#isLeaving = true;
    this.#socket?.close();
  }

  get #acknowledged(): number {
    return Math.max(0, this.#settled - this.#answers);
  }

  #read(bytes: Buffer, start: number, end: number): void {
    const at = start + this.#room.prefix.length;
    const type = bytes[at];
    if (type === frameTypes.saved) this.#settle(settledIn(bytes.subarray(at + 1, end)));
    if (type === frameTypes.refused) this.#fleet.troubles.refused += 1;
    if (type !== frameTypes.sync && type !== frameTypes.syncReply) return;
    const kind = bytes[at + 1];
    if (kind === syncKinds.step2) this.#entered();
    else if (kind === syncKinds.step1) {
      this.#answers += 1;
      this.#socket?.send(clientFrame(nothingMissing(this.#room.prefix)));
    } else this.#take(bytes, at + 2, end);
  }

  #settle(frames: number): void {
    const before = this.#acknowledged;
    this.#settled += frames;
    this.#fleet.ledger.saved(this.#room.account, this.#seat, [before, this.#acknowledged], this.#now);
  }

  #take(bytes: Buffer, at: number, end: number): void {
    const { account, last } = this.#room;
    const { ledger } = this.#fleet;
    if (last.isSame(bytes, at, end)) {
      for (const [client, clock] of last.found) ledger.seen(account, this.#seat, client, clock, this.#now);
      return;
    }
    let update = at;
    while ((bytes[update] ?? 0) >= 0x80) update += 1;
    const found: [number, number][] = [];
    this.#scanner.scan(bytes.subarray(update + 1, end), (client, clock) => {
      found.push([client, clock]);
      ledger.seen(account, this.#seat, client, clock, this.#now);
    });
    if (account.size > roomThatRepeats) last.remember(bytes.subarray(at, end), found);
  }
}

/** How many frames the message says are settled. */
function settledIn(body: Uint8Array): number {
  return (JSON.parse(readVarString(createDecoder(body))) as Saved).settled.length;
}
