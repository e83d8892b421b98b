/**
 * Somebody worked offline while the other side changed what may be chosen. An update is taken or refused as a whole;
 * a refusal names the place, so that the person's own page can make the rest again, change by change.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { leaveFormatting } from '#shared/quote-doc/leave-formatting.ts';
import { asPlain, GuardedRoom, type Peer } from '../../support/guarded-room.ts';

const goals = ({ document }: Peer) => (document.fragment('goals').get(0) as Y.XmlElement).get(0) as Y.XmlText;

function* itemsOf(text: Y.XmlText): Generator<Y.Item> {
  for (let item = text._start; item !== null; item = item.right) if (!item.deleted) yield item;
}

/** What the buyer does offline: four changes that all may be made when the line breaks. */
const work: Readonly<Record<string, (buyer: Peer) => void>> = {
  choices: ({ document }) => document.select('training', true),
  picks: ({ document }) => document.pick('platform', ['premium']),
  quantities: ({ document }) => document.setQuantity('seats', '20'),
  jointTexts: (buyer) => goals(buyer).insert(0, 'From the train. '),
};

function offline(meanwhile: (seller: Peer, room: GuardedRoom) => void) {
  const room = new GuardedRoom();
  const [seller, buyer] = [room.join('seller'), room.join('buyer')];
  buyer.disconnect();
  for (const act of Object.values(work)) act(buyer);
  meanwhile(seller, room);
  expect(seller.judgements.filter(({ verdict }) => verdict === 'refuse')).toEqual([]);
  const sent = Y.encodeStateAsUpdate(buyer.doc, Y.encodeStateVector(room.doc));
  const before = room.snapshot();
  const judgement = room.receive(sent, buyer);
  if (judgement.verdict === 'refuse') expect(room.snapshot()).toBe(before);
  return { room, seller, judgement };
}

/** The same changes, made one by one on the server's document, as a page does that was refused. */
function madeAgain(room: GuardedRoom): Record<string, string> {
  const again = room.join('buyer');
  return Object.fromEntries(
    Object.entries(work).map(([root, act]) => {
      act(again);
      const last = again.judgements.at(-1);
      // What was refused is rolled back before the next one is made.
      if (last?.verdict !== 'refuse') return [root, last?.verdict ?? 'nothing'];
      again.disconnect();
      return [root, last.code];
    }),
  );
}

describe('work done offline that the other side has overtaken', () => {
  it.each<[string, (seller: Peer) => void, string, string[]]>([
    [
      'a component that became required',
      ({ document }) => document.setComponent('training', 'presence', 'required'),
      'invalid-value',
      ['choices', 'training'],
    ],
    [
      'a component that was moved out of its group',
      ({ document }) => document.moveComponent('premium', { sectionId: 'start', groupId: null }),
      'invalid-value',
      ['picks', 'platform'],
    ],
    [
      'a quantity that is too high now',
      ({ document }) => document.setComponent('seats', 'buyerQuantity', { min: '2', max: '10', step: '2' }),
      'invalid-value',
      ['quantities', 'seats'],
    ],
    [
      'a quantity that is no longer for the buyer to set',
      ({ document }) => document.setComponent('seats', 'buyerQuantity', null),
      'invalid-value',
      ['quantities', 'seats'],
    ],
  ])('%s: refused as one, by the name of the place', (_, meanwhile, code, path) => {
    const { judgement } = offline(meanwhile);
    expect(judgement).toMatchObject({ verdict: 'refuse', code, path });
  });

  it('everything else is taken when it is made again', () => {
    const { room } = offline(({ document }) => document.setComponent('seats', 'buyerQuantity', null));
    const { quantities: _, ...rest } = work;
    const again = room.join('buyer');
    for (const act of Object.values(rest)) act(again);
    expect(again.judgements.map(({ verdict }) => verdict)).not.toContain('refuse');
    const { content } = again.document.read();
    expect(content.choices).toMatchObject({ training: true });
    expect(content.picks).toMatchObject({ platform: ['premium'] });
    expect(goals(again).toString()).toContain('From the train.');
    expect(asPlain(again.doc)).toEqual(asPlain(room.doc));
    again.doc.getMap('quantities').set('seats', '20');
    expect(again.judgements.at(-1)).toMatchObject({ verdict: 'refuse', path: ['quantities', 'seats'] });
  });

  it('nothing is while the quote is sent, and all of it when it is open again', () => {
    const { room, judgement } = offline((_, room) => {
      room.status = 'sent';
    });
    expect(judgement).toMatchObject({ verdict: 'refuse', code: 'locked' });
    expect(madeAgain(room).choices).toBe('locked');
    room.status = 'co_design';
    expect(Object.values(madeAgain(room))).toEqual(['accept', 'accept', 'accept', 'accept']);
  });

  it('nor is a mark while it is sent, though it means nothing yet: their copy would be another one for good', () => {
    const room = new GuardedRoom();
    const [seller, buyer] = [room.join('seller'), room.join('buyer')];
    for (const peer of [seller, buyer]) {
      leaveFormatting(peer.doc);
      peer.disconnect();
      goals(peer).format(0, 6, { bold: {} });
    }
    for (const peer of [seller, buyer, seller]) peer.connect();
    expect(asPlain(buyer.doc)).toEqual(asPlain(room.doc));
    buyer.disconnect();
    // Both ended the bold there; the second of the two marks says nothing new.
    const ends = [...itemsOf(goals(buyer))].filter(
      ({ content }) => content instanceof Y.ContentFormat && content.value === null,
    );
    expect(ends).toHaveLength(2);
    const words = goals(buyer).toDelta();
    buyer.doc.transact((transaction) => ends[1]?.delete(transaction));
    expect(goals(buyer).toDelta()).toEqual(words);
    room.status = 'sent';
    const sent = Y.encodeStateAsUpdate(buyer.doc, Y.encodeStateVector(room.doc));
    expect(room.receive(sent, buyer)).toMatchObject({ verdict: 'refuse', code: 'locked' });
    room.status = 'co_design';
    expect(room.receive(sent, buyer)).toMatchObject({ verdict: 'accept' });
    expect(asPlain(buyer.doc)).toEqual(asPlain(room.doc));
  });

  it.each<[string, (seller: Peer) => void]>([
    ['a component that was removed', ({ document }) => document.removeComponent('training')],
    ['a group that was removed', ({ document }) => document.removeChoiceGroup('platform')],
    ['a text that was rewritten', (seller) => goals(seller).delete(0, goals(seller).length)],
    ['a price', ({ document }) => document.setComponent('training', 'unitPrice', '1')],
  ])('is taken as it is, where what was chosen is gone or has nothing to do with it: %s', (_, meanwhile) => {
    expect(offline(meanwhile).judgement.verdict).toBe('accept');
  });

  it('negative control: nothing changed meanwhile, and all of it is taken as one', () => {
    expect(offline(() => {}).judgement.verdict).toBe('accept');
  });
});
