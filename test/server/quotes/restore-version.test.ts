/** An earlier version becomes the draft again, in the live room, while people are in it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ElementId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { type FrozenQuote, frozenFormat } from '#shared/quote/frozen-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { GuestActor } from '../../../server/accounts/actor.ts';
import { listChanges } from '../../../server/quotes/changes.ts';
import { canonicalContent } from '../../../server/quotes/content-hash.ts';
import { ensureParticipant } from '../../../server/quotes/participants.ts';
import { restoreVersion, undoRestoring } from '../../../server/quotes/restore-version.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { readVersion } from '../../../server/quotes/versions.ts';
import { EditOvertaken } from '../../../server/rooms/rooms.ts';
import type { LiveRooms } from '../../../server/rooms/rooms-registry.ts';
import { paragraphs } from '../../support/quote-content.ts';
import { RoomPeer } from '../../support/room-peer.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  edit,
  openMeeting,
  type QuoteInWork,
  reviewAndSend,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;
let anna: GuestActor;
let first: FrozenQuote;

beforeEach(async () => {
  ({ shop, quote, anna } = await openMeeting());
  await reviewAndSend(shop, shop.erik, quote.quoteId);
  first = accepted(await readVersion(shop, shop.erik, quote.quoteId, 1)).frozen;
});
afterEach(() => shop.close());

const id = (value: string) => ElementId.parse(value);
const now = async (): Promise<QuoteContent> => (await shop.rooms.read(quote.quoteId)).content;
const status = async () =>
  (await shop.db.selectFrom('quote').select('status').executeTakeFirstOrThrow()).status;
const restore = async () => accepted(await restoreVersion(shop, shop.erik, quote.quoteId, 1));

/** What the content hashes to, frozen as the first version was. */
const hashOf = (content: QuoteContent) => canonicalContent({ ...first, format: frozenFormat, content }).hash;

async function join(who: GuestActor | typeof shop.erik): Promise<RoomPeer> {
  const participant = await ensureParticipant(shop.db, who, quote.quoteId, shop.now());
  if (!participant) throw new Error('nobody of this quote');
  return new RoomPeer(shop.rooms, quote.quoteId, 'shared', participant).joined();
}

/** Everything there is to change: terms, texts, choices, and elements that come, go and move. */
function rework(document: QuoteDocument): void {
  document.setTerm('title', 'Something else');
  document.setTerm('quoteDiscount', { percent: '7' });
  document.setComponent(id('review'), 'unitPrice', '1');
  document.removeComponent(id('training'));
  const section = document.addSection({ title: 'New' });
  document.addComponent({ sectionId: section, title: 'Extra', unitPrice: '10' });
  document.moveComponent(id('seats'), { sectionId: section, groupId: null });
  document.pick(id('platform'), [id('premium')]);
  document.setQuantity(id('seats'), '10');
  const optional = document.addSection({ title: 'Chosen as a whole', presence: 'optional' });
  document.selectSection(optional, true);
  const option = document.addComponent({
    sectionId: optional,
    title: 'Option',
    presence: 'optional',
    unitPrice: '7000',
  });
  document.select(option, true);
  const intro = document.fragment('intro');
  intro.delete(0, intro.length);
}

async function rewrite(): Promise<void> {
  accepted(await reviseQuote(shop, shop.erik, quote.quoteId));
  await edit(shop, quote.quoteId, quote.sellerId, rework);
}

describe('every copy says what the version says', () => {
  test('those in the room, the server, and whoever comes after a restart', async () => {
    await rewrite();
    const peers = [await join(anna), await join(shop.erik)];
    expect(hashOf(await now())).not.toBe(hashOf(first.content));
    expect((await restore()).changed).toBeGreaterThan(10);

    for (const peer of peers) {
      await peer.until(() => peer.quote.read().content.terms.title === first.content.terms.title);
      expect(peer.quote.read().content).toEqual(first.content);
    }
    expect(await now()).toEqual(first.content);
    expect(hashOf(await now())).toBe(hashOf(first.content));
    const stored = await shop.rooms.hold(quote.quoteId, async ({ yjsState }) => yjsState);
    const reloaded = new Y.Doc();
    Y.applyUpdate(reloaded, stored);
    expect(new QuoteDocument(reloaded, 'shared').read().content).toEqual(first.content);
  });

  test('the document is the one they hold: what somebody wrote while away merges with it', async () => {
    await rewrite();
    const buyer = await join(anna);
    const generation = async () =>
      (
        await shop.db
          .selectFrom('document')
          .select('generation')
          .where('kind', '=', 'shared')
          .executeTakeFirstOrThrow()
      ).generation;
    const before = await generation();
    const away = new Y.Doc();
    Y.applyUpdate(away, Y.encodeStateAsUpdate(buyer.doc));
    const goals = new QuoteDocument(away, 'shared').fragment('goals').get(0) as Y.XmlElement;
    (goals.get(0) as Y.XmlText).insert(0, 'Now: ');

    await restore();
    Y.applyUpdate(buyer.doc, Y.encodeStateAsUpdate(away));
    await buyer.untilSaved();
    expect(await generation()).toBe(before);
    expect(buyer.told.refused).toEqual([]);
    expect(buyer.closedWith).toBeNull();
    const { jointTexts, ...rest } = await now();
    expect(jointTexts.goals).toEqual(paragraphs('Now: Ten leads a week.'));
    const { jointTexts: _, ...wanted } = first.content;
    expect(rest).toEqual(wanted);
  });

  test('the negative control: one value that differs is another hash', async () => {
    await rewrite();
    await restore();
    await edit(shop, quote.quoteId, quote.sellerId, (document) => document.setTerm('paymentDays', 29));
    expect(hashOf(await now())).not.toBe(hashOf(first.content));
  });
});

describe('a sent quote is opened and restored at once', () => {
  /** All that either of the two would write. */
  const written = async () => ({
    status: await status(),
    content: await now(),
    events: (await shop.db.selectFrom('opportunity_event').select('type').execute()).length,
    audit: (await shop.db.selectFrom('audit').select('action').execute()).length,
    restorations: (await shop.db.selectFrom('restoration').select('id').execute()).length,
    changes: (await shop.db.selectFrom('change').select('seq').execute()).length,
  });
  /** Two versions, the second sent and outstanding. */
  const sendAnother = async () => {
    await rewrite();
    shop.clock.now += 1_000;
    await reviewAndSend(shop, shop.erik, quote.quoteId);
  };
  /** Rooms in which what goes with an edit fails after all of it was written. */
  const failing = (): Workshop => {
    const { rooms } = shop;
    const fail: LiveRooms['editAs'] = (as, quoteId, by, change, alongside) =>
      rooms.editAs(as, quoteId, by, change, async (trx, seq) => {
        await alongside(trx, seq);
        throw new EditOvertaken('it failed half-way');
      });
    return { ...shop, rooms: { ...rooms, editAs: fail } };
  };

  test('and prices to what the version came to, to the same canonical bytes', async () => {
    const { priced } = accepted(await readVersion(shop, shop.erik, quote.quoteId, 1));
    await sendAnother();
    expect(await status()).toBe('sent');
    const seller = await join(shop.erik);
    await restore();
    expect(await status()).toBe('co_design');
    expect(hashOf(await now())).toBe(hashOf(first.content));
    expect(priceQuote(await now(), { asOf: priced.asOf })).toEqual(priced);
    await seller.until(() => seller.quote.read().content.terms.title === first.content.terms.title);
    // Who was in the room when it was opened edits on, under the status that it has now.
    seller.quote.setTerm('title', 'Third');
    await seller.untilSaved();
    expect((await now()).terms.title).toBe('Third');
  });

  test('or neither: a failure half-way leaves nothing (I-16)', async () => {
    await sendAnother();
    const before = await written();
    expect(before.status).toBe('sent');
    expect(await restoreVersion(failing(), shop.erik, quote.quoteId, 1)).toMatchObject({
      refused: 'not-restorable',
    });
    expect(await written()).toEqual(before);
    const seller = await join(shop.erik);
    seller.quote.setTerm('title', 'Not while it is sent');
    await seller.until(() => seller.told.refused.length > 0);
    expect(await written()).toEqual(before);
  });

  test('the negative control: opened first and restored after it, the opening would stay', async () => {
    await sendAnother();
    const before = await written();
    accepted(await reviseQuote(shop, shop.erik, quote.quoteId));
    const after = await written();
    expect(after.status).not.toBe(before.status);
    expect([after.events, after.audit]).not.toEqual([before.events, before.audit]);
  });

  test('also where another seller opens it at the same moment', async () => {
    await sendAnother();
    const [outcome] = await Promise.all([
      restoreVersion(shop, shop.erik, quote.quoteId, 1),
      reviseQuote(shop, shop.erik, quote.quoteId),
    ]);
    accepted(outcome);
    expect(await now()).toEqual(first.content);
    const opened = await shop.db
      .selectFrom('opportunity_event')
      .select('type')
      .where('type', '=', 'revision_opened')
      .execute();
    // The one before the second version, and one of the two.
    expect(opened).toHaveLength(2);
  });
});

describe('it is an edit like any other', () => {
  test('logged under the seller’s name, field by field', async () => {
    await rewrite();
    const [latest] = accepted(await listChanges(shop, shop.erik, quote.quoteId, { limit: 1 }));
    await restore();
    const changes = accepted(await listChanges(shop, shop.erik, quote.quoteId, { limit: 50 })).filter(
      ({ seq }) => seq > (latest?.seq ?? 0),
    );
    expect(new Set(changes.map(({ participant }) => participant.id))).toEqual(new Set([quote.sellerId]));
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: 'price', field: 'unitPrice', before: '1', after: '48000' }),
    );
    expect(changes.map(({ kind, element }) => `${kind} ${element?.id}`)).toContain('added training');
  });

  test('opens a sent quote as its next version first; the sent one stands', async () => {
    expect(await restore()).toEqual({ restorationId: null, changed: 0 });
    expect(await status()).toBe('co_design');
    const { version } = accepted(await readVersion(shop, anna, quote.quoteId, 1));
    expect(version.standing).toBe('outstanding');
  });

  test.each(['accepted', 'closed'] as const)(
    'refused when the quote is %s, and nothing is changed',
    async (ended) => {
      await rewrite();
      const before = await now();
      await shop.db.updateTable('quote').set({ status: ended }).execute();
      expect(await restoreVersion(shop, shop.erik, quote.quoteId, 1)).toMatchObject({
        refused: 'wrong-status',
      });
      expect(await now()).toEqual(before);
      expect(await status()).toBe(ended);
    },
  );

  test('refused when a send comes between, and what was sent stays as it was sent', async () => {
    await rewrite();
    const before = await now();
    const sendsFirst: Workshop = {
      ...shop,
      rooms: {
        ...shop.rooms,
        edit: async (...of) => {
          await reviewAndSend(shop, shop.erik, quote.quoteId);
          return shop.rooms.edit(...of);
        },
      },
    };
    expect(await restoreVersion(sendsFirst, shop.erik, quote.quoteId, 1)).toMatchObject({
      refused: 'wrong-status',
    });
    expect(await now()).toEqual(before);
    expect(accepted(await readVersion(shop, shop.erik, quote.quoteId, 2)).frozen.content).toEqual(before);
    expect(await shop.db.selectFrom('restoration').selectAll().execute()).toEqual([]);
  });

  test('refused for a version there is not, and for another organisation (I-27)', async () => {
    expect(await restoreVersion(shop, shop.erik, quote.quoteId, 2)).toEqual({ refused: 'not-found' });
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek');
    expect(await restoreVersion(shop, stranger, quote.quoteId, 1)).toEqual({ refused: 'not-found' });
  });
});

describe('taken back', () => {
  const undo = (restorationId: Parameters<typeof undoRestoring>[3]) =>
    undoRestoring(shop, shop.erik, quote.quoteId, restorationId);

  test('the draft is as it was, and doing it again does nothing', async () => {
    await rewrite();
    const before = await now();
    const { restorationId, changed } = await restore();
    if (restorationId === null) throw new Error('it changed nothing');
    expect(accepted(await undo(restorationId)).changed).toBe(changed);
    expect(await now()).toEqual(before);
    expect(accepted(await undo(restorationId)).changed).toBe(0);
    expect(await now()).toEqual(before);
  });

  test('but what somebody has changed since is theirs', async () => {
    await rewrite();
    const { restorationId } = await restore();
    if (restorationId === null) throw new Error('it changed nothing');
    await edit(shop, quote.quoteId, anna.participantId, (document) => document.setQuantity(id('seats'), '8'));
    await undo(restorationId);
    const { terms, quantities } = await now();
    expect(terms.title).toBe('Something else');
    expect(quantities['seats']).toBe('8');
  });

  test('not by another organisation (I-27)', async () => {
    await rewrite();
    const { restorationId } = await restore();
    if (restorationId === null) throw new Error('it changed nothing');
    const stranger = await addUser(shop.db, await addOrganisation(shop.db, 'Annan AB'), 'Sten Ek');
    expect(await undoRestoring(shop, stranger, quote.quoteId, restorationId)).toEqual({
      refused: 'not-found',
    });
  });
});
