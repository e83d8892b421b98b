import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ElementId, type QuoteId } from '#shared/ids.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import type { ContentDifference } from '#shared/protocol/views.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { contentHash } from '../../../server/quotes/content-hash.ts';
import { reviewQuote } from '../../../server/quotes/review.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { newcomer } from '../../support/room-claims.ts';
import { addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  edit,
  invite,
  openMeeting,
  type QuoteInWork,
  review,
  send,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;
let quoteId: QuoteId;
let anna: GuestActor;

beforeEach(async () => {
  ({ shop, quote, quoteId, anna } = await openMeeting());
});
afterEach(() => shop.close());

const id = (value: string) => ElementId.parse(value);
const change = (by: QuoteInWork['sellerId'], how: (document: QuoteDocument) => void) =>
  edit(shop, quoteId, by, how);

async function refusedSend(reviewed: Awaited<ReturnType<typeof review>>) {
  const answer = await send(shop, shop.erik, reviewed);
  if (!isRefusal(answer) || answer.refused !== 'content-changed') throw new Error('it was sent');
  return answer.details as { differences: ContentDifference[] };
}

const status = () => shop.db.selectFrom('quote').select(['status', 'write_epoch']).executeTakeFirstOrThrow();
const rows = (table: keyof Schema) => shop.db.selectFrom(table).selectAll().execute();

describe('I-1: what was reviewed is what is sent', () => {
  it('the version has the hash that the review showed, over the very bytes that are stored', async () => {
    const shown = accepted(await reviewQuote(shop, shop.erik, quoteId));
    const version = accepted(await send(shop, shop.erik, { quoteId, hash: shown.hash, seq: shown.seq }));
    expect(version).toMatchObject({ number: 1, hash: shown.hash, fingerprint: shown.fingerprint });

    const stored = await shop.db.selectFrom('version').selectAll().executeTakeFirstOrThrow();
    expect(contentHash(stored.canonical, shown.frozen.format)).toBe(shown.hash);
    expect(JSON.parse(stored.canonical)).toEqual(shown.frozen);
    expect(JSON.parse(stored.priced)).toEqual(JSON.parse(JSON.stringify(shown.priced)));
    expect(stored.valid_until).toBe('2026-12-24');
  });

  it.each<[string, (document: QuoteDocument) => void, object]>([
    ['a price', (d) => d.setComponent(id('review'), 'unitPrice', '50000'), { element: 'review' }],
    ['a title', (d) => d.setTerm('title', 'Another title'), { element: null, field: 'title' }],
    ['a validity', (d) => d.setTerm('validUntil', '2027-01-31'), { element: null, field: 'validUntil' }],
    ['a selection', (d) => d.select(id('training'), true), { element: 'training' }],
    ['a pick', (d) => d.pick(id('platform'), [id('premium')]), { element: 'platform' }],
    ['a quantity', (d) => d.setQuantity(id('seats'), '8'), { element: 'seats' }],
    ['a removed component', (d) => d.removeComponent(id('training')), { element: 'training' }],
    ['a new section', (d) => void d.addSection({ title: 'More' }), { title: 'More' }],
  ])('refuses a send after %s changed, and says so', async (_, how, difference) => {
    const reviewed = await review(shop, shop.erik, quoteId);
    await change(quote.sellerId, how);
    expect(await send(shop, shop.erik, reviewed)).toMatchObject({
      refused: 'content-changed',
      details: { differences: [expect.objectContaining(difference)] },
    });
    expect(await rows('version')).toEqual([]);
    expect(await status()).toMatchObject({ status: 'co_design' });
    // The very same send goes through once the change has been looked at.
    accepted(await send(shop, shop.erik, await review(shop, shop.erik, quoteId)));
  });

  it('tells the seller what the buyer changed, from the reviewed value to the present one', async () => {
    const reviewed = await review(shop, shop.erik, quoteId);
    await change(anna.participantId, (d) => d.setQuantity(id('seats'), '10'));
    await change(anna.participantId, (d) => d.setQuantity(id('seats'), '12'));
    expect(await send(shop, shop.erik, reviewed)).toMatchObject({
      details: { differences: [{ element: 'seats', before: '6', after: '12' }] },
    });
  });

  it('tells of typing too, also of typing that the log has no row for', async () => {
    const type = (text: string) =>
      change(anna.participantId, (document) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(text)]);
        document.fragment('goals').insert(0, [paragraph]);
      });
    // Who has typed of late is known as long as somebody is in the room.
    const anybody = {
      participant: { id: anna.participantId, side: 'buyer', name: '', title: '', colour: 0 },
    } as const;
    const line = { sessionId: anna.sessionId, shareLinkId: null, bufferedAmount: 0, ...anybody };
    const deaf = { send() {}, whenDrained() {}, close() {} };
    shop.rooms.join(quoteId, 'shared', { ...line, ...deaf }, newcomer);

    const first = await review(shop, shop.erik, quoteId);
    await type('Twenty leads a week.');
    const { differences } = await refusedSend(first);
    expect(differences).toMatchObject([{ field: 'goals', after: expect.stringContaining('Twenty leads') }]);

    const second = await review(shop, shop.erik, quoteId);
    await type('And one more thing.');
    expect((await refusedSend(second)).differences).toMatchObject([{ field: 'texts' }]);
  });

  it('sends when what changed was changed back', async () => {
    const reviewed = await review(shop, shop.erik, quoteId);
    await change(anna.participantId, (d) => d.select(id('training'), true));
    await change(anna.participantId, (d) => d.select(id('training'), false));
    accepted(await send(shop, shop.erik, reviewed));
  });

  it('refuses when the people it goes to are not the reviewed ones', async () => {
    const reviewed = await review(shop, shop.erik, quoteId);
    await invite(shop, shop.erik, quoteId, 'Johan Lindqvist');
    expect(await send(shop, shop.erik, reviewed)).toMatchObject({
      refused: 'content-changed',
      details: { differences: expect.arrayContaining([expect.objectContaining({ field: 'customer' })]) },
    });
  });

  it('does not mind a colleague who looked in', async () => {
    const reviewed = await review(shop, shop.erik, quoteId);
    const maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm');
    await review(shop, maria, quoteId);
    accepted(await send(shop, maria, reviewed));
  });

  it('never freezes an edit that comes while it is sent, in whatever order they are tried', async () => {
    for (let round = 0; round < 10; round++) {
      const { quoteId: raced, sellerId } = await startQuote(shop, shop.erik);
      await invite(shop, shop.erik, raced);
      const reviewed = await review(shop, shop.erik, raced);
      const price = (d: QuoteDocument) => d.setComponent(id('review'), 'unitPrice', '1');
      const attempts = [
        () =>
          edit(shop, raced, sellerId, price).then(
            () => 'edited',
            () => 'locked',
          ),
        () => send(shop, shop.erik, reviewed).then((answer) => (isRefusal(answer) ? answer.refused : 'sent')),
      ];
      const order = round % 2 === 0 ? attempts : attempts.toReversed();
      const outcome = new Set(await Promise.all(order.map((attempt) => attempt())));
      expect([new Set(['edited', 'content-changed']), new Set(['locked', 'sent'])]).toContainEqual(outcome);
    }
  });
});
