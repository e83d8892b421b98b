/** Versions beside each other, for those who may read them: what differs, who caused it, and what stays private. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import { isChanged } from '#shared/quote/compare/comparison.ts';
import { filledTexts } from '#shared/quote/fill-variables.ts';
import { plainText } from '#shared/quote/rich-text.ts';
import type { VariableName } from '#shared/quote/variables.ts';
import { patchFragment } from '#shared/quote-doc/patch-rich-text.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { Actor, GuestActor } from '../../../server/accounts/actor.ts';
import { answerProposal } from '../../../server/negotiation/answer-proposal.ts';
import { propose } from '../../../server/negotiation/propose.ts';
import { compareVersions, type Pair } from '../../../server/quotes/compare-versions.ts';
import { viewQuote } from '../../../server/quotes/quote-view.ts';
import { reviewQuote } from '../../../server/quotes/review.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { sendQuote } from '../../../server/quotes/send-quote.ts';
import { readVersion } from '../../../server/quotes/versions.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  edit,
  invite,
  openMeeting,
  type QuoteInWork,
  reviewAndSend,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;
let anna: GuestActor;

beforeEach(async () => {
  ({ shop, quote, anna } = await openMeeting());
});
afterEach(() => shop.close());

const variable = (name: VariableName) => ({ type: 'variable', attrs: { name } });
const id = (value: string) => ElementId.parse(value);
const by = (participantId: QuoteInWork['sellerId'], how: (document: QuoteDocument) => void) =>
  edit(shop, quote.quoteId, participantId, how);
const send = async () => {
  shop.clock.now += 1_000;
  return reviewAndSend(shop, shop.erik, quote.quoteId);
};
const revise = async () => accepted(await reviseQuote(shop, shop.erik, quote.quoteId));
const compare = async (actor: Actor, pair: Pair) =>
  accepted(await compareVersions(shop, actor, quote.quoteId, pair));

/** A first version; then Erik lowers a price twice and Anna takes less and chooses more; a second version. */
async function sendTwo(): Promise<void> {
  await by(anna.participantId, (document) => document.setQuantity(id('seats'), '4'));
  await send();
  await revise();
  await by(quote.sellerId, (document) => document.setComponent(id('review'), 'unitPrice', '47000'));
  await by(quote.sellerId, (document) => document.setComponent(id('review'), 'unitPrice', '46000'));
  await by(anna.participantId, (document) => document.setQuantity(id('seats'), '2'));
  await by(anna.participantId, (document) => document.pick(id('platform'), [id('premium')]));
  await by(quote.sellerId, (document) => document.setTerm('startDate', '2027-02-01'));
  await send();
}

describe('what differs between two versions', () => {
  test('element by element, with who caused it last', async () => {
    await sendTwo();
    const { comparison } = await compare(shop.erik, { from: 1, to: 2 });
    const told = comparison.elements
      .filter(isChanged)
      .map(({ id, causes }) => [
        id,
        ...causes.map(({ kind, field, origin }) => `${field ?? kind} by ${origin?.participant.name}`),
      ]);
    expect(told).toEqual([
      ['review', 'unitPrice by Erik Sandberg'],
      ['seats', 'quantity by Anna Bergman'],
      ['basic', 'deselected by Anna Bergman'],
      ['premium', 'selected by Anna Bergman'],
    ]);
    expect(comparison.terms).toMatchObject([
      {
        field: 'startDate',
        before: '2027-01-11',
        after: '2027-02-01',
        origin: { participant: { side: 'seller' } },
      },
    ]);
  });

  test('and by which proposal, with who said yes to it', async () => {
    await send();
    await revise();
    const asked = { topic: 'unitPrice', element: id('review'), value: '45000' } as const;
    const said = { asked, given: [], note: '', expiresOn: null, shown: null };
    const { id: proposalId } = accepted(await propose(shop, anna, { quoteId: quote.quoteId, said }));
    const answer = { quoteId: quote.quoteId, proposalId, command: 'accept', note: '' } as const;
    accepted(await answerProposal(shop, shop.erik, answer));
    await by(quote.sellerId, (document) => document.setComponent(id('basic'), 'unitPrice', '800'));
    await send();
    const { comparison } = await compare(shop.erik, { from: 1, to: 2 });
    const proposals = comparison.elements.flatMap(({ causes }) =>
      causes.map(({ origin }) => origin?.proposal),
    );
    expect(proposals).toMatchObject([
      { id: proposalId, by: { name: 'Anna Bergman' }, acceptedBy: { name: 'Erik Sandberg' } },
      null,
    ]);
  });

  test('and nobody who changed it before the earlier version, or after the later one', async () => {
    await sendTwo();
    await revise();
    await by(quote.sellerId, (document) => document.setQuantity(id('seats'), '8'));
    await by(quote.sellerId, (document) =>
      document.pick(id('platform'), [id('premium'), id('basic')].slice(0, 1)),
    );
    const { comparison } = await compare(shop.erik, { from: 1, to: 2 });
    const seats = comparison.elements.find((element) => element.id === 'seats');
    expect(seats?.causes[0]?.origin?.participant.name).toBe('Anna Bergman');
    const { comparison: since } = await compare(shop.erik, { from: 2, to: 'draft' });
    expect(since.elements.filter(isChanged).map((element) => element.id)).toEqual(['seats']);
  });

  test('texts as they were read, while each version keeps what its variables said (I-8)', async () => {
    const says = { type: 'doc', content: [{ type: 'paragraph', content: [variable('firstYear')] }] };
    await by(quote.sellerId, (document) => patchFragment(document.fragment('intro'), says));
    const first = await send();
    await revise();
    await by(quote.sellerId, (document) => document.setComponent(id('review'), 'unitPrice', '46000'));
    const second = await send();
    const { comparison } = await compare(anna, { from: 1, to: 2 });
    const read = (amount: number) => formatMoney(amount, 'SEK');
    expect(first.amount).not.toBe(second.amount);
    expect(
      comparison.texts.map(({ id: text, before, after }) => [text, plainText(before), plainText(after)]),
    ).toEqual([['intro', read(first.amount), read(second.amount)]]);
    // What is frozen is the variable beside the sums it stands for, and so is what comes back as the draft.
    const sent = accepted(await readVersion(shop, anna, quote.quoteId, 1));
    expect(sent.frozen.content.texts.intro).toEqual(says);
    expect(plainText(filledTexts({ ...sent.frozen, priced: sent.priced }).intro)).toBe(read(first.amount));
  });

  test('the totals are those that were stored with the versions (I-8)', async () => {
    await sendTwo();
    const { comparison } = await compare(anna, { from: 1, to: 2 });
    const { versions } = accepted(await viewQuote(shop, anna, quote.quoteId));
    const [second, first] = versions;
    expect(comparison.totals?.firstYear).toMatchObject({ before: first?.amount, after: second?.amount });
  });

  test('a version that was sent before its place in the log was noted is placed by its time', async () => {
    await sendTwo();
    const noted = await compare(shop.erik, { from: 1, to: 2 });
    await sql`drop trigger version_refuses_update`.execute(shop.db);
    await shop.db.updateTable('version').set({ seq: null }).execute();
    expect(await compare(shop.erik, { from: 1, to: 2 })).toEqual(noted);
  });

  test('the earlier one comes first', async () => {
    await sendTwo();
    for (const pair of [
      { from: 2, to: 1 },
      { from: 1, to: 1 },
    ]) {
      expect(await compareVersions(shop, shop.erik, quote.quoteId, pair)).toMatchObject({
        refused: 'invalid-request',
      });
    }
    expect(await compareVersions(shop, shop.erik, quote.quoteId, { from: 1, to: 3 })).toEqual({
      refused: 'not-found',
    });
  });
});

describe('what is around the content', () => {
  const renamed = () =>
    shop.db.updateTable('opportunity').set({ customer_company_number: '556000-0001' }).execute();

  test('the parties, the conditions and the message, of what was sent', async () => {
    await send();
    await renamed();
    await invite(shop, shop.erik, quote.quoteId, 'Bo Ek');
    await revise();
    const offer = { signing: 'all', counters: 'lapse' } as const;
    const { hash, seq } = accepted(await reviewQuote(shop, shop.erik, quote.quoteId, offer));
    const request = {
      quoteId: quote.quoteId,
      hash,
      seq,
      offer,
      message: 'As agreed',
      notReadyReason: 'They asked for it by phone',
      idempotencyKey: 'second',
    };
    accepted(await sendQuote(shop, shop.erik, request));
    const { offer: told } = await compare(anna, { from: 1, to: 2 });
    expect(told).toEqual([
      { about: 'customer', field: 'companyNumber', before: expect.any(String), after: '556000-0001' },
      {
        about: 'customer',
        field: 'person',
        before: null,
        after: expect.objectContaining({ name: 'Bo Ek', maySign: true }),
      },
      { about: 'offer', field: 'counters', before: 'stand', after: 'lapse' },
      { about: 'offer', field: 'signing', before: 'one', after: 'all' },
      { about: 'offer', field: 'message', before: 'Hi Anna!', after: 'As agreed' },
    ]);
  });

  test('of the working copy who it is between, as nothing is chosen yet of how it is sent', async () => {
    await send();
    await revise();
    await renamed();
    const { offer } = await compare(shop.erik, { from: 1, to: 'draft' });
    expect(offer.map(({ about, field }) => `${about} ${field}`)).toEqual(['customer companyNumber']);
  });
});

describe('a buyer reads what was sent to them', () => {
  test('of two versions, and nothing of the working copy', async () => {
    await sendTwo();
    const { comparison } = await compare(anna, { from: 1, to: 2 });
    expect(comparison.elements.filter(isChanged)).toHaveLength(4);
    const draft = await compareVersions(shop, anna, quote.quoteId, { from: 1, to: 'draft' });
    expect(draft).toEqual({ refused: 'not-allowed' });
  });

  test('who came later reads what stands, and not what went before', async () => {
    await sendTwo();
    shop.clock.now += 1_000;
    const bo = await invite(shop, shop.erik, quote.quoteId, 'Bo Ek');
    expect(accepted(await viewQuote(shop, bo, quote.quoteId)).versions.map(({ number }) => number)).toEqual([
      2,
    ]);
    expect(await readVersion(shop, bo, quote.quoteId, 1)).toEqual({ refused: 'not-found' });
    expect(await compareVersions(shop, bo, quote.quoteId, { from: 1, to: 2 })).toEqual({
      refused: 'not-found',
    });
    accepted(await readVersion(shop, bo, quote.quoteId, 2));
    // The negative control: Anna was there.
    accepted(await readVersion(shop, anna, quote.quoteId, 1));
  });

  test('nothing before it is offered, and nothing that was taken back before that', async () => {
    const version = await send();
    const seen = async (actor: Actor) =>
      accepted(await viewQuote(shop, actor, quote.quoteId)).versions.length;
    expect([await seen(anna), await seen(shop.erik)]).toEqual([1, 1]);
    shop.clock.now = version.offeredAt - 1;
    expect([await seen(anna), await seen(shop.erik)]).toEqual([0, 1]);
    shop.clock.now = version.offeredAt;
    await shop.db.updateTable('version_standing').set({ standing: 'undone' }).execute();
    expect([await seen(anna), await seen(shop.erik)]).toEqual([0, 1]);
  });

  test('another organisation reads none of it (I-27)', async () => {
    await sendTwo();
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek', 'manager');
    for (const to of [2, 'draft'] as const) {
      expect(await compareVersions(shop, stranger, quote.quoteId, { from: 1, to })).toEqual({
        refused: 'not-found',
      });
    }
  });
});

describe('margins are the seller’s alone (I-24)', () => {
  const cost = (unitCost: string, note: string) =>
    shop.rooms.edit(quote.quoteId, 'internal', quote.sellerId, (document) => {
      document.setCost(id('review'), 'unitCost', unitCost);
      document.setCost(id('review'), 'note', note);
    });

  test('at the costs of today, by component and in all', async () => {
    await cost('30000', 'canary-note-7315');
    await sendTwo();
    const { margins } = await compare(shop.erik, { from: 1, to: 2 });
    expect(margins?.components).toEqual({ review: { before: '37.5', after: '34.78' } });
    expect(margins?.firstYear).toEqual({ before: '37.5', after: '34.78' });
  });

  test('a guest is sent nothing of them in any byte', async () => {
    await cost('31313', 'canary-note-7315');
    await sendTwo();
    const answer = await compare(anna, { from: 1, to: 2 });
    expect(answer.margins).toBeNull();
    const bytes = JSON.stringify(answer);
    for (const canary of ['canary-note-7315', '31313', 'margin":{', '34.76'])
      expect(bytes).not.toContain(canary);
    // The negative control: the seller's answer is found out by one of them.
    expect(JSON.stringify(await compare(shop.erik, { from: 1, to: 2 }))).toContain('34.76');
  });

  test('nothing is said where no cost is known', async () => {
    await sendTwo();
    expect((await compare(shop.erik, { from: 1, to: 2 })).margins).toBeNull();
  });
});
