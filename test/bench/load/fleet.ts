/** Everybody in all rooms of a world, connected to one server. */
import { type Dialect, frameTypes, syncFrame, syncKinds } from '../peers/dialects.ts';
import type { World } from '../world/world.ts';
import { Author, Desk, firstClient } from './edits.ts';
import { Ledger, type LedgerRoom } from './ledger.ts';
import { clientFrame, RawSocket } from './raw-socket.ts';
import { UpdateScanner } from './update-scan.ts';

/** Connections opened at the same time; more would measure the queue before the door. */
const opensAtOnce = 20;
/** "I have nothing that you lack", the answer to the server's own question. */
const emptyUpdate = Uint8Array.of(0, 0);

export class Fleet {
  readonly ledger = new Ledger();
  readonly members: Member[] = [];
  closedEarly = 0;

  /** Resolves when everybody is in and has the document, where the server gives it. */
  static async board(world: World, dialect: Dialect, port: number): Promise<Fleet> {
    const fleet = new Fleet();
    const desk = new Desk(world.state);
    const size = world.rooms[0]?.people.length ?? 0;
    const places = Array.from({ length: size }, (_, person) => desk.placesOf(person));
    const waiting = world.rooms.flatMap(({ id, people }, index) => {
      const client = firstClient + index * size;
      const room: Room = {
        account: fleet.ledger.room(client, size),
        prefix: dialect.prefix(id),
        last: new RepeatedFrame(),
      };
      return people.map(({ side, cookie }, seat) => {
        const place = places[seat];
        if (!place) throw new Error('every room has as many people as the first');
        const author = new Author(client + seat, side, place);
        const member = new Member(fleet, room, seat, author);
        fleet.members.push(member);
        return () => member.enter(dialect, id, port, cookie);
      });
    });
    await inParallel(waiting, opensAtOnce);
    return fleet;
  }

  leave(): void {
    for (const member of this.members) member.leave();
  }
}

interface Room {
  readonly account: LedgerRoom;
  readonly prefix: Uint8Array;
  readonly last: RepeatedFrame;
}

export class Member {
  readonly #fleet: Fleet;
  readonly #room: Room;
  readonly #seat: number;
  readonly #author: Author;
  #socket: RawSocket | null = null;
  #isLeaving = false;
  #entered: () => void = () => {};
  #now = 0;
  readonly #scanner = new UpdateScanner();

  constructor(fleet: Fleet, room: Room, seat: number, author: Author) {
    this.#fleet = fleet;
    this.#room = room;
    this.#seat = seat;
    this.#author = author;
  }

  async enter(dialect: Dialect, id: string, port: number, cookie: string): Promise<void> {
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
          if (!this.#isLeaving) this.#fleet.closedEarly += 1;
        },
      },
    );
    for (const frame of dialect.hello(id)) this.#socket.send(clientFrame(frame));
    if (dialect.givesDocument) await entered;
  }

  /** Sends the next edit, which was due at that moment. */
  edit(due: number): void {
    const { update, end } = this.#author.next();
    this.#fleet.ledger.sent(this.#room.account, this.#seat, end, due);
    this.#socket?.send(clientFrame(syncFrame(this.#room.prefix, syncKinds.update, update)));
  }

  leave(): void {
    this.#isLeaving = true;
    this.#socket?.close();
  }

  #read(bytes: Buffer, start: number, end: number): void {
    const at = start + this.#room.prefix.length;
    const type = bytes[at];
    if (type !== frameTypes.sync && type !== frameTypes.syncReply) return;
    const kind = bytes[at + 1];
    if (kind === syncKinds.step2) this.#entered();
    else if (kind === syncKinds.step1) {
      this.#socket?.send(clientFrame(syncFrame(this.#room.prefix, syncKinds.step2, emptyUpdate)));
    } else this.#take(bytes, at + 2, end);
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
    if (account.size > roomsThatRepeat) last.remember(bytes.subarray(at, end), found);
  }
}

/** In small rooms remembering a frame costs as much as reading it again. */
const roomsThatRepeat = 8;

/** The frame that somebody in the room was told last: most likely it is told to all, and need be read once. */
class RepeatedFrame {
  #bytes = new Uint8Array();
  found: readonly (readonly [client: number, clock: number])[] = [];

  isSame(bytes: Buffer, start: number, end: number): boolean {
    return (
      end - start === this.#bytes.length &&
      bytes.compare(this.#bytes, 0, this.#bytes.length, start, end) === 0
    );
  }

  remember(bytes: Uint8Array, found: RepeatedFrame['found']): void {
    this.#bytes = bytes.slice();
    this.found = found;
  }
}

async function inParallel(tasks: (() => Promise<void>)[], width: number): Promise<void> {
  const rest = tasks.values();
  const worker = async (): Promise<void> => {
    for (const task of rest) await task();
  };
  await Promise.all(Array.from({ length: width }, worker));
}
