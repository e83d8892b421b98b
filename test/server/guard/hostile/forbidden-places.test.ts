import * as Y from 'yjs';
import { type Attack, buyerDoes } from '../../../support/attack.ts';
import { describeAttacks } from '../../../support/describe-attacks.ts';
import type { Peer } from '../../../support/guarded-room.ts';

const map = (peer: Peer, root: string) => peer.doc.getMap<Y.Map<unknown>>(root);

const attacks: Attack[] = [
  {
    name: 'the title',
    code: 'forbidden',
    path: ['terms', 'title'],
    bytes: buyerDoes(({ buyer }) => buyer.document.setTerm('title', 'Mine')),
  },
  {
    name: 'the quote discount',
    code: 'forbidden',
    path: ['terms', 'quoteDiscount'],
    bytes: buyerDoes(({ buyer }) => buyer.document.setTerm('quoteDiscount', { percent: '99' })),
  },
  {
    name: 'a price',
    code: 'forbidden',
    path: ['components', 'review', 'unitPrice'],
    bytes: buyerDoes(({ buyer }) => buyer.document.setComponent('review', 'unitPrice', '1')),
  },
  {
    name: 'whether a component is required',
    code: 'forbidden',
    bytes: buyerDoes(({ buyer }) => buyer.document.setComponent('review', 'presence', 'optional')),
  },
  {
    name: 'a new component',
    code: 'forbidden',
    bytes: buyerDoes(({ buyer }) => buyer.document.addComponent({ sectionId: 'start' })),
  },
  {
    name: 'the removal of a component',
    code: 'forbidden',
    path: ['components', 'review'],
    bytes: buyerDoes(({ buyer }) => buyer.document.removeComponent('review')),
  },
  {
    name: 'a section discount',
    code: 'forbidden',
    bytes: buyerDoes(({ buyer }) => buyer.document.setSection('start', 'discountPercent', '50')),
  },
  {
    name: 'how many may be picked',
    code: 'forbidden',
    bytes: buyerDoes(({ buyer }) => buyer.document.setChoiceGroup('platform', 'max', 2)),
  },
  {
    name: "the seller's text",
    code: 'forbidden',
    path: ['texts', 'intro'],
    bytes: buyerDoes(({ buyer }) =>
      buyer.document.fragment('intro').insert(0, [new Y.XmlElement('paragraph')]),
    ),
  },
  {
    name: "the removal of the seller's text",
    code: 'forbidden',
    path: ['texts', 'terms'],
    bytes: buyerDoes(({ buyer }) => buyer.document.fragment('terms').delete(0, 1)),
  },
  {
    name: "formatting of the seller's text",
    code: 'forbidden',
    bytes: buyerDoes(({ buyer }) =>
      ((buyer.document.fragment('intro').get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 4, {
        bold: {},
      }),
    ),
  },
  {
    name: "the end of a mark in the seller's text, which takes deletes alone",
    needsMore: true,
    code: 'forbidden',
    path: ['texts', 'intro'],
    bytes: buyerDoes(({ seller, buyer }) => {
      const intro = (peer: Peer) =>
        (peer.document.fragment('intro').get(0) as Y.XmlElement).get(0) as Y.XmlText;
      intro(seller).format(3, 4, { bold: {} });
      Y.applyUpdate(buyer.doc, Y.encodeStateAsUpdate(seller.doc), buyer);
      intro(buyer).format(3, 4, { bold: null });
    }),
  },
  {
    name: 'a price together with a choice that is allowed',
    code: 'forbidden',
    bytes: buyerDoes(({ buyer }) => {
      buyer.document.select('training', true);
      buyer.document.setComponent('training', 'unitPrice', '1');
    }),
  },
  {
    name: 'a price that is made and removed in one message',
    code: 'forbidden',
    bytes: buyerDoes(({ buyer }) => {
      buyer.document.setComponent('training', 'unitPrice', '1');
      map(buyer, 'components').get('training')?.delete('unitPrice');
    }),
  },
];

// What a buyer may not write, whatever client they use (I-25).
describeAttacks('forbidden-places', attacks);
