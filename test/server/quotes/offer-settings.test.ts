import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuoteId } from '#shared/ids.ts';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import { offerTermsDefaults } from '#shared/quote/frozen-quote.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { setBuyerRight } from '../../../server/quotes/buyer-rights.ts';
import { reviewQuote } from '../../../server/quotes/review.ts';
import { sendQuote } from '../../../server/quotes/send-quote.ts';
import { readVersion } from '../../../server/quotes/versions.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import { accepted, invite, openMeeting, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;
let quoteId: QuoteId;
let anna: GuestActor;
let johan: GuestActor;

beforeEach(async () => {
  ({ shop, quoteId, anna } = await openMeeting());
  johan = await invite(shop, shop.erik, quoteId, 'Johan Lindqvist');
});
afterEach(() => shop.close());

const look = async (offer?: OfferSettings) => accepted(await reviewQuote(shop, shop.erik, quoteId, offer));
const sendAs = async (hash: string, offer?: OfferSettings) =>
  sendQuote(shop, shop.erik, {
    quoteId,
    hash,
    seq: (await look()).seq,
    message: '',
    notReadyReason: 'They asked for it by phone',
    idempotencyKey: randomId(),
    ...(offer && { offer }),
  });

describe('how an offer may be answered', () => {
  it('is sensible unless somebody chooses: everybody may sign, one of them does, and it stands until its date', async () => {
    expect((await look()).frozen.offer).toEqual({
      ...offerTermsDefaults,
      signatories: [anna, johan].map(({ participantId, name }) => ({
        participantId,
        name,
        email: `${name.split(' ')[0]}@lindqvist.example`,
      })),
    });
  });

  it('I-1: is part of what is reviewed, hashed and frozen', async () => {
    const chosen: OfferSettings = {
      counters: 'lapse',
      signing: 'in-order',
      verification: 'code',
      order: [johan.participantId, anna.participantId],
    };
    const reviewed = await look(chosen);
    expect(reviewed.hash).not.toBe((await look()).hash);
    expect(await sendAs(reviewed.hash)).toMatchObject({ refused: 'content-changed' });
    accepted(await sendAs(reviewed.hash, chosen));
    const { frozen } = accepted(await readVersion(shop, anna, quoteId, 1));
    expect(frozen.offer).toMatchObject({ counters: 'lapse', signing: 'in-order', verification: 'code' });
    expect(frozen.offer.signatories.map(({ name }) => name)).toEqual(['Johan Lindqvist', 'Anna Bergman']);
  });

  it('names nobody as a signatory who may not sign, whoever is listed', async () => {
    const before = await look();
    accepted(await setBuyerRight(shop, shop.erik, quoteId, anna.participantId, 'view'));
    const { frozen, recipients } = await look({ order: [anna.participantId] });
    expect(frozen.offer.signatories.map(({ name }) => name)).toEqual(['Johan Lindqvist']);
    // They are told all the same.
    expect(recipients.map(({ name, right }) => [name, right])).toEqual([
      ['Anna Bergman', 'view'],
      ['Johan Lindqvist', 'sign'],
    ]);
    expect(await sendAs(before.hash)).toMatchObject({ refused: 'content-changed' });
  });

  it('warns when nobody at the customer may sign', async () => {
    for (const { participantId } of [anna, johan]) {
      accepted(await setBuyerRight(shop, shop.erik, quoteId, participantId, 'design'));
    }
    const { checks } = await look();
    expect(checks).toContainEqual(expect.objectContaining({ code: 'signer-named', level: 'warn' }));
  });

  it('is for the organisation’s own people to say, of buyers alone', async () => {
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'South AB'));
    const seller = await shop.db
      .selectFrom('participant')
      .select('id')
      .where('side', '=', 'seller')
      .executeTakeFirstOrThrow();
    expect(await setBuyerRight(shop, stranger, quoteId, anna.participantId, 'view')).toEqual({
      refused: 'not-found',
    });
    expect(await setBuyerRight(shop, shop.erik, quoteId, seller.id, 'view')).toEqual({
      refused: 'not-found',
    });
  });
});
