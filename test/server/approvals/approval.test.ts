import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogueDefaults, offeredPart } from '#shared/catalogue/catalogue-item.ts';
import { ElementId, type QuoteId } from '#shared/ids.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import type { ApprovalDecision } from '#shared/quote/approval.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { GuestActor, UserActor } from '../../../server/accounts/actor.ts';
import { setApprovalLimits } from '../../../server/approvals/approval-limits.ts';
import { decideApproval } from '../../../server/approvals/decide-approval.ts';
import { listApprovals } from '../../../server/approvals/list-approvals.ts';
import { returnQuote } from '../../../server/approvals/return-quote.ts';
import { submitQuote } from '../../../server/approvals/submit-quote.ts';
import { viewApproval } from '../../../server/approvals/view-approval.ts';
import { actedByOperator } from '../../../server/audit/record-audit.ts';
import { addItem, changeItem } from '../../../server/catalogue/change-item.ts';
import { undoSend } from '../../../server/quotes/undo-send.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  edit,
  invite,
  openWorkshop,
  type QuoteInWork,
  review,
  reviewAndSend,
  send,
  sendableContent,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;
let quoteId: QuoteId;
let anna: GuestActor;
let maria: UserActor;

const id = (value: string) => ElementId.parse(value);
const limits = {
  maxDiscountPercent: '15',
  minMarginPercent: '20',
  maxValue: null,
  minStartDays: null,
  maxPriceChangePercent: null,
};
const deps = () => ({
  ...shop,
  people: async (ids: readonly UserActor['userId'][]) =>
    [shop.erik, maria].filter(({ userId }) => ids.includes(userId)),
});

beforeEach(async () => {
  shop = await openWorkshop({ undoMs: 30_000 });
  maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm', 'manager');
  quote = await startQuote(shop, shop.erik);
  quoteId = quote.quoteId;
  anna = await invite(shop, shop.erik, quoteId);
  await setApprovalLimits(shop.db, shop.erik.organisationId, limits, { by: actedByOperator, at: shop.now() });
  for (const component of ['review', 'seats', 'training', 'basic', 'premium']) await cost(component, '1');
});
afterEach(() => shop.close());

const change = (how: (document: QuoteDocument) => void, by = quote.sellerId) => edit(shop, quoteId, by, how);
const cost = (component: string, unitCost: string) =>
  shop.rooms.edit(quoteId, 'internal', quote.sellerId, (d) => d.setCost(id(component), 'unitCost', unitCost));
const discount = (percent: string) => change((d) => d.setTerm('quoteDiscount', { percent }));
const submit = (actor = shop.erik) =>
  submitQuote(deps(), actor, { quoteId, note: 'They buy for three years.' });
const approval = (actor: UserActor = shop.erik) => viewApproval(shop, actor, quoteId);
const decide = async (actor: UserActor, decision: ApprovalDecision = 'approved', hash?: string) =>
  decideApproval(deps(), actor, {
    quoteId,
    decision,
    hash: hash ?? accepted(await approval(actor)).hash,
    note: '',
  });
const trySend = async (actor = shop.erik) => send(shop, actor, await review(shop, actor, quoteId));
const rows = (table: keyof Schema) => shop.db.selectFrom(table).selectAll().execute();
const status = async () =>
  (await shop.db.selectFrom('quote').select('status').executeTakeFirstOrThrow()).status;
const stage = async () =>
  (await shop.db.selectFrom('opportunity').select('stage').executeTakeFirstOrThrow()).stage;

describe('I-29: what goes beyond the limits', () => {
  it('is sent by nobody without an approval, and says why', async () => {
    await discount('20');
    const reviewed = await review(shop, shop.erik, quoteId);
    expect(await send(shop, shop.erik, reviewed)).toMatchObject({
      refused: 'approval-needed',
      details: {
        approval: { state: 'needed', reasons: [{ code: 'discount-over-limit', stated: '20', limit: '15' }] },
      },
    });
    // Nor by the one who could have approved it.
    expect(await send(shop, maria, reviewed)).toMatchObject({ refused: 'approval-needed' });
    expect(await rows('version')).toEqual([]);
  });

  it('is also a price that somebody typed in place of the catalogue’s, at the revision it was taken at', async () => {
    const by = { by: actedByOperator, at: shop.now() };
    await setApprovalLimits(
      shop.db,
      shop.erik.organisationId,
      { ...limits, maxPriceChangePercent: '10' },
      by,
    );
    const { content } = await shop.rooms.read(quoteId);
    const training = content.components.find((component) => component.id === 'training');
    if (!training) throw new Error('it is in the quote');
    const values = { ...catalogueDefaults, component: offeredPart({ ...training }) };
    const item = accepted(await addItem(shop, maria, values));
    await shop.rooms.edit(quoteId, 'internal', quote.sellerId, (d) =>
      d.noteTaken(id('training'), { item: item.id, revision: 1 }, {}),
    );
    // What the catalogue says of it by now changes no quote.
    const dearer = { ...values, component: { ...values.component, unitPrice: '999999' } };
    accepted(await changeItem(shop, maria, { itemId: item.id, revision: 1, values: dearer }));
    expect(await approval()).toMatchObject({ state: 'not-needed' });
    await change((d) =>
      d.setComponent(id('training'), 'unitPrice', String(Math.round(Number(training.unitPrice) * 111) / 100)),
    );
    expect(await approval()).toMatchObject({
      state: 'needed',
      reasons: [{ code: 'price-off-catalogue', element: 'training', stated: '11', limit: '10' }],
    });
    expect(await trySend()).toMatchObject({ refused: 'approval-needed' });
    await submit();
    await decide(maria);
    accepted(await trySend());
  });

  it('is sent with the approval of somebody else, which the version names', async () => {
    await discount('20');
    expect(accepted(await submit())).toMatchObject({ state: 'asked', mayDecide: false });
    expect(await status()).toBe('pricing');
    expect(await trySend()).toMatchObject({ refused: 'approval-needed' });
    expect(accepted(await decide(maria))).toMatchObject({ state: 'approved' });
    accepted(await trySend());
    const [version] = await shop.db.selectFrom('version').selectAll().execute();
    const [request] = await shop.db.selectFrom('approval_request').selectAll().execute();
    expect(version).toMatchObject({ approval_id: request?.id, sent_from: 'pricing' });
    expect(await stage()).toBe('quote_sent');
  });

  it('is asked for with what it costs: all that is sold, or a word on what the costs rest on', async () => {
    await discount('20');
    await shop.rooms.edit(quoteId, 'internal', quote.sellerId, (d) =>
      d.setCost(id('review'), 'unitCost', null),
    );
    expect(accepted(await approval()).withoutCost).toEqual(['review']);
    expect(await submit()).toMatchObject({ refused: 'not-sendable' });
    const say = (costBasis: string) => submitQuote(deps(), shop.erik, { quoteId, note: '', costBasis });
    expect(await say('  ')).toMatchObject({ refused: 'not-sendable' });
    expect([await status(), await rows('approval_request')]).toEqual(['co_design', []]);
    accepted(await say('Forty hours, as in the last one'));
    // Whoever decides reads it.
    expect(accepted(await approval(maria))).toMatchObject({
      ...{ state: 'asked', withoutCost: ['review'] },
      request: { costBasis: 'Forty hours, as in the last one' },
    });
  });

  it('is asked for with no word on costs that are all stated; what is left out needs none', async () => {
    await discount('20');
    await change((d) => d.select(id('training'), false));
    await shop.rooms.edit(quoteId, 'internal', quote.sellerId, (d) =>
      d.setCost(id('training'), 'unitCost', null),
    );
    expect(accepted(await approval()).withoutCost).toEqual([]);
    accepted(await submit());
  });

  it('control: within the limits, or where none are set, one person sends', async () => {
    await discount('15');
    accepted(await trySend());
    expect(await rows('approval_request')).toEqual([]);
    const { quoteId: other, sellerId } = await startQuote(shop, shop.erik);
    await invite(shop, shop.erik, other);
    await setApprovalLimits(shop.db, shop.erik.organisationId, null, { by: actedByOperator, at: shop.now() });
    await edit(shop, other, sellerId, (d) => d.setTerm('quoteDiscount', { percent: '60' }));
    await reviewAndSend(shop, shop.erik, other);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a price', () => change((d) => d.setComponent(id('review'), 'unitPrice', '1'))],
    ['a date', () => change((d) => d.setTerm('validUntil', '2027-01-31'))],
    ['a choice', () => change((d) => d.select(id('training'), true))],
    ['a cost, which is in no sent content', () => cost('review', '2')],
  ])('is void after %s changed', async (_, changing) => {
    await discount('20');
    accepted(await submit());
    accepted(await decide(maria));
    await changing();
    expect(accepted(await approval())).toMatchObject({ state: 'void' });
    expect(await trySend()).toMatchObject({ refused: 'approval-needed' });
    // It is asked for and given anew, of what stands now.
    accepted(await submit());
    accepted(await decide(maria));
    accepted(await trySend());
  });

  it('T3: is asked for where something has a price and there is a day to start on, and nowhere else', async () => {
    const content = sendableContent();
    const { startDate, ...terms } = content.terms;
    const unfit = [
      { ...content, components: [] },
      {
        ...content,
        components: content.components.map((one) => ({ ...one, unitPrice: null, tiers: [] })),
      },
      { ...content, terms: { ...terms, startDate: null } },
    ];
    for (const first of unfit) {
      const { quoteId } = await startQuote(shop, shop.erik, first);
      const asked = await submitQuote(deps(), shop.erik, { quoteId, note: '', costBasis: 'Guessed' });
      expect(asked).toMatchObject({ refused: 'not-sendable' });
    }
    expect(await rows('approval_request')).toEqual([]);
    const { quoteId } = await startQuote(shop, shop.erik, content);
    accepted(await submitQuote(deps(), shop.erik, { quoteId, note: '', costBasis: 'Guessed' }));
  });

  it('is void when the internal step ends, though nothing changed', async () => {
    await discount('20');
    accepted(await submit());
    accepted(await decide(maria));
    accepted(await returnQuote(shop, shop.erik, quoteId, 'They want to think again'));
    expect([await status(), await stage()]).toEqual(['co_design', 'co_designing']);
    expect(await trySend()).toMatchObject({ refused: 'approval-needed' });
    expect(await rows('audit')).toContainEqual(expect.objectContaining({ action: 'approval_void' }));
  });

  it('still counts after the send was undone, for the same content', async () => {
    await discount('20');
    accepted(await submit());
    accepted(await decide(maria));
    accepted(await trySend());
    accepted(await undoSend(shop, shop.erik, quoteId, 1));
    expect([await status(), await stage()]).toEqual(['pricing', 'pricing_review']);
    accepted(await trySend());
  });

  it('does not rest on costs that changed while it was sent', async () => {
    await discount('20');
    accepted(await submit());
    accepted(await decide(maria));
    const reviewed = await review(shop, shop.erik, quoteId);
    // Nobody is in the sellers' own room, so nothing holds it still.
    shop.clock.now += 100_000;
    await shop.rooms.sweep();
    const rooms: Workshop['rooms'] = {
      ...shop.rooms,
      readInternal: async (id) => {
        const before = await shop.rooms.readInternal(id);
        await cost('review', '9');
        return before;
      },
    };
    expect(await send({ ...shop, rooms }, shop.erik, reviewed)).toMatchObject({
      refused: 'content-changed',
      details: { differences: [{ field: 'costs' }] },
    });
  });

  it('never slips through while it is changed, approved and sent at once', async () => {
    for (let round = 0; round < 6; round++) {
      const { quoteId: raced, sellerId } = await startQuote(shop, shop.erik);
      await edit(shop, raced, sellerId, (d) => d.setTerm('quoteDiscount', { percent: '20' }));
      accepted(await submitQuote(deps(), shop.erik, { quoteId: raced, note: '', costBasis: 'Guessed' }));
      const { hash } = accepted(await viewApproval(shop, maria, raced));
      const decision = { quoteId: raced, decision: 'approved', hash, note: '' } as const;
      const reviewed = await review(shop, shop.erik, raced);
      const attempts = [
        () => decideApproval(deps(), maria, decision),
        () =>
          shop.rooms
            .edit(raced, 'shared', sellerId, (d) => d.setComponent(id('review'), 'unitPrice', '1'))
            .catch(() => {}),
        () => send(shop, shop.erik, reviewed),
        () => shop.rooms.edit(raced, 'internal', sellerId, (d) => d.setCost(id('review'), 'unitCost', '9')),
      ];
      await Promise.all(attempts.map((_, i) => attempts[(i + round) % attempts.length]?.()));
      const sent = await shop.db.selectFrom('version').selectAll().where('quote_id', '=', raced).execute();
      const [given] = await shop.db
        .selectFrom('approval_decision')
        .selectAll()
        .where('quote_id', '=', raced)
        .execute();
      // Sent means approved before, of this; the approval names the hash that was shown.
      for (const { approval_id } of sent) expect(approval_id).toBe(given?.request_id);
      if (given) expect(given.hash).toBe(hash);
    }
  });
});

describe('approving', () => {
  beforeEach(() => discount('20'));

  it('is for a second person: never who asked, nor who sends', async () => {
    accepted(await submit());
    expect(await decide(shop.erik)).toMatchObject({ refused: 'not-allowed' });
    accepted(await decide(maria));
    expect(await trySend(maria)).toMatchObject({ refused: 'approval-needed' });
    accepted(await trySend());
  });

  it('is for managers; of what a manager asks for, any colleague may', async () => {
    const kim = await addUser(shop.db, shop.erik.organisationId, 'Kim Berg');
    accepted(await submit());
    expect(await decide(kim)).toMatchObject({ refused: 'not-allowed' });
    accepted(await decide(maria, 'declined'));
    accepted(await submit(maria));
    expect(await listApprovals(shop, maria)).toEqual([]);
    accepted(await decide(kim));
    accepted(await trySend(maria));
  });

  it('is of what was shown, and of nothing that came after', async () => {
    accepted(await submit());
    const { hash } = accepted(await approval(maria));
    await change((d) => d.setComponent(id('review'), 'unitPrice', '1'));
    expect(await decide(maria, 'approved', hash)).toMatchObject({ refused: 'content-changed' });
    expect(await rows('approval_decision')).toEqual([]);
  });

  it('happens once: the second of two is refused', async () => {
    accepted(await submit());
    const both = await Promise.all([decide(maria), decide(maria, 'declined')]);
    expect(both.filter(isRefusal)).toEqual([expect.objectContaining({ refused: 'wrong-status' })]);
  });

  it('lets a no stand until somebody asks again', async () => {
    accepted(await submit());
    expect(accepted(await decide(maria, 'declined'))).toMatchObject({ state: 'declined' });
    expect(await trySend()).toMatchObject({ refused: 'approval-needed' });
    expect(accepted(await submit())).toMatchObject({ state: 'asked' });
  });

  it('waits on the list of whoever may answer, with the reasons', async () => {
    accepted(await submit());
    expect(await listApprovals(shop, maria)).toMatchObject([
      { quoteId, requestedBy: 'Erik Sandberg', reasons: [{ code: 'discount-over-limit' }] },
    ]);
    expect(await listApprovals(shop, shop.erik)).toEqual([]);
    expect(await rows('outbox')).toContainEqual(expect.objectContaining({ topic: 'approval_requested' }));
    accepted(await decide(maria));
    expect(await listApprovals(shop, maria)).toEqual([]);
    expect(await rows('outbox')).toContainEqual(expect.objectContaining({ topic: 'approval_decided' }));
  });
});

describe('the internal step', () => {
  it('keeps the buyer from changing anything, and the seller from nothing', async () => {
    accepted(await submit());
    expect(await stage()).toBe('pricing_review');
    await expect(change((d) => d.select(id('training'), true), anna.participantId)).rejects.toThrow();
    await change((d) => d.setComponent(id('review'), 'unitPrice', '50000'));
  });
});
