import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ParticipantId } from '#shared/ids.ts';
import { leaveFormatting } from '#shared/quote-doc/leave-formatting.ts';
import { encodeNewInternalDocument } from '#shared/quote-doc/new-document.ts';
import { localOrigin } from '#shared/quote-doc/quote-document.ts';
import { asPlain, GuardedRoom, type Peer } from '../../support/guarded-room.ts';

function expectConverged(room: GuardedRoom): void {
  for (const peer of room.peers) {
    expect(asPlain(peer.doc)).toEqual(asPlain(room.doc));
    expect(peer.document.read()).toEqual(room.peers[0]?.document.read());
  }
}

function expectNoRefusals(...peers: Peer[]): void {
  for (const peer of peers) {
    expect(peer.judgements.filter(({ verdict }) => verdict === 'refuse' || verdict === 'gap')).toEqual([]);
  }
}

/** The first run of inline text of the text both sides write. */
function goals(peer: Peer): Y.XmlText {
  return (peer.document.fragment('goals').get(0) as Y.XmlElement).get(0) as Y.XmlText;
}

describe('honest traffic passes', () => {
  it('an ordinary change of the seller reaches the buyer', () => {
    const room = new GuardedRoom();
    const [seller, buyer] = [room.join('seller'), room.join('buyer')];
    seller.document.setComponent('review', 'unitPrice', '52000');
    expect(seller.judgements.at(-1)).toMatchObject({
      verdict: 'accept',
      newClients: [seller.doc.clientID],
      writes: [{ root: 'components', entry: 'review', field: 'unitPrice', deleted: false }],
    });
    expect(buyer.document.read().content.components[0]?.unitPrice).toBe('52000');
    expectConverged(room);
  });

  it('every change that a screen can make passes, for the side that may make it', () => {
    const room = new GuardedRoom();
    const [seller, buyer] = [room.join('seller'), room.join('buyer')];
    const { document } = seller;
    document.setTerm('title', 'Another title');
    document.setTerm('quoteDiscount', { percent: '5' });
    document.setTerm('validUntil', null);
    const section = document.addSection({ title: 'Second' }, 'start');
    document.setSection(section, 'discountPercent', '10');
    document.moveSection(section);
    const group = document.addChoiceGroup({ sectionId: section, title: 'Pick' });
    document.setChoiceGroup(group, 'max', 2);
    const member = document.addComponent({ sectionId: section, groupId: group, title: 'A' });
    document.setComponent(member, 'tiers', [
      { upTo: '10', unitPrice: '9' },
      { upTo: null, unitPrice: '8' },
    ]);
    document.setComponent(member, 'adjustments', [{ kind: 'discount', percent: '5' }]);
    document.setComponent(member, 'vat', { category: 'E', rate: '0', exemptionText: 'Training' });
    const copy = document.duplicateComponent('training');
    document.moveComponent('training', { sectionId: section, groupId: null });
    document.removeComponent('seats');
    document.pick(group, [member]);
    document.moveChoiceGroup(group, { sectionId: 'start', beforeId: 'review' });
    document.removeChoiceGroup(group);
    document.removeSection(section);
    expect(copy).not.toBeNull();
    buyer.document.select('training', true);
    if (copy !== null) buyer.document.select(copy, true);
    buyer.document.pick('platform', ['premium']);
    goals(buyer).insert(0, 'More leads. ', { bold: {} });
    expectNoRefusals(seller, buyer);
    expectConverged(room);
  });

  it('the buyer selects, picks and counts, within what is offered', () => {
    const room = new GuardedRoom();
    const buyer = room.join('buyer');
    buyer.document.select('training', true);
    buyer.document.pick('platform', ['premium']);
    buyer.document.setQuantity('seats', '20');
    expectNoRefusals(buyer);
    expect(buyer.judgements.slice(-3).map((judgement) => 'writes' in judgement && judgement.writes)).toEqual([
      [{ root: 'choices', entry: 'training', field: null, deleted: false }],
      [{ root: 'picks', entry: 'platform', field: null, deleted: false }],
      [{ root: 'quantities', entry: 'seats', field: null, deleted: false }],
    ]);
  });

  it('the buyer chooses a section that is offered as a whole, until it no longer is', () => {
    const room = new GuardedRoom();
    const [seller, buyer] = [room.join('seller'), room.join('buyer')];
    seller.document.setSection('start', 'presence', 'optional');
    buyer.document.selectSection('start', false);
    buyer.document.choose({ choices: { training: true }, sectionChoices: { start: true }, picks: {} });
    expectNoRefusals(seller, buyer);
    expect(buyer.document.read().content.sectionChoices).toEqual({ start: true });
    seller.document.setSection('start', 'presence', 'required');
    buyer.document.selectSection('start', false);
    expect(buyer.judgements.at(-1)).toMatchObject({ code: 'invalid-value' });
  });

  it('every field of a quote may be set by the seller, to anything that its schema allows', () => {
    const room = new GuardedRoom();
    const seller = room.join('seller');
    const vat = { category: 'S', rate: '6', supply: 'food' } as const;
    seller.document.setTerm('quoteDiscountUntil', '2026-04-30');
    seller.document.setTerm('payableStep', '1');
    seller.document.setTerm('vatCountry', 'SE');
    seller.document.setTerm('quoteAdjustments', [
      { kind: 'charge', title: 'Freight', pricePeriod: 'once', vat, amount: '25' },
      { kind: 'discount', title: 'Loyal', pricePeriod: 'once', vat, percent: '5', baseAmount: '100' },
    ]);
    seller.document.setSection('start', 'disclosure', 'pricesHidden');
    seller.document.setSection('start', 'staysOpen', false);
    seller.document.setChoiceGroup('platform', 'staysOpen', false);
    seller.document.setComponent('training', 'requires', ['review']);
    seller.document.setComponent('training', 'excludes', ['seats']);
    seller.document.setComponent('training', 'vat', vat);
    expectNoRefusals(seller);
    expectConverged(room);
  });

  it('a component and the choice about it may come in one update', () => {
    const room = new GuardedRoom();
    const seller = room.join('seller');
    seller.doc.transact(() => {
      const id = seller.document.addComponent({ sectionId: 'start', presence: 'optional', title: 'New' });
      seller.doc.getMap('choices').set(id, true);
    });
    expectNoRefusals(seller);
  });

  it('the empty update changes nothing', () => {
    const room = new GuardedRoom();
    const buyer = room.join('buyer');
    expect(buyer.send(new Uint8Array([0, 0]))).toEqual({ verdict: 'nothing' });
  });

  it('the whole document again, with its full delete set, changes nothing', () => {
    const room = new GuardedRoom();
    const [seller, buyer] = [room.join('seller'), room.join('buyer')];
    seller.document.removeComponent('training');
    seller.document.setTerm('title', 'Again');
    goals(buyer).delete(0, 4);
    expect(buyer.send(Y.encodeStateAsUpdate(buyer.doc))).toEqual({ verdict: 'nothing' });
    expect(seller.send(Y.encodeStateAsUpdate(seller.doc))).toEqual({ verdict: 'nothing' });
  });

  it('known and new together: what is new is taken', () => {
    const room = new GuardedRoom();
    const buyer = room.join('buyer');
    buyer.document.select('training', true);
    buyer.disconnect();
    buyer.document.pick('platform', ['premium']);
    buyer.connected = true;
    expect(buyer.send(Y.encodeStateAsUpdate(buyer.doc))).toMatchObject({
      verdict: 'accept',
      writes: [{ root: 'picks', entry: 'platform' }],
    });
  });

  it('a run that overlaps what the server has: its tail is taken', () => {
    const room = new GuardedRoom();
    const buyer = room.join('buyer');
    const text = goals(buyer);
    text.insert(0, 'abc');
    buyer.disconnect();
    text.insert(3, 'def');
    buyer.connected = true;
    buyer.send(Y.encodeStateAsUpdate(buyer.doc));
    expectNoRefusals(buyer);
    expect(room.snapshot()).toContain('abcdef');
    expectConverged(room);
  });

  it('an early update after a reconnect asks for what comes before it, and then everything is there', () => {
    const room = new GuardedRoom();
    const buyer = room.join('buyer');
    buyer.disconnect();
    buyer.document.select('training', true);
    const early = buyer.record(() => buyer.document.select('training', false));
    expect(buyer.send(early)).toEqual({ verdict: 'gap' });
    buyer.connect();
    expect(buyer.judgements.at(-1)?.verdict).toBe('accept');
    expect(buyer.send(early)).toEqual({ verdict: 'nothing' });
    expectConverged(room);
  });

  it('an early delete of something that is still to come asks for it too', () => {
    const room = new GuardedRoom();
    const buyer = room.join('buyer');
    buyer.disconnect();
    goals(buyer).insert(0, 'early');
    const early = buyer.record(() => goals(buyer).delete(0, 5));
    expect(buyer.send(early)).toEqual({ verdict: 'gap' });
  });

  it('what was made and removed while offline: garbage and tombstones', () => {
    const room = new GuardedRoom();
    const seller = room.join('seller');
    seller.disconnect();
    const section = seller.document.addSection({ title: 'Never mind' });
    const component = seller.document.addComponent({ sectionId: section });
    seller.document.setComponent(component, 'title', 'Gone');
    seller.document.removeSection(section);
    const paragraph = new Y.XmlElement('paragraph');
    seller.document.fragment('intro').insert(1, [paragraph]);
    paragraph.insert(0, [new Y.XmlText('typed and thought better of')]);
    seller.document.fragment('intro').delete(1, 1);
    seller.document.setTerm('title', 'Kept');
    seller.connect();
    expectNoRefusals(seller);
    expect([...(room.doc.store.clients.get(seller.doc.clientID) ?? [])].some((s) => s instanceof Y.GC)).toBe(
      true,
    );
    expectConverged(room);
  });

  it('several overwritten values of one slot in one run, collected or kept for undo', () => {
    for (const undo of [false, true]) {
      const room = new GuardedRoom();
      const seller = room.join('seller');
      if (undo) new Y.UndoManager([seller.doc.getMap('terms')], { trackedOrigins: new Set([localOrigin]) });
      seller.disconnect();
      for (let length = 0; length < 1_200; length++) seller.document.setTerm('title', `Title ${length}`);
      seller.connect();
      expectNoRefusals(seller);
      expect(room.doc.getMap('terms').get('title')).toBe('Title 1199');
      expectConverged(room);
    }
  });

  it('deleting what is deleted already', () => {
    const room = new GuardedRoom();
    const [one, two] = [room.join('seller'), room.join('seller')];
    two.disconnect();
    one.document.removeComponent('training');
    two.document.removeComponent('training');
    two.connect();
    expectNoRefusals(one, two);
    expect(two.judgements.at(-1)).toEqual({ verdict: 'nothing' });
    expectConverged(room);
  });

  it('undo and redo with a stock undo manager, of fields, entries and text', () => {
    const room = new GuardedRoom();
    const [seller, buyer] = [room.join('seller'), room.join('buyer')];
    const undo = new Y.UndoManager(
      ['terms', 'components', 'choices', 'jointTexts', 'texts'].map((root) => seller.doc.getMap(root)),
      { trackedOrigins: new Set([localOrigin]), captureTimeout: 0 },
    );
    seller.document.setTerm('title', 'One');
    seller.document.setTerm('title', 'Two');
    seller.document.setComponent('review', 'unitPrice', '1');
    seller.document.removeComponent('training');
    seller.document.select('seats', false);
    seller.document.addComponent({ sectionId: 'start' });
    seller.doc.transact(() => seller.document.fragment('intro').delete(0, 1), localOrigin);
    buyer.document.select('seats', true);
    for (let steps = 0; steps < 3; steps++) {
      while (undo.undoStack.length > 0) undo.undo();
      expectConverged(room);
      while (undo.redoStack.length > 0) undo.redo();
      expectConverged(room);
    }
    expectNoRefusals(seller, buyer);
  });

  it('the buyer undoes a first choice, which removes the entry', () => {
    const room = new GuardedRoom();
    const buyer = room.join('buyer');
    const undo = new Y.UndoManager([buyer.doc.getMap('choices')], { trackedOrigins: new Set([localOrigin]) });
    buyer.document.select('seats', true);
    undo.undo();
    expect(buyer.judgements.at(-1)).toMatchObject({
      verdict: 'accept',
      writes: [{ root: 'choices', entry: 'seats', field: null, deleted: true }],
    });
    undo.redo();
    expectNoRefusals(buyer);
    expectConverged(room);
  });

  it('a new client id in every session, two tabs, and a session that another tab delivers', () => {
    const room = new GuardedRoom();
    const anna = ParticipantId.parse('anna-bergman');
    const tabs = [room.join('buyer', anna), room.join('buyer', anna)];
    tabs[0]?.document.select('training', true);
    tabs[1]?.document.select('training', false);
    const [first, second] = tabs as [Peer, Peer];
    first.disconnect();
    first.document.pick('platform', ['premium']);
    // The tabs share one store: the second one sends what the first one wrote while it was offline.
    Y.applyUpdate(second.doc, Y.encodeStateAsUpdate(first.doc));
    first.connect();
    expectNoRefusals(first, second);
    expect(tabs.map(({ doc }) => room.writers.of(doc.clientID))).toEqual([anna, anna]);
    expectConverged(room);
  });

  it('a choice about a component that the seller removed a moment ago', () => {
    const room = new GuardedRoom();
    const [seller, buyer] = [room.join('seller'), room.join('buyer')];
    buyer.disconnect();
    seller.document.removeComponent('training');
    seller.document.removeComponent('premium');
    buyer.document.select('training', true);
    buyer.document.pick('platform', ['premium']);
    buyer.connect();
    expectNoRefusals(seller, buyer);
    expect(room.peers[0]?.document.read().content.choices).toEqual({});
    expectConverged(room);
  });

  it('both write in the joint text at the same place while one is offline', () => {
    const room = new GuardedRoom();
    const [seller, buyer] = [room.join('seller'), room.join('buyer')];
    buyer.disconnect();
    goals(seller).insert(3, ' many', { italic: {} });
    goals(buyer).insert(3, ' new');
    goals(buyer).format(0, 8, { bold: {} });
    goals(buyer).format(2, 2, { bold: null });
    goals(buyer).delete(5, 4);
    buyer.connect();
    expectNoRefusals(seller, buyer);
    expectConverged(room);
  });

  it('a reader who tidies formatting in a text that only the other side writes', () => {
    const room = new GuardedRoom();
    const sellers = [room.join('seller'), room.join('seller'), room.join('seller')] as const;
    const buyer = room.join('buyer');
    const intro = (peer: Peer) =>
      (peer.document.fragment('intro').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    // Written at the same time, these leave marks that mean nothing. The product's clients leave them alone; a stock
    // one removes them on arrival, and has nothing of it taken where it may not write.
    for (const peer of sellers) {
      leaveFormatting(peer.doc);
      peer.disconnect();
    }
    intro(sellers[0]).format(0, 6, { bold: {} });
    intro(sellers[1]).format(2, 6, { bold: {} });
    intro(sellers[2]).format(4, 6, { bold: null });
    intro(sellers[2]).delete(1, 6);
    for (const peer of [...sellers, ...sellers]) peer.connect();
    expectNoRefusals(...sellers, buyer);
    expect(asPlain(sellers[0].doc)).toEqual(asPlain(room.doc));
    expect(asPlain(buyer.doc)).not.toEqual(asPlain(room.doc));
    expect(buyer.send(Y.encodeStateAsUpdate(buyer.doc))).toEqual({ verdict: 'nothing' });
    expect(intro(buyer).toDelta()).toEqual(intro(sellers[0]).toDelta());
  });

  it('costs in the internal document, also after sending', () => {
    const room = new GuardedRoom(encodeNewInternalDocument({}), 'internal');
    const seller = room.join('seller');
    room.status = 'sent';
    seller.document.setCost('review', 'unitCost', '27400');
    seller.document.setCost('review', 'note', 'Half of it is travel.');
    expectNoRefusals(seller);
  });
});
