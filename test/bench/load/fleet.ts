/** Everybody in all rooms of a world, connected to one server. */
import type { Dialect } from '../peers/dialects.ts';
import type { World } from '../world/world.ts';
import { checkEdits } from './check-edits.ts';
import { Author, Desk, firstClient } from './edits.ts';
import { inParallel } from './in-parallel.ts';
import { Ledger } from './ledger.ts';
import { Member, type MemberRoom } from './member.ts';
import { RepeatedFrame } from './repeated-frame.ts';

export class Fleet {
  readonly ledger = new Ledger();
  readonly members: Member[] = [];
  /** Connections that the server closed, and honest edits that it refused. */
  readonly troubles = { closed: 0, refused: 0 };

  /** Resolves when everybody is in and has the document, where the server gives it. */
  static async board(world: World, dialect: Dialect, port: number): Promise<Fleet> {
    checkEdits(world.state);
    const fleet = new Fleet();
    const desk = new Desk(world.state);
    const size = world.rooms[0]?.people.length ?? 0;
    const places = Array.from({ length: size }, (_, person) => desk.placesOf(person));
    const waiting = world.rooms.flatMap(({ id, people }, index) => {
      const client = firstClient + index * size;
      const account = fleet.ledger.room(client, size);
      const room: MemberRoom = { id, account, prefix: dialect.prefix(id), last: new RepeatedFrame() };
      return people.map(({ side, cookie }, seat) => {
        const place = places[seat];
        if (!place) throw new Error('every room has as many people as the first');
        const author = new Author(client + seat, side, place);
        const member = new Member(fleet, room, seat, author);
        fleet.members.push(member);
        return () => member.enter(dialect, port, cookie);
      });
    });
    await inParallel(waiting);
    return fleet;
  }

  /** Throws when somebody was hindered meanwhile: what was measured then is something else. */
  leave(): void {
    for (const member of this.members) member.leave();
    const { closed, refused } = this.troubles;
    if (closed + refused > 0)
      throw new Error(`the server closed ${closed} connections and refused ${refused} edits`);
  }
}
