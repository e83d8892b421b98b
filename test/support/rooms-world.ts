/** A quote in a real database with its rooms open, and people who hold their end of the line in their hand. */
import type { Kysely } from 'kysely';
import { type QuoteId, ShareLinkId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { Actor, UserActor } from '../../server/accounts/actor.ts';
import { insertOpportunity, newOpportunityId } from '../../server/opportunities/create-opportunity.ts';
import { createQuote } from '../../server/quotes/create-quote.ts';
import { addParticipant, participantView } from '../../server/quotes/participants.ts';
import { nothingFollows } from '../../server/rooms/rooms.ts';
import { createRooms, type LiveRooms, type RoomsOptions } from '../../server/rooms/rooms-registry.ts';
import type { Schema } from '../../server/storage/schema.ts';
import { smallQuote } from './quote-content.ts';
import { RoomPeer } from './room-peer.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  gateAnswers,
  openTestDatabase,
  type TestDatabase,
} from './selling-organisation.ts';

export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
}

export interface RoomsWorld extends TestDatabase, SeededQuote {
  /** The rooms that stand now: `restart` makes others. */
  rooms(): LiveRooms;
  readonly log: LoggedLine[];
  readonly fatal: unknown[];
  now(): number;
  pass(milliseconds: number): void;
  join(participant: ParticipantView, kind?: DocumentKind): RoomPeer;
  setStatus(status: QuoteStatus): Promise<void>;
  /** Forgets all memory, as a restart does, and opens other rooms on the same database. */
  restart(options?: Partial<RoomsOptions>): Promise<void>;
}

export interface SeededQuote {
  readonly quoteId: QuoteId;
  readonly user: UserActor;
  readonly seller: ParticipantView;
  readonly buyer: ParticipantView;
  /** By the cookie that a test sends: `seller`, `buyer`. */
  readonly actors: Map<string, Actor>;
}

/** One quote in co-design with a person on each side. In a database that has it already, that one again. */
export async function seedQuote(
  db: Kysely<Schema>,
  content: QuoteContent = smallQuote(),
): Promise<SeededQuote> {
  const known = await db.selectFrom('quote').select('id').executeTakeFirst();
  const quoteId = known?.id ?? (await makeQuote(db, content));
  const people = await db.selectFrom('participant').selectAll().where('quote_id', '=', quoteId).execute();
  const [seller, buyer] = (['seller', 'buyer'] as const).map((side) =>
    people.find((row) => row.side === side),
  );
  if (!seller?.user_id || !buyer) throw new Error('the quote has a person on each side');
  const { organisation_id: organisationId, user_id: userId, name, email } = seller;
  const user: UserActor = {
    kind: 'user',
    userId,
    organisationId,
    role: 'seller',
    name,
    email,
    sessionId: 'of the seller',
  };
  const guest: Actor = {
    kind: 'guest',
    participantId: buyer.id,
    quoteId,
    organisationId,
    shareLinkId: ShareLinkId.parse('link-0001'),
    name: buyer.name,
    sessionId: 'of the buyer',
  };
  return {
    quoteId,
    user,
    seller: participantView(seller),
    buyer: participantView(buyer),
    actors: new Map<string, Actor>([
      ['seller', user],
      ['buyer', guest],
    ]),
  };
}

async function makeQuote(db: Kysely<Schema>, content: QuoteContent): Promise<QuoteId> {
  const organisationId = await addOrganisation(db);
  const user = await addUser(db, organisationId);
  const opportunityId = newOpportunityId();
  return db.transaction().execute(async (trx) => {
    await insertOpportunity(trx, opportunityId, user, gateAnswers(), aDay);
    const seller = { ...user, title: 'Consultant' };
    const { quoteId } = await createQuote(trx, { organisationId, opportunityId, seller, content }, aDay);
    const person = { side: 'buyer', userId: null, name: 'Anna Bergman', title: 'CMO' } as const;
    await addParticipant(trx, { ...person, organisationId, quoteId, email: 'anna@lindqvist.example' }, aDay);
    await trx
      .updateTable('quote')
      .set({ status: 'co_design', write_epoch: 2 })
      .where('id', '=', quoteId)
      .execute();
    return quoteId;
  });
}

export async function openRoomsWorld(
  options: Partial<RoomsOptions> = {},
  content: QuoteContent = smallQuote(),
): Promise<RoomsWorld> {
  const database = await openTestDatabase();
  const { db } = database;
  let now = aDay;
  const seeded = await seedQuote(db, content);
  const { quoteId, user, seller, buyer, actors } = seeded;

  const log: LoggedLine[] = [];
  const fatal: unknown[] = [];
  const note = (level: LoggedLine['level']) => (_: object, message: string) =>
    void log.push({ level, message });
  const open = (with_: Partial<RoomsOptions>): LiveRooms =>
    createRooms({
      db,
      clock: () => now,
      inCommit: nothingFollows,
      disk: database.disk,
      log: { info: note('info'), warn: note('warn'), error: note('error') },
      onFatal: (error) => void fatal.push(error),
      ...with_,
    });
  let rooms = open(options);

  const setStatus = async (status: QuoteStatus): Promise<void> => {
    await db
      .updateTable('quote')
      .set((eb) => ({ status, write_epoch: eb('write_epoch', '+', 1) }))
      .where('id', '=', quoteId)
      .execute();
  };
  return {
    db,
    disk: database.disk,
    quoteId,
    user,
    seller,
    buyer,
    actors,
    rooms: () => rooms,
    log,
    fatal,
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    join: (participant, kind = 'shared') => new RoomPeer(rooms, quoteId, kind, participant),
    setStatus,
    restart: async (others = options) => {
      await rooms.close();
      rooms = open(others);
    },
    close: async () => {
      await rooms.close();
      await database.close();
    },
  };
}
