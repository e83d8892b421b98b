import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId, type QuoteId } from '#shared/ids.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { readVersion } from '../../../server/quotes/versions.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  edit,
  openMeeting,
  type QuoteInWork,
  review,
  reviewAndSend,
  send,
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

const status = () => shop.db.selectFrom('quote').select(['status', 'write_epoch']).executeTakeFirstOrThrow();
const rows = (table: keyof Schema) => shop.db.selectFrom(table).selectAll().execute();
const stage = async () =>
  (await shop.db.selectFrom('opportunity').select('stage').executeTakeFirstOrThrow()).stage;

describe('sending', () => {
  it('writes version, standing, status, stage event and notification together', async () => {
    const { write_epoch } = await status();
    const version = await reviewAndSend(shop, shop.erik, quoteId);
    expect(await status()).toEqual({ status: 'sent', write_epoch: write_epoch + 1 });
    expect(await rows('version_standing')).toEqual([
      expect.objectContaining({ version_id: version.id, standing: 'outstanding' }),
    ]);
    expect(await stage()).toBe('quote_sent');
    const event = await shop.db
      .selectFrom('opportunity_event')
      .selectAll()
      .where('type', '=', 'quote_sent')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(event.evidence)).toMatchObject({ versionId: version.id, hash: version.hash });
    const [message] = await shop.db.selectFrom('outbox').selectAll().execute();
    expect(message).toMatchObject({ topic: 'version_sent', version_id: version.id });
    expect(JSON.parse(message?.payload ?? '')).toEqual({
      versionId: version.id,
      recipients: [{ participantId: anna.participantId, name: anna.name, email: 'Anna@lindqvist.example' }],
      signers: [anna.participantId],
      message: 'Hi Anna!',
    });
  });

  it('locks the content for both sides', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    await expect(change(quote.sellerId, (d) => d.setTerm('title', 'Later'))).rejects.toThrow();
    await expect(change(anna.participantId, (d) => d.select(id('training'), true))).rejects.toThrow();
  });

  it('is refused while something must be settled, and names it', async () => {
    await change(quote.sellerId, (d) => d.setTerm('startDate', null));
    await change(anna.participantId, (d) => d.pick(id('platform'), []));
    const answer = await send(shop, shop.erik, await review(shop, shop.erik, quoteId));
    expect(answer).toMatchObject({ refused: 'not-sendable' });
    const { checks } = (answer as { details: { checks: { code: string; level: string }[] } }).details;
    expect(
      checks
        .filter(({ level }) => level === 'stop')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['choices-decided', 'start-date-set']);
    expect(await rows('version')).toEqual([]);
  });

  it('I-4, I-6: numbers versions 1, 2, 3 and leaves one outstanding', async () => {
    for (let n = 1; n <= 3; n++) {
      await reviewAndSend(shop, shop.erik, quoteId);
      if (n < 3) accepted(await reviseQuote(shop, shop.erik, quoteId));
    }
    const versions = await shop.db
      .selectFrom('version')
      .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
      .select(['number', 'standing'])
      .orderBy('number')
      .execute();
    expect(versions).toEqual([
      { number: 1, standing: 'superseded' },
      { number: 2, standing: 'superseded' },
      { number: 3, standing: 'outstanding' },
    ]);
    // The database itself refuses a second one.
    await expect(
      shop.db.updateTable('version_standing').set({ standing: 'outstanding' }).execute(),
    ).rejects.toThrow(/UNIQUE/);
  });

  it('I-2: a version can be neither changed nor removed', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    await expect(shop.db.updateTable('version').set({ hash: 'x' }).execute()).rejects.toThrow(/append only/);
    await expect(shop.db.deleteFrom('version').execute()).rejects.toThrow(/append only/);
  });

  it('a version that was tampered with all the same is not shown', async () => {
    await reviewAndSend(shop, shop.erik, quoteId);
    accepted(await readVersion(shop, anna, quoteId, 1));
    await sql`drop trigger version_refuses_update`.execute(shop.db);
    await sql`update version set canonical = replace(canonical, '48000', '47000')`.execute(shop.db);
    await expect(readVersion(shop, anna, quoteId, 1)).rejects.toThrow(/does not have its hash/);
  });
});

describe('I-5: one version for one intent', () => {
  it('a retry finds the version that the first try made', async () => {
    const reviewed = await review(shop, shop.erik, quoteId);
    const first = accepted(await send(shop, shop.erik, reviewed, 'intent-1'));
    expect(await send(shop, shop.erik, reviewed, 'intent-1')).toEqual(first);
    expect(await rows('version')).toHaveLength(1);
    expect(await rows('outbox')).toHaveLength(1);
  });

  it('also when both arrive at once', async () => {
    const reviewed = await review(shop, shop.erik, quoteId);
    const answers = await Promise.all([1, 2, 3].map(() => send(shop, shop.erik, reviewed, 'intent-1')));
    expect(new Set(answers.map((answer) => accepted(answer).id)).size).toBe(1);
    expect(await rows('version')).toHaveLength(1);
  });

  it('a key that has sent something else is refused', async () => {
    await send(shop, shop.erik, await review(shop, shop.erik, quoteId), 'intent-1');
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    expect(await send(shop, shop.erik, await review(shop, shop.erik, quoteId), 'intent-1')).toMatchObject({
      refused: 'already-exists',
    });
  });

  it('of two sellers who send at once one wins, and the other is told who', async () => {
    const maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm');
    const reviewed = await review(shop, shop.erik, quoteId);
    const answers = await Promise.all([send(shop, shop.erik, reviewed), send(shop, maria, reviewed)]);
    const [loser] = answers.filter(isRefusal);
    const [winner] = answers.filter((answer) => !isRefusal(answer));
    expect(answers.filter(isRefusal)).toHaveLength(1);
    expect(loser).toMatchObject({ refused: 'wrong-status', details: { version: winner } });
    expect(await rows('version')).toHaveLength(1);
  });
});

describe('I-16: a send is whole or it has not happened', () => {
  const statements = [
    ['quote', 'update'],
    ['version', 'insert'],
    ['version_standing', 'update'],
    ['version_standing', 'insert'],
    ['opportunity_event', 'insert'],
    ['opportunity', 'update'],
    ['outbox', 'insert'],
  ] as const;
  const touched = [
    'quote',
    'version',
    'version_standing',
    'opportunity_event',
    'opportunity',
    'outbox',
  ] as const;

  it.each(statements)('when its write to %s (%s) fails', async (table, verb) => {
    await reviewAndSend(shop, shop.erik, quoteId);
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    const reviewed = await review(shop, shop.erik, quoteId);
    const before = await Promise.all(touched.map(rows));

    const failing = `create trigger failing before ${verb} on ${table} begin select raise(abort, 'disk on fire'); end`;
    await sql.raw(failing).execute(shop.db);
    await expect(send(shop, shop.erik, reviewed, 'intent-2')).rejects.toThrow(/disk on fire/);
    expect(await Promise.all(touched.map(rows))).toEqual(before);

    await sql`drop trigger failing`.execute(shop.db);
    expect(accepted(await send(shop, shop.erik, reviewed, 'intent-2'))).toMatchObject({ number: 2 });
    await expect(change(quote.sellerId, (d) => d.setTerm('title', 'Later'))).rejects.toThrow();
  });
});

describe('I-33: the stage through the whole process', () => {
  it('follows from what happened and from nothing else', async () => {
    expect(await stage()).toBe('identified'); // Anna has opened her link.
    await change(quote.sellerId, (d) => d.setComponent(id('review'), 'unitPrice', '50000'));
    expect(await stage()).toBe('identified'); // Sellers move nothing.
    await change(anna.participantId, (d) => d.select(id('training'), true));
    expect(await stage()).toBe('co_designing');
    await reviewAndSend(shop, shop.erik, quoteId);
    expect(await stage()).toBe('quote_sent');
    accepted(await reviseQuote(shop, shop.erik, quoteId));
    expect(await stage()).toBe('negotiating');
    await reviewAndSend(shop, shop.erik, quoteId);
    expect(await stage()).toBe('negotiating');
  });
});

describe('revising', () => {
  it('opens the document again while the sent version stands', async () => {
    const version = await reviewAndSend(shop, shop.erik, quoteId);
    const view = accepted(await reviseQuote(shop, shop.erik, quoteId));
    expect(view).toMatchObject({ status: 'co_design', nextVersion: 2 });
    expect(view.versions).toEqual([{ ...version, standing: 'outstanding' }]);
    await change(anna.participantId, (d) => d.select(id('training'), true));
    const { frozen } = accepted(await readVersion(shop, anna, quoteId, 1));
    expect(frozen.content.choices).toMatchObject({ training: false });
  });

  it('is refused before anything was sent, and by the second of two', async () => {
    expect(await reviseQuote(shop, shop.erik, quoteId)).toMatchObject({ refused: 'wrong-status' });
    await reviewAndSend(shop, shop.erik, quoteId);
    const both = await Promise.all([
      reviseQuote(shop, shop.erik, quoteId),
      reviseQuote(shop, shop.erik, quoteId),
    ]);
    expect(both.filter(isRefusal)).toEqual([expect.objectContaining({ refused: 'wrong-status' })]);
    expect(await stage()).toBe('negotiating');
  });
});
