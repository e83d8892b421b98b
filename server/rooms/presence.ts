/**
 * Who is here and where their caret is. A client may say two things of itself, its cursor and its focus; the
 * name, side, role and colour that its peers see are stamped here from the session and from what the quote lets it do. Nothing of it is stored.
 *
 * Entries are keyed by Yjs client id, as in stock awareness. A stock provider also repeats to us what we told
 * it of others, so an entry counts only under an id that is the sender's own. The clocks that peers see are
 * ours, not the clients': they only ever rise, over reconnects and restarts too, so nobody ignores a newcomer.
 */
import * as decoding from 'lib0/decoding';
import { z } from 'zod';
import { personColour } from '#shared/access/colours.ts';
import type { BuyerRight, RoomRole } from '#shared/access/permissions.ts';
import type { ParticipantId } from '#shared/ids.ts';
import type { Here } from '#shared/opportunity/joint-session.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { PresenceState, type StampedPresence } from '#shared/protocol/room-messages.ts';
import type { Connection } from './connection.ts';
import { limits } from './limits.ts';
import type { PresenceEntry } from './wire.ts';

const YjsId = z.strictObject({ client: z.int().min(0), clock: z.int().min(0) });
const RelativePosition = z.strictObject({
  type: YjsId.nullish(),
  tname: z.string().max(40).nullish(),
  item: YjsId.nullish(),
  assoc: z.int().min(-1).max(1).optional(),
});
/** As the caret extension writes it. Checked here, because a peer's editor resolves it without asking. */
const Cursor = z.strictObject({ anchor: RelativePosition, head: RelativePosition }).nullable();

interface Present {
  connection: Connection;
  clock: number;
  said: PresenceState;
  /** As what the peers were told that it is here. */
  role: RoomRole | null;
  /** Since when without a silence in between. */
  since: number;
  renewedAt: number;
}

interface Known {
  readonly owner: ParticipantId;
  /** The last clock told to peers under this id. */
  clock: number;
}

export interface PresenceOptions {
  readonly clock: () => number;
  /** Whose document client id it is, where it has written before. */
  readonly writerOf: (clientId: number) => ParticipantId | undefined;
  /** What somebody on the buyer's side may do now. */
  readonly rightOf: (id: ParticipantId) => BuyerRight | undefined;
}

export class Presence {
  readonly #options: PresenceOptions;
  readonly #present = new Map<number, Present>();
  readonly #known = new Map<number, Known>();
  /** Ids whose news the peers have not been told. */
  readonly #dirty = new Set<number>();
  /** Begins at the time in milliseconds, so that it is above every clock of the room's earlier lives. */
  readonly #firstClock: number;
  #clock: number;

  constructor(options: PresenceOptions) {
    this.#options = options;
    this.#firstClock = options.clock();
    this.#clock = this.#firstClock;
  }

  get isDirty(): boolean {
    return this.#dirty.size > 0;
  }

  /** Takes what the connection says of itself; ignores what it repeats of others, and what cannot be read. */
  receive(connection: Connection, said: Uint8Array): void {
    const decoder = decoding.createDecoder(said);
    try {
      const entries = Math.min(decoding.readVarUint(decoder), limits.presence.entriesPerFrame);
      for (let left = entries; left > 0; left -= 1) {
        const clientId = decoding.readVarUint(decoder);
        const clock = decoding.readVarUint(decoder);
        const state = decoding.readVarString(decoder);
        if (this.#isOwn(connection, clientId, clock)) this.#set(connection, clientId, state);
      }
    } catch {
      // Cut short or not JSON: what was readable has been taken, and the next renewal brings the rest.
    }
  }

  /** Who first said that the id is theirs. */
  ownerOf(clientId: number): ParticipantId | undefined {
    return this.#known.get(clientId)?.owner;
  }

  /** Everybody who is here, for somebody who just came. */
  entriesFor(connection: Connection): PresenceEntry[] {
    return [...this.#present]
      .filter(([, present]) => present.connection !== connection)
      .map(([clientId, present]) => ({ clientId, clock: present.clock, state: this.#stamped(present) }));
  }

  /** Everybody who is here, once for each of their lines that speaks. */
  here(): Here[] {
    return [...this.#present.values()].map(
      ({ connection: { participant, sessionId }, since, renewedAt }) => ({
        participant,
        sessionId,
        since,
        seenAt: renewedAt,
      }),
    );
  }

  /** What has changed since the last call, each with the connection that must not hear of itself. */
  takeNews(): { entry: PresenceEntry; from: Connection | null }[] {
    const news = [...this.#dirty].map((clientId) => {
      const present = this.#present.get(clientId);
      return {
        entry: {
          clientId,
          clock: this.#tell(clientId, present),
          state: present ? this.#stamped(present) : null,
        },
        from: present?.connection ?? null,
      };
    });
    this.#dirty.clear();
    return news;
  }

  leave(connection: Connection): void {
    for (const [clientId, present] of this.#present) {
      if (present.connection === connection) this.#remove(clientId);
    }
  }

  /** Removes those who have gone silent without leaving. */
  expire(): void {
    const horizon = this.#options.clock() - limits.presence.silentMs;
    for (const [clientId, { renewedAt }] of this.#present) if (renewedAt < horizon) this.#remove(clientId);
  }

  /** Somebody may do more now, or less: those who are here are told. */
  rightsChanged(): void {
    for (const [clientId, { connection, role }] of this.#present)
      if (this.#roleOf(connection.participant) !== role) this.#dirty.add(clientId);
  }

  /** Somebody is called something else now: those who see them here are told. */
  renamed(id: ParticipantId): void {
    for (const [clientId, { connection }] of this.#present)
      if (connection.participant.id === id) this.#dirty.add(clientId);
  }

  /** Whoever's right is not known may do the least. */
  #roleOf({ id, side }: ParticipantView): RoomRole {
    return side === 'seller' ? 'seller' : (this.#options.rightOf(id) ?? 'view');
  }

  #stamped({ connection: { participant }, said }: Present): StampedPresence {
    const { id, name, side, colour } = participant;
    const color = personColour(side, colour).hex;
    return { user: { id, name, side, role: this.#roleOf(participant), colour, color }, ...said };
  }

  #isOwn(connection: Connection, clientId: number, clock: number): boolean {
    const known = this.#known.get(clientId);
    const isEcho = clock >= this.#firstClock && clock <= (known?.clock ?? 0);
    if (isEcho) return false;
    const present = this.#present.get(clientId);
    if (present?.connection === connection) return true;
    const owner = known?.owner ?? this.#options.writerOf(clientId) ?? connection.participant.id;
    return owner === connection.participant.id && this.#idsOf(connection) < limits.presence.idsPerConnection;
  }

  #idsOf(connection: Connection): number {
    return [...this.#present.values()].filter((present) => present.connection === connection).length;
  }

  #set(connection: Connection, clientId: number, json: string): void {
    if (json.length > limits.presence.stateLength) return;
    const state: unknown = JSON.parse(json);
    if (typeof state !== 'object' || state === null) {
      if (this.#present.has(clientId)) this.#remove(clientId);
      return;
    }
    const now = this.#options.clock();
    const before = this.#present.get(clientId);
    const goesOn = before?.connection === connection && now - before.renewedAt <= limits.presence.silentMs;
    this.#present.set(clientId, {
      connection,
      clock: this.#known.get(clientId)?.clock ?? 0,
      said: readable(state),
      role: null,
      since: goesOn ? before.since : now,
      renewedAt: now,
    });
    this.#remember(clientId, connection.participant.id);
    this.#dirty.add(clientId);
  }

  #remove(clientId: number): void {
    this.#present.delete(clientId);
    this.#dirty.add(clientId);
  }

  #tell(clientId: number, present: Present | undefined): number {
    this.#clock += 1;
    if (present) {
      present.clock = this.#clock;
      present.role = this.#roleOf(present.connection.participant);
    }
    const known = this.#known.get(clientId);
    if (known) known.clock = this.#clock;
    return this.#clock;
  }

  #remember(clientId: number, owner: ParticipantId): void {
    if (this.#known.has(clientId)) return;
    this.#known.set(clientId, { owner, clock: 0 });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= limits.presence.remembered) break;
      if (!this.#present.has(oldest)) this.#known.delete(oldest);
    }
  }
}

/** Cursor and focus where they are well-formed, and nothing else the client said. */
function readable(said: object): PresenceState {
  const cursor = Cursor.safeParse(Reflect.get(said, 'cursor'));
  const focus = PresenceState.shape.focus.safeParse(Reflect.get(said, 'focus'));
  return {
    ...(cursor.success && { cursor: cursor.data }),
    ...(focus.success && focus.data !== undefined && { focus: focus.data }),
  };
}
