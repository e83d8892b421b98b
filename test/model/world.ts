/**
 * A server with everything in it, its people with a browser each, and one quote after another for them. The clock is the
 * test's: it goes forward only, and whoever's session has ended meanwhile comes in again.
 */
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import {
  type EndpointAnswer,
  type EndpointInput,
  type EndpointName,
  endpoints,
} from '#shared/protocol/api.ts';
import { Problem } from '#shared/protocol/problems.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import { becomeContent } from '#shared/quote-doc/become-content.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { dayIn, type IsoDate } from '#shared/time.ts';
import { setApprovalLimits } from '../../server/approvals/approval-limits.ts';
import { EditRefused } from '../../server/rooms/submission.ts';
import { gateAnswers } from '../support/selling-organisation.ts';
import { type Browser, startServer, type TestServer } from '../support/server.ts';
import { sendableContent } from '../support/workshop.ts';
import { type Buyer, type Draft, isSeller, type Person, type Seller } from './reference.ts';

const dayMs = 86_400_000;
const zone = 'Europe/Stockholm';

/** What became of a step. */
export type Outcome<T = unknown> =
  | { readonly done: true; readonly answer: T }
  | { readonly done: false; readonly why: string };

export class World {
  readonly clock: { now: number };
  readonly server: TestServer;
  quoteId!: QuoteId;
  readonly #sellers: Record<Seller, Browser>;
  readonly #tokens = new Map<Buyer, string>();
  readonly #guests = new Map<Buyer, Browser>();

  private constructor(server: TestServer, clock: { now: number }, sellers: Record<Seller, Browser>) {
    this.server = server;
    this.clock = clock;
    this.#sellers = sellers;
  }

  static async open(): Promise<World> {
    const clock = { now: Date.UTC(2026, 10, 24, 11) };
    // What people do in days happens here in seconds: to whoever counts, a minute has gone by each time.
    let passed = 0;
    const elapsed = () => (passed += 60_000);
    const server = await startServer({ now: () => clock.now, elapsed, config: { undoMs: 30_000 } });
    // Who must ask whom is another story.
    const { id } = await server.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow();
    const by = { kind: 'operator', id: null } as const;
    await setApprovalLimits(server.db, id, null, { by, at: clock.now });
    const sellers = { erik: await server.as('seller'), maria: await server.as('manager') };
    return new World(server, clock, sellers);
  }

  close(): Promise<void> {
    return this.server.stop();
  }

  get today(): IsoDate {
    return dayIn(zone, this.clock.now);
  }

  /** The day so many days from now. */
  dayAhead(days: number): IsoDate {
    return dayIn(zone, this.clock.now + days * dayMs);
  }

  /** A new opportunity of Erik's, its quote built but for what the draft says, and Anna invited to it. */
  async begin(draft: Draft): Promise<void> {
    this.#tokens.clear();
    this.#guests.clear();
    const gate = gateAnswers({ expectedClose: this.dayAhead(90) });
    const opened = await this.call('erik', 'createOpportunity', { body: gate });
    if (!opened.done) throw new Error(`no quote was opened: ${opened.why}`);
    this.quoteId = opened.answer.quoteId;
    const built = await this.edit('erik', (document) => {
      becomeContent(document, sendableContent());
      write(document, draft);
    });
    if (!built.done) throw new Error(`the quote was not built: ${built.why}`);
    await this.join('anna');
  }

  async call<N extends EndpointName>(
    who: Person,
    name: N,
    input: Partial<EndpointInput<N>> = {},
  ): Promise<Outcome<EndpointAnswer<N>>> {
    const response = await this.#browserOf(who).call(name, input);
    const body: unknown = await response.json();
    if (response.ok) {
      const { answer } = endpoints[name] as unknown as {
        answer: { parse(value: unknown): EndpointAnswer<N> };
      };
      return { done: true, answer: answer.parse(body) };
    }
    const { code, status } = Problem.parse(body);
    if (status >= 500) throw new Error(`${name} by ${who} failed: ${JSON.stringify(body)}`);
    return { done: false, why: code };
  }

  /** An edit in the shared document, judged and stored as one that came over a socket. */
  async edit(who: Person, change: (document: QuoteDocument) => void): Promise<Outcome> {
    const participant = await this.#participantOf(who);
    if (!participant) return { done: false, why: 'nobody' };
    try {
      await this.server.rooms.edit(this.quoteId, 'shared', participant, change);
      return { done: true, answer: null };
    } catch (error) {
      if (error instanceof EditRefused) return { done: false, why: error.refusal.code };
      throw error;
    }
  }

  /** What Erik is shown of the quote; what any seller is, is the same. */
  async view(): Promise<QuoteView> {
    const seen = await this.call('erik', 'getQuote', { params: { quoteId: this.quoteId } });
    if (!seen.done) throw new Error(`the quote is not shown: ${seen.why}`);
    return seen.answer;
  }

  async join(who: Buyer): Promise<Outcome> {
    const name = { anna: 'Anna Bergman', johan: 'Johan Lindqvist' }[who];
    const body = { name, title: '', email: `${who}@lindqvist.example` };
    const link = await this.call('erik', 'createLink', { params: { quoteId: this.quoteId }, body });
    if (!link.done) return link;
    this.#tokens.set(who, link.answer.url.split('#')[1] ?? '');
    await this.#enter(who);
    return link;
  }

  /** Time passes, and whoever is in comes in again. */
  async pass(milliseconds: number): Promise<void> {
    this.clock.now += milliseconds;
    if (milliseconds < dayMs) return;
    this.#sellers.erik = await this.server.as('seller');
    this.#sellers.maria = await this.server.as('manager');
    for (const who of this.#tokens.keys()) await this.#enter(who);
  }

  async #enter(who: Buyer): Promise<void> {
    const browser = this.server.browser();
    const entered = await browser.call('openLink', { body: { token: this.#tokens.get(who) ?? '' } });
    if (!entered.ok) throw new Error(`${who} could not enter: ${await entered.text()}`);
    this.#guests.set(who, browser);
  }

  #browserOf(who: Person): Browser {
    return isSeller(who) ? this.#sellers[who] : (this.#guests.get(who) ?? this.server.browser());
  }

  async #participantOf(who: Person): Promise<ParticipantId | undefined> {
    const { participants } = await this.view();
    const first = { erik: 'Erik', maria: 'Maria', anna: 'Anna', johan: 'Johan' }[who];
    return participants.find(({ name }) => name.startsWith(first))?.id;
  }
}

export function write(document: QuoteDocument, { training, price, validUntil }: Draft): void {
  document.select('training', training);
  document.setComponent('review', 'unitPrice', String(price));
  document.setTerm('validUntil', validUntil);
}
