/** Choosing, saying no, and naming who can sign. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseInOffer } from '../../../server/acceptance/choose.ts';
import { declineVersion } from '../../../server/acceptance/decline.ts';
import { nameSigner } from '../../../server/acceptance/name-signer.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { answeringOf, answerTo, depsOf, lieWithCustomer, press, shownTo } from '../../support/answering.ts';
import { accepted, openWorkshop, sendableContent, type Workshop } from '../../support/workshop.ts';

let world: Workshop;
beforeAll(async () => {
  world = await openWorkshop();
});
afterAll(() => world.close());

const leaveOut = { root: 'choices', element: 'seats', value: false } as const;

describe('choosing after sending', () => {
  test('inside the offer it is kept, shared and remembered with who, and the version stays as it was', async () => {
    const { quoteId, anna, johan } = await lieWithCustomer(world);
    const sent = await shownTo(world, anna);
    accepted(await chooseInOffer(depsOf(world), answeringOf(anna), [leaveOut]));
    const seen = await answerTo(world, johan, quoteId);
    expect(seen.choices.choices).toMatchObject({ seats: false });
    expect((await answerTo(world, world.erik, quoteId)).moves).toEqual([
      {
        name: 'Anna Bergman',
        at: world.now(),
        root: 'choices',
        element: 'seats',
        before: true,
        after: false,
      },
    ]);
    expect(await shownTo(world, johan)).toMatchObject({ hash: sent.hash });
  });

  test('outside the offer nothing is written, not even the moves that were inside (I-11)', async () => {
    const content = sendableContent();
    const components = content.components.map((each) =>
      each.id === 'training' ? { ...each, staysOpen: false } : each,
    );
    const { quoteId, anna } = await lieWithCustomer(world, { content: { ...content, components } });
    const training = { root: 'choices', element: 'training', value: true } as const;
    expect(await chooseInOffer(depsOf(world), answeringOf(anna), [leaveOut, training])).toMatchObject({
      refused: 'outside-offer',
      details: { reasons: [{ code: 'not-open', element: 'training' }] },
    });
    expect((await answerTo(world, anna, quoteId)).moves).toEqual([]);
    // A page that shows it as chosen all the same signs nothing.
    const shown = await shownTo(world, anna);
    const choices = { ...shown.choices, choices: { ...shown.choices.choices, training: true } };
    expect(await press(world, anna, { choices })).toMatchObject({ refused: 'offer-changed' });
  });

  test('who may only read chooses nothing', async () => {
    const { anna } = await lieWithCustomer(world);
    await world.db
      .updateTable('participant')
      .set({ buyer_right: 'view' })
      .where('id', '=', anna.participantId)
      .execute();
    expect(await chooseInOffer(depsOf(world), answeringOf(anna), [leaveOut])).toMatchObject({
      refused: 'not-allowed',
    });
  });
});

describe('declining', () => {
  test('reaches the seller with its reason, ends the offer and loses nothing by itself', async () => {
    const { quoteId, anna } = await lieWithCustomer(world);
    const { versionId, hash } = await shownTo(world, anna);
    const words = 'The budget went elsewhere.';
    const no = { versionId, hash, reason: 'not-now', comeBack: '2027-09-01', words } as const;
    accepted(await declineVersion(depsOf(world), answeringOf(anna), no));
    expect(await answerTo(world, world.erik, quoteId)).toMatchObject({
      state: 'declined',
      declined: { name: 'Anna Bergman', reason: 'not-now', comeBack: '2027-09-01', words },
    });
    const { stage, status } = await world.db
      .selectFrom('quote')
      .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
      .select(['opportunity.stage', 'quote.status'])
      .where('quote.id', '=', quoteId)
      .executeTakeFirstOrThrow();
    expect({ stage, status }).toEqual({ stage: 'quote_sent', status: 'sent' });
    const told = await world.db
      .selectFrom('delivery')
      .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
      .select('delivery.email')
      .where('outbox.quote_id', '=', quoteId)
      .where('outbox.topic', '=', 'declined')
      .execute();
    expect(told.map(({ email }) => email)).toContain('erik@nordvik.example');

    // One press leads the seller on, and what was declined cannot be signed any more.
    expect(await press(world, anna)).toMatchObject({ refused: 'offer-closed' });
    expect(accepted(await reviseQuote(world, world.erik, quoteId))).toMatchObject({ status: 'co_design' });
  });

  test('of another version than the page shows is refused (I-3)', async () => {
    const { quoteId, anna } = await lieWithCustomer(world);
    const { versionId } = await shownTo(world, anna);
    const no = { versionId, hash: 'e'.repeat(64), reason: 'price', comeBack: null, words: '' } as const;
    expect(await declineVersion(depsOf(world), answeringOf(anna), no)).toMatchObject({
      refused: 'offer-changed',
      details: { differs: ['hash'] },
    });
    expect(await answerTo(world, anna, quoteId)).toMatchObject({ state: 'open', declined: null });
  });
});

describe('naming who can sign', () => {
  test('gives them a place without the right and without a link, and asks the seller', async () => {
    const { quoteId, anna } = await lieWithCustomer(world);
    const colleague = { name: 'Karin Ek', title: 'CEO', email: 'karin@lindqvist.example' };
    accepted(await nameSigner(depsOf(world), answeringOf(anna), colleague));
    const seen = await answerTo(world, world.erik, quoteId);
    expect(seen.named).toMatchObject([{ ...colleague, byName: 'Anna Bergman' }]);
    const karin = await world.db
      .selectFrom('participant')
      .leftJoin('share_link', 'share_link.participant_id', 'participant.id')
      .select(['participant.buyer_right', 'share_link.id as linkId'])
      .where('participant.quote_id', '=', quoteId)
      .where('participant.email', '=', colleague.email)
      .executeTakeFirstOrThrow();
    expect(karin).toEqual({ buyer_right: 'design', linkId: null });
  });

  test('changes nothing of somebody who is there already, themselves least of all', async () => {
    const { quoteId, anna } = await lieWithCustomer(world);
    const right = () =>
      world.db
        .selectFrom('participant')
        .select('buyer_right')
        .where('id', '=', anna.participantId)
        .executeTakeFirstOrThrow();
    await world.db
      .updateTable('participant')
      .set({ buyer_right: 'design' })
      .where('id', '=', anna.participantId)
      .execute();
    const herself = { name: 'Anna', title: '', email: 'anna@LINDQVIST.example' };
    accepted(await nameSigner(depsOf(world), answeringOf(anna), herself));
    expect(await right()).toEqual({ buyer_right: 'design' });
    expect(await press(world, anna)).toMatchObject({ refused: 'not-allowed' });
    const people = await world.db
      .selectFrom('participant')
      .select('id')
      .where('quote_id', '=', quoteId)
      .where('side', '=', 'buyer')
      .execute();
    expect(people).toHaveLength(2);
  });
});
