/** Proposals between the two sides, on real rooms: what is said, who may answer, and what an acceptance does. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import type { NewProposal, ProposalView } from '#shared/protocol/negotiation-api.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { answerProposal } from '../../../server/negotiation/answer-proposal.ts';
import { expireProposals } from '../../../server/negotiation/expire-proposals.ts';
import { listProposals } from '../../../server/negotiation/list-proposals.ts';
import { propose } from '../../../server/negotiation/propose.ts';
import { settle } from '../../../server/negotiation/settle.ts';
import { setBuyerRight } from '../../../server/quotes/buyer-rights.ts';
import { listChanges } from '../../../server/quotes/changes.ts';
import { ensureParticipant } from '../../../server/quotes/participants.ts';
import { EditOvertaken } from '../../../server/rooms/rooms.ts';
import { RoomPeer } from '../../support/room-peer.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  edit,
  invite,
  openMeeting,
  type QuoteInWork,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;
let anna: GuestActor;

beforeEach(async () => {
  ({ shop, quote, anna } = await openMeeting());
});
afterEach(() => shop.close());

type Who = GuestActor | typeof shop.erik;
const review = ElementId.parse('review');
const said = (asked: NewProposal['asked'], more: Partial<NewProposal> = {}): NewProposal => ({
  asked,
  given: [],
  note: '',
  expiresOn: null,
  shown: null,
  ...more,
});
const price = (value: string, more?: Partial<NewProposal>) =>
  said({ topic: 'unitPrice', element: review, value }, more);
const put = (who: Who, what: NewProposal, counters?: Parameters<typeof propose>[2]['counters']) =>
  propose(shop, who, { quoteId: quote.quoteId, said: what, counters });
const answer = (
  who: Who,
  { id }: { id: Parameters<typeof answerProposal>[2]['proposalId'] },
  command: 'accept' | 'decline' | 'withdraw',
) => answerProposal(shop, who, { quoteId: quote.quoteId, proposalId: id, command, note: '' });
const content = async () => (await shop.rooms.read(quote.quoteId)).content;
const priceNow = async () => (await content()).components.find(({ id }) => id === review)?.unitPrice;
const topics = async () =>
  (await shop.db.selectFrom('outbox').select('topic').orderBy('id').execute()).map(({ topic }) => topic);

describe('a price the buyer proposes', () => {
  test('says what stood, tells the seller, and changes nothing (I-25)', async () => {
    const made = accepted(await put(anna, price('45000', { note: 'Our budget' })));
    expect(made).toMatchObject({ before: '48000', elementTitle: 'Title of review', state: 'open' });
    expect(await priceNow()).toBe('48000');
    expect(await topics()).toEqual(['proposal_made']);
  });

  test('is written by the seller’s yes: logged as theirs, with the proposal that caused it', async () => {
    const made = accepted(await put(anna, price('45000', { given: [{ kind: 'term', value: 24 }] })));
    expect(accepted(await answer(shop.erik, made, 'accept'))).toMatchObject({ state: 'accepted' });
    expect(await priceNow()).toBe('45000');
    expect((await content()).terms.termMonths).toBe(24);
    const changes = accepted(await listChanges(shop, shop.erik, quote.quoteId, { limit: 10 }));
    expect(changes.map(({ field, participant }) => [field, participant.id])).toEqual([
      ['unitPrice', quote.sellerId],
      ['termMonths', quote.sellerId],
    ]);
    const row = await shop.db.selectFrom('proposal').select('answer_seq').executeTakeFirstOrThrow();
    expect(row.answer_seq).toBe(changes[0]?.seq);
    expect(await topics()).toEqual(['proposal_made', 'proposal_answered']);
  });

  test('reaches everybody in the room', async () => {
    const participant = await ensureParticipant(shop.db, anna, quote.quoteId, shop.now());
    if (!participant) throw new Error('nobody');
    const peer = await new RoomPeer(shop.rooms, quote.quoteId, 'shared', participant).joined();
    const made = accepted(await put(anna, price('45000')));
    accepted(await answer(shop.erik, made, 'accept'));
    const seen = () => peer.quote.read().content.components.find(({ id }) => id === review)?.unitPrice;
    await peer.until(() => seen() === '45000');
    expect(peer.told.changed.flatMap((told) => told.topics)).toContain('proposals');
  });

  test('cannot be accepted by the buyer’s own side, nor answered in another quote or organisation', async () => {
    const made = accepted(await put(anna, price('1')));
    const other = await invite(shop, shop.erik, quote.quoteId, 'Johan Ek');
    for (const who of [anna, other])
      expect(await answer(who, made, 'accept')).toMatchObject({ refused: 'not-allowed' });
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek');
    expect(await answer(stranger, made, 'accept')).toEqual({ refused: 'not-found' });
    const elsewhere = await startQuote(shop, shop.erik);
    const guest = await invite(shop, shop.erik, elsewhere.quoteId);
    expect(await answer(guest, made, 'decline')).toEqual({ refused: 'not-found' });
    expect(await priceNow()).toBe('48000');
    // The negative control: it was who asked, not what for.
    accepted(await answer(shop.erik, made, 'accept'));
    expect(await priceNow()).toBe('1');
  });

  test('nor made by somebody who was let in to read alone', async () => {
    accepted(await setBuyerRight(shop, shop.erik, quote.quoteId, anna.participantId, 'view'));
    expect(await put(anna, price('1'))).toMatchObject({ refused: 'not-allowed' });
    // The negative control: with the right to choose it is heard.
    accepted(await setBuyerRight(shop, shop.erik, quote.quoteId, anna.participantId, 'design'));
    accepted(await put(anna, price('1')));
  });
});

describe('what is proposed on', () => {
  test('must be there and say something else', async () => {
    expect(await put(anna, price('48000'))).toMatchObject({
      refused: 'proposal-moot',
      details: { fit: 'same' },
    });
    const gone = said({ topic: 'quantity', element: ElementId.parse('nothing'), value: '2' });
    expect(await put(anna, gone)).toMatchObject({ refused: 'proposal-moot', details: { fit: 'gone' } });
  });

  test('and still be so when it is accepted', async () => {
    const made = accepted(await put(anna, price('45000')));
    await edit(shop, quote.quoteId, quote.sellerId, (d) => d.setComponent(review, 'unitPrice', '45000'));
    expect(await answer(shop.erik, made, 'accept')).toMatchObject({ details: { fit: 'same' } });
    await edit(shop, quote.quoteId, quote.sellerId, (d) => d.removeComponent(review));
    expect(await answer(shop.erik, made, 'accept')).toMatchObject({ details: { fit: 'gone' } });
    expect(accepted(await answer(shop.erik, made, 'decline')).state).toBe('declined');
  });

  test('words that no field holds are agreed as they stand', async () => {
    const made = accepted(await put(anna, said({ topic: 'other', value: 'On site in Gothenburg' })));
    const before = await content();
    expect(accepted(await answer(shop.erik, made, 'accept')).state).toBe('accepted');
    expect(await content()).toEqual(before);
  });
});

describe('a thread', () => {
  test('the seller counters, the buyer accepts: written in the seller’s name, as offered', async () => {
    const asked = accepted(await put(anna, price('40000')));
    const offered = accepted(await put(shop.erik, price('46000'), asked.id));
    expect(offered).toMatchObject({ answers: asked.id, state: 'open' });
    expect(await answer(shop.erik, asked, 'accept')).toMatchObject({ refused: 'already-answered' });
    accepted(await answer(anna, offered, 'accept'));
    expect(await priceNow()).toBe('46000');
    const [change] = accepted(await listChanges(shop, shop.erik, quote.quoteId, { limit: 1 }));
    expect(change?.participant.id).toBe(quote.sellerId);
  });

  test('a counter is about the same thing, and each proposal has one', async () => {
    const asked = accepted(await put(anna, price('40000')));
    const other = said({ topic: 'term', value: 36 });
    expect(await put(shop.erik, other, asked.id)).toMatchObject({ refused: 'invalid-request' });
    const both = await Promise.all([1, 2].map((n) => put(shop.erik, price(`4600${n}`), asked.id)));
    expect(both.filter((each) => 'refused' in each)).toEqual([
      expect.objectContaining({ refused: 'already-answered' }),
    ]);
    expect(await shop.db.selectFrom('proposal').select('id').execute()).toHaveLength(2);
  });

  test('its own side takes it back; then it can be accepted by nobody', async () => {
    const asked = accepted(await put(anna, price('40000')));
    expect(await answer(shop.erik, asked, 'withdraw')).toMatchObject({ refused: 'not-allowed' });
    expect(accepted(await answer(anna, asked, 'withdraw')).state).toBe('withdrawn');
    expect(await answer(shop.erik, asked, 'accept')).toMatchObject({ refused: 'already-answered' });
  });
});

describe('answers at the same moment', () => {
  test('exactly one counts, and the draft says what it says', async () => {
    const maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm', 'manager');
    for (let round = 0; round < 8; round += 1) {
      const before = await priceNow();
      const made = accepted(await put(anna, price(String(40_000 + round))));
      const answers = await Promise.all([
        answer(shop.erik, made, 'accept'),
        answer(maria, made, round % 2 ? 'decline' : 'accept'),
        answer(anna, made, 'withdraw'),
      ]);
      const won = answers.filter((each) => !('refused' in each));
      expect(won).toHaveLength(1);
      for (const lost of answers.filter((each) => 'refused' in each)) {
        expect(['already-answered', 'proposal-moot']).toContain((lost as { refused: string }).refused);
      }
      const { state } = await shop.db
        .selectFrom('proposal')
        .select('state')
        .where('id', '=', made.id)
        .executeTakeFirstOrThrow();
      expect(await priceNow()).toBe(state === 'accepted' ? String(40_000 + round) : before);
    }
  });

  /**
   * The shop in which another process takes the proposal back after this one has looked, inside the very edit that
   * accepts it. `heeds`: whether the edit is given up when what goes with it says that it came too late.
   */
  function overtaken({ heeds }: { heeds: boolean }): Workshop {
    const { edit: ordinary } = shop.rooms;
    const takeBack = async () => {
      const row = await shop.db.selectFrom('proposal').selectAll().executeTakeFirstOrThrow();
      const settlement = { command: 'withdraw', by: null, note: '', seq: null, recipients: [] } as const;
      await shop.db
        .transaction()
        .execute((trx) =>
          settle(trx, row, { ...settlement, actor: { kind: 'system', id: null }, at: shop.now() }),
        );
    };
    const late: typeof ordinary = async (quoteId, kind, by, change, alongside) => {
      await takeBack();
      const unheeding: typeof alongside = async (trx, seq) => {
        await alongside?.(trx, seq).catch((error) => {
          if (!(error instanceof EditOvertaken)) throw error;
        });
      };
      return ordinary(quoteId, kind, by, change, heeds ? alongside : unheeding);
    };
    return { ...shop, rooms: { ...shop.rooms, edit: late } };
  }
  const acceptIn = (workshop: Workshop, { id: proposalId }: ProposalView) =>
    answerProposal(workshop, shop.erik, { quoteId: quote.quoteId, proposalId, command: 'accept', note: '' });

  test('another process answers between the edit and its commit: the draft stays as it was', async () => {
    const made = accepted(await put(anna, price('40000')));
    expect(await acceptIn(overtaken({ heeds: true }), made)).toMatchObject({
      refused: 'already-answered',
      details: { proposal: { state: 'withdrawn' } },
    });
    expect(await priceNow()).toBe('48000');
    // The room goes on as if nothing had been.
    await edit(shop, quote.quoteId, quote.sellerId, (d) => d.setComponent(review, 'unitPrice', '47000'));
    expect(await priceNow()).toBe('47000');
  });

  test('the negative control: were the answer not in the edit’s own transaction, both would have their way', async () => {
    const made = accepted(await put(anna, price('40000')));
    await acceptIn(overtaken({ heeds: false }), made);
    const { state } = await shop.db.selectFrom('proposal').select('state').executeTakeFirstOrThrow();
    // Taken back, and in the draft all the same.
    expect([state, await priceNow()]).toEqual(['withdrawn', '40000']);
  });
});

describe('a last day', () => {
  const due = () => price('45000', { expiresOn: '2026-11-25' });

  test('holds to its end in the seller’s zone, and then nobody can accept', async () => {
    const inTime = accepted(await put(anna, { ...due(), note: 'In time' }));
    const made = accepted(await put(anna, price('44000', { expiresOn: '2026-11-25' })));
    const lastMoment = Date.UTC(2026, 10, 25, 22, 59, 59, 999);
    shop.clock.now = lastMoment;
    expect(await expireProposals(shop)).toBe(0);
    shop.clock.now = lastMoment + 1;
    expect(await answer(shop.erik, made, 'accept')).toMatchObject({ refused: 'already-answered' });
    expect(await priceNow()).toBe('48000');
    // The negative control: a moment earlier it is accepted.
    shop.clock.now = lastMoment;
    accepted(await answer(shop.erik, inTime, 'accept'));
    expect(await priceNow()).toBe('45000');
  });

  test('expires once, however many look, and its maker is told', async () => {
    accepted(await put(anna, due()));
    shop.clock.now = Date.UTC(2026, 10, 26);
    const counts = await Promise.all([1, 2, 3].map(() => expireProposals(shop)));
    expect(counts.reduce((a, b) => a + b, 0)).toBe(1);
    expect(await expireProposals(shop)).toBe(0);
    expect(await topics()).toEqual(['proposal_made', 'proposal_answered']);
  });

  test('is not over when it is set', async () => {
    expect(await put(anna, price('45000', { expiresOn: '2026-11-23' }))).toMatchObject({
      refused: 'invalid-request',
    });
  });
});

describe('what the seller keeps', () => {
  test('stands in the seller’s answers alone, with nothing private in the buyer’s (I-24)', async () => {
    await shop.rooms.edit(quote.quoteId, 'internal', quote.sellerId, (document) => {
      document.setCost(review, 'unitCost', '31415.926535');
      document.setCost(review, 'note', 'CANARY-note');
    });
    accepted(await put(anna, price('45000')));
    const ours = accepted(await listProposals(shop, shop.erik, quote.quoteId));
    expect(Object.values(ours.margins?.proposals ?? {})).toEqual([{ before: '34.55', after: '30.19' }]);
    expect(ours.margins?.all).toEqual({ before: '34.55', after: '30.19' });
    const theirs = accepted(await listProposals(shop, anna, quote.quoteId));
    expect(theirs.margins).toBeNull();
    const canaries = /31415|CANARY|34\.55|30\.19/;
    expect(JSON.stringify(theirs)).not.toMatch(canaries);
    // The negative control: in the seller's answer they are found.
    expect(JSON.stringify(ours)).toMatch(canaries);
  });
});

describe('on a sent quote', () => {
  test('the seller’s yes opens the revision first; the version stands as it was', async () => {
    const version = await reviewAndSend(shop, shop.erik, quote.quoteId);
    shop.clock.now += 60_000;
    const made = accepted(await put(anna, price('45000', { shown: { effect: 'stand', language: 'sv' } })));
    expect(made).toMatchObject({ version: 1 });
    expect(made.effectWords).toMatch(
      /inget godkännande.*Version 1 gäller ändå till och med 24 december 2026/,
    );
    accepted(await answer(shop.erik, made, 'accept'));
    const row = await shop.db.selectFrom('quote').select('status').executeTakeFirstOrThrow();
    expect(row.status).toBe('co_design');
    expect(await priceNow()).toBe('45000');
    const standing = await shop.db.selectFrom('version_standing').selectAll().executeTakeFirstOrThrow();
    expect(standing).toMatchObject({ version_id: version.id, standing: 'outstanding' });
    const events = await shop.db.selectFrom('opportunity_event').select('type').orderBy('seq').execute();
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['buyer_countered', 'revision_opened']);
  });

  test('opening, change and answer are one: a failure half-way leaves nothing (I-16)', async () => {
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    shop.clock.now += 60_000;
    const made = accepted(await put(anna, price('45000', { shown: { effect: 'stand', language: 'sv' } })));
    const standing = async () => ({
      status: (await shop.db.selectFrom('quote').select('status').executeTakeFirstOrThrow()).status,
      events: (await shop.db.selectFrom('opportunity_event').select('seq').execute()).length,
      audit: (await shop.db.selectFrom('audit').select('action').execute()).length,
      proposal: (await shop.db.selectFrom('proposal').select('state').executeTakeFirstOrThrow()).state,
      price: await priceNow(),
    });
    const before = await standing();
    expect(before).toMatchObject({ status: 'sent', proposal: 'open', price: '48000' });
    const { rooms } = shop;
    const failing: typeof rooms = {
      ...rooms,
      editAs: (as, quoteId, by, change, alongside) =>
        rooms.editAs(as, quoteId, by, change, async (trx, seq) => {
          await alongside(trx, seq);
          throw new EditOvertaken('it failed half-way');
        }),
    };
    const accept = { quoteId: quote.quoteId, proposalId: made.id, command: 'accept', note: '' } as const;
    expect(await answerProposal({ ...shop, rooms: failing }, shop.erik, accept)).toHaveProperty('refused');
    expect(await standing()).toEqual(before);
    // The negative control: where nothing fails, all of it is there.
    accepted(await answerProposal(shop, shop.erik, accept));
    expect(await standing()).toMatchObject({ status: 'co_design', proposal: 'accepted', price: '45000' });
  });

  test('is refused when its maker was not shown what it does', async () => {
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    shop.clock.now += 60_000;
    expect(await put(anna, price('45000'))).toMatchObject({
      refused: 'effect-differs',
      details: { effect: 'stand' },
    });
    expect(await shop.db.selectFrom('proposal').select('id').execute()).toEqual([]);
    // The negative control: whoever was shown it is heard.
    accepted(await put(anna, price('45000', { shown: { effect: 'stand', language: 'sv' } })));
  });
});
