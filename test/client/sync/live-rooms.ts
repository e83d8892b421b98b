/**
 * The real room server on a real database, with a seller and a buyer in one quote, each with a network that can be
 * cut. What a test does is what happens to people: they go on working, and the line breaks.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Kysely } from 'kysely';
import { WebSocket as NodeWebSocket } from 'ws';
import { type OpportunityId, type QuoteId, ShareLinkId } from '#shared/ids.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import { InternalSession } from '../../../client/sync/internal-session.ts';
import { QuoteSession, type SessionOptions } from '../../../client/sync/quote-session.ts';
import type { Store } from '../../../client/sync/store.ts';
import type { Actor } from '../../../server/accounts/actor.ts';
import { createOpportunity } from '../../../server/opportunities/create-opportunity.ts';
import { createQuotes } from '../../../server/quotes/create-quote.ts';
import { addParticipant, ensureParticipant } from '../../../server/quotes/participants.ts';
import { nothingFollows } from '../../../server/rooms/rooms.ts';
import { createRooms, type LiveRooms } from '../../../server/rooms/rooms-registry.ts';
import { attachSyncServer } from '../../../server/rooms/sync-server.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { smallQuote } from '../../support/quote-content.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  gateAnswers,
  openTestDatabase,
} from '../../support/selling-organisation.ts';

export interface Person {
  readonly actor: Actor;
  readonly network: Network;
}

export interface LiveQuote {
  readonly db: Kysely<Schema>;
  readonly rooms: LiveRooms;
  readonly quoteId: QuoteId;
  /** `host:port` of the server. */
  readonly host: string;
  readonly seller: Person;
  readonly buyer: Person;
  /** Opens a session as that person's browser would; it is ended with the rest. */
  open(person: Person, options?: Partial<SessionOptions>): QuoteSession;
  openInternal(person: Person): InternalSession;
  /** The person's session ends; sockets that are open stay so. */
  signOut(person: Person): void;
  signIn(person: Person): void;
  /** As sending and revising do: the status changes while no update is appended. */
  setStatus(status: QuoteStatus): Promise<void>;
  /** As the operator does: all lines are closed, and after a while there is a server again. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** A quote that both sides design together; everybody's line is up. */
export async function openLiveQuote(): Promise<LiveQuote> {
  const { db, disk, close: closeDatabase } = await openTestDatabase();
  const { quoteId, actors } = await makeQuote(db);
  const signedIn = new Map<string, Actor>(Object.values(actors).map((actor) => [actor.sessionId, actor]));
  const http = createServer();
  const start = () => {
    const rooms = createRooms({
      db,
      clock: Date.now,
      disk,
      inCommit: nothingFollows,
      log: { info: () => {}, warn: () => {}, error: (fields, message) => console.error(message, fields) },
      onFatal: (error) => {
        throw error;
      },
    });
    const server = attachSyncServer(http, {
      rooms,
      publicUrl: 'http://localhost',
      log: console,
      claimedSession: ({ cookie }) => cookie ?? null,
      authenticate: async ({ cookie = '' }) => signedIn.get(cookie) ?? null,
      participantFor: (actor, id) => ensureParticipant(db, actor, id, Date.now()),
    });
    const stop = async () => {
      await rooms.close();
      server.close();
    };
    return { rooms, stop };
  };
  let running = start();
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  const origin = `ws://${host}`;

  const readStatus = async () =>
    (await db.selectFrom('quote').select('status').where('id', '=', quoteId).executeTakeFirstOrThrow())
      .status;
  const sessions: { destroy(): void }[] = [];
  const keep = <S extends { destroy(): void }>(session: S): S => {
    sessions.push(session);
    return session;
  };

  return {
    db,
    get rooms() {
      return running.rooms;
    },
    quoteId,
    host,
    seller: { actor: actors.seller, network: new Network(actors.seller, host) },
    buyer: { actor: actors.buyer, network: new Network(actors.buyer, host) },
    open: ({ network }, given = {}) =>
      keep(
        new QuoteSession({
          quoteId,
          origin,
          WebSocket: network.WebSocket,
          fetchStatus: readStatus,
          ...given,
        }),
      ),
    openInternal: ({ network }) =>
      keep(new InternalSession({ quoteId, origin, WebSocket: network.WebSocket })),
    signOut: ({ actor }) => signedIn.delete(actor.sessionId),
    signIn: ({ actor }) => signedIn.set(actor.sessionId, actor),
    setStatus: (status) =>
      running.rooms.hold(quoteId, async () => {
        await db
          .updateTable('quote')
          .set((eb) => ({ status, write_epoch: eb('write_epoch', '+', 1) }))
          .where('id', '=', quoteId)
          .execute();
      }),
    async restart(meanwhile = async () => {}) {
      await running.stop();
      await meanwhile();
      running = start();
    },
    async close() {
      for (const session of sessions) session.destroy();
      await running.stop();
      http.closeAllConnections();
      http.close();
      await closeDatabase();
    },
  };
}

async function makeQuote(db: Kysely<Schema>) {
  const organisationId = await addOrganisation(db);
  const seller = await addUser(db, organisationId);
  const createFirstQuotes = async (
    trx: Parameters<typeof createQuotes>[0],
    _actor: unknown,
    opportunities: readonly { readonly id: OpportunityId }[],
  ) => {
    const { userId, name, email } = seller;
    const quotes = opportunities.map(({ id }) => ({
      opportunityId: id,
      seller: { userId, name, email, title: 'Sales' },
      content: smallQuote(),
    }));
    return (await createQuotes(trx, organisationId, quotes, aDay)).map(({ quoteId }) => quoteId);
  };
  const opened = await createOpportunity(
    { db, now: () => aDay, createFirstQuotes, readStart: async () => null },
    seller,
    gateAnswers(),
    randomId(),
  );
  if (!('quoteId' in opened)) throw new Error(`the gate refused: ${opened.refused}`);
  const { quoteId } = opened;
  const name = 'Anna Bergman';
  const participantId = await addParticipant(
    db,
    {
      organisationId,
      quoteId,
      side: 'buyer',
      userId: null,
      name,
      title: 'CFO',
      email: 'anna@lindqvist.example',
    },
    aDay,
  );
  await db.updateTable('quote').set({ status: 'co_design' }).where('id', '=', quoteId).execute();
  const buyer: Actor = {
    kind: 'guest',
    participantId,
    quoteId,
    organisationId,
    shareLinkId: ShareLinkId.parse('link-to-quote'),
    name,
    sessionId: 'session-of-anna',
  };
  return { quoteId, actors: { seller, buyer } };
}

/** One person's line to the server: real sockets with their cookie, all cut at once and refused while it is down. */
export class Network {
  readonly WebSocket: typeof WebSocket;
  readonly #open = new Set<NodeWebSocket>();
  #isDown = false;
  #schema: number | null = null;

  constructor({ sessionId }: Actor, host: string) {
    const network = this;
    class OwnSocket extends NodeWebSocket {
      constructor(url: string | URL) {
        // Port 1 answers nobody, which is what a broken line looks like from here.
        super(network.#isDown ? 'ws://127.0.0.1:1' : network.#claiming(String(url)), {
          headers: { cookie: sessionId, origin: `http://${host}` },
        });
        network.#open.add(this);
        this.on('close', () => network.#open.delete(this));
        this.on('error', () => {});
      }
    }
    this.WebSocket = OwnSocket as unknown as typeof WebSocket;
  }

  cut(): void {
    this.#isDown = true;
    for (const socket of this.#open) socket.terminate();
  }

  /** What is open takes nothing in any more and nobody is told; new connections are as good as ever. */
  freeze(): void {
    for (const socket of this.#open) socket.pause();
  }

  restore(): void {
    this.#isDown = false;
  }

  /** From now on the page says that it is of another version, as it would after a release. */
  claimSchema(version: number | null): void {
    this.#schema = version;
  }

  #claiming(url: string): string {
    return this.#schema === null ? url : url.replace(/schema=\d+/, `schema=${this.#schema}`);
  }
}

/** Resolves with the first state that fits, now or later; the test's own time limit bounds the wait. */
export function until<State>(store: Store<State>, fits: (state: State) => boolean): Promise<State> {
  return new Promise((resolve) => {
    const look = () => {
      const state = store.getState();
      if (!fits(state)) return;
      stop();
      resolve(state);
    };
    const stop = store.subscribe(look);
    look();
  });
}
