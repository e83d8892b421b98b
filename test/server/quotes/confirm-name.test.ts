/** A guest says once who they are: their own name, and nothing that was sent or said before is changed by it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { QuoteId } from '#shared/ids.ts';
import { endpoints } from '#shared/protocol/api.ts';
import type { Actor, GuestActor } from '../../../server/accounts/actor.ts';
import { confirmName } from '../../../server/quotes/confirm-name.ts';
import { viewQuote } from '../../../server/quotes/quote-view.ts';
import { readVersion } from '../../../server/quotes/versions.ts';
import { up } from '../../../server/storage/migrations/0045-confirmed-names.ts';
import { answerTo, lieWithCustomer, press } from '../../support/answering.ts';
import { accepted, invite, openMeeting, startQuote, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;
let quoteId: QuoteId;
let anna: GuestActor;

beforeEach(async () => {
  ({ shop, quoteId, anna } = await openMeeting());
});
afterEach(() => shop.close());

const better = { name: 'Anna Berg-Lindqvist', title: 'CMO' };
const say = (who: Actor, correction: typeof better | null, where = quoteId) =>
  confirmName(shop, who, where, { correction });
const view = async (who: Actor, where = quoteId) => accepted(await viewQuote(shop, who, where));
const nameOf = async (id: string, where = quoteId) =>
  (await view(shop.erik, where)).participants.find((person) => person.id === id)?.name;
const audited = async () => {
  const rows = await shop.db
    .selectFrom('audit')
    .innerJoin('audit_detail', 'audit_detail.seq', 'audit.seq')
    .select(['action', 'actor_id', 'value'])
    .where('action', 'in', ['name_confirmed', 'name_corrected'])
    .execute();
  return rows.map(({ value, ...row }) => ({ ...row, detail: JSON.parse(value) }));
};

describe('the question', () => {
  test('is for a guest who has not answered it, and for no seller', async () => {
    expect((await view(anna)).asksName).toBe(true);
    expect((await view(shop.erik)).asksName).toBe(false);
  });

  test('is settled by saying that it is right, and then stands in the audit log once', async () => {
    accepted(await say(anna, null));
    accepted(await say(anna, null));
    expect((await view(anna)).asksName).toBe(false);
    const detail = { name: 'Anna Bergman', title: 'Marketing manager' };
    expect(await audited()).toEqual([{ action: 'name_confirmed', actor_id: anna.participantId, detail }]);
  });

  test('is settled by what is right instead, with both names in the audit log', async () => {
    expect(accepted(await say(anna, better)).participant).toMatchObject({
      id: anna.participantId,
      ...better,
    });
    expect(await view(anna)).toMatchObject({ asksName: false });
    expect(await nameOf(anna.participantId)).toBe(better.name);
    const from = { name: 'Anna Bergman', title: 'Marketing manager' };
    const detail = { from, to: better };
    expect(await audited()).toEqual([{ action: 'name_corrected', actor_id: anna.participantId, detail }]);
  });

  test('is not answered again in another way; the same again is no harm', async () => {
    accepted(await say(anna, better));
    accepted(await say(anna, better));
    accepted(await say(anna, null));
    expect(await say(anna, { name: 'Somebody', title: '' })).toMatchObject({ refused: 'already-answered' });
    expect(await nameOf(anna.participantId)).toBe(better.name);
    expect(await audited()).toHaveLength(1);
  });

  test('has been answered by who was here before there was one, and by nobody else at the customer', async () => {
    const { organisationId } = shop.erik;
    const person = { name: 'Nils', title: '', email: 'nils@lindqvist.example', created_at: 1, colour: 7 };
    const place = {
      organisation_id: organisationId,
      quote_id: quoteId,
      side: 'buyer',
      user_id: null,
    } as const;
    await shop.db
      .insertInto('participant')
      .values({ id: 'nils-has-no-session' as typeof anna.participantId, ...person, ...place })
      .execute();
    await shop.db.schema.alterTable('participant').dropColumn('name_confirmed_at').execute();
    await up(shop.db as never);
    const rows = await shop.db.selectFrom('participant').select(['name', 'name_confirmed_at']).execute();
    expect(Object.fromEntries(rows.map((row) => [row.name, row.name_confirmed_at !== null]))).toEqual({
      'Anna Bergman': true,
      'Erik Sandberg': false,
      Nils: false,
    });
  });
});

describe('a name', () => {
  test('is one’s own alone: nobody else’s changes, and another quote is none of theirs', async () => {
    const johan = await invite(shop, shop.erik, quoteId, 'Johan Lindqvist');
    const other = await startQuote(shop, shop.erik);
    accepted(await say(johan, better));
    expect(await nameOf(anna.participantId)).toBe('Anna Bergman');
    expect((await view(anna)).asksName).toBe(true);
    expect(await say(anna, better, other.quoteId)).toMatchObject({ refused: 'not-found' });
    expect(await say(shop.erik, better)).toMatchObject({ refused: 'not-found' });
    expect(await nameOf(other.sellerId, other.quoteId)).toBe('Erik Sandberg');
  });

  test.each([
    ['no name', { name: '  ', title: '' }],
    ['a name that is too long', { name: 'x'.repeat(121), title: '' }],
    ['a title that is too long', { name: 'Anna', title: 'x'.repeat(121) }],
    ['somebody’s id', { name: 'Anna', title: '', participantId: 'another-person' }],
  ])('is not taken with %s', (_what, correction) => {
    expect(endpoints.confirmName.body.safeParse({ correction }).success).toBe(false);
  });

  test('stays as it was in what was sent, and is the new one in what is signed', async () => {
    const lying = await lieWithCustomer(shop);
    accepted(await say(lying.anna, better, lying.quoteId));
    const { frozen } = accepted(await readVersion(shop, lying.anna, lying.quoteId, 1));
    expect(frozen.offer?.signatories.map(({ name }) => name)).toContain('Anna Bergman');
    const { you } = await answerTo(shop, lying.anna, lying.quoteId);
    expect(you).toMatchObject(better);
    const signed = accepted(await press(shop, lying.anna, { name: you?.name ?? '' }));
    expect(JSON.stringify(signed)).toContain(better.name);
  });
});
