import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import type { Actor, GuestActor } from '../../../server/accounts/actor.ts';
import { mostCounted, readNews } from '../../../server/quotes/news.ts';
import { markSeen } from '../../../server/quotes/seen.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import { accepted, edit, type Meeting, openMeeting } from '../../support/workshop.ts';

let meeting: Meeting;
let erik: Actor;
let anna: GuestActor;

beforeEach(async () => {
  meeting = await openMeeting();
  ({ anna } = meeting);
  ({ erik } = meeting.shop);
});
afterEach(() => meeting.shop.close());

const news = async (who: Actor) => accepted(await readNews(meeting.shop, who, meeting.quoteId)).news;
const see = async (who: Actor, seq: number) =>
  accepted(await markSeen(meeting.shop, who, meeting.quoteId, seq)).seq;
const all = Number.MAX_SAFE_INTEGER;

const choose = (on: boolean) =>
  edit(meeting.shop, meeting.quoteId, anna.participantId, (document) =>
    document.select(ElementId.parse('training'), on),
  );
const price = (value: string) =>
  edit(meeting.shop, meeting.quoteId, meeting.quote.sellerId, (document) =>
    document.setComponent(ElementId.parse('review'), 'unitPrice', value),
  );

describe('what is news to somebody who comes back', () => {
  it('is what others did since, with their names, their number and when one was last there', async () => {
    await choose(true);
    const seq = await see(erik, all);
    const at = meeting.shop.clock.now;
    await choose(false);
    await price('1200');
    await choose(true);
    expect(await news(erik)).toEqual({ seq, at, names: [anna.name], count: 2, isMore: false });
  });

  it('is nothing on a first visit, where nothing happened, and where all of it was one’s own', async () => {
    await choose(true);
    expect(await news(erik)).toBeNull();
    await see(erik, all);
    expect(await news(erik)).toBeNull();
    await price('1200');
    expect(await news(erik)).toBeNull();
  });

  it('begins for somebody who saw the quote before anybody had changed it', async () => {
    expect(await see(erik, 0)).toBe(0);
    await choose(true);
    expect(await news(erik)).toMatchObject({ seq: 0, count: 1 });
  });

  it('counts steps that are one line as one', async () => {
    await see(anna, all);
    for (const value of ['1200', '1300', '1400']) await price(value);
    expect(await news(anna)).toMatchObject({ count: 1 });
  });

  it('says where it has not counted all', async () => {
    await see(erik, 0);
    for (let n = 0; n < mostCounted; n += 1) await choose(n % 2 === 0);
    expect(await news(erik)).toMatchObject({ count: mostCounted, isMore: true });
  }, 60_000);
});

describe('how far somebody has seen', () => {
  it('is kept for them alone', async () => {
    await see(erik, 0);
    await see(anna, 0);
    await choose(true);
    await price('1200');
    await see(erik, all);
    expect(await news(erik)).toBeNull();
    expect(await news(anna)).toMatchObject({ seq: 0, count: 1 });
  });

  it('never goes back, nor ahead of what was changed', async () => {
    await choose(true);
    await choose(false);
    const newest = await see(erik, all);
    expect(newest).toBeLessThan(10);
    expect(await see(erik, newest - 1)).toBe(newest);
    expect(await see(erik, newest)).toBe(newest);
    await choose(true);
    expect(await news(erik)).toMatchObject({ seq: newest, count: 1 });
  });

  it('is not told to a seller who looks as the customer', async () => {
    await see(anna, 0);
    await price('1200');
    expect(await news(anna)).not.toBeNull();
    expect(await news({ ...anna, isSeenBySeller: true })).toBeNull();
  });

  it('is not kept of a quote that one may not see', async () => {
    const foreigner = await addUser(meeting.shop.db, await addOrganisation(meeting.shop.db));
    expect(await markSeen(meeting.shop, foreigner, meeting.quoteId, 1)).toMatchObject({
      refused: 'not-found',
    });
    expect(await readNews(meeting.shop, foreigner, meeting.quoteId)).toMatchObject({ refused: 'not-found' });
  });
});
