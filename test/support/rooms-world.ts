/** A quote in a real database with its rooms open, and people who hold their end of the line in their hand. */
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { UserActor } from '../../server/accounts/actor.ts';
import { insertOpportunity, newOpportunityId } from '../../server/opportunities/create-opportunity.ts';
import { createQuote } from '../../server/quotes/create-quote.ts';
import { addParticipant } from '../../server/quotes/participants.ts';
import { createRooms, type LiveRooms, type RoomsOptions } from '../../server/rooms/rooms-registry.ts';
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

export interface RoomsWorld extends TestDatabase {
  readonly quoteId: QuoteId;
  readonly user: UserActor;
  readonly seller: ParticipantView;
  readonly buyer: ParticipantView;
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

export async function openRoomsWorld(
  options: Partial<RoomsOptions> = {},
  content: QuoteContent = smallQuote(),
): Promise<RoomsWorld> {
  const database = await openTestDatabase();
  const { db } = database;
  const organisationId = await addOrganisation(db);
  const user = await addUser(db, organisationId);
  let now = aDay;

  const opportunityId = newOpportunityId();
  const { quoteId, sellerId } = await db.transaction().execute(async (trx) => {
    await insertOpportunity(trx, opportunityId, user, gateAnswers(), now);
    const seller = { ...user, title: 'Consultant' };
    return createQuote(trx, { organisationId, opportunityId, seller, content }, now);
  });
  const person = { organisationId, quoteId, side: 'buyer', userId: null, name: 'Anna Bergman' } as const;
  const buyerId = await addParticipant(db, { ...person, title: 'CMO', email: 'anna@lindqvist.example' }, now);
  const view = async (id: ParticipantId): Promise<ParticipantView> =>
    db
      .selectFrom('participant')
      .select(['id', 'side', 'name', 'title', 'colour'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();

  const log: LoggedLine[] = [];
  const fatal: unknown[] = [];
  const note = (level: LoggedLine['level']) => (_: object, message: string) =>
    void log.push({ level, message });
  const open = (with_: Partial<RoomsOptions>): LiveRooms =>
    createRooms({
      db,
      clock: () => now,
      inCommit: async () => false,
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
  await setStatus('co_design');

  return {
    db,
    quoteId,
    user,
    seller: await view(sellerId),
    buyer: await view(buyerId),
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
