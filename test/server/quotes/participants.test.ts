import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QuoteId, ShareLinkId } from '#shared/ids.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import type { GuestActor, UserActor } from '../../../server/accounts/actor.ts';
import { createOpportunity } from '../../../server/opportunities/create-opportunity.ts';
import { createFirstQuotes } from '../../../server/quotes/create-first-quotes.ts';
import { addParticipant, ensureParticipant } from '../../../server/quotes/participants.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import {
  aDay,
  addOrganisation,
  addUser,
  gateAnswers,
  openTestDatabase,
  type TestDatabase,
} from '../../support/selling-organisation.ts';

let storage: TestDatabase;
let erik: UserActor;
let quoteId: QuoteId;

beforeEach(async () => {
  storage = await openTestDatabase();
  erik = await addUser(storage.db, await addOrganisation(storage.db));
  quoteId = await openQuote(erik);
});
afterEach(() => storage.close());

async function openQuote(actor: UserActor): Promise<QuoteId> {
  const deps = { db: storage.db, now: () => aDay, createFirstQuotes, readStart: async () => null };
  const answer = await createOpportunity(deps, actor, gateAnswers(), randomId());
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer.quoteId;
}

async function addGuest(name: string): Promise<GuestActor> {
  const { organisationId } = erik;
  const participantId = await addParticipant(
    storage.db,
    { organisationId, quoteId, side: 'buyer', userId: null, name, title: '', email: '' },
    aDay,
  );
  return {
    kind: 'guest',
    participantId,
    quoteId,
    organisationId,
    shareLinkId: ShareLinkId.parse('a-share-link'),
    name,
    sessionId: 'a-session',
  };
}

describe('a person’s place in a quote', () => {
  it('is made once for a user, whatever arrives at the same moment', async () => {
    const maria = await addUser(storage.db, erik.organisationId, 'Maria Holm');
    const places = await Promise.all(
      Array.from({ length: 5 }, () => ensureParticipant(storage.db, maria, quoteId, aDay)),
    );
    expect(new Set(places.map((place) => place?.id)).size).toBe(1);
    expect(places[0]).toMatchObject({ side: 'seller', name: 'Maria Holm', colour: 1 });
  });

  it('has the next colour of its side, also for people who come at once', async () => {
    const people = await Promise.all(
      ['Maria', 'Olle', 'Petra'].map((name) => addUser(storage.db, erik.organisationId, name)),
    );
    const places = await Promise.all(
      people.map((actor) => ensureParticipant(storage.db, actor, quoteId, aDay)),
    );
    expect(places.map((place) => place?.colour).sort()).toEqual([1, 2, 3]);
    const anna = await ensureParticipant(storage.db, await addGuest('Anna'), quoteId, aDay);
    const johan = await ensureParticipant(storage.db, await addGuest('Johan'), quoteId, aDay);
    expect([anna?.colour, johan?.colour]).toEqual([0, 1]);
  });

  it('is the one the link was made for, for a guest', async () => {
    const anna = await addGuest('Anna');
    expect(await ensureParticipant(storage.db, anna, quoteId, aDay)).toMatchObject({
      id: anna.participantId,
      side: 'buyer',
      name: 'Anna',
    });
  });

  it('does not show an email to the others', async () => {
    expect(await ensureParticipant(storage.db, erik, quoteId, aDay)).not.toHaveProperty('email');
  });
});

describe('I-27: nobody has a place in a quote that is not theirs', () => {
  it('a user of another organisation', async () => {
    const stranger = await addUser(storage.db, await addOrganisation(storage.db, 'Annan AB'));
    expect(await ensureParticipant(storage.db, stranger, quoteId, aDay)).toBeNull();
    // The same call does give a colleague a place.
    const colleague = await addUser(storage.db, erik.organisationId, 'Maria Holm');
    expect(await ensureParticipant(storage.db, colleague, quoteId, aDay)).not.toBeNull();
  });

  it('a guest of another quote in the same organisation', async () => {
    const anna = await addGuest('Anna');
    const another = await openQuote(erik);
    expect(await ensureParticipant(storage.db, anna, another, aDay)).toBeNull();
    expect(await ensureParticipant(storage.db, anna, quoteId, aDay)).not.toBeNull();
  });

  it('anybody in a quote that does not exist', async () => {
    expect(await ensureParticipant(storage.db, erik, QuoteId.parse('no-such-quote'), aDay)).toBeNull();
  });
});
