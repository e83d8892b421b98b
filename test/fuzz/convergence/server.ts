/** The server of one run: real rooms on a real database file, which can be restarted and can crash. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { insertOpportunity, newOpportunityId } from '../../../server/opportunities/create-opportunity.ts';
import { createQuote } from '../../../server/quotes/create-quote.ts';
import { addParticipant, participantView } from '../../../server/quotes/participants.ts';
import type { InCommit } from '../../../server/rooms/rooms.ts';
import { createRooms, type LiveRooms } from '../../../server/rooms/rooms-registry.ts';
import { EditRefused } from '../../../server/rooms/submission.ts';
import { openStorage, type Storage } from '../../../server/storage/storage.ts';
import { smallQuote } from '../../support/quote-content.ts';
import { aDay, addOrganisation, addUser, gateAnswers } from '../../support/selling-organisation.ts';
import { desks } from './desks.ts';
import { History, keepHistory } from './history.ts';

/** The real one; the product's are moved by the run. */
const realTimeout = globalThis.setTimeout;

/** As where something follows from a change, and the disk is slow: much comes in before such a commit has ended. */
const slowNowAndThen: InCommit = {
  concerns: ({ seq }) => seq % 5 === 0,
  follow: async () => {
    await new Promise((resolve) => realTimeout(resolve, 8));
    return false;
  },
};

/** A database file for many runs, each with a quote of its own. */
export class Premises {
  readonly path: string;
  readonly #folder: string;
  storage: Storage;

  static async open(): Promise<Premises> {
    const folder = await mkdtemp(join(tmpdir(), 'coquote-fuzz-'));
    const path = join(folder, 'coquote.db');
    const storage = await openStorage(path);
    await keepHistory(storage.db);
    return new Premises(folder, path, storage);
  }

  private constructor(folder: string, path: string, storage: Storage) {
    this.#folder = folder;
    this.path = path;
    this.storage = storage;
  }

  /** Ends every use of the file, as the end of a process does. */
  async reopen(): Promise<void> {
    await this.storage.close();
    this.storage = await openStorage(this.path);
  }

  async close(): Promise<void> {
    await this.storage.close();
    await rm(this.#folder, { recursive: true });
  }
}

export class Server {
  rooms: LiveRooms;
  now = aDay;
  status: QuoteStatus = 'co_design';
  /** Since all were last at rest with the quote open: somebody may have gone on without having heard of it. */
  wasSent = false;
  readonly quoteId: QuoteId;
  /** Two on each side. */
  readonly people: readonly ParticipantView[];
  readonly histories: Readonly<Record<DocumentKind, History>>;
  /** What must not happen and is not seen from outside: a room that stopped itself, a guard that failed. */
  readonly faults: unknown[] = [];
  readonly #premises: Premises;
  readonly #commands = new Set<Promise<void>>();
  /** Rooms that were closed: a command that they did not get to fails, and is given to the next ones by nobody. */
  readonly #closed = new WeakSet<LiveRooms>();
  /** Rooms of a process that has crashed: whatever happens to them happens to nobody. */
  readonly #dead = new WeakSet<LiveRooms>();

  static async start(premises: Premises): Promise<Server> {
    const { quoteId, people } = await makeQuote(premises);
    return new Server(premises, quoteId, people, {
      shared: new History(premises.path, quoteId, 'shared'),
      internal: new History(premises.path, quoteId, 'internal'),
    });
  }

  private constructor(
    premises: Premises,
    quoteId: QuoteId,
    people: readonly ParticipantView[],
    histories: Readonly<Record<DocumentKind, History>>,
  ) {
    this.#premises = premises;
    this.quoteId = quoteId;
    this.people = people;
    this.histories = histories;
    this.rooms = this.#open();
  }

  /** Of the shared document. */
  get history(): History {
    return this.histories.shared;
  }

  get db() {
    return this.#premises.storage.db;
  }

  /** No command is under way. */
  get isIdle(): boolean {
    return this.#commands.size === 0;
  }

  /** Runs a check where a room is at work, which must not be thrown at. */
  blame(check: () => void): void {
    try {
      check();
    } catch (error) {
      this.faults.push(error);
    }
  }

  /** Everything that was asked of the disk is done, so that time may pass: the disk works in real time. */
  async rest(): Promise<void> {
    await Promise.all(this.#commands);
    for (const { read } of Object.values(desks)) await read(this.rooms, this.quoteId);
  }

  /**
   * Sends or revises, as the commands do: while the rooms hold the quote still; or as another process would, behind
   * their back. Its effects come about while the run goes on.
   */
  setStatus(status: QuoteStatus, from: 'here' | 'elsewhere'): void {
    const { rooms, db, quoteId } = this;
    if (status === 'sent') this.wasSent = true;
    const write = async () => {
      await db
        .updateTable('quote')
        .set((eb) => ({ status, write_epoch: eb('write_epoch', '+', 1) }))
        .where('id', '=', quoteId)
        .execute();
      this.status = status;
    };
    this.#command(rooms, async () => {
      if (from === 'here') await rooms.hold(quoteId, write);
      else await write();
      // Those that stand now: a process that has ended writes nothing more, and here it may yet.
      this.rooms.announce(quoteId, ['quote']);
    });
  }

  /** An edit by the server itself, on somebody's behalf. */
  retitle(title: string): void {
    const { rooms, quoteId } = this;
    const [seller] = this.people;
    if (!seller) throw new Error('there is a seller');
    this.#command(rooms, () =>
      rooms
        .edit(quoteId, 'shared', seller.id, (document) => document.setTerm('title', title))
        .catch((error) => {
          const isLocked = error instanceof EditRefused && error.refusal.code === 'locked';
          if (!isLocked || !this.wasSent) throw error;
        }),
    );
  }

  /** Everybody is sent away when all is on disk; then there are other rooms. */
  async restart(): Promise<void> {
    this.#closed.add(this.rooms);
    await this.rooms.close();
    this.rooms = this.#open();
  }

  /** What is not on disk is gone. Cut the cables first: a process that has ended says nothing. */
  async crash(): Promise<void> {
    const { rooms } = this;
    this.#closed.add(rooms);
    this.#dead.add(rooms);
    // Nobody waits any more for what the old process was asked to do, and its timer goes.
    this.#commands.clear();
    await this.#premises.reopen();
    rooms.close().catch(() => {});
    this.rooms = this.#open();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#commands);
    await this.rooms.close();
    for (const history of Object.values(this.histories)) history.close();
  }

  /** A command fails with the rooms it was given to, and with nothing else. */
  #command(rooms: LiveRooms, act: () => Promise<void>): void {
    const done = act().catch((error) => {
      if (!this.#closed.has(rooms)) this.faults.push(error);
    });
    this.#commands.add(done);
    void done.then(() => this.#commands.delete(done));
  }

  #open(): LiveRooms {
    const fault = (what: unknown) => {
      if (!this.#dead.has(rooms)) this.faults.push(what);
    };
    const rooms: LiveRooms = createRooms({
      db: this.db,
      clock: () => this.now,
      inCommit: slowNowAndThen,
      log: {
        info() {},
        warn() {},
        error: (fields, message) => fault({ message, ...fields }),
      },
      onFatal: (error) => fault(error),
    });
    return rooms;
  }
}

async function makeQuote({ storage: { db } }: Premises) {
  const organisationId = await addOrganisation(db);
  const [erik, maria] = [await addUser(db, organisationId), await addUser(db, organisationId, 'Maria Holm')];
  const quoteId = await db.transaction().execute(async (trx) => {
    const opportunityId = newOpportunityId();
    await insertOpportunity(trx, opportunityId, erik, gateAnswers(), aDay);
    const seller = { ...erik, title: '' };
    const content = smallQuote();
    const made = await createQuote(trx, { organisationId, opportunityId, seller, content }, aDay);
    await trx
      .updateTable('quote')
      .set({ status: 'co_design', write_epoch: 2 })
      .where('id', '=', made.quoteId)
      .execute();
    return made.quoteId;
  });
  await addPerson(organisationId, 'seller', maria.name, maria.userId);
  for (const name of ['Anna Bergman', 'Olof Ek']) await addPerson(organisationId, 'buyer', name, null);
  const rows = await db
    .selectFrom('participant')
    .selectAll()
    .where('quote_id', '=', quoteId)
    .orderBy('side', 'desc')
    .orderBy('name')
    .execute();
  return { quoteId, people: rows.map(participantView) };

  async function addPerson(
    organisation: OrganisationId,
    side: ParticipantView['side'],
    name: string,
    userId: (typeof maria)['userId'] | null,
  ) {
    const email = `${name.split(' ')[0]}@example.com`;
    const person = { organisationId: organisation, quoteId, side, userId, name, title: '', email };
    await addParticipant(db, person, aDay);
  }
}
